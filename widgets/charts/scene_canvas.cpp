// QCustomPlot's header needs Qt's keywords, which the rest of the program does without.
#undef QT_NO_KEYWORDS
#undef QT_NO_FOREACH
#include "widgets/charts/scene_canvas.h"

#include <qcustomplot.h>

#include <cmath>
#include <map>
#include <tuple>

namespace soco::widgets {

namespace {

void drawChip(QPainter &painter, const QRectF &rect, int slot, const Tokens &t)
{
    const QColor &colour = t.models[std::size_t(slot - 1) % t.models.size()];
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(rect, 3, 3);
    QFont font = painter.font();
    font.setPixelSize(std::max(6, int(std::round(rect.height() * 0.75))));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(digitColour(colour));
    painter.drawText(rect, Qt::AlignCenter, QString::number(slot));
}

// Texts, chips and lines of a scene, over the marks that QCustomPlot's plottables draw.
class SceneItem : public QCPAbstractItem
{
public:
    SceneItem(QCustomPlot *plot, const ChartScene *scene, const ChartFonts *fonts, const Tokens *t,
              QColor Tokens::*ground)
        : QCPAbstractItem(plot), m_scene(scene), m_fonts(fonts), m_tokens(t), m_ground(ground)
    {
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override
    {
        painter->setRenderHint(QPainter::Antialiasing);
        for (const SceneLine &line : m_scene->lines) {
            const bool dashed = line.style == SceneLine::Style::Dashed;
            painter->setPen(dashed ? QPen(m_tokens->text3, 1.2, Qt::DashLine) : QPen(m_tokens->strongLine, 1));
            painter->drawLine(QLineF(line.from, line.to));
        }
        for (const SceneChip &chip : m_scene->chips)
            drawChip(*painter, chip.rect, chip.slot, *m_tokens);
        for (const SceneText &text : m_scene->texts)
            drawText(*painter, text);
        if (!m_scene->scrollBar.isEmpty()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_tokens->strongLine);
            painter->drawRoundedRect(m_scene->scrollBar, 2, 2);
        }
    }

private:
    void drawText(QPainter &painter, const SceneText &text) const
    {
        QColor colour = m_tokens->text2;
        painter.setFont(m_fonts->tick);
        switch (text.tone) {
        case TextTone::Tick:
        case TextTone::Provenance:
            break;
        case TextTone::Facet:
            painter.setFont(m_fonts->small);
            break;
        case TextTone::Name:
            painter.setFont(m_fonts->small);
            colour = m_tokens->text1;
            break;
        case TextTone::Value:
        case TextTone::RowName:
            colour = m_tokens->text1;
            break;
        case TextTone::TinyValue:
            painter.setFont(m_fonts->tiny);
            colour = m_tokens->text1;
            break;
        case TextTone::MarkedRow: {
            QFont font = m_fonts->tick;
            font.setWeight(QFont::Medium);
            painter.setFont(font);
            colour = m_tokens->text1;
            break;
        }
        case TextTone::Title:
            painter.setFont(m_fonts->title);
            colour = m_tokens->text1;
            break;
        case TextTone::OnBar:
            colour = digitColour(m_tokens->models[std::size_t(text.slot - 1) % m_tokens->models.size()]);
            break;
        }
        const bool value = text.tone == TextTone::Value || text.tone == TextTone::TinyValue;
        if (value && !text.rotated) {
            // No grid line goes through a number.
            QRectF ground = QFontMetricsF(painter.font(), painter.device()).tightBoundingRect(text.text);
            ground.moveCenter(text.rect.center());
            painter.fillRect(ground.adjusted(-2, -2, 2, 2), m_tokens->*m_ground);
        }
        painter.setPen(colour);
        if (!text.rotated) {
            const int flags = text.alignment | (text.tone == TextTone::Provenance ? 0 : int(Qt::TextDontClip));
            painter.drawText(text.rect, flags, text.text);
            return;
        }
        painter.save();
        painter.translate(text.rect.center());
        painter.rotate(-90);
        painter.drawText(QRectF(-text.rect.height() / 2, -text.rect.width() / 2, text.rect.height(), text.rect.width()),
                         Qt::AlignCenter | Qt::TextDontClip, text.text);
        painter.restore();
    }
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override { painter->setAntialiasing(true); }

