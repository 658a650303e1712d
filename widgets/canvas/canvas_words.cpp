#include "widgets/canvas/canvas_words.h"

#include "core/benchmark/judge.h"
#include "widgets/common/judge_words.h"
#include "widgets/common/model_labels.h"
#include "widgets/common/task_name.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ExploreCanvas", text);
}

QString cosineText(double cosine)
{
    return std::isfinite(cosine) ? QString::number(cosine, 'f', 2) : QStringLiteral("–");
}

float matchCosine(const PointResult &result)
{
    return result.match ? result.match->cosine : result.map->maximum;
}

// Where the prediction landed, told from the sought keypoint: "rear left" within its concept, else the whole label.
QString placeOf(const CanvasState &state, int source, int nearest)
{
    const dataset::Pair &pair = state.pair->pair;
    if (nearest < 0 || nearest >= int(pair.target.keypoints.size()) || source < 0)
        return {};
    const dataset::Keypoint &found = pair.target.keypoints[std::size_t(nearest)];
    const dataset::Keypoint &sought = pair.source.keypoints[std::size_t(source)];
    if (found.name == sought.name)
        return {};
    if (found.conceptName == sought.conceptName && state.identity) {
        const QString identity = state.identity(QString::fromStdString(found.name));
        if (!identity.isEmpty())
            return identity;
    }
    return state.sentenceLabelOf(found.name);
}

// The two ends of a pane's own scale as cosines, or why there are none; empty where the panes share one scale.
QString endsText(const CanvasState &state, int slot, const MapReading &read, const QString &pattern)
{
    if (read.health == MapReading::Health::NotFinite)
        return words(QT_TRANSLATE_NOOP("ExploreCanvas", "not finite"));
    const bool best = state.map.scale == MapScale::BestPart;
    if (read.health == MapReading::Health::Flat || (best && read.best.flat))
        return words(QT_TRANSLATE_NOOP("ExploreCanvas", "flat"));
    if (!state.mapShown(slot) || (!best && state.map.scale != MapScale::Stretched))
        return {};
    const EndTexts ends = endTexts(mapRangeOf(state, slot));
    return pattern.arg(ends.low, ends.high);
}

// What came of a model, in a word or two: "not loaded", "CC right, SOC wrong: rear left"; empty where nothing is known.
QString shortOutcome(const CanvasState &state, int slot)
{
    const ModelSlot *model = state.model(slot);
    switch (model ? model->state : ModelState::Ready) {
    case ModelState::NotLoaded: return words(QT_TRANSLATE_NOOP("ExploreCanvas", "not loaded"));
    case ModelState::Loading: return words(QT_TRANSLATE_NOOP("ExploreCanvas", "still loading"));
    case ModelState::Failed: return words(QT_TRANSLATE_NOOP("ExploreCanvas", "failed"));
    case ModelState::Ready: break;
    }
    if (const PointResult *result = state.result(slot); result && result->error)
        return words(QT_TRANSLATE_NOOP("ExploreCanvas", "no result"));
    return PaneHeader::spokenVerdicts(targetHeader(state, slot));
}

} // namespace

PaneHeaderContent sourceHeader(const CanvasState &state)
{
    PaneHeaderContent header;
    header.title = words(QT_TRANSLATE_NOOP("ExploreCanvas", "Source"));
    if (!state.pair) {
        header.detail = state.loadingTitle;
        return header;
    }
    header.detail = QString::fromStdString(state.pair->pair.source.image);
    header.pinned = state.pin.has_value();
    if (state.pin && !state.keypoint.isEmpty()) {
        header.note = words(QT_TRANSLATE_NOOP("ExploreCanvas", "pinned: %1"))
                          .arg(state.sentenceLabelOf(state.keypoint.toStdString()));
    } else if (state.pin) {
        header.note = words(QT_TRANSLATE_NOOP("ExploreCanvas", "pinned: %1, %2"))
                          .arg(state.pin->x, 0, 'f', 1).arg(state.pin->y, 0, 'f', 1);
    } else {
        header.note = words(QT_TRANSLATE_NOOP("ExploreCanvas", "Click a part to match it."));
    }
    return header;
}

