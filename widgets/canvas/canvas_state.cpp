#include "widgets/canvas/canvas_state.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ExploreCanvas", text);
}

QPointF toQt(ImagePoint point)
{
    return {point.x, point.y};
}

QString cosineText(double cosine)
{
    return std::isfinite(cosine) ? QString::number(cosine, 'f', 2) : QStringLiteral("–");
}

QSize sizeOf(const QImage &image, const dataset::View &view)
{
    return image.isNull() ? QSize(view.width, view.height) : image.size();
}

QPointF predictedIn(QSize size, UnitPoint unit)
{
    return toQt(vision::toImage(unit, size.width(), size.height()));
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

} // namespace

const ModelSlot *CanvasState::model(int slot) const
{
    const auto found = std::find_if(models.begin(), models.end(), [&](const ModelSlot &m) { return m.slot == slot; });
    return found == models.end() ? nullptr : &*found;
}

const PointResult *CanvasState::result(int slot) const
{
    const auto found = results.find(slot);
    return found == results.end() ? nullptr : &found->second;
}

std::vector<int> CanvasState::visibleSlots() const
{
    std::vector<int> slots;
    for (const ModelSlot &m : models) {
        if (solo == 0 || solo == m.slot)
            slots.push_back(m.slot);
    }
    return slots;
}

QString CanvasState::labelOf(const std::string &name) const
{
    const QString full = QString::fromStdString(name);
    const QString text = label ? label(full) : full;
    return text.isEmpty() ? full : text;
}

QString CanvasState::sentenceLabelOf(const std::string &name) const
{
    return labelOf(name).replace(QStringLiteral("  "), QStringLiteral(", "));
}

QSize CanvasState::sourceSize() const
{
    return pair ? sizeOf(pair->source, pair->pair.source) : QSize();
}

QSize CanvasState::targetSize() const
{
    return pair ? sizeOf(pair->target, pair->pair.target) : QSize();
}

int CanvasState::judgedKeypoint(int slot) const
{
    if (!pair)
        return -1;
    const PointResult *found = result(slot);
    if (!found && !pin)
        return -1;
    const QString name = found ? found->keypoint : keypoint;
    return name.isEmpty() ? -1 : pair->pair.source.indexOf(name.toStdString());
}

bool CanvasState::mapShown(int slot) const
{
    if (!map.visible || peek || !hasMatch(slot))
        return false;
    return map.scale != MapScale::BestPart || !reading(slot)->best.flat;
}

const MapReading *CanvasState::reading(int slot) const
{
    const PointResult *found = result(slot);
    if (!found || !found->map || found->error)
        return nullptr;
    KeptReading &kept = m_readings[slot];
    if (kept.map != found->map || kept.picture != targetSize() || kept.share != map.share)
        kept = {found->map, targetSize(), map.share, readMap(*found->map, targetSize(), map.share)};
    return &kept.reading;
}

bool CanvasState::hasMatch(int slot) const
{
    const MapReading *read = reading(slot);
    return read && read->health == MapReading::Health::Good;
}

MapRange mapRangeOf(const CanvasState &state, int slot)
{
    const MapRange given{state.map.low, state.map.high};
    if (state.map.scale == MapScale::RawShared)
        return given;
    if (state.map.scale != MapScale::RawFitted) {
        if (!state.hasMatch(slot))
            return given;
        const MapReading &read = *state.reading(slot);
        return state.map.scale == MapScale::BestPart ? MapRange{read.best.low, read.best.best} : read.whole;
    }
    std::optional<MapRange> range;
    for (const int other : state.visibleSlots()) {
        if (!state.hasMatch(other))
            continue;
        const MapRange own = state.reading(other)->whole;
        range = range ? MapRange{std::min(range->low, own.low), std::max(range->high, own.high)} : own;
    }
    return range.value_or(given);
}

vision::PictureCells drawnCells(const CanvasState &state, int slot)
{
    const MapReading *read = state.reading(slot);
    if (!read)
        return {};
    const vision::SimilarityMap &map = *state.result(slot)->map;
    return state.map.scale == MapScale::RawShared ? vision::PictureCells{map.cols, map.rows} : read->inside;
}

