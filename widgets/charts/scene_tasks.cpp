#include "widgets/charts/scene_builder.h"

#include <algorithm>
#include <cmath>

namespace soco::widgets {

double SceneBuilder::taskTextWidth() const
{
    double width = 0;
    for (const Chart::Facet &facet : m_chart.facets)
        for (const Chart::Group &group : facet.groups)
            width = std::max(width, m_small.horizontalAdvance(group.title));
    return std::ceil(width);
}

std::vector<SceneBuilder::FacetPlace> SceneBuilder::places(const BarSizes &sizes) const
{
    std::vector<FacetPlace> result;
    const double taskText = sizes.wholeNames ? taskTextWidth() : 0;
    double left = sizes.lead;
    for (const Chart::Facet &facet : m_chart.facets) {
        FacetPlace place;
        const double bars = double(facet.groups.front().numbers.size());
        place.left = left;
        // A task's name may reach into the gaps beside its group.
        place.groupSpan = std::max(bars * sizes.bar + (bars - 1) * sizes.gap, taskText + 8 - sizes.groupGap);
        place.width = double(facet.groups.size()) * place.groupSpan + double(facet.groups.size() - 1) * sizes.groupGap;
        left += place.width + sizes.facetGap;
        result.push_back(place);
    }
    return result;
}

SceneBuilder::BarSizes SceneBuilder::barSizes(double available) const
{
    BarSizes sizes;
    const double taskText = taskTextWidth();
    const auto total = [&] {
        const FacetPlace last = places(sizes).back();
        // The last task's name may be wider than its bars.
        const double beyond = sizes.wholeNames ? (taskText + 1 - last.groupSpan) / 2 : 0;
        return last.left + last.width + std::max(4.0, std::ceil(beyond));
    };
    if (total() <= available) {
        // Room to spare goes between the groups first, then between the facets; bars keep their width.
        while (sizes.groupGap < 28 && total() + 6 <= available)
            sizes.groupGap += 1;
        while (sizes.facetGap < 48 && total() + 1 <= available)
            sizes.facetGap += 1;
        return sizes;
    }
    // Narrower bars; where not even those fit, the tasks' names are shortened.
    for (double step = 26; step >= -20; --step) {
        sizes.wholeNames = step >= 3;
        const double bar = step >= 3 ? step : step + 23;
        if (bar < 3)
            break;
        sizes.bar = bar;
        sizes.gap = bar >= 16 ? 3 : bar >= 8 ? 2 : 1;
        sizes.groupGap = bar >= 22 ? 14 : bar >= 12 ? 10 : 7;
        sizes.facetGap = bar >= 22 ? 28 : 18;
        sizes.lead = 6;
        if (total() <= available)
            break;
    }
    return sizes;
}

void SceneBuilder::layoutTasks()
{
    const double left = tickColumn();
    const double width = m_scene.size.width() - left;
    const BarSizes sizes = barSizes(width);
    const std::vector<FacetPlace> facets = places(sizes);
    const double pitch = sizes.bar + sizes.gap;
    const bool twoRows = pitch < chipSide + 1;

    const double facetLine = std::ceil(m_small.height());
    const double taskLine = std::ceil(m_small.height());
    const double chipRows = twoRows ? 2 * chipSide + 1 : chipSide;
    const double above = facetLine + (m_roomy ? std::ceil(m_tick.height()) : std::ceil(m_tick.height()) - 4);
    const double below = (m_roomy ? 5 : 3) + chipRows + (m_roomy ? 2 : 0) + taskLine;
    const double top = std::ceil(m_top + above);
    const double height = std::max(24.0, std::floor(m_bottom - below - top));
    ScenePlot plot{.rect = QRectF(left, top, std::floor(width), height),
                   .xMin = 0,
                   .xMax = std::floor(width),
                   .yMin = 0,
                   .yMax = topPercent(),
                   .gridY = {topPercent() / 2, topPercent()},
                   .baseLine = true,
                   .pad = QMarginsF(0, 2, 0, 2)};
    addYTicks(plot, false);
    m_scene.plots.push_back(plot);
    int column = 0;
    for (std::size_t i = 0; i < facets.size(); ++i) {
        const double from = left + facets[i].left;
        const double to = i + 1 < facets.size() ? left + facets[i + 1].left - 8 : m_scene.size.width();
        const Chart::Facet &facet = m_chart.facets[i];
        addText({from, m_top, to - from, facetLine}, Qt::AlignLeft | Qt::AlignVCenter,
                m_small.elidedText(facet.title, Qt::ElideRight, to - from), TextTone::Facet);
        addFacet(facet, facets[i], sizes, column);
    }
}

void SceneBuilder::addFacet(const Chart::Facet &facet, const FacetPlace &place, const BarSizes &sizes, int &column)
{
    const ScenePlot plot = m_scene.plots.front();
    const double pitch = sizes.bar + sizes.gap;
    const bool twoRows = pitch < chipSide + 1;
    const double chipTop = plot.rect.bottom() + (m_roomy ? 5 : 3);
    const double taskTop = chipTop + (twoRows ? 2 * chipSide + 1 : chipSide) + (m_roomy ? 2 : 0);
    for (std::size_t g = 0; g < facet.groups.size(); ++g) {
        const Chart::Group &group = facet.groups[g];
        const double span = plot.rect.left() + place.left + double(g) * (place.groupSpan + sizes.groupGap);
        const double bars = double(group.numbers.size());
        const double first = std::round(span + (place.groupSpan - (bars * sizes.bar + (bars - 1) * sizes.gap)) / 2);
        for (std::size_t i = 0; i < group.numbers.size(); ++i)
            addBar(group.numbers[i], first + double(i) * pitch, sizes, column++, twoRows && i % 2 == 1);
        const double room = std::max(place.groupSpan, place.groupSpan + sizes.groupGap - 4);
        addCentred(span + place.groupSpan / 2, taskTop, m_small.elidedText(group.title, Qt::ElideRight, room),
                   TextTone::Facet);
    }
}

void SceneBuilder::addBar(int index, double left, const BarSizes &sizes, int column, bool lowerChip)
{
    const ChartNumber &value = number(index);
    const ScenePlot &plot = m_scene.plots.front();
    const double pitch = sizes.bar + sizes.gap;
    const double chip = chipSide;
    const double chipTop = plot.rect.bottom() + (m_roomy ? 5 : 3) + (lowerChip ? chip + 1 : 0);
    const QRectF chipRect(std::round(left + (sizes.bar - chip) / 2), chipTop, chip, chip);
    m_scene.chips.push_back({chipRect, value.slot});
    double top = plot.rect.bottom();
    if (value.percent) {
        top = plot.toPixel(0, *value.percent).y();
        const auto fill = value.published ? SceneBar::Fill::Hollow
                        : value.isPartial()   ? SceneBar::Fill::Hatched
                                          : SceneBar::Fill::Solid;
        m_scene.bars.push_back({.plot = 0,
                                .x = left + sizes.bar / 2 - plot.rect.left(),
                                .width = sizes.bar,
                                .value = *value.percent,
                                .slot = value.slot,
                                .fill = fill});
    }
    const QRectF bar(left, top, sizes.bar, plot.rect.bottom() - top);
    SceneMark mark;
    mark.hit = QRectF(left - sizes.gap / 2, plot.rect.top(), pitch, chipRect.bottom() - plot.rect.top());
    mark.outline = value.percent ? bar : QRectF(left, top - m_tick.height(), sizes.bar, m_tick.height());
    mark.number = index;
    mark.column = column;
    m_scene.marks.push_back(mark);
    addValue(index, bar, pitch, int(m_scene.marks.size()) - 1);
}

// Above the bar where it fits between its neighbours' values; else upright, in the bar or above it; else it is left to
// the read-out.
void SceneBuilder::addValue(int index, const QRectF &bar, double pitch, int mark)
{
    const ChartNumber &value = number(index);
    const QString text = percentText(value);
    const double line = m_tick.height();
    const double width = m_tick.horizontalAdvance(text) + 1;
    const double widest = m_tick.horizontalAdvance(QStringLiteral("88.8")) + 1;
    SceneText label{.rect = {},
                    .alignment = Qt::AlignCenter,
                    .text = text,
                    .tone = TextTone::Value,
                    .rotated = false,
                    .slot = value.slot,
                    .mark = mark};
    const double tinyWidest = m_tiny.horizontalAdvance(QStringLiteral("88.8"));
    if (!value.percent || widest <= pitch + 1) {
        label.rect = QRectF(bar.center().x() - width / 2, bar.top() - 2 - line, width, line);
    } else if (tinyWidest <= pitch) {
        label.tone = TextTone::TinyValue;
        label.rect = QRectF(bar.center().x() - pitch / 2, bar.top() - 1 - m_tiny.height(), pitch, m_tiny.height());
    } else if (pitch >= line - 2) {
        label.rotated = true;
        const bool inside = bar.height() >= width + 6;
        const double y = inside ? bar.top() + 3 : bar.top() - 2 - width;
        if (y < m_top + m_small.height())
            return; // it would stand in the facet's title
        // Digits are lower than the line: upright they take no more than the pitch.
        const double across = std::min(line, pitch);
        label.rect = QRectF(bar.center().x() - across / 2, y, across, width);
        if (inside && !value.published && !value.isPartial())
            label.tone = TextTone::OnBar;
    } else {
        return;
    }
    m_scene.texts.push_back(label);
}

} // namespace soco::widgets