PaneHeaderContent targetHeader(const CanvasState &state, int slot)
{
    PaneHeaderContent header;
    const ModelSlot *model = state.model(slot);
    header.slot = slot;
    header.cross = state.isCross();
    if (model) {
        const ModelLabel label = state.labelOfModel(slot);
        header.title = label.title;
        header.apart = label.apart;
        for (const ModelSlot &other : state.models)
            if (other.slot != slot)
                header.others << other.title;
    }
    if (model && model->gridSize > 0)
        header.detail = QStringLiteral("%1 × %1").arg(model->gridSize);
    header.focused = slot == state.focused;
    header.brief = state.visibleSlots().size() >= 6;
    if (state.map.scale == MapScale::Stretched && state.mapShown(slot)) {
        header.warning = words(QT_TRANSLATE_NOOP("ExploreCanvas", "stretched, not comparable"));
        header.shortWarning = words(QT_TRANSLATE_NOOP("ExploreCanvas", "stretched"));
    }
    const PointResult *result = state.result(slot);
    if (const MapReading *read = state.reading(slot)) {
        header.ends = endsText(state, slot, *read, words(QT_TRANSLATE_NOOP("ExploreCanvas", "%1 to %2")));
        header.shortEnds = endsText(state, slot, *read, QStringLiteral("%1–%2"));
    }
    if (!state.pair || !result || result->error || !result->judgement || !state.hasMatch(slot))
        return header;
    const benchmark::PointJudgement &judgement = *result->judgement;
    const auto judged = [&](benchmark::Criterion criterion) {
        PaneHeaderContent::Judged entry{criterion, judgement.verdict(criterion, state.judge.alpha), {}};
        if (entry.verdict == benchmark::Verdict::Wrong)
            entry.where = placeOf(state, judgement.source, judgement.nearestTarget);
        return entry;
    };
    for (const benchmark::Criterion criterion : benchmark::criteria())
        if (criterion != state.judge.criterion)
            header.verdicts.push_back(judged(criterion));
    header.verdicts.push_back(judged(state.judge.criterion));
    return header;
}

QString spokenPane(const CanvasState &state, int slot)
{
    return spokenPane(state, slot, slot == 0 ? sourceHeader(state) : targetHeader(state, slot));
}

