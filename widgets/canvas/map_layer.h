#pragma once

#include "widgets/canvas/map_image.h"
#include "widgets/canvas/picture_view.h"

#include <memory>

namespace soco::widgets {

// A similarity map over a picture. The coloured map is kept between frames, so that a new one costs its colours and a
// blit; what it is painted into is reused.
class MapLayer
{
public:
    // Null: no map. The map covers the white-padded square over the picture's longer side.
    void setMap(const std::shared_ptr<const vision::SimilarityMap> &map);
    // `drawn`: the cells that count, see MapRenderer; `cells`: one colour a cell where they are large enough.
    // Whether anything changed.
    bool setLook(const MapRange &range, vision::PictureCells drawn, const std::shared_ptr<const ColourTable> &colours,
                 bool cells);
    const std::shared_ptr<const vision::SimilarityMap> &map() const { return m_map; }

    void paint(QPainter &painter, const PictureView::Frame &frame);

    // A map that was set and has not been painted since; asking forgets it.
    bool takeShown();

private:
    // What the kept image was made for.
    struct Made {
        const Picture *picture = nullptr;
        ViewTransform transform;
        QSize size;
        double ratio = 0;
        friend bool operator==(const Made &, const Made &) = default;
    };

    std::shared_ptr<const vision::SimilarityMap> m_map;
    MapRange m_range;
    vision::PictureCells m_drawn;
    std::shared_ptr<const ColourTable> m_colours;
    bool m_cells = false;

    MapRenderer m_renderer;
    QImage m_image;
    QRect m_rect; // device pixels that m_image covers
    QRect m_seen; // of m_image; the rest is clear
    Made m_made;
    bool m_stale = true;
    bool m_new = false; // not painted yet
};

} // namespace soco::widgets
