#include "widgets/charts/scene_builder.h"

#include "widgets/common/elided_text.h"
#include "widgets/common/judge_words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace soco::widgets {

namespace {

constexpr double labelDistance = 17;

} // namespace

void SceneBuilder::layoutThreshold()
{
    const double left = tickColumn();
    double names = 0;
    for (const Chart::Series &series : m_chart.series)
        names = std::max(names, m_small.horizontalAdvance(series.title));
    const double labels = std::ceil(std::min(names, m_scene.size.width() * 0.36)) + chipSide + 5 + 8;
    const double top = std::ceil(m_top + (m_roomy ? m_small.height() / 2 : m_tick.height() / 2));
    const double tickLine = std::ceil(m_tick.height());
    const double width = std::max(40.0, std::floor(m_scene.size.width() - left - labels));
    ScenePlot plot{.rect = QRectF(left, top, width, std::max(24.0, std::floor(m_bottom - tickLine - 3 - top))),
                   .xMin = 0,
                   .xMax = m_chart.alphaMax,
                   .yMin = 0,
                   .yMax = topPercent(),
                   .gridY = {topPercent() / 2, topPercent()},
                   .baseLine = true,
                   .pad = QMarginsF(0, 6, 5, 6)};
    addYTicks(plot, true);
    m_scene.plots.push_back(plot);

    // As many steps as there is room for between their words.
    const double tickWidth = m_tick.horizontalAdvance(QStringLiteral("0.00")) + 10;
    const int steps = width / 4 >= tickWidth ? 4 : width / 2 >= tickWidth ? 2 : 1;
    for (int i = 0; i <= steps; ++i) {
        const double alpha = m_chart.alphaMax * i / steps;
        const double x = plot.toPixel(alpha, 0).x();
        addCentred(x, plot.rect.bottom() + 3, i == 0 ? QStringLiteral("0") : alphaText(alpha), TextTone::Tick);
    }

    // Rows of the arrow keys from the highest curve down.
    std::vector<std::size_t> order(m_chart.curves.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto judged = [&](std::size_t i) { return number(m_chart.curves[i].judged).percent.value_or(0); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return judged(a) > judged(b); });

    const double quarter = m_chart.alphaMax / 4;
    for (std::size_t row = 0; row < order.size(); ++row) {
        const Chart::Curve &curve = m_chart.curves[order[row]];
        SceneCurve drawn{
            .plot = 0, .points = {}, .slot = curve.slot, .dashed = number(curve.judged).isPartial()};
        int column = 0;
        for (const int index : curve.numbers) {
            const ChartNumber &value = number(index);
            drawn.points.emplace_back(value.alpha, *value.percent);
            const QPointF at = plot.toPixel(value.alpha, *value.percent);
            const bool isJudged = index == curve.judged;
            const double inQuarters = value.alpha / quarter;
            m_scene.marks.push_back({.hit = QRectF(at.x() - 7, at.y() - 7, 14, 14),
                                     .outline = QRectF(at.x() - 5, at.y() - 5, 10, 10),
                                     .number = index,
                                     .category = {},
                                     .column = column++,
                                     .row = int(row),
                                     .stop = isJudged || std::abs(inQuarters - std::round(inQuarters)) < 1e-6,
                                     .round = true,
                                     .start = isJudged && row == 0});
            if (isJudged)
                m_scene.dots.push_back({.plot = 0, .point = drawn.points.back(), .slot = curve.slot, .hollow = true});
        }
        m_scene.curves.push_back(std::move(drawn));
    }

    addAlpha(plot, plot.rect.right() + labels - chipSide);
    addEndLabels(plot, plot.rect.right() + 8, m_scene.size.width() - plot.rect.right() - 8);
}

// The judged threshold: a dashed line, and its word where it covers no curve, at the top if it can.
void SceneBuilder::addAlpha(const ScenePlot &plot, double right)
{
    const double x = std::round(plot.toPixel(m_chart.alpha, 0).x()) + 0.5;
    m_scene.lines.push_back({.from = {x, plot.rect.top() - (m_roomy ? 4 : 0)},
                             .to = {x, plot.rect.bottom()},
                             .style = SceneLine::Style::Dashed});
    const QString alpha = QStringLiteral("α = ") + alphaText(m_chart.alpha);
    const double width = m_tick.horizontalAdvance(alpha) + 2;
    const double line = std::ceil(m_tick.height());
    QRectF best;
    std::size_t fewest = std::numeric_limits<std::size_t>::max();
    for (const double y : {plot.rect.top() + 1, plot.rect.bottom() - line - 1}) {
        for (const double from : {x + 5, x - 5 - width}) {
            const QRectF place(from, y, width, line);
            if (place.left() < plot.rect.left() || place.right() > right)
                continue;
            std::size_t covered = 0;
            for (const SceneCurve &curve : m_scene.curves) {
                covered += std::size_t(std::count_if(curve.points.begin(), curve.points.end(), [&](const QPointF &p) {
                    return place.adjusted(-2, -2, 2, 2).contains(plot.toPixel(p.x(), p.y()));
                }));
            }
            if (covered < fewest) {
                fewest = covered;
                best = place;
            }
        }
    }
    if (!best.isNull())
        addText(best, Qt::AlignLeft | Qt::AlignVCenter, alpha, TextTone::Tick);
}

void SceneBuilder::addEndLabels(const ScenePlot &plot, double left, double width)
{
    const double low = plot.rect.top(), high = plot.rect.bottom() - chipSide / 2 + 2;
    const auto n = double(m_scene.curves.size());
    // Too many for one column of names: chips alone, side by side.
    const double room = high - low;
    const bool named = n <= 1 || room / (n - 1) >= chipSide + 1;
    const std::size_t columns = named ? 1 : std::size_t(std::ceil(n * (chipSide + 1) / std::max(room, chipSide + 1)));
    for (std::size_t c = 0; c < columns; ++c) {
        std::vector<double> wanted;
        std::vector<std::size_t> members;
        for (std::size_t i = c; i < m_scene.curves.size(); i += columns) {
            wanted.push_back(plot.toPixel(0, m_scene.curves[i].points.back().y()).y());
            members.push_back(i);
        }
        const std::vector<double> placed = pushedApart(wanted, named ? labelDistance : chipSide + 1, low, high);
        for (std::size_t k = 0; k < members.size(); ++k) {
            const SceneCurve &curve = m_scene.curves[members[k]];
            const double chipLeft = left + double(c) * (chipSide + 3);
            const double y = std::round(placed[k]);
            if (named && std::abs(y - wanted[k]) > 3)
                m_scene.lines.push_back({.from = {plot.rect.right() + 1, wanted[k]},
                                         .to = {left - 2, y},
                                         .style = SceneLine::Style::Leader});
            m_scene.chips.push_back({QRectF(chipLeft, y - chipSide / 2, chipSide, chipSide), curve.slot});
            if (!named)
                continue;
            const auto series = std::find_if(m_chart.series.begin(), m_chart.series.end(),
                                             [&](const auto &s) { return s.slot == curve.slot; });
            const double text = left + chipSide + 5;
            const double room2 = left + width - text;
            addText({text, y - m_small.height() / 2, room2, m_small.height()}, Qt::AlignLeft | Qt::AlignVCenter,
                    elidedApart(m_small, series->title, seriesTitles(), room2), TextTone::Name);
        }
    }
}

} // namespace soco::widgets
