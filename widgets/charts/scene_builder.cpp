#include "widgets/charts/scene_builder.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace soco::widgets {

namespace {

constexpr double chipSide = 12;
constexpr double labelDistance = 17;
constexpr double roomyFrom = 156; // height: below, the gaps shrink
constexpr double tickGap = 6;

} // namespace

SceneBuilder::SceneBuilder(const Chart &chart, const QSizeF &size, const ChartFonts &fonts, const SceneOptions &options)
    : m_chart(chart), m_fonts(fonts), m_options(options), m_title(fonts.title), m_small(fonts.small),
      m_tick(fonts.tick), m_tiny(fonts.tiny), m_roomy(size.height() >= roomyFrom)
{
    m_scene.size = size;
    frame();
}

double SceneBuilder::provenanceHeight(double width) const
{
    const QString &text = m_options.fullProvenance ? m_chart.fullProvenance : m_chart.provenance;
    return std::ceil(
        m_tick.boundingRect(QRectF(0, 0, std::max(40.0, width), 10000), Qt::TextWordWrap | Qt::AlignLeft, text)
            .height());
}

void SceneBuilder::frame()
{
    const double width = m_scene.size.width(), height = m_scene.size.height();
    if (m_options.withTitle) {
        const double line = std::ceil(m_title.height());
        addText({0, 0, width, line}, Qt::AlignLeft | Qt::AlignVCenter, m_chart.headline(), TextTone::Title);
        m_top = line + 8;
    }
    if (m_chart.empty())
        return;
    // On screen the chips' names stand in the toolbar; a picture that leaves the window says them itself.
    if (m_options.withTitle && m_chart.kind != ChartKind::Threshold)
        m_top += addKey(m_top) + 8;
    QString words = m_options.fullProvenance ? m_chart.fullProvenance : m_chart.provenance;
    double text = provenanceHeight(width);
    if (!m_roomy && !m_options.fullProvenance && text > m_tick.height() * 1.5) {
        // A low chart keeps one line; a click on it says the rest.
        words = m_tick.elidedText(words, Qt::ElideRight, width);
        text = std::ceil(m_tick.height());
    }
    const double margin = m_options.withTitle ? 0 : m_roomy ? 6 : 2;
    m_scene.provenance = QRectF(0, height - margin - text, width, text);
    addText(m_scene.provenance, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, words, TextTone::Provenance);
    m_bottom = m_scene.provenance.top() - (m_roomy ? 8 : 2);
}

// Chip and name of every model, in as many lines as it takes where there is room for that (exports), else in one with
// shortened names. Returns the height.
double SceneBuilder::addKey(double top)
{
    const double width = m_scene.size.width();
    const double line = std::ceil(std::max(m_tick.height(), chipSide)) + 2;
    const double share = width / double(m_chart.series.size()) - chipSide - 4 - 12;
    double x = 0, y = top;
    for (const Chart::Series &series : m_chart.series) {
        double text = std::ceil(m_tick.horizontalAdvance(series.title)) + 1;
        if (m_options.withTitle) {
            if (x > 0 && x + chipSide + 4 + text > width) {
                x = 0;
                y += line;
            }
        } else {
            text = std::min(text, std::max(0.0, share));
        }
        m_scene.chips.push_back({QRectF(x, y + std::floor((line - chipSide) / 2), chipSide, chipSide), series.slot});
        if (text >= 24)
            addText({x + chipSide + 4, y, text, line}, Qt::AlignLeft | Qt::AlignVCenter,
                    m_options.withTitle ? series.title : m_tick.elidedText(series.title, Qt::ElideRight, text),
                    TextTone::RowName);
        x += chipSide + 4 + (text >= 24 ? text : 0) + 12;
    }
    return y + line - top;
}

QString SceneBuilder::percentText(const ChartNumber &number) const
{
    return number.percent ? QString::number(*number.percent, 'f', 1) : QStringLiteral("–");
}

