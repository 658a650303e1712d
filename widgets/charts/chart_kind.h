#pragma once

#include "widgets/common/explore_data.h"

#include <QString>

namespace soco::widgets {

enum class ChartKind { Tasks, Threshold, Categories };
inline constexpr ChartKind allChartKinds[]{ChartKind::Tasks, ChartKind::Threshold, ChartKind::Categories};

// "PCK@0.10 by task", "SOC against threshold α", "Cross-SOC by category"
QString chartTitle(ChartKind kind, const JudgeSettings &judge, dataset::PairKind pairs);

} // namespace soco::widgets
