#pragma once

#include "core/benchmark/published.h"
#include "core/benchmark/runner.h"
#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"

#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

// What the charts show, as plain values: runs and published figures in, numbers and words out. No geometry, no painting.

namespace soco::widgets {

using RunPtr = std::shared_ptr<const benchmark::EvaluationResult>;

enum class ChartKind { Tasks, Threshold, Categories };
inline constexpr ChartKind allChartKinds[]{ChartKind::Tasks, ChartKind::Threshold, ChartKind::Categories};

// "PCK@0.10 by task", "SOC against threshold α", "SOC by category"
QString chartTitle(ChartKind kind, const JudgeSettings &judge);

// Everything the charts are made from. `runs` may hold runs of models that are not shown.
struct ChartSource {
    std::vector<ModelSlot> models;
    std::vector<RunPtr> runs;
    std::vector<benchmark::PublishedScore> published;
    QString category; // empty: all
    JudgeSettings judge;
    QString dataTitle;
    std::map<dataset::PairKind, std::int64_t> pairTotals; // pairs of the dataset, where known
};

// One number that can be pointed at.
struct ChartNumber {
    int slot = 0;
    QString model; // title
    bool published = false;
    dataset::PairKind kind = dataset::PairKind::Intra;
    benchmark::Criterion criterion = benchmark::Criterion::Soc;
    QString task;                  // "CC", "SOC", "Cross-SOC"
    QString category;              // empty: all
    double alpha = 0.1;
    std::optional<double> percent; // missing: not evaluated or not published
    std::int64_t pairs = 0;        // that had a scored point
    std::int64_t droppedPairs = 0; // that had none
    std::int64_t points = 0;
    bool partial = false;          // of a run that was cancelled
    QString source;                // "own run, 2026-05-03 14:02" or the publication
    RunPtr run;                    // of own numbers

    // "DINOv2-B/14, SOC, car: 61.43 %, 200 pairs, 1,804 points, own run, 2026-05-03 14:02"
    QString readout() const;
    // "DINOv2-B/14, SOC, car, worst first"
    QString pairsTitle() const;
};

// The pairs that a number counts, most wrong points first, then in the order of the index. None for published figures.
std::vector<dataset::PairRef> pairsBehind(const ChartNumber &number);

struct Chart {
    // Indices are into `numbers`.
    struct Group {
        QString title;            // "CC"
        std::vector<int> numbers; // one per slot of the facet
    };
    struct Facet {
        QString title;
        bool published = false;
        std::vector<Group> groups;
    };
    struct Curve {
        int slot = 0;
        std::vector<int> numbers; // ascending α
        int judged = -1;          // the one at the judged α
    };
    struct Row {
        QString category;
        bool marked = false;
        std::vector<int> numbers; // one per series
    };
    struct Series {
        int slot = 0;
        QString title;
    };

    ChartKind kind = ChartKind::Tasks;
    QString title;
    std::vector<Series> series; // models that have something to show here, or could have
    std::vector<ChartNumber> numbers;
    std::vector<Facet> facets;  // Tasks
    std::vector<Curve> curves;  // Threshold
    double alpha = 0.1;
    double alphaMax = 0.2;
    std::vector<Row> rows;      // Categories, best first
    QString provenance;         // as it stands below the chart on screen
    QString fullProvenance;     // the same with α and normaliser spelled out, as it is exported
    QString runDetails;         // date, device and duration of every run: shown on a click on the provenance line
    QString emptyText;          // set where there is nothing to draw

    bool empty() const { return numbers.empty() || !emptyText.isEmpty(); }
    // The whole chart in words, one number a line, for screen readers.
    QString description() const;
    // The numbers as RFC 4180 rows under one head line. Published figures are marked as such.
    QString csv() const;
};

// Makes charts, and remembers what was computed from a run, so that another category or threshold costs little.
class ChartMaker
{
public:
    ChartMaker();
    ~ChartMaker();
    Chart make(ChartKind kind, const ChartSource &source);

private:
    Chart makeTasks(const ChartSource &source);
    Chart makeThreshold(const ChartSource &source);
    Chart makeCategories(const ChartSource &source);

    struct Cache;
    std::unique_ptr<Cache> m_cache;
};

// "0.10"; as many places as the value needs, at least two.
QString alphaText(double alpha);

} // namespace soco::widgets
