#include "widgets/common/judge_words.h"

#include "widgets/common/task_name.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace soco::widgets {

using benchmark::Criterion;
using benchmark::Metric;

namespace {

struct Judges {
    Q_DECLARE_TR_FUNCTIONS(Judges)
};

// For the list of texts to translate, which is read from the sources of the window: core has no translations.
[[maybe_unused]] constexpr const char *const textsOfJudges[] = {
    QT_TRANSLATE_NOOP("Judges", "concept correspondence"),
    QT_TRANSLATE_NOOP("Judges", "the same concept"),
    QT_TRANSLATE_NOOP("Judges", "any place of the same kind is right{, any %1}"),
    QT_TRANSLATE_NOOP(
        "Judges",
        "The match is right when it lies inside the circle of <i>any</i> wheel centre that the target shows. It "
        "asks whether the model knows what a wheel centre is. It also counts points whose own counterpart the "
        "target does not show."),
    QT_TRANSLATE_NOOP("Judges", "semantic object correspondence"),
    QT_TRANSLATE_NOOP("Judges", "the same keypoint of the object"),
    QT_TRANSLATE_NOOP("Judges", "only the very same place{, the %2}"),
    QT_TRANSLATE_NOOP(
        "Judges",
        "Only the circle of <i>the same</i> wheel counts. It asks whether the model knows which one it is. Left and "
        "right are the object's own: a car's left is its driver's. The gap from CC to SOC is what a model loses by "
        "mistaking one of several like parts for another."),
};

QString translated(const std::string &text)
{
    return Judges::tr(text.c_str());
}

// "CC: the same concept. SOC: the same keypoint of the object."
template <class Change> QString ofAll(std::string Metric::*text, const Change &change)
{
    QStringList sentences;
    for (const Criterion criterion : benchmark::criteria())
        sentences << Judges::tr("%1: %2.").arg(taskName(dataset::PairKind::Intra, criterion),
                                               change(translated(benchmark::metricOf(criterion).*text)));
    return sentences.join(QLatin1Char(' '));
}

QString joined(const QStringList &names, const QString &lastTwo)
{
    if (names.size() < 2)
        return names.join(QString());
    return lastTwo.arg(names.mid(0, names.size() - 1).join(Judges::tr(", ")), names.last());
}

} // namespace

QString judgeTitle(Criterion criterion)
{
    return translated(benchmark::metricOf(criterion).title);
}

QString judgeMeaning(Criterion criterion)
{
    return translated(benchmark::metricOf(criterion).meaning);
}

QString judgeHelp(Criterion criterion)
{
    return translated(benchmark::metricOf(criterion).help);
}

QString meaningOfJudges()
{
    return ofAll(&Metric::meaning, [](const QString &text) { return text; });
}

QString exampleOfJudges(QString concept_, const QString &identity)
{
    concept_.replace(QLatin1Char('_'), QLatin1Char(' '));
    const QString whole = identity.isEmpty() ? concept_
                                             : Judges::tr("%1 %2", "front left, wheel center").arg(identity, concept_);
    return ofAll(&Metric::example, [&](QString text) {
        static const QRegularExpression ofKeypoint(QStringLiteral("\\{[^}]*\\}"));
        if (concept_.isEmpty())
            return text.remove(ofKeypoint);
        text.remove(QLatin1Char('{')).remove(QLatin1Char('}'));
        return text.replace(QStringLiteral("%1"), concept_).replace(QStringLiteral("%2"), whole);
    });
}

QStringList judgeNames(dataset::PairKind kind)
{
    QStringList names;
    for (const Criterion criterion : benchmark::criteria())
        names << taskName(kind, criterion);
    return names;
}

QStringList severalTargetNames()
{
    QStringList names;
    for (const Criterion criterion : benchmark::criteria())
        if (benchmark::metricOf(criterion).severalTargets)
            names << taskName(dataset::PairKind::Intra, criterion);
    return names;
}

QStringList reportedNames()
{
    QStringList names;
    for (const benchmark::ReportedFigure &figure : benchmark::reportedFigures())
        names << taskName(figure.kind, figure.criterion);
    return names;
}

QString alphaText(double alpha)
{
    QString text = QString::number(alpha, 'f', 4);
    while (text.endsWith(QLatin1Char('0')) && text.size() > 4)
        text.chop(1);
    return text;
}

QString andText(const QStringList &names)
{
    return joined(names, Judges::tr("%1 and %2"));
}

QString orText(const QStringList &names)
{
    return joined(names, Judges::tr("%1 or %2"));
}

} // namespace soco::widgets
