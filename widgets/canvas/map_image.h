#pragma once

#include "core/vision/matching.h"
#include "widgets/canvas/colour_map.h"

#include <QImage>
#include <QRectF>

namespace soco::widgets {

// What a map is drawn with: u = (cosine - low) / (high - low).
struct MapRange {
    double low = 0;
    double high = 1;
    friend bool operator==(const MapRange &, const MapRange &) = default;
};

// Lowest and highest cosine.
MapRange rangeOf(const vision::SimilarityMap &map);

// Draws the part `window` of the map (in cells; (0, 0) is the upper left corner of the first cell, whose centre is at
// (0.5, 0.5)) into an image of `size` pixels, premultiplied ARGB. Bicubic between cell centres (Catmull-Rom, edges
// repeated), or one colour per cell with `nearest`. `image` is reused where it has the size already.
void renderMap(QImage &image, const vision::SimilarityMap &map, const QRectF &window, QSize size,
               const MapRange &range, const ColourTable &colours, bool nearest);

} // namespace soco::widgets
