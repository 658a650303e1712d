#include "widgets/charts/chart_kind.h"

#include "widgets/common/judge_words.h"
#include "widgets/common/task_name.h"

#include <QCoreApplication>

namespace soco::widgets {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

} // namespace

QString chartTitle(ChartKind kind, const JudgeSettings &judge, dataset::PairKind pairs)
{
    const QString task = taskName(pairs, judge.criterion);
    switch (kind) {
    case ChartKind::Tasks:
        return Charts::tr("PCK@%1 by task").arg(alphaText(judge.alpha));
    case ChartKind::Threshold:
        return Charts::tr("%1 against threshold α").arg(task);
    case ChartKind::Categories:
        break;
    }
    return Charts::tr("%1 by category").arg(task);
}

} // namespace soco::widgets
