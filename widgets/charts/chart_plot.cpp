#include "widgets/charts/chart_plot.h"

#include "widgets/charts/scene_canvas.h"
#include "widgets/common/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

struct ChartPlot::Private {
    std::shared_ptr<const Chart> chart = std::make_shared<const Chart>();
    ChartScene scene;
    ChartFonts fonts = ChartFonts::current();
    SceneCanvas *canvas = nullptr;
    int hovered = -1;
    int focused = -1;
    int pressed = -1;
    bool pressedProvenance = false;
    int firstRow = 0;
    int wheelRest = 0;
    QString markText;

    // Whose chip it is.
    QString modelAt(const QPointF &point) const
    {
        for (const SceneChip &chip : scene.chips)
            for (const Chart::Series &series : chart->series)
                if (series.slot == chip.slot && chip.rect.contains(point))
                    return series.title;
        return {};
    }
};

ChartPlot::ChartPlot(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    d->canvas = new SceneCanvas(this);
}

ChartPlot::~ChartPlot() = default;

const ChartScene &ChartPlot::scene() const
{
    return d->scene;
}

int ChartPlot::currentMark() const
{
    return d->hovered >= 0 ? d->hovered : hasFocus() ? d->focused : -1;
}

QSize ChartPlot::sizeHint() const
{
    return {480, 180};
}

QSize ChartPlot::minimumSizeHint() const
{
    // The lines of text above and below the bars, two rows of chips, and bars that can still be told apart.
    constexpr int lines = 4, chipsAndBars = 64;
    return {180, int(std::ceil(lines * QFontMetricsF(d->fonts.tick).height())) + chipsAndBars};
}

void ChartPlot::setChart(std::shared_ptr<const Chart> chart)
{
    d->chart = std::move(chart);
    rebuild();
}

void ChartPlot::setMarkText(const QString &text)
{
    d->markText = text;
}

void ChartPlot::retheme()
{
    d->fonts = ChartFonts::current();
    rebuild();
}

// Marks keep their place in the order unless there are more or fewer of them: a changed number moves a bar, and the
// keyboard stays on it.
void ChartPlot::rebuild()
{
    if (width() <= 0 || height() <= 0)
        return;
    const std::size_t before = d->scene.marks.size();
    d->scene = layoutChart(*d->chart, size(), d->fonts,
                           {.withTitle = false, .fullProvenance = false, .firstRow = d->firstRow});
    d->firstRow = d->scene.firstRow;
    if (d->scene.marks.size() != before)
        d->focused = -1;
    d->hovered = d->pressed = -1;
    d->canvas->setGeometry(rect());
    d->canvas->draw(d->scene, d->fonts, currentTokens());
    showEmphasis();
}

void ChartPlot::showEmphasis()
{
    d->canvas->emphasise(d->hovered, hasFocus() ? d->focused : -1);
    Q_EMIT markChanged(currentMark());
}

void ChartPlot::setHovered(int mark)
{
    if (mark == d->hovered)
        return;
    d->hovered = mark;
    showEmphasis();
}

void ChartPlot::setFocused(int mark)
{
    if (mark == d->focused)
        return;
    d->focused = mark;
    showEmphasis();
}

// Rows move under marks that the keyboard holds by row and column.
void ChartPlot::scrollTo(int firstRow)
{
    firstRow = std::clamp(firstRow, 0, std::max(0, d->scene.totalRows - d->scene.visibleRows));
    if (firstRow == d->firstRow)
        return;
    const SceneMark held = d->focused >= 0 ? d->scene.marks[std::size_t(d->focused)] : SceneMark{};
    const bool holds = d->focused >= 0;
    d->firstRow = firstRow;
    rebuild();
    d->focused = -1;
    for (std::size_t i = 0; holds && i < d->scene.marks.size(); ++i) {
        if (d->scene.marks[i].row == held.row && d->scene.marks[i].column == held.column)
            d->focused = int(i);
    }
    showEmphasis();
}

void ChartPlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    rebuild();
}

void ChartPlot::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(d->scene.markAt(event->position()));
    const bool clickable =
        d->hovered >= 0 || (!d->chart->runChoices.empty() && d->scene.provenance.contains(event->position()));
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartPlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    d->pressed = d->scene.markAt(event->position());
    d->pressedProvenance = d->pressed < 0 && d->scene.provenance.contains(event->position());
}

void ChartPlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int pressed = d->pressed;
    const bool provenance = d->pressedProvenance;
    d->pressed = -1;
    d->pressedProvenance = false;
    if (pressed >= 0 && d->scene.markAt(event->position()) == pressed) {
        setFocused(pressed);
        Q_EMIT markActivated(pressed);
    } else if (provenance && d->scene.provenance.contains(event->position())) {
        Q_EMIT provenanceClicked(event->position().toPoint());
    }
}

void ChartPlot::wheelEvent(QWheelEvent *event)
{
    if (d->scene.visibleRows >= d->scene.totalRows) {
        event->ignore();
        return;
    }
    // Fine wheels send parts of a notch; a notch is three rows.
    d->wheelRest += event->angleDelta().y();
    const int rows = d->wheelRest / 40;
    d->wheelRest -= rows * 40;
    scrollTo(d->firstRow - rows);
    event->accept();
}

void ChartPlot::leaveEvent(QEvent *)
{
    setHovered(-1);
}

bool ChartPlot::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        // The read-out may have had to leave something out. A provenance line that was cut says the rest here.
        const auto *help = static_cast<QHelpEvent *>(event);
        if (d->hovered >= 0)
            QToolTip::showText(help->globalPos(), d->markText, this);
        else if (const QString model = d->modelAt(help->pos()); !model.isEmpty())
            QToolTip::showText(help->globalPos(), model, this);
        else if (d->scene.provenance.contains(help->pos()))
            QToolTip::showText(help->globalPos(), d->chart->fullProvenance, this);
        else
            QToolTip::hideText();
        return true;
    }
    // The window's own arrows and Esc wait while a mark is held.
    if (event->type() == QEvent::ShortcutOverride) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            event->accept();
            return true;
        default:
            break;
        }
    }
    return QWidget::event(event);
}

void ChartPlot::keyPressEvent(QKeyEvent *event)
{
    const auto key = Qt::Key(event->key());
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End: {
        setHovered(-1);
        int next = d->scene.neighbour(d->focused, key);
        if (next == d->focused && (key == Qt::Key_Up || key == Qt::Key_Down)) {
            scrollTo(d->firstRow + (key == Qt::Key_Down ? 1 : -1));
            next = d->scene.neighbour(d->focused, key);
        }
        setFocused(next);
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (d->focused >= 0) {
            Q_EMIT markActivated(d->focused);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void ChartPlot::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (d->focused < 0 && event->reason() != Qt::MouseFocusReason)
        d->focused = d->scene.neighbour(-1, Qt::Key_Right);
    showEmphasis();
}

void ChartPlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    showEmphasis();
}

} // namespace soco::widgets
