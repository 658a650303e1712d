#include "widgets/charts/chart.h"

#include "core/base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace soco::widgets {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

QString grouped(std::int64_t number)
{
    return QString::fromStdString(groupedDigits(number));
}

QString csvField(const QString &text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char('\n')))
        return text;
    return QLatin1Char('"') + QString(text).replace(QLatin1String("\""), QLatin1String("\"\"")) + QLatin1Char('"');
}

} // namespace

QString alphaText(double alpha)
{
    QString text = QString::number(alpha, 'f', 4);
    while (text.endsWith(QLatin1Char('0')) && text.size() > 4)
        text.chop(1);
    return text;
}

QString chartTitle(ChartKind kind, const JudgeSettings &judge)
{
    const QString task = judge.criterion == benchmark::Criterion::Soc ? Charts::tr("SOC") : Charts::tr("CC");
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

QString ChartNumber::readout() const
{
    QString name = model + QStringLiteral(", ") + task;
    if (!category.isEmpty())
        name += QStringLiteral(", ") + category;
    name += QStringLiteral(", ") + Charts::tr("α %1").arg(alphaText(alpha));
    if (!percent)
        return published ? Charts::tr("%1: not published").arg(name) : Charts::tr("%1: not evaluated").arg(name);
    QStringList parts{Charts::tr("%1 %").arg(*percent, 0, 'f', 2)};
    if (!published) {
        parts.append(partial ? Charts::tr("partial, %1 pairs").arg(grouped(pairs))
                             : Charts::tr("%1 pairs").arg(grouped(pairs)));
        parts.append(Charts::tr("%1 points").arg(grouped(points)));
    }
    if (!source.isEmpty())
        parts.append(source);
    return name + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

QString ChartNumber::pairsTitle() const
{
    QStringList parts{model, task};
    if (!category.isEmpty())
        parts.append(category);
    parts.append(Charts::tr("worst first"));
    return parts.join(QStringLiteral(", "));
}

std::vector<dataset::PairRef> pairsBehind(const ChartNumber &number)
{
    std::vector<dataset::PairRef> refs;
    if (number.published || !number.run)
        return refs;
    struct Counted {
        std::size_t wrong;
        const benchmark::PairScore *score;
    };
    std::vector<Counted> counted;
    const float radius = float(number.alpha); // as the score itself is counted
    for (const benchmark::KindResult &kind : number.run->kinds) {
        if (kind.kind != number.kind)
            continue;
        for (const benchmark::PairScore &score : kind.scores) {
            const auto &errors = number.criterion == benchmark::Criterion::Soc ? score.socErrors : score.ccErrors;
            if (errors.empty() || (!number.category.isEmpty() && score.group != number.category.toStdString()))
                continue;
            const auto wrong = std::count_if(errors.begin(), errors.end(), [&](float e) { return !(e < radius); });
            counted.push_back({std::size_t(wrong), &score});
        }
    }
    std::stable_sort(counted.begin(), counted.end(),
                     [](const Counted &a, const Counted &b) { return a.wrong > b.wrong; });
    refs.reserve(counted.size());
    for (const Counted &entry : counted)
        refs.push_back(dataset::pairRefOf(number.kind, entry.score->group, entry.score->file));
    return refs;
}

QString Chart::description() const
{
    if (empty())
        return title + QStringLiteral(". ") + emptyText;
    QStringList lines{title};
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
    QString text =
        QStringLiteral("model,source,pairs_of,task,category,alpha,percent,pairs,dropped_pairs,points,partial\r\n");
    for (const ChartNumber &number : numbers) {
        if (!number.percent)
            continue;
        QStringList fields{csvField(number.model),
                           csvField(number.source),
                           number.published ? QString() : QString::fromLatin1(dataset::pairKindName(number.kind)),
                           number.task,
                           csvField(number.category),
                           alphaText(number.alpha),
                           QString::number(*number.percent, 'f', number.published ? 2 : 6)};
        if (number.published)
            fields << QString() << QString() << QString() << QString();
        else
            fields << QString::number(number.pairs) << QString::number(number.droppedPairs)
                   << QString::number(number.points) << (number.partial ? QStringLiteral("yes") : QStringLiteral("no"));
        text += fields.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return text;
}

} // namespace soco::widgets
