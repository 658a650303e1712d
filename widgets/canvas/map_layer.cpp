#include "widgets/canvas/map_layer.h"

#include <QPainter>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace soco::widgets {

namespace {
constexpr double cellsFrom = 6; // view pixels a cell, below it the map stays bicubic
}

void MapLayer::setMap(const std::shared_ptr<const vision::SimilarityMap> &map)
{
    if (m_map == map)
        return;
    m_map = map;
    m_stale = true;
    m_new = map != nullptr;
}

bool MapLayer::setLook(const MapRange &range, vision::PictureCells drawn,
                       const std::shared_ptr<const ColourTable> &colours, bool cells)
{
    if (m_range == range && m_drawn == drawn && m_colours == colours && m_cells == cells)
        return false;
    m_range = range;
    m_drawn = drawn;
    m_colours = colours;
    m_cells = cells;
    m_stale = true;
    return true;
}

bool MapLayer::takeShown()
{
    return std::exchange(m_new, false);
}

void MapLayer::paint(QPainter &painter, const PictureView::Frame &frame)
{
    if (!m_map || !m_colours || !frame.picture)
        return;
    const Made wanted{frame.picture, frame.transform, frame.size, frame.ratio};
    if (m_stale || m_made != wanted) {
        const QRect device = frame.pictureInDevice();
        m_rect = device.intersected(frame.viewInDevice());
        const QSize size = frame.picture->size();
        const double cellSide = std::max(size.width(), size.height()) / double(std::max(1, m_map->cols)); // picture px
        const double cellsPerPixel = 1 / (cellSide * frame.transform.scale * frame.ratio);
        const QRectF window((m_rect.x() - device.x()) * cellsPerPixel, (m_rect.y() - device.y()) * cellsPerPixel,
                            m_rect.width() * cellsPerPixel, m_rect.height() * cellsPerPixel);
        m_seen = m_renderer.render(m_image, *m_map, m_drawn, window, m_rect.size(), m_range, *m_colours,
                                   m_cells && cellSide * frame.transform.scale >= cellsFrom);
        m_made = wanted;
        m_stale = false;
    }
    if (m_seen.isEmpty())
        return;
    // With the best part most of the map is clear, and is not blended. The pixels stay where they are.
    const QImage seen(m_image.constScanLine(m_seen.top()) + std::ptrdiff_t(m_seen.left()) * 4, m_seen.width(),
                      m_seen.height(), m_image.bytesPerLine(), m_image.format());
    PictureView::drawAt(painter, m_rect.topLeft() + m_seen.topLeft(), frame.ratio, seen);
}

} // namespace soco::widgets
