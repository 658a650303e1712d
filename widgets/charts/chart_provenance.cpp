#include "widgets/charts/chart_provenance.h"

#include "widgets/common/count_text.h"
#include "widgets/common/judge_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace soco::widgets {

using benchmark::Reduction;

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

// "800", or "792–800" where the models differ
QString rangeText(const std::set<std::int64_t> &values)
{
    if (values.empty())
        return QStringLiteral("0");
    if (values.size() == 1)
        return groupedText(*values.begin());
    return groupedText(*values.begin()) + QStringLiteral("–") + groupedText(*values.rbegin());
}

// "800 pairs", "1 pair"
QString pairsText(const std::set<std::int64_t> &values)
{
    return values.size() == 1 ? countText(*values.begin(), Charts::tr("%1 pair"), Charts::tr("%1 pairs"))
                              : Charts::tr("%1 pairs").arg(rangeText(values));
}

QString reductionText(const std::set<Reduction> &reductions)
{
    if (reductions.size() > 1)
        return Charts::tr("pair and keypoint averages, do not compare");
    return reductions.contains(Reduction::Keypoint) ? Charts::tr("keypoint average") : Charts::tr("pair average");
}

// What complete runs have in common; what is missing in the others is said of each alone.
struct Common {
    std::set<std::int64_t> pairs, dropped;
    std::set<Reduction> reductions;

    void add(const ChartNumber &number)
    {
        if (!number.run || !number.percent)
            return;
        reductions.insert(number.run->reduction);
        if (number.isPartial())
            return;
        pairs.insert(number.pairs);
        dropped.insert(number.droppedPairs);
    }
};

// One run behind numbers of a chart, with all of its kinds that are in it.
struct RunOfChart {
    benchmark::RunPtr run;
    QString model;
    RunCoverage coverage;
    bool stale = false;
};

std::vector<RunOfChart> runsOf(const std::vector<ChartNumber> &numbers)
{
    std::vector<RunOfChart> runs;
    std::set<std::pair<const benchmark::EvaluationResult *, dataset::PairKind>> seen;
    for (const ChartNumber &number : numbers) {
        if (!number.run || !seen.insert({number.run.get(), number.kind}).second)
            continue;
        const auto known = std::find_if(runs.begin(), runs.end(),
                                        [&](const RunOfChart &entry) { return entry.run == number.run; });
        if (known == runs.end())
            runs.push_back({number.run, number.model, number.coverage, number.stale});
        else
            known->coverage += number.coverage;
    }
    return runs;
}

// " DINOv3-B/16: 15 of 16 pairs failed." for every run that something is missing in, or that is out of date
QString shortcomings(const std::vector<RunOfChart> &runs)
{
    QString text;
    for (const RunOfChart &entry : runs) {
        QStringList parts;
        if (const QString missing = coverageText(entry.coverage); !missing.isEmpty())
            parts << missing;
        if (entry.stale)
            parts << Charts::tr("before your last change");
        if (entry.run->meaningless)
            parts << Charts::tr("its features mean nothing");
        if (!parts.isEmpty())
            text += QLatin1Char(' ') + Charts::tr("%1: %2.").arg(entry.model, parts.join(QStringLiteral(", ")));
    }
    return text;
}

QString runName(const benchmark::EvaluationResult &run)
{
    const QString id = runIdText(run), time = runTimeText(run);
    return id.isEmpty() ? Charts::tr("run of %1").arg(time) : Charts::tr("run %1 of %2").arg(id, time);
}

// " Run 1a2b3c4d of 2026-05-03 14:02 UTC." or " 3 runs, 2026-05-03 14:02 UTC to 2026-05-04 09:10 UTC."
QString runsText(const std::vector<RunOfChart> &runs)
{
    if (runs.empty())
        return {};
    // All of one chart are matched alike: it shows the runs of one matcher.
    const QString matcher = runMatcherText(*runs.front().run),
                  matched = matcher.isEmpty() ? matcher : Charts::tr(", %1").arg(matcher);
    QString text = runName(*runs.front().run) + matched;
    if (runs.size() == 1) {
        text[0] = text[0].toUpper();
        return QLatin1Char(' ') + text + QLatin1Char('.');
    }
    QStringList times;
    for (const RunOfChart &entry : runs)
        times << runTimeText(*entry.run);
    const auto [first, last] = std::minmax_element(times.begin(), times.end());
    return QLatin1Char(' ')
        + (*first == *last ? Charts::tr("%1 runs of %2.").arg(runs.size()).arg(*first + matched)
                           : Charts::tr("%1 runs, %2 to %3.").arg(runs.size()).arg(*first, *last + matched));
}

