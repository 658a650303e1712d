#pragma once

#include "core/vision/backbone.h"
#include "core/vision/feature_map.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_set>

namespace soco::vision {

// Watches the maps of one model for features that mean nothing: the same in every cell, or the same for every picture.
// Any thread.
class FeatureCheck
{
public:
    // `picture` tells pictures apart (their content key); one that was seen before is not counted again.
    void add(const FeatureMap &map, const std::string &picture);

    // Every map was the same in every cell, or as every other: no figure made from them means anything.
    bool allMeaningless() const;
    // One sentence for people that names the model and, where it is known, what is wrong with its weights; or nothing.
    std::string warning(const BackboneInfo &model) const;

private:
    mutable std::mutex m_mutex;
    std::unordered_set<std::string> m_seen;
    FeatureMap m_first;
    std::int64_t m_constant = 0;
    std::int64_t m_sameAsFirst = 0; // the first included
};

} // namespace soco::vision
