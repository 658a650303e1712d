#pragma once

#include "core/base/task.h"
#include "core/benchmark/matcher.h"
#include "core/dataset/dataset.h"
#include "core/vision/feature_store.h"
#include "core/vision/pictures.h"
#include "widgets/common/explore_data.h"

namespace soco::studio {

// Features of both pictures of a pair for one model, and its verdicts on all keypoints.
struct PairFeatures {
    vision::FeatureMap source, target;
    widgets::PairResult result; // its slot and pair are the caller's; `error` where there are no features
};
// Any thread. Cancelled: without maps and without verdicts.
PairFeatures computePairFeatures(const dataset::Dataset &dataset, const dataset::Pair &pair,
                                 const dataset::PairMatches &matches, const vision::Backbone &backbone,
                                 vision::FeatureStore &store, vision::Pictures &pictures,
                                 const benchmark::Matcher &matcher, double alpha, const Task &task);
// Of one picture; computed where the store has none.
Result<vision::FeatureMap> featuresOf(vision::FeatureStore &store, vision::Pictures &pictures, const vision::Backbone &backbone,
                                      const dataset::Dataset &dataset, const dataset::View &view, const Task &task);

} // namespace soco::studio
