#pragma once

#include "core/benchmark/run_catalogue.h"
#include "core/dataset/dataset.h"
#include "widgets/charts/run_text.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace soco::widgets {

// One number of a chart that can be pointed at.
struct ChartNumber {
    int slot = 0;
    QString model; // label, unlike that of any other model of the chart; of a figure of other weights it says so
    bool published = false;
    bool otherWeights = false; // published, but not known to be of the model's own weights
    dataset::PairKind kind = dataset::PairKind::Intra;
    benchmark::Criterion criterion = benchmark::Criterion::Soc;
    QString task;                  // "CC", "SOC", "Cross-SOC"
    QString category;              // empty: all
    double alpha = 0.1;
    std::optional<double> percent; // missing: not evaluated, nothing scored, or not published
    std::int64_t pairs = 0;        // that had a scored point
    std::int64_t droppedPairs = 0; // that had none
    std::int64_t points = 0;
    RunCoverage coverage;          // of the run's pairs of this kind
    bool stale = false;            // the data has changed since the run
    QString source;                // "own run 1a2b3c4d, 2026-05-03 14:02 UTC" or the publication
    benchmark::RunPtr run;         // of own numbers

    bool isPartial() const { return run && coverage.isPartial(); }
    QString name() const;    // "DINOv2-B/14, SOC, car, α 0.10"
    QString subject() const; // "SOC, car", of the name
    QString value() const;   // "61.43 %", "not evaluated", "not published", "nothing scored"
    QStringList details() const; // "200 pairs", "1,804 points", "15 of 16 pairs failed", "own run …"; what matters first
    // "DINOv2-B/14, SOC, car, α 0.10: 61.43 %, 200 pairs, 1,804 points, own run 1a2b3c4d, 2026-05-03 14:02 UTC"
    QString readout() const;
    // "DINOv2-B/14, SOC, car, worst first"
    QString pairsTitle() const;
};

// The pairs that a number counts, the lowest share of right points first, then in the order of the index. None for
// published figures.
std::vector<dataset::PairRef> pairsBehind(const ChartNumber &number);

} // namespace soco::widgets