QPointF scoredTruth(const CanvasState &state, int slot, int targetKeypoint)
{
    const dataset::Keypoint &keypoint = state.pair->pair.target.keypoints[std::size_t(targetKeypoint)];
    const ModelSlot *model = state.model(slot);
    const QSize size = state.targetSize();
    if (!model || model->inputSize <= 0 || size.isEmpty())
        return toQt(keypoint.position);
    return predictedIn(size, vision::toUnit(keypoint.position, size.width(), size.height(), model->inputSize));
}

double truthRadius(const CanvasState &state)
{
    const QSize size = state.targetSize();
    const double side = std::max(size.width(), size.height());
    const dataset::View &target = state.pair->pair.target;
    if (!target.box)
        return state.judge.alpha * side;
    // The threshold is a fraction of the annotated size, the error one of the picture's own: equal but for bad data.
    const double annotated = std::max(target.width, target.height);
    const double box = std::max(target.box->width(), target.box->height());
    return state.judge.alpha * box * (annotated > 0 ? side / annotated : 1);
}

std::optional<ImagePoint> linkedTargetPoint(const CanvasState &state)
{
    if (!state.pair || state.pointerSlot < 0)
        return std::nullopt;
    const QSize source = state.sourceSize(), target = state.targetSize();
    const QSize over = state.pointerSlot == 0 ? source : target;
    const ImagePoint p = state.pointer;
    if (p.x < 0 || p.y < 0 || p.x >= over.width() || p.y >= over.height())
        return std::nullopt;
    if (state.pointerSlot > 0)
        return p;
    return ImagePoint{p.x * target.width() / source.width(), p.y * target.height() / source.height()};
}

PaneMarks sourceMarks(const CanvasState &state)
{
    PaneMarks marks;
    if (!state.pair || state.peek || state.hideMarks)
        return marks;
    const auto &keypoints = state.pair->pair.source.keypoints;
    for (const dataset::Keypoint &keypoint : keypoints)
        marks.keypoints.push_back({toQt(keypoint.position), state.names ? state.labelOf(keypoint.name) : QString()});
    marks.names = state.names;
    if (state.pointerSlot == 0 && state.hoveredKeypoint >= 0 && state.hoveredKeypoint < int(keypoints.size())) {
        const dataset::Keypoint &hovered = keypoints[std::size_t(state.hoveredKeypoint)];
        if (!state.pin || *state.pin != hovered.position)
            marks.hovered = PaneMarks::Named{toQt(hovered.position), state.labelOf(hovered.name)};
    }
    if (state.pin) {
        const bool named = !state.keypoint.isEmpty();
        marks.pin = PaneMarks::Named{toQt(*state.pin), named ? state.labelOf(state.keypoint.toStdString()) : QString()};
        // The bull's eye stands in for the disc below it.
        std::erase_if(marks.keypoints, [&](const PaneMarks::Named &k) { return k.position == toQt(*state.pin); });
    }
    return marks;
}