void SceneBuilder::addText(const QRectF &rect, int alignment, const QString &text, TextTone tone)
{
    m_scene.texts.push_back({.rect = rect, .alignment = alignment, .text = text, .tone = tone});
}

// One line whose middle is at `x`; the rectangle is as wide as the words.
void SceneBuilder::addCentred(double x, double top, const QString &text, TextTone tone)
{
    const QFontMetricsF &metrics = tone == TextTone::Facet ? m_small : m_tick;
    const double width = metrics.horizontalAdvance(text) + 1;
    addText({x - width / 2, top, width, std::ceil(metrics.height())}, Qt::AlignCenter, text, tone);
}

double SceneBuilder::tickColumn() const
{
    return std::ceil(m_tick.horizontalAdvance(QStringLiteral("100"))) + tickGap;
}

void SceneBuilder::addYTicks(const ScenePlot &plot, bool quarters)
{
    const double line = m_tick.height();
    quarters = quarters && plot.rect.height() >= 4 * (line + 4);
    for (int value = 0; value <= 100; value += quarters ? 25 : 50) {
        const double y = plot.toPixel(plot.xMin, value).y();
        addText({0, y - line / 2, plot.rect.left() - tickGap, line}, Qt::AlignRight | Qt::AlignVCenter,
                QString::number(value), TextTone::Tick);
    }
}

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
                   .yMax = 100,
                   .gridY = {50, 100},
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
                   .xMin = 0, .xMax = m_chart.alphaMax, .yMin = 0, .yMax = 100, .gridY = {50, 100}, .baseLine = true,
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
                    m_small.elidedText(series->title, Qt::ElideRight, room2), TextTone::Name);
        }
    }
}

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

    const double head = chipSide + 3;
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

    if (!numbered && !m_options.withTitle)
        addKey(m_top);

    for (int c = 0; c < columns; ++c) {
        const double x = c * (columnWidth + columnGap);
        const double stripLeft = std::ceil(x + names + 8);
        const double stripWidth =
            std::floor(columnWidth - names - 8 - numbers
                       - (numbered ? 4 : std::ceil(m_tick.horizontalAdvance(QStringLiteral("100")) / 2) + 1));
        ScenePlot plot{.rect = QRectF(stripLeft, top, stripWidth, perColumn * rowHeight),
                       .xMin = 0,
                       .xMax = 100,
                       .yMin = 0,
                       .yMax = double(perColumn),
                       .gridY = {},
                       .baseLine = true,
                       .pad = QMarginsF(6, 2, 6, 2)};
        for (const int value : {0, 50, 100}) {
            const double at = plot.toPixel(value, 0).x();
            addCentred(at, plot.rect.bottom() + 3, QString::number(value), TextTone::Tick);
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

QSizeF SceneBuilder::naturalSize() const
{
    double width = 460, height = 250;
    if (m_chart.kind == ChartKind::Tasks && !m_chart.facets.empty()) {
        const FacetPlace last = places(BarSizes{}).back();
        width = std::max(width, tickColumn() + last.left + last.width
                                    + std::max(4.0, std::ceil((taskTextWidth() + 1 - last.groupSpan) / 2)));
        // Facet titles whole, too.
        double titles = tickColumn() + BarSizes{}.lead;
        for (const Chart::Facet &facet : m_chart.facets)
            titles += m_small.horizontalAdvance(facet.title) + 35;
        width = std::max(width, titles);
    }
    height += provenanceHeight(width) - m_tick.height();
    // The key's lines at this width.
    const double key =
        m_chart.empty() || m_chart.kind == ChartKind::Threshold
            ? 0
            : SceneBuilder(m_chart, QSizeF(width, 1), m_fonts, m_options).m_top - std::ceil(m_title.height()) - 8;
    height += key;
    if (m_chart.kind == ChartKind::Categories)
        height = std::ceil(m_title.height()) + 8 + key + chipSide + 3
               + double(m_chart.rows.size()) * categoryRowHeight() + m_tick.height() + 14 + provenanceHeight(width);
    return {std::ceil(width), std::ceil(height)};
}

} // namespace soco::widgets