// " DINOv2-B/14: run 1a2b3c4d of 2026-05-03 14:02 UTC, 1,600 of 1,600 pairs of demo dataset, cpu." for every run
QString everyRunText(const std::vector<RunOfChart> &runs)
{
    QString text;
    for (const RunOfChart &entry : runs) {
        QStringList parts{runName(*entry.run)};
        const QString count =
            Charts::tr("%1 of %2").arg(groupedText(entry.coverage.done), pairsText({entry.coverage.available}));
        parts << (entry.run->dataset.empty()
                      ? count
                      : Charts::tr("%1 of %2").arg(count, QString::fromStdString(entry.run->dataset)));
        if (const QString matcher = runMatcherText(*entry.run); !matcher.isEmpty())
            parts << matcher;
        if (!entry.run->device.empty())
            parts << QString::fromStdString(entry.run->device);
        text += QLatin1Char(' ') + Charts::tr("%1: %2.").arg(entry.model, parts.join(QStringLiteral(", ")));
    }
    return text;
}

QString ownText(const Chart &chart, const ChartSource &source, bool full)
{
    Common all;
    std::map<QString, Common> byTask;
    QStringList taskOrder;
    for (const ChartNumber &number : chart.numbers) {
        all.add(number);
        if (number.published || !number.percent || number.isPartial())
            continue;
        if (!taskOrder.contains(number.task))
            taskOrder.append(number.task);
        byTask[number.task].add(number);
    }
    // The tasks have pairs of their own: 320 of intra and as many of cross are no 320 together.
    QString pairs = taskOrder.size() > 1 ? Charts::tr("%1 per task").arg(pairsText(all.pairs)) : pairsText(all.pairs);
    if (all.pairs.size() > 1) {
        QStringList parts;
        for (const QString &task : taskOrder)
            parts.append(task + QLatin1Char(' ') + rangeText(byTask[task].pairs));
        pairs = Charts::tr("%1 pairs").arg(parts.join(QStringLiteral(", ")));
    }
    QStringList own;
    if (full && !source.dataTitle.isEmpty())
        own << source.dataTitle;
    if (!all.pairs.empty())
        own << pairs << Charts::tr("%1 dropped").arg(rangeText(all.dropped));
    own << reductionText(all.reductions);
    const std::vector<RunOfChart> runs = runsOf(chart.numbers);
    QString text = Charts::tr("Own: %1.").arg(own.join(QStringLiteral(", "))) + shortcomings(runs);
    if (!full)
        return text + runsText(runs);
    return text + QLatin1Char(' ') + Charts::tr("α = %1 of the target box's longer side.").arg(alphaText(chart.alpha))
         + everyRunText(runs);
}

QString publishedText(const Chart &chart, bool full)
{
    QString text = QLatin1Char(' ') + Charts::tr("Published: 20,000 pairs per task.");
    QStringList sources, others;
    for (const ChartNumber &number : chart.numbers) {
        if (number.published && !number.source.isEmpty() && !sources.contains(number.source))
            sources.append(number.source);
        if (number.otherWeights && !others.contains(number.model))
            others.append(number.model);
    }
    for (const QString &other : others)
        text += QLatin1Char(' ') + Charts::tr("Shown on request: %1.").arg(other);
    if (full && !sources.isEmpty())
        text += QLatin1Char(' ') + sources.join(QStringLiteral("; ")) + QLatin1Char('.');
    return text + QLatin1Char(' ') + Charts::tr("Different data, do not compare.");
}

} // namespace

void addTasksProvenance(Chart &chart, const ChartSource &source, bool anyOwn)
{
    const bool anyPublished = std::any_of(chart.numbers.begin(), chart.numbers.end(),
                                          [](const ChartNumber &number) { return number.published; });
    const auto line = [&](bool full) {
        const QString own = anyOwn ? ownText(chart, source, full) : Charts::tr("Own: no runs yet.");
        return anyPublished ? own + publishedText(chart, full) : own;
    };
    chart.provenance = line(false);
    chart.fullProvenance = line(true);
}

// "car, intra, 200 pairs; target box max side; pair average. Run 1a2b3c4d of 2026-05-03 14:02 UTC."
void addKindProvenance(Chart &chart, const ChartSource &source, const std::vector<ChartNumber> &totals,
                       const QString &scope, const QString &more)
{
    Common common;
    for (const ChartNumber &number : totals)
        common.add(number);
    const QString kind = pairKindWord(source.kind);
    QString data = scope.isEmpty() ? kind : scope + QStringLiteral(", ") + kind;
    if (!common.pairs.empty()) {
        data += QStringLiteral(", ") + pairsText(common.pairs);
        if (*common.dropped.rbegin() > 0)
            data += Charts::tr(", %1 dropped").arg(rangeText(common.dropped));
    }
    data += more;
    const QString rest = QStringLiteral("; ") + Charts::tr("target box max side") + QStringLiteral("; ")
                       + reductionText(common.reductions) + QLatin1Char('.');
    const QString alpha = QStringLiteral("; ") + Charts::tr("α = %1").arg(alphaText(chart.alpha));
    const std::vector<RunOfChart> runs = runsOf(totals);
    const QString missing = shortcomings(runs);
    chart.provenance = data + (chart.kind == ChartKind::Categories ? alpha : QString()) + rest + missing
                     + runsText(runs);
    QString full = data;
    if (!source.dataTitle.isEmpty() && scope != source.dataTitle)
        full.prepend(source.dataTitle + QStringLiteral(", "));
    chart.fullProvenance = full + alpha + rest + missing + everyRunText(runs);
}

} // namespace soco::widgets
