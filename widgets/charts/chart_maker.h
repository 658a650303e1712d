#pragma once

#include "widgets/charts/chart.h"
#include "widgets/charts/chart_source.h"
#include "widgets/charts/run_scores.h"

namespace soco::widgets {

// Makes charts of runs and published figures, and remembers what was computed from a run.
class ChartMaker
{
public:
    Chart make(ChartKind kind, const ChartSource &source);

private:
    Chart makeTasks(const ChartSource &source);
    Chart makeThreshold(const ChartSource &source);
    Chart makeCategories(const ChartSource &source);

    RunScores m_scores;
};

} // namespace soco::widgets