PaneMarks targetMarks(const CanvasState &state, int slot)
{
    PaneMarks marks;
    if (!state.pair || state.peek || state.hideMarks)
        return marks;
    const LoadedPair &loaded = *state.pair;
    const auto &keypoints = loaded.pair.target.keypoints;
    const QSize size = state.targetSize();

    if (state.pointerSlot != slot) {
        if (const auto linked = linkedTargetPoint(state))
            marks.linkedCursor = toQt(*linked);
    } else if (state.hoveredKeypoint >= 0 && state.hoveredKeypoint < int(keypoints.size())) {
        const dataset::Keypoint &hovered = keypoints[std::size_t(state.hoveredKeypoint)];
        marks.hovered = PaneMarks::Named{toQt(hovered.position), state.labelOf(hovered.name)};
    }

    if (state.allMatches) {
        for (const MatchLine &line : matchLines(state, slot)) {
            marks.matches.push_back({line.predicted, slot == state.focused ? std::nullopt : line.truth, line.verdict,
                                     line.dimmed});
        }
        return marks;
    }

    const int source = state.judgedKeypoint(slot);
    const int truth = source >= 0 ? loaded.matches.semanticTarget(source) : -1;
    if (source >= 0) {
        const double radius = truthRadius(state);
        if (truth >= 0)
            marks.rings.push_back({scoredTruth(state, slot, truth), radius, false});
        if (const std::vector<int> *targets = loaded.matches.conceptTargets(source)) {
            for (const int target : *targets) {
                if (target != truth)
                    marks.rings.push_back({scoredTruth(state, slot, target), radius, true});
            }
        }
    }

    const PointResult *result = state.result(slot);
    if (!state.hasMatch(slot)) // a cross in the corner would say "wrong" of what is no answer
        return marks;
    const vision::SimilarityMap &map = *result->map;
    const double cellSide = std::max(size.width(), size.height()) / double(map.cols);
    const QPointF scored = predictedIn(size, map.predicted());
    marks.cell = QRectF(map.argmax.x * cellSide, map.argmax.y * cellSide, cellSide, cellSide);
    marks.argmax = PaneMarks::Named{scored, state.visibleSlots().size() < 4 ? cosineText(map.maximum) : QString()};
    if (state.topMatches) {
        for (std::size_t i = 1; i < result->topCells.size() && i < 4; ++i) {
            const GridCell cell = result->topCells[i];
            marks.ranked.push_back(predictedIn(size, {float(cell.x) / float(map.cols), float(cell.y) / float(map.cols)}));
        }
    }
    if (result->judgement) {
        const benchmark::Verdict verdict = result->judgement->verdict(state.judge.criterion, state.judge.alpha);
        const int sought = state.judge.criterion == benchmark::Criterion::Soc ? truth : result->judgement->ccTarget;
        const bool missed = verdict == benchmark::Verdict::Wrong || verdict == benchmark::Verdict::NearMiss;
        if (missed && sought >= 0 && sought < int(keypoints.size()))
            marks.error = QLineF(scoredTruth(state, slot, sought), scored);
    }
    return marks;
}

std::vector<MatchLine> matchLines(const CanvasState &state, int slot)
{
    std::vector<MatchLine> lines;
    const auto found = state.pairResults.find(slot);
    if (!state.pair || found == state.pairResults.end())
        return lines;
    const LoadedPair &loaded = *state.pair;
    const auto &sources = loaded.pair.source.keypoints;
    const int hovered = state.hoveredMatch;
    const bool tooMany = int(found->second.points.size()) > mostMatchLines;
    for (const benchmark::PointJudgement &point : found->second.points) {
        if (point.source < 0 || point.source >= int(sources.size()))
            continue;
        MatchLine line;
        line.keypoint = point.source;
        line.verdict = point.verdict(state.judge.criterion, state.judge.alpha);
        if (line.verdict == benchmark::Verdict::NotScored)
            continue;
        const dataset::Keypoint &keypoint = sources[std::size_t(point.source)];
        if (tooMany && (hovered < 0 || sources[std::size_t(hovered)].conceptName != keypoint.conceptName))
            continue;
        line.source = toQt(keypoint.position);
        line.predicted = predictedIn(state.targetSize(), point.predicted);
        const int truth = state.judge.criterion == benchmark::Criterion::Soc ? loaded.matches.semanticTarget(point.source)
                                                                             : point.ccTarget;
        if (truth >= 0)
            line.truth = scoredTruth(state, slot, truth);
        line.dimmed = hovered >= 0 && hovered != point.source;
        lines.push_back(line);
    }
    return lines;
}

namespace {

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
    header.title = model ? model->title : QString();
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
    using benchmark::Criterion;
    const bool soc = state.judge.criterion == Criterion::Soc;
    header.verdicts = {judged(soc ? Criterion::Cc : Criterion::Soc), judged(state.judge.criterion)};
    return header;
}

