#include "widgets/canvas/pane_grid.h"

#include <algorithm>

namespace soco::widgets {

namespace {
constexpr int roomForThree = 1100;
}

QSize gridFor(int models, int canvasWidth)
{
    switch (std::clamp(models, 0, 9)) {
    case 0:
        return {1, 1};
    case 1:
        return {2, 1};
    case 2:
        return canvasWidth < roomForThree ? QSize{2, 2} : QSize{3, 1};
    case 3:
        return {2, 2};
    case 4:
    case 5:
        return {3, 2};
    case 6:
    case 7:
        return {4, 2};
    case 8:
        return {3, 3};
    default:
        return {5, 2};
    }
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

    const QSize grid = gridFor(int(m_shown.size()) - 1, area.width());
    // One pixel of line between neighbours.
    const auto edge = [](int index, int count, int length) { return index * (length + 1) / count; };
    const auto cell = [&](int index) {
        const int column = index % grid.width(), row = index / grid.width();
        const int height = area.height() - topRoom;
        const QPoint from(edge(column, grid.width(), area.width()),
                          edge(row, grid.height(), height) + (row > 0 ? topRoom : 0));
        const QPoint to(edge(column + 1, grid.width(), area.width()) - 2,
                        edge(row + 1, grid.height(), height) - 2 + topRoom);
        return QRect(from, to).translated(area.topLeft());
    };
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        m_shown[i]->setHeaderHeight(headerHeight);
        m_shown[i]->setTopRoom(int(i) < grid.width() ? topRoom : 0);
        m_shown[i]->setGeometry(cell(int(i)));
    }
    const int cells = grid.width() * grid.height();
    m_rest = seen && int(m_shown.size()) < cells ? cell(int(m_shown.size())).united(cell(cells - 1)) : QRect();
}

} // namespace soco::widgets
