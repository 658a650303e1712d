#include "widgets/charts/scene_builder.h"

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

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

// Chip and name of every model, in as many lines as it takes in exports. On screen the names stand in one line or, in a
// high chart, in two, all of them whole; else there are the chips alone. Returns the height.
double SceneBuilder::addKey(double top)
{
    constexpr double toName = 4, toNext = 12;
    const double width = m_scene.size.width();
    const double line = std::ceil(std::max(m_tick.height(), chipSide)) + 2;
    std::vector<double> names; // their widths
    for (const Chart::Series &series : m_chart.series)
        names.push_back(std::ceil(m_tick.horizontalAdvance(series.title)) + 1);
    int lines = 1;
    double end = 0;
    for (const double name : names) {
        if (end > 0 && end + chipSide + toName + name > width) {
            ++lines;
            end = 0;
        }
        end += chipSide + toName + name + toNext;
    }
    const double widest = names.empty() ? 0 : *std::max_element(names.begin(), names.end());
    const bool named = m_options.withTitle || (lines <= (m_roomy ? 2 : 1) && chipSide + toName + widest <= width);
    double x = 0, y = top;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double room = named ? toName + names[i] : 0;
        if (x > 0 && x + chipSide + room > width) {
            x = 0;
            y += line;
        }
        m_scene.chips.push_back(
            {QRectF(x, y + std::floor((line - chipSide) / 2), chipSide, chipSide), m_chart.series[i].slot});
        if (named)
            addText({x + chipSide + toName, y, names[i], line}, Qt::AlignLeft | Qt::AlignVCenter,
                    m_chart.series[i].title, TextTone::RowName);
        x += chipSide + room + (named ? toNext : 3);
    }
    return y + line - top;
}

QStringList SceneBuilder::seriesTitles() const
{
    QStringList titles;
    for (const Chart::Series &series : m_chart.series)
        titles << series.title;
    return titles;
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
    return std::ceil(m_tick.horizontalAdvance(topText())) + tickGap;
}

double SceneBuilder::topPercent() const
{
    double largest = 0;
    for (const ChartNumber &number : m_chart.numbers)
        largest = std::max(largest, number.percent.value_or(0));
    for (const double top : {10.0, 20.0, 40.0, 60.0, 80.0})
        if (largest <= top)
            return top;
    return 100;
}

QString SceneBuilder::topText() const
{
    return QStringLiteral("%1 %").arg(topPercent());
}

void SceneBuilder::addYTicks(const ScenePlot &plot, bool quarters)
{
    const double line = m_tick.height();
    quarters = quarters && plot.rect.height() >= 4 * (line + 4) && plot.yMax > 10; // a quarter of 10 is no round number
    const int parts = quarters ? 4 : 2;
    for (int part = 0; part <= parts; ++part) {
        const double value = plot.yMax * part / parts;
        const double y = plot.toPixel(plot.xMin, value).y();
        addText({0, y - line / 2, plot.rect.left() - tickGap, line}, Qt::AlignRight | Qt::AlignVCenter,
                part == parts ? topText() : QString::number(value), TextTone::Tick);
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