    const ChartScene *m_scene;
    const ChartFonts *m_fonts;
    const Tokens *m_tokens;
    QColor Tokens::*m_ground; // what the plot stands on
};

// Bands behind marked rows, below everything else.
class BandItem : public QCPAbstractItem
{
public:
    BandItem(QCustomPlot *plot, const ChartScene *scene, const Tokens *t)
        : QCPAbstractItem(plot), m_scene(scene), m_tokens(t)
    {
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override
    {
        for (const QRectF &band : m_scene->bands)
            painter->fillRect(band, m_tokens->selection);
    }
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override { painter->setAntialiasing(false); }

private:
    const ChartScene *m_scene;
    const Tokens *m_tokens;
};

// The emphasised mark: on a layer of its own, so that moving the mouse does not draw the chart again.
class EmphasisItem : public QCPAbstractItem
{
public:
    EmphasisItem(QCustomPlot *plot, const ChartScene *scene) : QCPAbstractItem(plot), m_scene(scene)
    {
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }
    int hovered = -1;
    int focused = -1;

protected:
    void draw(QCPPainter *painter) override
    {
        painter->setRenderHint(QPainter::Antialiasing);
        ring(*painter, hovered, QPen(currentTokens().text1, 1.5), 2);
        ring(*painter, focused, QPen(currentTokens().accent, 2), 3);
    }
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override { painter->setAntialiasing(true); }

private:
    void ring(QPainter &painter, int index, const QPen &pen, double away) const
    {
        if (index < 0 || index >= int(m_scene->marks.size()))
            return;
        const SceneMark &mark = m_scene->marks[std::size_t(index)];
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const QRectF rect = mark.outline.adjusted(-away, -away, away, away);
        if (mark.round)
            painter.drawEllipse(rect);
        else
            painter.drawRoundedRect(rect, 2, 2);
    }

