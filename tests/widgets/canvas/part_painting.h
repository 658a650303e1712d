#pragma once

#include <QCoreApplication>
#include <QImage>
#include <QPaintEvent>
#include <QWidget>

#include <utility>

namespace soco::widgets::fixture {

// What a widget on screen shows: of each paint event only its region is taken, as the screen does.
class PartPainting : public QObject
{
public:
    explicit PartPainting(QWidget *widget) : m_widget(widget), m_image(widget->size(), QImage::Format_RGB32)
    {
        widget->installEventFilter(this);
    }

    QImage shown()
    {
        QCoreApplication::processEvents();
        m_painted = std::exchange(m_dirty, {});
        if (!m_painted.isEmpty())
            m_widget->render(&m_image, m_painted.boundingRect().topLeft(), m_painted, {});
        m_dirty = {};
        return m_image;
    }
    // What of the widget was painted for it.
    QRegion painted() const { return m_painted; }

    static QImage whole(QWidget &widget)
    {
        QImage image(widget.size(), QImage::Format_RGB32);
        widget.render(&image, {}, {}, {});
        return image;
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_dirty += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

private:
    QWidget *m_widget;
    QImage m_image;
    QRegion m_dirty, m_painted;
};

} // namespace soco::widgets::fixture
