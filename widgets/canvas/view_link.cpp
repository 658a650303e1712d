#include "widgets/canvas/view_link.h"

#include <QEasingCurve>
#include <QStyle>

#include <algorithm>

namespace soco::widgets {

namespace {

constexpr int glideTime = 120; // ms

QSizeF pictureSize(const PictureView *view)
{
    return view->picture() ? QSizeF(view->picture()->size()) : QSizeF();
}

} // namespace

ViewLink::ViewLink(QWidget *canvas) : QObject(canvas), m_canvas(canvas)
{
    m_motion.setDuration(glideTime);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
}

void ViewLink::add(PictureView *view)
{
    connect(view, &PictureView::zoomRequested, this,
            [this, view](double ratio, QPointF anchor, bool alone) { zoom(view, ratio, anchor, alone); });
    connect(view, &PictureView::panRequested, this,
            [this, view](QPointF delta, bool alone) { pan(view, delta, alone); });
    connect(view, &PictureView::backgroundDoubleClicked, this, &ViewLink::fit);
    connect(view, &QObject::destroyed, this, [this, view] {
        m_motion.stop();
        std::erase(m_shown, view);
    });
}

void ViewLink::setShown(const std::vector<PictureView *> &views)
{
    m_shown = views;
}

void ViewLink::show(PictureView *view, const ViewState &state)
{
    view->setViewState(state);
    Q_EMIT moved();
}

void ViewLink::fit()
{
    m_motion.stop();
    for (PictureView *view : m_shown)
        show(view, {});
    Q_EMIT movedByHand();
}

void ViewLink::actualSize()
{
    m_motion.stop();
    for (PictureView *view : m_shown) {
        if (!view->picture())
            continue;
        ViewState state = view->viewState();
        state.factor = 1 / fitScale(view->picture()->size(), view->viewport()->size());
        show(view, state);
    }
    Q_EMIT movedByHand();
}

void ViewLink::zoomBy(double factor)
{
    if (!m_shown.empty())
        zoom(m_shown.front(), factor, QRectF(m_shown.front()->viewport()->rect()).center(), false);
}

void ViewLink::zoom(PictureView *view, double ratio, QPointF anchor, bool alone)
{
    m_motion.stop();
    const QSizeF from = view->viewport()->size();
    for (PictureView *other : m_shown) {
        if (other != view && (alone || !m_linked))
            continue;
        const QSizeF to = other->viewport()->size();
        const QPointF there(anchor.x() * to.width() / std::max(1.0, from.width()),
                            anchor.y() * to.height() / std::max(1.0, from.height()));
        show(other, zoomed(other->viewState(), ratio, there, pictureSize(other), to));
    }
    Q_EMIT movedByHand();
}

void ViewLink::pan(PictureView *view, QPointF delta, bool alone)
{
    m_motion.stop();
    for (PictureView *other : m_shown) {
        if (other == view || (!alone && m_linked))
            show(other, panned(other->viewState(), delta, pictureSize(other), other->viewport()->size()));
    }
    Q_EMIT movedByHand();
}

void ViewLink::glideTo(const std::map<PictureView *, ViewState> &goals)
{
    m_motion.stop();
    m_motion.disconnect(this);
    std::map<PictureView *, ViewState> starts;
    for (const auto &[view, goal] : goals)
        starts[view] = view->viewState();
    const auto step = [this, starts, goals](double t) {
        for (const auto &[view, goal] : goals) {
            const ViewState &start = starts.at(view);
            show(view, {start.factor + (goal.factor - start.factor) * t, start.centre + (goal.centre - start.centre) * t});
        }
    };
    // Styles report no animation where the desktop asks for reduced motion.
    if (m_canvas->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, m_canvas) <= 0) {
        step(1);
        return;
    }
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [step](const QVariant &t) { step(t.toDouble()); });
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    m_motion.start();
}

void ViewLink::centreOn(PictureView *view, QPointF picturePoint)
{
    m_motion.stop();
    const QSizeF size = pictureSize(view);
    if (!size.isEmpty())
        show(view, {view->viewState().factor, {picturePoint.x() / size.width(), picturePoint.y() / size.height()}});
}

void ViewLink::bringIntoView(PictureView *view, QPointF picturePoint)
{
    if (!QRectF(view->viewport()->rect()).contains(view->transformNow().toPane(picturePoint)))
        centreOn(view, picturePoint);
}

void ViewLink::setPanReady(bool on)
{
    for (PictureView *view : m_shown)
        view->setPanReady(on);
}

} // namespace soco::widgets
