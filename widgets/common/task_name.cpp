#include "widgets/common/task_name.h"

#include "core/benchmark/judge.h"

namespace soco::widgets {

QString taskName(dataset::PairKind kind, benchmark::Criterion criterion)
{
    const bool cross = kind == dataset::PairKind::Cross;
    return QString::fromStdString(
        benchmark::metricName(criterion, cross ? dataset::PairKind::Cross : dataset::PairKind::Intra));
}

} // namespace soco::widgets
