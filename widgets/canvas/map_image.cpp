#include "widgets/canvas/map_image.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace soco::widgets {

namespace {

// Catmull-Rom through b (t = 0) and c (t = 1) as a polynomial in t.
struct Cubic {
    float k0, k1, k2, k3;
    Cubic(float a, float b, float c, float d)
        : k0(b), k1(0.5f * (c - a)), k2(a - 2.5f * b + 2 * c - 0.5f * d), k3(1.5f * (b - c) + 0.5f * (d - a))
    {
    }
    float at(float t) const { return ((k3 * t + k2) * t + k1) * t + k0; }
};

int held(int cell, int cells)
{
    return std::clamp(cell, 0, cells - 1);
}

// Up to this place in the table nothing is seen; below every place where already the lowest entry is seen.
float clearUpTo(const ColourTable &colours)
{
    const auto seen = std::find_if(colours.begin(), colours.end(), [](QRgb colour) { return qAlpha(colour) > 0; });
    return seen == colours.begin() ? -std::numeric_limits<float>::infinity() : float(seen - colours.begin()) - 0.5f;
}

} // namespace

void MapRenderer::lay(Line &line, int pixels, double from, double length, int cells, bool nearest)
{
    line.runs.clear();
    line.t.resize(std::size_t(std::max(0, pixels)));
    for (int i = 0; i < pixels; ++i) {
        const double place = from + (i + 0.5) * length / pixels;
        const double centred = nearest ? std::floor(place) : place - 0.5;
        const double kept = std::clamp(centred, 0.0, double(cells - 1));
        const int cell = nearest && centred > cells - 1 ? -1 : int(kept);
        line.t[std::size_t(i)] = float(kept - int(kept));
        if (line.runs.empty() || line.runs.back().cell != cell)
            line.runs.push_back({i, i + 1, cell});
        else
            line.runs.back().last = i + 1;
    }
}

// A block of pixels whose sixteen cells are all clear stays clear, and is not worked on. With the best part that is
// nine tenths of the picture. The pixels that all others lie in.
QRect MapRenderer::findSeenBlocks(const vision::SimilarityMap &map, vision::PictureCells drawn, float clearUpTo)
{
    const std::size_t columnRuns = m_columns.runs.size(), rowRuns = m_rows.runs.size();
    const float none = -std::numeric_limits<float>::infinity(), highest = std::numeric_limits<float>::max();
    m_blockMaxima.assign(std::size_t(drawn.rows) * columnRuns, none);
    for (int row = 0; row < drawn.rows; ++row) {
        const float *values = map.values.data() + std::size_t(row) * std::size_t(map.cols);
        float *maxima = m_blockMaxima.data() + std::size_t(row) * columnRuns;
        for (std::size_t i = 0; i < columnRuns; ++i) {
            const int cell = m_columns.runs[i].cell;
            for (int k = -1; cell >= 0 && k <= 2; ++k)
                maxima[i] = std::max(maxima[i], std::min(values[held(cell + k, drawn.cols)], highest));
        }
    }
    m_seen.assign(rowRuns * columnRuns, 0);
    QRect all;
    for (std::size_t j = 0; j < rowRuns; ++j) {
        const int cell = m_rows.runs[j].cell;
        if (cell < 0)
            continue;
        for (std::size_t i = 0; i < columnRuns; ++i) {
            float most = none;
            for (int k = -1; k <= 2; ++k)
                most = std::max(most, m_blockMaxima[std::size_t(held(cell + k, drawn.rows)) * columnRuns + i]);
            const Run &column = m_columns.runs[i], &row = m_rows.runs[j];
            m_seen[j * columnRuns + i] = column.cell >= 0 && most > clearUpTo;
            if (m_seen[j * columnRuns + i])
                all |= QRect(QPoint(column.first, row.first), QPoint(column.last - 1, row.last - 1));
        }
    }
    return all;
}