QString spokenPane(const CanvasState &state, int slot)
{
    const PaneHeaderContent header = slot == 0 ? sourceHeader(state) : targetHeader(state, slot);
    QStringList parts{header.title};
    if (slot == 0) {
        parts << header.detail << header.note;
    } else {
        parts << PaneHeader::spokenVerdicts(header);
        if (state.hasMatch(slot))
            parts << words(QT_TRANSLATE_NOOP("ExploreCanvas", "cosine %1"))
                         .arg(cosineText(state.result(slot)->map->maximum));
        if (!header.ends.isEmpty())
            parts << words(QT_TRANSLATE_NOOP("ExploreCanvas", "map %1")).arg(header.ends);
        parts << paneRemark(state, slot);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
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
    const std::vector<int> *targets = state.pair->matches.conceptTargets(source);
    const bool scored = state.judge.criterion == benchmark::Criterion::Soc
                            ? state.pair->matches.semanticTarget(source) >= 0
                            : targets && !targets->empty();
    return scored ? QString()
                  : words(QT_TRANSLATE_NOOP("ExploreCanvas",
                                            "This point is not visible in the target, so it is not scored."));
}

StripContent stripContent(const CanvasState &state)
{
    StripContent strip;
    strip.map = state.map;
    strip.map.visible = state.map.visible && !state.peek;
    const std::vector<int> slots = state.visibleSlots();
    const MapRange range = mapRangeOf(state, state.focused);
    strip.map.low = range.low;
    strip.map.high = range.high;
    strip.keyVisible = state.keyVisible;
    if (state.pair && !state.pair->pair.target.box && state.pin && !state.keypoint.isEmpty())
        strip.remark = words(QT_TRANSLATE_NOOP("ExploreCanvas", "No box: the radius is taken from the image."));

    const QSize sizes[] = {state.sourceSize(), state.targetSize()};
    const int side = std::max({sizes[0].width(), sizes[0].height(), sizes[1].width(), sizes[1].height(), 100});
    strip.positionDigits = int(QString::number(side).size());
    for (const int slot : slots) {
        const PointResult *result = state.result(slot);
        StripContent::Value value{slot, {}};
        if (const MapReading *read = state.reading(slot)) {
            const int inside = read->inside.count();
            strip.coloured.push_back({slot, state.mapShown(slot) ? (inside * state.map.share + 99) / 100 : 0, inside});
            if (state.hasMatch(slot))
                strip.peaks.push_back({slot, result->map->maximum});
            if (const auto point = linkedTargetPoint(state)) {
                const ModelSlot *model = state.model(slot);
                const QSize size = state.targetSize();
                const UnitPoint unit = vision::toUnit(*point, size.width(), size.height(),
                                                      model && model->inputSize > 0 ? model->inputSize : 1);
                const GridCell cell = vision::cellAt(unit, result->map->cols, result->map->rows);
                value.cosine = result->map->values[std::size_t(cell.y) * std::size_t(result->map->cols) + std::size_t(cell.x)];
            }
        }
        strip.values.push_back(value);
    }
    if (!state.pair || state.pointerSlot < 0)
        return strip;
    const QSize size = state.pointerSlot == 0 ? state.sourceSize() : state.targetSize();
    const ImagePoint p = state.pointer;
    const int square = std::max(size.width(), size.height());
    if (p.x < 0 || p.y < 0 || p.x >= square || p.y >= square)
        return strip;
    if (p.x >= size.width() || p.y >= size.height()) {
        strip.padding = true;
        return strip;
    }
    strip.position = QPointF(p.x, p.y);
    const ModelSlot *model = state.model(state.focused);
    if (model && model->gridSize > 0 && model->inputSize > 0) {
        const GridCell cell = vision::cellAt(vision::toUnit(p, size.width(), size.height(), model->inputSize),
                                             model->gridSize, model->gridSize);
        strip.cell = QPoint(cell.x, cell.y);
    }
    return strip;
}

} // namespace soco::widgets
