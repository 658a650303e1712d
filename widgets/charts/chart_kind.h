#pragma once

#include "widgets/common/explore_data.h"

#include <QString>

namespace soco::widgets {

enum class ChartKind { Tasks, Threshold, Categories };
inline constexpr ChartKind allChartKinds[]{ChartKind::Tasks, ChartKind::Threshold, ChartKind::Categories};

// "PCK@0.10 by task", "SOC against threshold α", "SOC by category"
QString chartTitle(ChartKind kind, const JudgeSettings &judge);

} // namespace soco::widgets
