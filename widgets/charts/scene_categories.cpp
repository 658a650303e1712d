#include "widgets/charts/scene_builder.h"

#include <algorithm>
#include <cmath>

namespace soco::widgets {

void SceneBuilder::layoutCategories()
{
    const double width = m_scene.size.width();
    const double tickLine = std::ceil(m_tick.height());
    const double rowHeight = categoryRowHeight();
    const std::size_t series = m_chart.series.size();
    const bool numbered = series <= 3; // one column of numbers for each model
    const double numberWidth = std::ceil(m_tick.horizontalAdvance(QStringLiteral("100.0"))) + 8;
    const double numbers = numbered ? numberWidth * double(series) : 0;
    double names = 0;
    for (const Chart::Row &row : m_chart.rows)
        names = std::max(names, m_tick.horizontalAdvance(row.category));
    names = std::ceil(names) + 2;

    // In exports the key stands above already.
    const double head = numbered || m_options.withTitle ? chipSide + 3 : addKey(m_top);
    const double top = std::ceil(m_top + head);
    const double bottom = m_bottom - tickLine - 3;
    const int rowsFit = std::max(1, int((bottom - top) / rowHeight));
    const int total = int(m_chart.rows.size());
    const double columnGap = 24;
    const double least = names + 8 + 110 + numbers;
    const int wantedColumns = (total + rowsFit - 1) / rowsFit;
    const int columns = std::clamp(int((width + columnGap) / (least + columnGap)), 1, std::max(1, wantedColumns));
    // Columns of one height where that is enough for all.
    const int perColumn = columns * rowsFit >= total ? (total + columns - 1) / columns : rowsFit;
    const int visible = std::min(total, perColumn * columns);
    m_scene.totalRows = total;
    m_scene.visibleRows = visible;
    m_scene.firstRow = std::clamp(m_options.firstRow, 0, total - visible);
    const bool scrolls = visible < total;
    const double columnWidth = (width - (scrolls ? 8 : 0) - columnGap * (columns - 1)) / columns;
    if (scrolls) {
        const double track = perColumn * rowHeight;
        m_scene.scrollBar =
            QRectF(width - 4, top + track * m_scene.firstRow / total, 4, std::max(8.0, track * visible / total));
    }
    names = std::min(names, columnWidth * 0.4);

    for (int c = 0; c < columns; ++c) {
        const double x = c * (columnWidth + columnGap);
        const double stripLeft = std::ceil(x + names + 8);
        const double stripWidth = std::floor(columnWidth - names - 8 - numbers
                                             - (numbered ? 4 : std::ceil(m_tick.horizontalAdvance(topText()) / 2) + 1));
        ScenePlot plot{.rect = QRectF(stripLeft, top, stripWidth, perColumn * rowHeight),
                       .xMin = 0,
                       .xMax = topPercent(),
                       .yMin = 0,
                       .yMax = double(perColumn),
                       .gridY = {},
                       .baseLine = true,
                       .pad = QMarginsF(6, 2, 6, 2)};
        for (const double value : {0.0, plot.xMax / 2, plot.xMax}) {
            const double at = plot.toPixel(value, 0).x();
            addCentred(at, plot.rect.bottom() + 3, value == plot.xMax ? topText() : QString::number(value),
                       TextTone::Tick);
        }
        for (std::size_t i = 0; numbered && i < series; ++i) {
            const double right = x + columnWidth - double(series - 1 - i) * numberWidth;
            m_scene.chips.push_back(
                {QRectF(std::round(right - chipSide), m_top, chipSide, chipSide), m_chart.series[i].slot});
        }
        for (int r = 0; r < perColumn; ++r) {
            const int index = m_scene.firstRow + c * perColumn + r;
            if (index >= m_scene.firstRow + visible)
                break;
            const Chart::Row &row = m_chart.rows[std::size_t(index)];
            const QRectF line(x, plot.rect.top() + r * rowHeight, columnWidth, rowHeight);
            if (row.marked)
                m_scene.bands.push_back(line.adjusted(-4, 0, 4, 0));
            const QRectF name(x, line.top(), names, rowHeight);
            addText(name, Qt::AlignLeft | Qt::AlignVCenter, m_tick.elidedText(row.category, Qt::ElideMiddle, names),
                    row.marked ? TextTone::MarkedRow : TextTone::RowName);
            m_scene.marks.push_back({.hit = name,
                                     .outline = name,
                                     .number = -1,
                                     .category = row.category,
                                     .column = 0,
                                     .row = index,
                                     .stop = true,
                                     .round = false,
                                     .start = false});
            for (std::size_t i = 0; i < row.numbers.size(); ++i) {
                const ChartNumber &value = number(row.numbers[i]);
                const double right = x + columnWidth - double(series - 1 - i) * numberWidth;
                const QRectF cell(right - numberWidth, line.top(), numberWidth, rowHeight);
                QRectF outline = cell;
                if (value.percent) {
                    const QPointF point(*value.percent, perColumn - r - 0.5);
                    m_scene.dots.push_back({.plot = c, .point = point, .slot = value.slot, .hollow = false});
                    const QPointF at = plot.toPixel(point.x(), point.y());
                    outline = QRectF(at.x() - 5.5, at.y() - 5.5, 11, 11);
                }
                if (numbered)
                    m_scene.texts.push_back({.rect = cell,
                                             .alignment = Qt::AlignRight | Qt::AlignVCenter,
                                             .text = percentText(value),
                                             .tone = TextTone::Value,
                                             .rotated = false,
                                             .slot = value.slot,
                                             .mark = int(m_scene.marks.size())});
                if (!numbered && !value.percent)
                    continue;
                m_scene.marks.push_back({.hit = value.percent ? outline.adjusted(-2, -2, 2, 2) : cell,
                                         .outline = outline,
                                         .number = row.numbers[i],
                                         .category = row.category,
                                         .column = int(i) + 1,
                                         .row = index,
                                         .stop = true,
                                         .round = value.percent.has_value(),
                                         .start = index == m_scene.firstRow && i == 0});
            }
        }
        m_scene.plots.push_back(std::move(plot));
    }
}

} // namespace soco::widgets
