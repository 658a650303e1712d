#pragma once

#include "widgets/charts/chart.h"
#include "widgets/charts/chart_source.h"

#include <QString>

#include <vector>

// The line under a chart: data, pairs used, dropped and failed, runs, reduction.

namespace soco::widgets {

// For bars by task. `anyOwn`: some model has a run.
void addTasksProvenance(Chart &chart, const ChartSource &source, bool anyOwn);
// For charts of one kind of pairs. `totals` are numbers of the whole runs, `scope` the category or the data, `more` what
// else is counted (", 8 categories").
void addKindProvenance(Chart &chart, const ChartSource &source, const std::vector<ChartNumber> &totals,
                       const QString &scope, const QString &more);

} // namespace soco::widgets
