#include "widgets/canvas/pane_grid.h"

#include <algorithm>

namespace soco::widgets {

namespace {

// Another shape than the usual one must be worth it, and cells that stay empty are none.
constexpr double clearlyMore = 1.15, withEmptyCells = 0.85;

int targetCells(const GridShape &shape)
{
    const int all = shape.cells.width() * shape.cells.height();
    return all - (shape.tallSource ? shape.cells.height() : 1);
}

GridShape usualShape(int models)
{
    switch (models) {
    case 0: return {{1, 1}};
    case 1: return {{2, 1}};
    case 2: return {{3, 1}};
    case 3: return {{2, 2}};
    case 4:
    case 5: return {{3, 2}, models == 4};
    case 6:
    case 7: return {{4, 2}, models == 6};
    case 8: return {{3, 3}};
    default: return {{5, 2}};
    }
}

double drawnArea(QSizeF picture, QSizeF room)
{
    if (picture.isEmpty() || room.width() <= 0 || room.height() <= 0)
        return 0;
    const QSizeF drawn = picture.scaled(room, Qt::KeepAspectRatio);
    return drawn.width() * drawn.height();
}

} // namespace

GridShape gridFor(int models, QSize area, int headerHeight, QSizeF source, QSizeF target)
{
    models = std::clamp(models, 0, 9);
    const auto worth = [&](const GridShape &shape) {
        const double width = double(area.width()) / shape.cells.width();
        const double height = double(area.height()) / shape.cells.height();
        const double drawn = drawnArea(source, {width, (shape.tallSource ? area.height() : height) - headerHeight})
            + models * drawnArea(target, {width, height - headerHeight});
        return targetCells(shape) > models ? drawn * withEmptyCells : drawn;
    };
    const GridShape usual = usualShape(models);
    GridShape best = usual;
    double most = worth(usual) * clearlyMore;
    const auto consider = [&](const GridShape &shape) {
        if (const double found = worth(shape); found > most) {
            best = shape;
            most = found;
        }
    };
    for (int columns = 1; columns <= models + 1; ++columns) {
        consider({{columns, (models + columns) / columns}});
        if (columns > 1)
            consider({{columns, (models + columns - 2) / (columns - 1)}, true});
    }
    return best;
}

PaneGrid::PaneGrid(QWidget *canvas, std::function<void(CanvasPane *)> made)
    : m_canvas(canvas), m_made(std::move(made)), m_source(new CanvasPane(0, canvas))
{
    m_made(m_source);
}

CanvasPane *PaneGrid::pane(int slot) const
{
    if (slot == 0)
        return m_source;
    const auto found = m_targets.find(slot);
    return found == m_targets.end() ? nullptr : found->second;
}

void PaneGrid::setModels(const std::vector<ModelSlot> &models)
{
    const auto isThere = [&](int slot) {
        return std::any_of(models.begin(), models.end(), [&](const ModelSlot &model) { return model.slot == slot; });
    };
    for (auto entry = m_targets.begin(); entry != m_targets.end();) {
        if (isThere(entry->first)) {
            ++entry;
            continue;
        }
        std::erase(m_shown, entry->second);
        delete entry->second;
        entry = m_targets.erase(entry);
    }
    for (const ModelSlot &model : models) {
        if (m_targets.contains(model.slot))
            continue;
        auto *pane = new CanvasPane(model.slot, m_canvas);
        pane->view()->setViewState((m_targets.empty() ? m_source : m_targets.begin()->second)->view()->viewState());
        m_targets[model.slot] = pane;
        m_made(pane);
    }
}

void PaneGrid::layOut(const QRect &area, const std::vector<int> &slots, bool seen, int headerHeight,
                      int topRoom)
{
    m_shown.clear();
    if (seen) {
        m_shown.push_back(m_source);
        for (const int slot : slots) {
            if (CanvasPane *target = pane(slot))
                m_shown.push_back(target);
        }
    }
    const auto isShown = [&](CanvasPane *pane) { return std::find(m_shown.begin(), m_shown.end(), pane) != m_shown.end(); };
    m_source->setVisible(isShown(m_source));
    for (const auto &[slot, pane] : m_targets)
        pane->setVisible(isShown(pane));

    const int height = area.height() - topRoom;
    const GridShape shape = gridFor(int(m_shown.size()) - 1, {area.width(), height}, headerHeight, m_sourceSize,
                                    m_targetSize);
    const QSize grid = shape.cells;
    // One pixel of line between neighbours.
    const auto edge = [](int index, int count, int length) { return index * (length + 1) / count; };
    const auto cell = [&](int column, int row, int rows) {
        const QPoint from(edge(column, grid.width(), area.width()),
                          edge(row, grid.height(), height) + (row > 0 ? topRoom : 0));
        const QPoint to(edge(column + 1, grid.width(), area.width()) - 2,
                        edge(row + rows, grid.height(), height) - 2 + topRoom);
        return QRect(from, to).translated(area.topLeft());
    };
    const int first = shape.tallSource ? 1 : 0, columns = grid.width() - first; // of what is filled row by row
    const auto place = [&](int index) { return cell(first + index % columns, index / columns, 1); };
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        const int index = int(i) - first;
        m_shown[i]->setHeaderHeight(headerHeight);
        m_shown[i]->setTopRoom(index < columns ? topRoom : 0);
        m_shown[i]->setGeometry(index < 0 ? cell(0, 0, grid.height()) : place(index));
    }
    const int used = int(m_shown.size()) - first, cells = columns * grid.height();
    m_rest = seen && used < cells ? place(used).united(place(cells - 1)) : QRect();
}

void PaneGrid::setPictureSizes(QSizeF source, QSizeF target)
{
    m_sourceSize = source;
    m_targetSize = target;
}

} // namespace soco::widgets
