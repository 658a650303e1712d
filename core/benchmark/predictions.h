#pragma once

#include "core/base/atomic_writer.h"
#include "core/base/result.h"
#include "core/benchmark/judge.h"
#include "core/dataset/dataset.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Predictions in OmniProbe's form: one JSON object a line with pred, gt_src, gt_trg, thresh_scale, meta and class_name
// (core/benchmark/README.md, "Result files"). Coordinates are those of the unit square.

namespace soco::benchmark {

// "PairAnnotations/intra", "PairAnnotations/trainsplits/test": where pairs of a kind lie in a dataset.
std::string pairFolder(dataset::PairKind kind);

// One line, without the newline. `pairPath` is relative to the dataset; `predicted` is parallel to the source keypoints.
std::string predictionLine(const dataset::Pair &pair, const dataset::PairMatches &matches, const PairGeometry &geometry,
                           std::span<const UnitPoint> predicted, std::string_view pairPath);

// Writes a file line by line; it is there whole after commit() or not at all (AtomicWriter).
class PredictionWriter
{
public:
    // Refuses at once what could not be replaced in the end.
    static Result<PredictionWriter> create(const std::filesystem::path &path);

    Result<void> write(std::string_view line);
    Result<void> commit();

private:
    explicit PredictionWriter(AtomicWriter file) : m_file(std::move(file)) {}
    Result<void> flush();

    AtomicWriter m_file;
    std::string m_buffer;
};

// The scores that a predictions file stands for, made from nothing but its numbers: the same as those of the run that
// wrote it. The kind comes from meta.pair_path (intra where it does not say). Broken lines are Errors with their place.
Result<std::map<dataset::PairKind, std::vector<PairScore>>> scoresFromPredictions(const std::filesystem::path &path);

} // namespace soco::benchmark