QRect MapRenderer::render(QImage &image, const vision::SimilarityMap &map, vision::PictureCells drawn,
                          const QRectF &window, QSize size, const MapRange &range, const ColourTable &colours,
                          bool nearest)
{
    if (image.size() != size || image.format() != QImage::Format_ARGB32_Premultiplied)
        image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    if (size.isEmpty())
        return {};
    drawn.cols = std::min(drawn.cols, map.cols);
    drawn.rows = std::min(drawn.rows, map.rows);
    const bool drawable = drawn.rows > 0 && drawn.cols > 0
                          && map.values.size() == std::size_t(map.rows) * std::size_t(map.cols);
    if (!drawable) {
        image.fill(Qt::transparent);
        return {};
    }
    lay(m_columns, size.width(), window.x(), window.width(), drawn.cols, nearest);
    lay(m_rows, size.height(), window.y(), window.height(), drawn.rows, nearest);
    // The colour table's index is affine in the cosine, so the scale is applied to a line of cells, not to every pixel.
    const double span = std::max(range.high - range.low, 1e-6);
    const float last = float(colours.size() - 1);
    const float scale = float(last / span), shift = float(-range.low * last / span) + 0.5f;
    const QRect seenPart = findSeenBlocks(map, drawn, (clearUpTo(colours) - shift) / scale);

    // First along each row of cells, to the image's width; then down the columns, many pixels at a time.
    const std::size_t width = std::size_t(size.width()), columnRuns = m_columns.runs.size();
    m_stretched.resize(std::size_t(drawn.rows) * width);
    m_indices.resize(width);
    const auto stretchRow = [&](int row, std::size_t i) {
        const Run &run = m_columns.runs[i];
        const float *values = map.values.data() + std::size_t(row) * std::size_t(map.cols);
        float *out = m_stretched.data() + std::size_t(row) * width;
        const auto value = [&](int k) { return values[held(run.cell + k, drawn.cols)] * scale + shift; };
        const Cubic cubic(value(-1), value(0), value(1), value(2));
        for (int x = run.first; x < run.last; ++x)
            out[x] = cubic.at(m_columns.t[std::size_t(x)]);
    };
    // Reuses the maxima's memory as a note of what is stretched already.
    const float done = std::numeric_limits<float>::infinity();
    for (std::size_t j = 0; j < m_rows.runs.size(); ++j) {
        for (std::size_t i = 0; i < columnRuns; ++i) {
            for (int k = -1; m_seen[j * columnRuns + i] && k <= 2; ++k) {
                const int row = held(m_rows.runs[j].cell + k, drawn.rows);
                float &note = m_blockMaxima[std::size_t(row) * columnRuns + i];
                if (note != done)
                    stretchRow(row, i);
                note = done;
            }
        }
    }
    for (std::size_t j = 0; j < m_rows.runs.size(); ++j) {
        const Run &run = m_rows.runs[j];
        const auto line = [&](int k) {
            return m_stretched.data() + std::size_t(held(run.cell + k, drawn.rows)) * width;
        };
        const float *a = line(-1), *b = line(0), *c = line(1), *d = line(2);
        for (int y = run.first; y < run.last; ++y) {
            // The same polynomial as weights, which are one set for the whole line.
            const float t = m_rows.t[std::size_t(y)];
            const float wa = Cubic(1, 0, 0, 0).at(t), wb = Cubic(0, 1, 0, 0).at(t);
            const float wc = Cubic(0, 0, 1, 0).at(t), wd = Cubic(0, 0, 0, 1).at(t);
            QRgb *out = reinterpret_cast<QRgb *>(image.scanLine(y));
            // Neighbouring blocks that are seen, or not seen, in one go.
            for (std::size_t i = 0; i < columnRuns;) {
                const bool seen = m_seen[j * columnRuns + i];
                const std::size_t from = std::size_t(m_columns.runs[i].first);
                while (i < columnRuns && bool(m_seen[j * columnRuns + i]) == seen)
                    ++i;
                const std::size_t to = std::size_t(m_columns.runs[i - 1].last);
                if (!seen) {
                    std::fill(out + from, out + to, 0);
                    continue;
                }
                int *indices = m_indices.data();
                for (std::size_t x = from; x < to; ++x) {
                    const float value = wa * a[x] + wb * b[x] + wc * c[x] + wd * d[x];
                    // Written so that a value that is not a number ends up at 0.
                    const float floored = value > 0 ? value : 0;
                    indices[x] = int(floored < last ? floored : last);
                }
                for (std::size_t x = from; x < to; ++x)
                    out[x] = colours[std::size_t(indices[x])];
            }
        }
    }
    return seenPart;
}

} // namespace soco::widgets
