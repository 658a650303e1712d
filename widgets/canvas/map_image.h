#pragma once

#include "core/vision/best_part.h"
#include "widgets/canvas/colour_map.h"

#include <QImage>
#include <QRect>

#include <vector>

namespace soco::widgets {

// What a map is drawn with: u = (cosine - low) / (high - low).
struct MapRange {
    double low = 0;
    double high = 1;
    friend bool operator==(const MapRange &, const MapRange &) = default;
};

// Draws maps, keeping its scratch memory from one to the next. GUI thread, or one thread at a time.
class MapRenderer
{
public:
    // Draws the part `window` of the map (in cells; (0, 0) is the upper left corner of the first cell, whose centre is
    // at (0.5, 0.5)) into an image of `size` pixels, premultiplied ARGB. Bicubic between cell centres (Catmull-Rom), or
    // one colour per cell with `nearest`. Only the cells `drawn` count, the first columns of the first rows: beyond
    // them the edge is repeated, and with `nearest` nothing is drawn. `image` is reused where it has the size already.
    // The part of the image outside which all is clear.
    QRect render(QImage &image, const vision::SimilarityMap &map, vision::PictureCells drawn, const QRectF &window,
                 QSize size, const MapRange &range, const ColourTable &colours, bool nearest);

private:
    // Pixels of a line that lie between the same two cell centres, or, with nearest, in the same cell.
    struct Run {
        int first = 0;
        int last = 0; // exclusive
        int cell = 0; // -1: beyond what is drawn
    };
    // How a line of pixels lies on a line of cells.
    struct Line {
        std::vector<Run> runs;
        std::vector<float> t; // by pixel, 0 to 1 from the run's cell to the next
    };
    static void lay(Line &line, int pixels, double from, double length, int cells, bool nearest);
    QRect findSeenBlocks(const vision::SimilarityMap &map, vision::PictureCells drawn, float clearUpTo);

    Line m_columns, m_rows;
    std::vector<float> m_blockMaxima; // by row of cells and run of columns: the highest of the cells that count there
    std::vector<char> m_seen;         // by run of rows and run of columns: whether anything of it can be seen
    std::vector<float> m_stretched;
    std::vector<int> m_indices;
};

} // namespace soco::widgets
