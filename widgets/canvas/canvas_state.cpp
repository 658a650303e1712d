#include "widgets/canvas/canvas_state.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace soco::widgets {

namespace {

QSize sizeOf(const QImage &image, const dataset::View &view)
{
    return image.isNull() ? QSize(view.width, view.height) : image.size();
}

} // namespace

const ModelSlot *CanvasState::model(int slot) const
{
    const auto found = std::find_if(models.begin(), models.end(), [&](const ModelSlot &m) { return m.slot == slot; });
    return found == models.end() ? nullptr : &*found;
}

ModelLabel CanvasState::labelOfModel(int slot) const
{
    const ModelSlot *asked = model(slot);
    if (!asked)
        return {};
    const auto alike = [&](const ModelSlot &other) { return other.title == asked->title; };
    if (std::count_if(models.begin(), models.end(), alike) < 2)
        return {asked->title, {}, {}};
    if (std::vector<ModelName> names = modelNames(models); names != m_named) {
        m_labels = modelLabels(names);
        m_named = std::move(names);
    }
    return m_labels[std::size_t(asked - models.data())];
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

KeypointWords CanvasState::wordsOf(const QString &name) const
{
    if (!pair || name.isEmpty())
        return {};
    for (const dataset::View *view : {&pair->pair.source, &pair->pair.target}) {
        const int index = view->indexOf(name.toStdString());
        if (index < 0 || view->keypoints[std::size_t(index)].conceptName.empty())
            continue;
        const QString known = identity ? identity(name) : QString();
        return {QString::fromStdString(view->keypoints[std::size_t(index)].conceptName),
                known == name ? QString() : known};
    }
    return {};
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
        strip.remark = QCoreApplication::translate("ExploreCanvas", "No box: the radius is taken from the image.");

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
