#include "widgets/charts/chart_scene.h"

#include "widgets/charts/scene_builder.h"
#include "widgets/common/fonts.h"
#include "widgets/common/panel_paint.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace soco::widgets {

ChartFonts ChartFonts::current()
{
    return {titleFont(), smallFont(), tickFont(), scaledFont(bodyFont(), 0.74)};
}

QPointF ScenePlot::toPixel(double x, double y) const
{
    return {rect.left() + (x - xMin) / (xMax - xMin) * rect.width(),
            rect.bottom() - (y - yMin) / (yMax - yMin) * rect.height()};
}

int ChartScene::markAt(const QPointF &point) const
{
    int best = -1;
    double bestDistance = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (!marks[i].hit.contains(point))
            continue;
        const QPointF away = marks[i].outline.center() - point;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < bestDistance) {
            bestDistance = distance;
            best = int(i);
        }
    }
    return best;
}

int ChartScene::neighbour(int from, Qt::Key key) const
{
    if (from < 0 || from >= int(marks.size())) {
        const auto start = std::find_if(marks.begin(), marks.end(), [](const SceneMark &m) { return m.start; });
        const auto first = std::find_if(marks.begin(), marks.end(), [](const SceneMark &m) { return m.stop; });
        const auto found = start != marks.end() ? start : first;
        return found == marks.end() ? -1 : int(found - marks.begin());
    }
    const SceneMark &current = marks[std::size_t(from)];
    const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
    // Home and End look for the farthest in their direction, the arrows for the nearest.
    const int direction = key == Qt::Key_Left || key == Qt::Key_Up || key == Qt::Key_Home ? -1 : 1;
    const bool farthest = key == Qt::Key_Home || key == Qt::Key_End;
    int best = from;
    int bestStep = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const SceneMark &m = marks[i];
        if (!m.stop || (sideways ? m.row != current.row : m.column != current.column))
            continue;
        const int step = (sideways ? m.column - current.column : m.row - current.row) * direction;
        if (step > 0 && (bestStep == 0 || (farthest ? step > bestStep : step < bestStep))) {
            bestStep = step;
            best = int(i);
        }
    }
    return best;
}

std::vector<double> pushedApart(const std::vector<double> &wanted, double distance, double low, double high)
{
    const std::size_t n = wanted.size();
    if (n == 0)
        return {};
    if (n > 1)
        distance = std::min(distance, (high - low) / double(n - 1));
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    // With the distances taken off, positions only have to ascend: pooling adjacent violators gives the least squares.
    struct Block {
        double sum;
        std::size_t count;
        double mean() const { return sum / double(count); }
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < n; ++i) {
        blocks.push_back({wanted[order[i]] - distance * double(i), 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().count += last.count;
        }
    }
    std::vector<double> result(n);
    std::size_t i = 0;
    const double top = std::max(low, high - distance * double(n - 1));
    for (const Block &block : blocks) {
        for (std::size_t k = 0; k < block.count; ++k, ++i)
            result[order[i]] = std::clamp(block.mean(), low, top) + distance * double(i);
    }
    return result;
}

ChartScene layoutChart(const Chart &chart, const QSizeF &size, const ChartFonts &fonts, const SceneOptions &options)
{
    SceneBuilder builder(chart, size, fonts, options);
    if (!chart.empty()) {
        switch (chart.kind) {
        case ChartKind::Tasks:
            builder.layoutTasks();
            break;
        case ChartKind::Threshold:
            builder.layoutThreshold();
            break;
        case ChartKind::Categories:
            builder.layoutCategories();
            break;
        }
    }
    return std::move(builder).scene();
}

QSizeF naturalSize(const Chart &chart, const ChartFonts &fonts)
{
    return SceneBuilder(chart, QSizeF(1, 1), fonts, {.withTitle = true, .fullProvenance = true, .firstRow = 0})
        .naturalSize();
}

} // namespace soco::widgets
