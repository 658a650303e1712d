#include "widgets/charts/run_text.h"

#include "core/base/text.h"
#include "core/benchmark/utc_time.h"
#include "widgets/common/count_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace soco::widgets {

namespace {

struct Runs {
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

constexpr int idDigits = 8;

QString pairsText(std::int64_t count)
{
    return countText(count, Runs::tr("%1 pair"), Runs::tr("%1 pairs"));
}

} // namespace

QString pairKindWord(dataset::PairKind kind)
{
    switch (kind) {
    case dataset::PairKind::Intra:
        return Runs::tr("intra");
    case dataset::PairKind::Cross:
        return Runs::tr("cross");
    case dataset::PairKind::Train:
        return Runs::tr("train split");
    case dataset::PairKind::Test:
        break;
    }
    return Runs::tr("test split");
}

QString runIdText(const benchmark::EvaluationResult &run)
{
    return QString::fromStdString(run.runId).left(idDigits);
}

QString runTimeText(const benchmark::EvaluationResult &run)
{
    return QString::fromStdString(benchmark::minuteText(run.time));
}

QString runMatcherText(const benchmark::EvaluationResult &run)
{
    return run.protocol == benchmark::standardMatcherId
        ? QString()
        : Runs::tr("matched by %1").arg(QString::fromStdString(run.protocol));
}

RunCoverage &RunCoverage::operator+=(const RunCoverage &other)
{
    selected += other.selected;
    available += other.available;
    done += other.done;
    failed += other.failed;
    whole = whole && other.whole;
    return *this;
}

RunCoverage coverageOf(const benchmark::EvaluationResult &run, const benchmark::KindResult &kind)
{
    RunCoverage coverage;
    coverage.failed = kind.failed;
    coverage.done = std::int64_t(kind.scores.size());
    if (kind.scores.empty()) // their file is gone: what is not missing was done
        coverage.done = std::max<std::int64_t>(0, kind.selected - std::max(kind.failed, kind.open));
    // Results without a count of what was asked for asked for what they hold.
    coverage.selected = std::max(kind.selected, coverage.done + kind.failed);
    coverage.available = std::max(kind.available, coverage.selected);
    coverage.whole = benchmark::asksForAll(run, kind);
    return coverage;
}

QString coverageText(const RunCoverage &coverage)
{
    QStringList parts;
    if (coverage.failed > 0)
        parts << Runs::tr("%1 of %2 failed").arg(groupedText(coverage.failed), pairsText(coverage.selected));
    if (coverage.done + coverage.failed < coverage.selected)
        parts << Runs::tr("cut short, %1 of %2 done").arg(groupedText(coverage.done), pairsText(coverage.selected));
    if (!coverage.whole)
        parts << (coverage.available > coverage.selected
                      ? Runs::tr("a selection, %1 of %2")
                            .arg(groupedText(coverage.selected), pairsText(coverage.available))
                      : Runs::tr("a selection, %1").arg(pairsText(coverage.selected)));
    return parts.join(QStringLiteral(", "));
}

QString runText(const benchmark::EvaluationResult &run, dataset::PairKind kind)
{
    QString text = runTimeText(run);
    if (const QString id = runIdText(run); !id.isEmpty())
        text += QStringLiteral(", ") + Runs::tr("run %1").arg(id);
    const benchmark::KindResult *result = benchmark::kindOf(run, kind);
    if (!result)
        return text;
    const RunCoverage coverage = coverageOf(run, *result);
    QStringList parts{countText(coverage.available, Runs::tr("%2 of %1 %3 pair"), Runs::tr("%2 of %1 %3 pairs"))
                          .arg(groupedText(coverage.done), pairKindWord(kind))};
    if (coverage.whole)
        parts << Runs::tr("whole dataset");
    const QString missing = coverageText(coverage);
    parts << (missing.isEmpty() ? Runs::tr("complete") : missing);
    if (const QString matcher = runMatcherText(run); !matcher.isEmpty())
        parts << matcher;
    if (!run.device.empty())
        parts << QString::fromStdString(run.device);
    if (run.seconds > 0)
        parts << Runs::tr("took %1").arg(QString::fromStdString(durationText(run.seconds)));
    return text + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

} // namespace soco::widgets
