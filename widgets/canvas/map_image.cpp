#include "widgets/canvas/map_image.h"

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

// Pixels of a line that lie between the same two cell centres, or, with nearest, in the same cell.
struct Run {
    int first = 0;
    int last = 0; // exclusive
    int cell = 0;
};

// How a line of pixels lies on a line of cells.
struct Line {
    std::vector<Run> runs;
    std::vector<float> t; // by pixel, 0 to 1 from the run's cell to the next
};

Line lineFor(int pixels, double from, double length, int cells, bool nearest)
{
    Line line;
    line.t.resize(std::size_t(std::max(0, pixels)));
    for (int i = 0; i < pixels; ++i) {
        const double place = from + (i + 0.5) * length / pixels;
        const double centred = nearest ? std::floor(place) : place - 0.5;
        const double held = std::clamp(centred, 0.0, double(cells - 1));
        const int cell = int(held);
        line.t[std::size_t(i)] = float(held - cell);
        if (line.runs.empty() || line.runs.back().cell != cell)
            line.runs.push_back({i, i + 1, cell});
        else
            line.runs.back().last = i + 1;
    }
    return line;
}

// Catmull-Rom through b (t = 0) and c (t = 1) as a polynomial in t.
struct Cubic {
    float k0, k1, k2, k3;
    Cubic(float a, float b, float c, float d)
        : k0(b), k1(0.5f * (c - a)), k2(a - 2.5f * b + 2 * c - 0.5f * d), k3(1.5f * (b - c) + 0.5f * (d - a))
    {
    }
    float at(float t) const { return ((k3 * t + k2) * t + k1) * t + k0; }
};

} // namespace

MapRange rangeOf(const vision::SimilarityMap &map)
{
    if (map.values.empty())
        return {};
    const auto [low, high] = std::minmax_element(map.values.begin(), map.values.end());
    return {*low, *high};
}

void renderMap(QImage &image, const vision::SimilarityMap &map, const QRectF &window, QSize size,
               const MapRange &range, const ColourTable &colours, bool nearest)
{
    if (image.size() != size || image.format() != QImage::Format_ARGB32_Premultiplied)
        image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    if (size.isEmpty())
        return;
    const bool drawable = map.rows > 0 && map.cols > 0
                          && map.values.size() == std::size_t(map.rows) * std::size_t(map.cols);
    if (!drawable) {
        image.fill(Qt::transparent);
        return;
    }
    const Line columns = lineFor(size.width(), window.x(), window.width(), map.cols, nearest);
    const Line rows = lineFor(size.height(), window.y(), window.height(), map.rows, nearest);
    // The colour table's index is affine in the cosine, so the scale is applied to a line of cells, not to every pixel.
    const double span = std::max(range.high - range.low, 1e-6);
    const float last = float(colours.size() - 1);
    const float scale = float(last / span), shift = float(-range.low * last / span) + 0.5f;
    const auto held = [](int cell, int cells) { return std::clamp(cell, 0, cells - 1); };

    // First along each row of cells, to the image's width; then down the columns, many pixels at a time.
    const std::size_t width = std::size_t(size.width());
    const int firstRow = held(rows.runs.front().cell - 1, map.rows);
    const int lastRow = held(rows.runs.back().cell + 2, map.rows);
    std::vector<float> stretched(std::size_t(lastRow - firstRow + 1) * width);
    for (int row = firstRow; row <= lastRow; ++row) {
        const float *values = map.values.data() + std::size_t(row) * std::size_t(map.cols);
        float *out = stretched.data() + std::size_t(row - firstRow) * width;
        for (const Run &run : columns.runs) {
            const auto value = [&](int k) { return values[held(run.cell + k, map.cols)] * scale + shift; };
            const Cubic cubic(value(-1), value(0), value(1), value(2));
            for (int x = run.first; x < run.last; ++x)
                out[x] = cubic.at(columns.t[std::size_t(x)]);
        }
    }
    std::vector<int> indices(width);
    for (const Run &run : rows.runs) {
        const auto line = [&](int k) {
            return stretched.data() + std::size_t(held(run.cell + k, map.rows) - firstRow) * width;
        };
        const float *a = line(-1), *b = line(0), *c = line(1), *d = line(2);
        for (int y = run.first; y < run.last; ++y) {
            // The same polynomial as weights, which are one set for the whole line.
            const float t = rows.t[std::size_t(y)];
            const float wa = Cubic(1, 0, 0, 0).at(t), wb = Cubic(0, 1, 0, 0).at(t);
            const float wc = Cubic(0, 0, 1, 0).at(t), wd = Cubic(0, 0, 0, 1).at(t);
            for (std::size_t x = 0; x < width; ++x) {
                const float value = wa * a[x] + wb * b[x] + wc * c[x] + wd * d[x];
                // Written so that a value that is not a number ends up at 0.
                const float floored = value > 0 ? value : 0;
                indices[x] = int(floored < last ? floored : last);
            }
            QRgb *out = reinterpret_cast<QRgb *>(image.scanLine(y));
            for (std::size_t x = 0; x < width; ++x)
                out[x] = colours[std::size_t(indices[x])];
        }
    }
}

} // namespace soco::widgets
