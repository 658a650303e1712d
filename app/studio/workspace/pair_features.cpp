#include "app/studio/workspace/pair_features.h"

namespace soco::studio {

Result<vision::FeatureMap> featuresOf(vision::FeatureStore &store, vision::Pictures &pictures, const vision::Backbone &backbone,
                                      const dataset::Dataset &dataset, const dataset::View &view, const Task &task)
{
    const auto path = dataset.imagePath(view.category, view.image);
    if (!path)
        return path.error();
    return store.get(backbone, pictures, *path, task);
}

PairFeatures computePairFeatures(const dataset::Dataset &dataset, const dataset::Pair &pair,
                                 const dataset::PairMatches &matches, const vision::Backbone &backbone,
                                 vision::FeatureStore &store, vision::Pictures &pictures,
                                 const benchmark::Matcher &matcher, double alpha, const Task &task)
{
    PairFeatures features;
    if (task.cancelled())
        return features;
    auto source = featuresOf(store, pictures, backbone, dataset, pair.source, task);
    auto target = source ? featuresOf(store, pictures, backbone, dataset, pair.target, task) : source;
    if (!source || !target) {
        features.result.error = source ? target.error() : source.error();
        return features;
    }
    features.source = *source;
    features.target = *target;
    const auto geometry = benchmark::geometryOf(pair, backbone.info().inputSize);
    const auto found = matcher.match({features.source, features.target, geometry, matches});
    if (!found) {
        features.result.error = found.error();
        return features;
    }
    std::vector<UnitPoint> predicted;
    std::vector<float> cosines;
    for (const vision::Match &match : *found) {
        predicted.push_back(match.predicted);
        cosines.push_back(match.cosine);
    }
    features.result.points = benchmark::judgePair(pair, matches, geometry, predicted, cosines, alpha);
    return features;
}

} // namespace soco::studio
