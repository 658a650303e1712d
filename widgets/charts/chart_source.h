#pragma once

#include "core/benchmark/published.h"
#include "core/benchmark/run_catalogue.h"
#include "widgets/common/explore_data.h"

#include <QString>

#include <set>
#include <string>
#include <vector>

namespace soco::widgets {

// Everything the charts are made from. A model is its fingerprint; a slot that was never loaded has none, and no run.
struct ChartSource {
    std::vector<ModelSlot> models;
    benchmark::RunCatalogue runs; // of models that are not shown, too
    std::vector<benchmark::PublishedScore> published;
    // Slots beside which a published figure stands although it is not known to be of their weights: somebody asked.
    std::set<int> otherWeights;
    QString category; // empty: all
    dataset::PairKind kind = dataset::PairKind::Intra; // that the charts of one kind of pairs are of
    JudgeSettings judge;
    QString dataTitle;
    std::string datasetFingerprint; // of the data as it is now; empty: not known
};

benchmark::RunPtr runOf(const ChartSource &source, const ModelSlot &model, dataset::PairKind kind);
// The data has changed since the run.
bool isStale(const ChartSource &source, const benchmark::EvaluationResult &run);

// The published row of the model's name, else of its title; null where there is none. Whether it is a figure of the
// model's own weights says ModelSlot::publishedWeights.
const benchmark::PublishedScore *publishedRow(const ChartSource &source, const ModelSlot &model);

} // namespace soco::widgets