    const ChartScene *m_scene;
};

QPen outlinePen(const QColor &colour)
{
    QPen pen(colour, 1.5);
    pen.setJoinStyle(Qt::MiterJoin);
    return pen;
}

// A rectangle with two bare axes; QCustomPlot draws the grid lines and the base line, the scene all words.
std::pair<QCPAxis *, QCPAxis *> addAxes(QCustomPlot &plot, QCPLayoutInset &inset, const ScenePlot &scenePlot,
                                        const QSizeF &size, const Tokens &t)
{
    auto *rect = new QCPAxisRect(&plot, false);
    rect->setAutoMargins(QCP::msNone);
    rect->setMargins({});
    rect->setMinimumSize(1, 1);
    QCPAxis *x = rect->addAxis(QCPAxis::atBottom);
    QCPAxis *y = rect->addAxis(QCPAxis::atLeft);
    const QRectF r = scenePlot.rect.marginsAdded(scenePlot.pad);
    const double perX = (scenePlot.xMax - scenePlot.xMin) / scenePlot.rect.width();
    const double perY = (scenePlot.yMax - scenePlot.yMin) / scenePlot.rect.height();
    x->setRange(scenePlot.xMin - scenePlot.pad.left() * perX, scenePlot.xMax + scenePlot.pad.right() * perX);
    y->setRange(scenePlot.yMin - scenePlot.pad.bottom() * perY, scenePlot.yMax + scenePlot.pad.top() * perY);
    for (QCPAxis *axis : {x, y}) {
        axis->setTickLabels(false);
        axis->setTicks(false);
        axis->setSubTicks(false);
        axis->setBasePen(Qt::NoPen);
        axis->grid()->setVisible(false);
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
    }
    const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (const double value : scenePlot.gridY)
        ticker->addTick(value, QString());
    if (scenePlot.baseLine)
        ticker->addTick(0, QString());
    y->setTicker(ticker);
    y->setTicks(true);
    y->setTickLength(0);
    y->setTickPen(Qt::NoPen);
    y->grid()->setVisible(true);
    y->grid()->setAntialiased(false);
    y->grid()->setAntialiasedZeroLine(false);
    y->grid()->setPen(QPen(t.line, 1));
    y->grid()->setZeroLinePen(QPen(t.strongLine, 1));
    // QCPLayoutInset truncates to whole pixels, hence the half one more.
    inset.addElement(rect, QRectF((r.x() + 0.5) / size.width(), (r.y() + 0.5) / size.height(),
                                  (r.width() + 0.5) / size.width(), (r.height() + 0.5) / size.height()));
    return {x, y};
}

// Bars, curves and dots of a scene; what was in the plot before is gone.
void setPlottables(QCustomPlot &plot, const ChartScene &scene, const Tokens &t, const QColor &background)
{
    plot.clearPlottables();
    plot.plotLayout()->clear();
    plot.setBackground(background);
    if (scene.plots.empty())
        return;
    const auto colourOf = [&](int slot) { return t.models[std::size_t(slot - 1) % t.models.size()]; };
    auto *inset = new QCPLayoutInset;
    plot.plotLayout()->setMargins({});
    plot.plotLayout()->addElement(0, 0, inset);
    std::vector<std::pair<QCPAxis *, QCPAxis *>> axes;
    for (const ScenePlot &scenePlot : scene.plots)
        axes.push_back(addAxes(plot, *inset, scenePlot, scene.size, t));

    std::map<std::tuple<int, int, SceneBar::Fill>, QCPBars *> barsByLook;
    for (const SceneBar &bar : scene.bars) {
        QCPBars *&bars = barsByLook[{bar.plot, bar.slot, bar.fill}];
        if (!bars) {
            const auto [x, y] = axes[std::size_t(bar.plot)];
            bars = new QCPBars(x, y);
            const QColor colour = colourOf(bar.slot);
            const bool solid = bar.fill == SceneBar::Fill::Solid;
            // The outline of a hollow bar lies inside the width of a filled one.
            bars->setWidth(solid ? bar.width : bar.width - 1.5);
            bars->setPen(solid ? QPen(Qt::NoPen) : outlinePen(colour));
            bars->setBrush(solid                                     ? QBrush(colour)
                           : bar.fill == SceneBar::Fill::Hatched ? QBrush(colour, Qt::BDiagPattern)
                                                                 : QBrush(Qt::NoBrush));
            bars->setAntialiased(!solid);
            bars->setSelectable(QCP::stNone);
        }
        bars->addData(bar.x, bar.value);
    }
    for (const SceneCurve &curve : scene.curves) {
        const auto [x, y] = axes[std::size_t(curve.plot)];
        QCPGraph *graph = plot.addGraph(x, y);
        graph->setPen(QPen(colourOf(curve.slot), 2, curve.dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        graph->setAdaptiveSampling(false);
        for (const QPointF &point : curve.points)
            graph->addData(point.x(), point.y());
    }
    std::map<std::tuple<int, int, bool>, QCPGraph *> dotsByLook;
    for (const SceneDot &dot : scene.dots) {
        QCPGraph *&graph = dotsByLook[{dot.plot, dot.slot, dot.hollow}];
        if (!graph) {
            const auto [x, y] = axes[std::size_t(dot.plot)];
            graph = plot.addGraph(x, y);
            graph->setLineStyle(QCPGraph::lsNone);
            graph->setAdaptiveSampling(false);
            const QColor colour = colourOf(dot.slot);
            graph->setScatterStyle(
                dot.hollow ? QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(colour, 2), QBrush(background), 8)
                           : QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(background, 1), QBrush(colour), 9));
        }
        graph->addData(dot.point.x(), dot.point.y());
    }
}

// Makes a plot draw a scene's words and bands; what is pointed at must live as long as the plot draws.
void addSceneItems(QCustomPlot &plot, const ChartScene &scene, const ChartFonts &fonts, const Tokens &t,
                   QColor Tokens::*ground)
{
    plot.setAutoAddPlottableToLegend(false);
    (new BandItem(&plot, &scene, &t))->setLayer(QStringLiteral("background"));
    (new SceneItem(&plot, &scene, &fonts, &t, ground))->setLayer(QStringLiteral("legend"));
}

} // namespace

struct SceneCanvas::Private {
    ChartScene scene;
    ChartFonts fonts = ChartFonts::current();
    Tokens tokens = currentTokens();
    QCustomPlot *plot = nullptr;
    EmphasisItem *emphasis = nullptr;
};

SceneCanvas::SceneCanvas(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    d->plot = new QCustomPlot(this);
    d->plot->setFocusPolicy(Qt::NoFocus);
    addSceneItems(*d->plot, d->scene, d->fonts, d->tokens, &Tokens::panel);
    d->plot->addLayer(QStringLiteral("emphasis"), nullptr, QCustomPlot::limAbove);
    d->plot->layer(QStringLiteral("emphasis"))->setMode(QCPLayer::lmBuffered);
    d->emphasis = new EmphasisItem(d->plot, &d->scene);
    d->emphasis->setLayer(QStringLiteral("emphasis"));
}

SceneCanvas::~SceneCanvas() = default;

void SceneCanvas::draw(const ChartScene &scene, const ChartFonts &fonts, const Tokens &t)
{
    d->scene = scene;
    d->fonts = fonts;
    d->tokens = t;
    d->plot->setGeometry(rect());
    setPlottables(*d->plot, d->scene, d->tokens, d->tokens.panel);
    d->plot->replot();
}

void SceneCanvas::emphasise(int hovered, int focused)
{
    d->emphasis->hovered = hovered;
    d->emphasis->focused = focused;
    d->plot->layer(QStringLiteral("emphasis"))->replot();
}

bool paintScene(QPaintDevice &device, const ChartScene &scene, const ChartFonts &fonts, const Tokens &t, double margin)
{
    QCPPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    QCustomPlot plot;
    addSceneItems(plot, scene, fonts, t, &Tokens::base);
    setPlottables(plot, scene, t, t.base);
    painter.fillRect(QRectF(QPointF(), scene.size).adjusted(0, 0, 2 * margin, 2 * margin), t.base);
    painter.translate(margin, margin);
    plot.toPainter(&painter, int(scene.size.width()), int(scene.size.height()));
    return painter.end();
}

} // namespace soco::widgets
