#include "widgets/charts/chart.h"

#include "widgets/common/judge_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace soco::widgets {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

QString csvField(const QString &text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char('\n')))
        return text;
    return QLatin1Char('"') + QString(text).replace(QLatin1String("\""), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString yesOrNo(bool yes)
{
    return yes ? QStringLiteral("yes") : QStringLiteral("no");
}

// Columns of a number's run; empty ones for published figures.
QStringList runFields(const ChartNumber &number)
{
    if (number.published || !number.run)
        return QStringList(12);
    const benchmark::EvaluationResult &run = *number.run;
    return {QString::number(number.pairs),
            QString::number(number.droppedPairs),
            QString::number(number.points),
            yesOrNo(number.isPartial()),
            QString::number(number.coverage.failed),
            QString::number(number.coverage.selected),
            QString::number(number.coverage.available),
            yesOrNo(number.stale),
            csvField(QString::fromStdString(run.runId)),
            csvField(QString::fromStdString(run.time)),
            csvField(QString::fromStdString(run.dataset)),
            csvField(QString::fromStdString(run.model.fingerprint))};
}

} // namespace

bool Chart::isStale() const
{
    return std::any_of(numbers.begin(), numbers.end(), [](const ChartNumber &number) { return number.stale; });
}

QString Chart::headline() const
{
    return isStale() ? Charts::tr("%1 (before your last change)").arg(title) : title;
}

QString Chart::description() const
{
    if (empty())
        return title + QStringLiteral(". ") + emptyText;
    QStringList lines{headline()};
    const auto add = [&](int number) { lines.append(numbers[std::size_t(number)].readout()); };
    for (const Facet &facet : facets) {
        lines.append(facet.title);
        for (const Group &group : facet.groups)
            std::for_each(group.numbers.begin(), group.numbers.end(), add);
    }
    for (const Curve &curve : curves) {
        if (curve.judged >= 0)
            add(curve.judged);
    }
    for (const Row &row : rows)
        std::for_each(row.numbers.begin(), row.numbers.end(), add);
    lines.append(fullProvenance);
    return lines.join(QLatin1Char('\n'));
}

QString Chart::csv() const
{
    QString text = QStringLiteral("model,source,pairs_of,task,category,alpha,percent,pairs,dropped_pairs,points,partial,"
                                  "failed_pairs,pairs_asked_for,pairs_available,before_last_change,run,run_time,"
                                  "dataset,fingerprint\r\n");
    for (const ChartNumber &number : numbers) {
        if (!number.percent)
            continue;
        const QStringList fields{csvField(number.model),
                                 csvField(number.source),
                                 number.published ? QString()
                                                  : QString::fromLatin1(dataset::pairKindName(number.kind)),
                                 number.task,
                                 csvField(number.category),
                                 alphaText(number.alpha),
                                 QString::number(*number.percent, 'f', number.published ? 2 : 6)};
        text += (fields + runFields(number)).join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return text;
}

} // namespace soco::widgets
