#pragma once

#include "core/base/result.h"
#include "core/dataset/taxonomy.h"

#include <set>
#include <string>
#include <string_view>

// Metadata/keypoint_taxonomy.json, internal to this folder. Errors carry a place and no file name.

namespace soco::dataset {

// The keys of this file are not published, so it is read by shape: a record names a category, a concept and a
// keypoint, either in fields of its own (in whatever plausible spelling), or through the lists and maps it is nested
// in. `knownCategories` (folder names) tells which keys of nested maps are categories.
struct TaxonomyReading {
    Taxonomy taxonomy;             // counts stay 0, identities are set
    std::size_t withoutCategory = 0; // keypoints whose category could not be made out
};

// Malformed where no keypoint of a category can be made out.
Result<TaxonomyReading> readTaxonomy(std::string_view bytes, const std::set<std::string> &knownCategories);

} // namespace soco::dataset
