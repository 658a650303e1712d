#include "widgets/charts/scene_builder.h"

#include "widgets/common/elided_text.h"

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
                    m_options.withTitle ? series.title : elidedApart(m_tick, series.title, seriesTitles(), text),
                    TextTone::RowName);
        x += chipSide + 4 + (text >= 24 ? text : 0) + 12;
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
