#include "widgets/charts/chart_number.h"

#include "widgets/charts/chart_kind.h"
#include "widgets/charts/run_scores.h"
#include "widgets/common/count_text.h"
#include "widgets/common/judge_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace soco::widgets {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

} // namespace

QString ChartNumber::name() const
{
    return QStringList{model, subject(), Charts::tr("α %1").arg(alphaText(alpha))}.join(QStringLiteral(", "));
}

QString ChartNumber::subject() const
{
    return category.isEmpty() ? task : task + QStringLiteral(", ") + category;
}

QString ChartNumber::value() const
{
    if (percent)
        return Charts::tr("%1 %").arg(*percent, 0, 'f', 2);
    if (published)
        return Charts::tr("not published");
    return run ? Charts::tr("nothing scored") : Charts::tr("not evaluated");
}

QStringList ChartNumber::details() const
{
    QStringList parts;
    if (!published && run) {
        parts << countText(pairs, Charts::tr("%1 pair"), Charts::tr("%1 pairs"));
        if (const QString missing = coverageText(coverage); !missing.isEmpty())
            parts << missing;
        if (stale)
            parts << Charts::tr("before your last change");
        parts << countText(points, Charts::tr("%1 point"), Charts::tr("%1 points"));
    }
    if (!source.isEmpty() && (percent || run))
        parts << source;
    return parts;
}

QString ChartNumber::readout() const
{
    return name() + QStringLiteral(": ") + (QStringList{value()} + details()).join(QStringLiteral(", "));
}

QString ChartNumber::pairsTitle() const
{
    QStringList parts{model, task};
    if (!category.isEmpty())
        parts << category;
    parts << Charts::tr("worst first");
    return parts.join(QStringLiteral(", "));
}

std::vector<dataset::PairRef> pairsBehind(const ChartNumber &number)
{
    std::vector<dataset::PairRef> refs;
    const benchmark::KindResult *kind = number.run ? benchmark::kindOf(*number.run, number.kind) : nullptr;
    if (number.published || !kind)
        return refs;
    struct Counted {
        double share;
        const benchmark::PairScore *score;
    };
    std::vector<Counted> counted;
    for (const benchmark::PairScore &score : kind->scores) {
        const auto &errors = errorsOf(score, number.criterion);
        if (errors.empty() || (!number.category.isEmpty() && score.group != number.category.toStdString()))
            continue;
        const auto right = benchmark::rightCount(errors, number.alpha);
        counted.push_back({double(right) / double(errors.size()), &score});
    }
    std::stable_sort(counted.begin(), counted.end(),
                     [](const Counted &a, const Counted &b) { return a.share < b.share; });
    refs.reserve(counted.size());
    for (const Counted &entry : counted)
        refs.push_back(dataset::pairRefOf(number.kind, entry.score->group, entry.score->file));
    return refs;
}

} // namespace soco::widgets
