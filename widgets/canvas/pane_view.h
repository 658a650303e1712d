#pragma once

#include "widgets/canvas/map_layer.h"
#include "widgets/canvas/mark_layer.h"
#include "widgets/canvas/picture_view.h"

namespace soco::widgets {

// What Explore shows in a pane: a picture, over it a similarity map, over that the marks.
class PaneView : public PictureView
{
    Q_OBJECT

public:
    explicit PaneView(QWidget *parent = nullptr);

    void setMap(const std::shared_ptr<const vision::SimilarityMap> &map);
    void setMapLook(const MapRange &range, vision::PictureCells drawn, const std::shared_ptr<const ColourTable> &colours,
                    bool cells);
    void setMarks(PaneMarks marks);
    const PaneMarks &marks() const { return m_marks.marks(); }
    const std::vector<QRectF> &labelRects() const { return m_marks.labelRects(); }

Q_SIGNALS:
    void mapShown(); // in the paint that shows a new map

private:
    MapLayer m_map;
    MarkLayer m_marks;
};

} // namespace soco::widgets
