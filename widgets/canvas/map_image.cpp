#include "widgets/canvas/map_image.h"

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

struct Tap {
    int first = 0; // index of the first of four neighbours, in a line with two repeated values before it
    std::array<float, 4> weights{};
};

// Where each pixel of a line of `pixels` looks into `cells` cells.
std::vector<Tap> tapsFor(int pixels, double from, double length, int cells, bool nearest)
{
    std::vector<Tap> taps(std::size_t(std::max(0, pixels)));
    for (int i = 0; i < pixels; ++i) {
        const double place = from + (i + 0.5) * length / pixels;
        Tap &tap = taps[std::size_t(i)];
        if (nearest) {
            tap.first = std::clamp(int(std::floor(place)), 0, cells - 1) + 1;
            tap.weights = {0, 1, 0, 0};
            continue;
        }
        const double centred = std::clamp(place - 0.5, 0.0, double(cells - 1));
        const int cell = std::min(int(centred), cells - 1);
        const float t = float(centred - cell), t2 = t * t, t3 = t2 * t;
        tap.first = cell + 1;
        tap.weights = {-0.5f * t3 + t2 - 0.5f * t, 1.5f * t3 - 2.5f * t2 + 1, -1.5f * t3 + 2 * t2 + 0.5f * t,
                       0.5f * t3 - 0.5f * t2};
    }
    return taps;
}

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
    const std::vector<Tap> columns = tapsFor(size.width(), window.x(), window.width(), map.cols, nearest);
    const std::vector<Tap> rows = tapsFor(size.height(), window.y(), window.height(), map.rows, nearest);
    // The colour table's index is affine in the cosine, so the scale is applied to a line of cells, not to every pixel.
    const double span = std::max(range.high - range.low, 1e-6);
    const float last = float(colours.size() - 1);
    const float scale = float(last / span), shift = float(-range.low * last / span) + 0.5f;
    std::vector<float> line(std::size_t(map.cols) + 4);
    for (int y = 0; y < size.height(); ++y) {
        const Tap &row = rows[std::size_t(y)];
        const auto source = [&](int k) {
            return map.values.data() + std::size_t(std::clamp(row.first - 2 + k, 0, map.rows - 1)) * std::size_t(map.cols);
        };
        const float *a = source(0), *b = source(1), *c = source(2), *d = source(3);
        for (int x = 0; x < map.cols; ++x) {
            const float value = row.weights[0] * a[x] + row.weights[1] * b[x] + row.weights[2] * c[x]
                                + row.weights[3] * d[x];
            line[std::size_t(x) + 2] = value * scale + shift;
        }
        line[0] = line[1] = line[2];
        line[std::size_t(map.cols) + 2] = line[std::size_t(map.cols) + 3] = line[std::size_t(map.cols) + 1];
        QRgb *out = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const Tap &tap = columns[std::size_t(x)];
            const float *near = line.data() + tap.first;
            const float value = tap.weights[0] * near[0] + tap.weights[1] * near[1] + tap.weights[2] * near[2]
                                + tap.weights[3] * near[3];
            // Written so that a value that is not a number ends up at 0.
            const float index = value > 0 ? std::min(value, last) : 0;
            out[x] = colours[std::size_t(index)];
        }
    }
}

} // namespace soco::widgets
