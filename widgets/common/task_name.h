#pragma once

#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"

#include <QString>

namespace soco::widgets {

// What a criterion is called on pairs of one kind: "CC", "SOC", on cross pairs "Cross-CC", "Cross-SOC".
QString taskName(dataset::PairKind kind, benchmark::Criterion criterion);

} // namespace soco::widgets