QString spokenPane(const CanvasState &state, int slot, const PaneHeaderContent &header)
{
    QStringList parts{header.apart.isEmpty() ? header.title : ModelLabel{header.title, header.apart, {}}.text()};
    if (slot == 0) {
        parts << header.detail << header.note;
        if (state.pair && state.pair->source.isNull())
            parts << missingPicture(state.pair->sourceError, true);
    } else if (const StandIn said = standIn(state, slot); !said.text.isEmpty()) {
        parts << said.text.simplified();
    } else {
        parts << header.detail << PaneHeader::spokenVerdicts(header);
        if (state.hasMatch(slot))
            parts << words(QT_TRANSLATE_NOOP("ExploreCanvas", "cosine %1"))
                         .arg(cosineText(matchCosine(*state.result(slot))));
        if (!header.ends.isEmpty())
            parts << words(QT_TRANSLATE_NOOP("ExploreCanvas", "map %1")).arg(header.ends);
        parts << header.warning << paneRemark(state, slot);
        if (state.pair && state.pair->target.isNull())
            parts << missingPicture(state.pair->targetError, false);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString pictureCaption(const CanvasState &state, const QString &map)
{
    if (!state.pair)
        return {};
    const auto stemOf = [](const dataset::View &view) {
        return QFileInfo(QString::fromStdString(view.image)).completeBaseName();
    };
    const dataset::Pair &pair = state.pair->pair;
    QString what = stemOf(pair.source) + QStringLiteral(" → ") + stemOf(pair.target);
    if (!state.dataTitle.isEmpty())
        what = words(QT_TRANSLATE_NOOP("ExploreCanvas", "%1, %2")).arg(state.dataTitle, what);
    if (!state.keypoint.isEmpty())
        what = words(QT_TRANSLATE_NOOP("ExploreCanvas", "%1: %2"))
                   .arg(what, state.sentenceLabelOf(state.keypoint.toStdString()));
    QStringList panes{words(QT_TRANSLATE_NOOP("ExploreCanvas", "source"))};
    const std::vector<int> seen = state.visibleSlots();
    for (const int slot : seen) {
        const QString label = state.labelOfModel(slot).text(), known = shortOutcome(state, slot);
        panes << (known.isEmpty() ? label : words(QT_TRANSLATE_NOOP("ExploreCanvas", "%1 (%2)")).arg(label, known));
    }
    QStringList sentences{
        words(QT_TRANSLATE_NOOP("ExploreCanvas", "%1.")).arg(what),
        words(QT_TRANSLATE_NOOP("ExploreCanvas", "Panes row by row: %1.")).arg(panes.join(QStringLiteral(", ")))};
    const auto isMapped = [&](int slot) { return state.mapShown(slot); };
    if (!map.isEmpty() && std::any_of(seen.begin(), seen.end(), isMapped))
        sentences << words(QT_TRANSLATE_NOOP("ExploreCanvas", "Map: %1.")).arg(map);
    if (!state.matcher.isEmpty())
        sentences << words(QT_TRANSLATE_NOOP("ExploreCanvas", "Matched by %1.")).arg(state.matcher);
    sentences << words(QT_TRANSLATE_NOOP("ExploreCanvas", "Judged by %1, α = %2."))
                     .arg(taskName(state.isCross() ? dataset::PairKind::Cross : dataset::PairKind::Intra,
                                   state.judge.criterion),
                          alphaText(state.judge.alpha));
    return sentences.join(QLatin1Char(' '));
}

QString missingPicture(const std::optional<Error> &error, bool source)
{
    if (error)
        return QString::fromStdString(error->text());
    return source ? words(QT_TRANSLATE_NOOP("ExploreCanvas", "The source picture is missing."))
                  : words(QT_TRANSLATE_NOOP("ExploreCanvas", "The target picture is missing."));
}

StandIn standIn(const CanvasState &state, int slot)
{
    const ModelSlot *model = state.model(slot);
    if (!model)
        return {};
    StandIn said;
    switch (model->state) {
    case ModelState::NotLoaded:
        said.text = words(QT_TRANSLATE_NOOP("ExploreCanvas", "Not loaded."));
        if (!model->detail.isEmpty())
            said.text += QLatin1Char('\n') + model->detail;
        said.button = words(QT_TRANSLATE_NOOP("ExploreCanvas", "Load %1")).arg(model->title);
        break;
    case ModelState::Loading:
        said.text = words(QT_TRANSLATE_NOOP("ExploreCanvas", "Loading %1")).arg(model->title);
        break;
    case ModelState::Failed:
        said.text = model->detail.isEmpty()
                        ? words(QT_TRANSLATE_NOOP("ExploreCanvas", "%1 could not be loaded.")).arg(model->title)
                        : model->detail;
        said.button = words(QT_TRANSLATE_NOOP("ExploreCanvas", "Load again"));
        break;
    case ModelState::Ready:
        break;
    }
    return said;
}

QString paneRemark(const CanvasState &state, int slot)
{
    if (!state.pair)
        return {};
    const PointResult *result = state.result(slot);
    if (result && result->error)
        return words(QT_TRANSLATE_NOOP("ExploreCanvas", "No result: %1")).arg(QString::fromStdString(result->error->text()));
    if (state.allMatches)
        return {};
    if (const MapReading *read = state.reading(slot)) {
        if (read->health == MapReading::Health::NotFinite)
            return words(QT_TRANSLATE_NOOP("ExploreCanvas",
                                           "No result: the cosines of this model are not finite numbers."));
        if (read->health == MapReading::Health::Flat)
            return words(QT_TRANSLATE_NOOP("ExploreCanvas",
                                           "Flat: the cosine is %1 in the whole picture, so no place matches best."))
                .arg(cosineText(read->whole.high));
        if (state.map.scale == MapScale::BestPart && read->best.flat)
            return words(QT_TRANSLATE_NOOP("ExploreCanvas",
                                           "Flat: the best %1 % of the picture have one cosine, %2."))
                .arg(state.map.share).arg(cosineText(read->best.best));
    }
    const int source = state.judgedKeypoint(slot);
    if (source < 0)
        return {};
    const auto questions = benchmark::judgeOf(state.judge.criterion).questions(state.pair->matches);
    const bool scored = std::any_of(questions.begin(), questions.end(),
                                    [source](const benchmark::Question &asked) { return asked.source == source; });
    return scored ? QString()
                  : words(QT_TRANSLATE_NOOP("ExploreCanvas",
                                            "This point is not visible in the target, so it is not scored."));
}

} // namespace soco::widgets
