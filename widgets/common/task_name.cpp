#include "widgets/common/task_name.h"

#include <QCoreApplication>

namespace soco::widgets {

namespace {

struct Tasks {
    Q_DECLARE_TR_FUNCTIONS(Tasks)
};

} // namespace

QString taskName(dataset::PairKind kind, benchmark::Criterion criterion)
{
    const bool cross = kind == dataset::PairKind::Cross;
    if (criterion == benchmark::Criterion::Cc)
        return cross ? Tasks::tr("Cross-CC") : Tasks::tr("CC");
    return cross ? Tasks::tr("Cross-SOC") : Tasks::tr("SOC");
}

} // namespace soco::widgets
