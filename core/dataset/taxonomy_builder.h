#pragma once

#include "core/dataset/taxonomy.h"

#include <map>
#include <string>

namespace soco::dataset {

// Puts single records into the sorted tree. A keypoint that is added twice is completed, not doubled.
class TaxonomyBuilder
{
public:
    TaxonomyBuilder() = default;
    explicit TaxonomyBuilder(const Taxonomy &start);

    void setSuperCategory(const std::string &category, const std::string &superCategory);
    // Makes the category exist, even without keypoints.
    void addCategory(const std::string &category);
    void addKeypoint(const std::string &category, TaxonomyKeypoint keypoint);

    bool empty() const { return m_categories.empty(); }
    // Sorted at every level, keypoints by id and name, with identities and full sentences. "other" collects the
    // categories of no known super-category and the keypoints of no concept.
    Taxonomy build() const;

private:
    struct CategoryEntry {
        std::string superCategory;
        std::map<std::string, TaxonomyKeypoint> keypoints; // by name
    };
    std::map<std::string, CategoryEntry> m_categories;
};

} // namespace soco::dataset
