#pragma once

#include "core/base/result.h"
#include "core/benchmark/evaluation_result.h"
#include "core/benchmark/judge.h"
#include "core/benchmark/runner.h"
#include "core/dataset/dataset.h"
#include "core/vision/feature_map.h"
#include "core/vision/pictures.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

// What an evaluation has to do: which pairs, what they ask, which pictures they show. Made before the first forward
// pass; the passes fill in maps and predictions.

namespace soco::benchmark {

struct PlannedImage {
    dataset::ImageId id;
    std::filesystem::path path;
    std::string content;       // its key among pictures
    vision::FeatureMap map;    // while it is in memory
    std::optional<Error> error;
};

struct PlannedPair {
    enum class State { Unread, Open, Done, Failed };

    std::size_t kind = 0; // index into the kinds that were asked for
    const dataset::PairRef *ref = nullptr;
    std::string name; // relative to the dataset
    dataset::PairMatches matches;
    PairGeometry geometry;
    std::uint64_t annotation = 0; // annotationDigest()
    bool hasOtherSize = false;    // the file states a size that a picture does not have
    std::vector<int> labels;      // of the source keypoints, indices into EvaluationPlan::labels
    std::size_t source = 0;       // indices into EvaluationPlan::images
    std::size_t target = 0;
    std::uint64_t content = 0;        // of all that a matcher sees: points, matches, scale and both pictures
    std::vector<UnitPoint> predicted; // parallel to the source keypoints, once Done
    State state = State::Unread;
    Error error; // of a Failed one

    void fail(Error why)
    {
        state = State::Failed;
        error = std::move(why);
    }
};

struct EvaluationPlan {
    std::vector<PlannedPair> pairs; // in the order of the kinds asked for, then of the index
    std::vector<PlannedImage> images;
    std::vector<KeypointLabel> labels; // sorted
};

// The disk or the share did not give it, so that trying again may help. (What was listed and is gone is such an error.)
bool mayPass(const Error &error);
// What was there a moment ago is not missing from the dataset: its folder went away.
Error vanished(Error error);

// Chooses the pairs; reads nothing. Errors: InvalidArgument (unknown categories, no pairs), and the first of the
// folders of these kinds that could not be read.
Result<EvaluationPlan> selectPairs(const dataset::Dataset &dataset, const EvaluationOptions &options);
// What a choice of pairs comes to, whatever the order of its words: for telling requests apart.
std::string selectionText(const EvaluationOptions &options);

// Reads every pair file and looks at every picture, both in parallel. What cannot be read is a failed pair.
void readPairs(EvaluationPlan &plan, const dataset::Dataset &dataset, int inputSize, int threads,
               const std::stop_token &stop);
void findImages(EvaluationPlan &plan, const dataset::Dataset &dataset, vision::Pictures &pictures, int threads,
                const std::stop_token &stop);

} // namespace soco::benchmark
