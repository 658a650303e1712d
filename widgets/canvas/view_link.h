#pragma once

#include "widgets/canvas/picture_view.h"

#include <QObject>
#include <QVariantAnimation>

#include <map>
#include <vector>

namespace soco::widgets {

// Views that look at the same part of their pictures: wheel and drag in one of them move all, those with Alt held, or
// while the link is off, that one alone. GUI thread.
class ViewLink : public QObject
{
    Q_OBJECT

public:
    explicit ViewLink(QWidget *canvas);

    // Follows a view's requests until it is destroyed.
    void add(PictureView *view);
    // Those that move together, of the ones added; the first is the one that zoomBy() asks for its middle. A view that
    // is not among them keeps where it looks.
    void setShown(const std::vector<PictureView *> &views);
    const std::vector<PictureView *> &shown() const { return m_shown; }

    void setLinked(bool on) { m_linked = on; }
    bool isLinked() const { return m_linked; }

    void fit();
    // One picture pixel on one device-independent pixel.
    void actualSize();
    void zoomBy(double factor);
    // Moves each view to its goal, 120 ms ease-out; at once where the desktop asks for reduced motion.
    void glideTo(const std::map<PictureView *, ViewState> &goals);
    // Puts a picture point into the middle of a view, at the zoom it has.
    void centreOn(PictureView *view, QPointF picturePoint);
    // The same where the point is outside of what the view shows.
    void bringIntoView(PictureView *view, QPointF picturePoint);
    // While on, the left button moves the pictures.
    void setPanReady(bool on);

Q_SIGNALS:
    void moved();       // some view looks elsewhere
    void movedByHand(); // by wheel, drag, fit or a zoom that was asked for
private:
    void zoom(PictureView *view, double ratio, QPointF anchor, bool alone);
    void pan(PictureView *view, QPointF delta, bool alone);
    void show(PictureView *view, const ViewState &state);

    QWidget *m_canvas;
    std::vector<PictureView *> m_shown;
    bool m_linked = true;
    QVariantAnimation m_motion;
};

} // namespace soco::widgets
