#include "widgets/canvas/pane_view.h"

namespace soco::widgets {

PaneView::PaneView(QWidget *parent) : PictureView(parent)
{
    addLayer([this](QPainter &painter, const Frame &frame) { m_map.paint(painter, frame); });
    addLayer([this](QPainter &painter, const Frame &frame) { m_marks.paint(painter, frame); });
    connect(this, &PictureView::painted, this, [this] {
        if (m_map.takeShown())
            Q_EMIT mapShown();
    });
}

void PaneView::setMap(const std::shared_ptr<const vision::SimilarityMap> &map)
{
    if (m_map.map() == map)
        return;
    m_map.setMap(map);
    updateLayers();
}

void PaneView::setMapLook(const MapRange &range, vision::PictureCells drawn,
                          const std::shared_ptr<const ColourTable> &colours, bool cells)
{
    if (m_map.setLook(range, drawn, colours, cells))
        updateLayers();
}

void PaneView::setMarks(PaneMarks marks)
{
    m_marks.setMarks(std::move(marks));
    updateLayers();
}

} // namespace soco::widgets
