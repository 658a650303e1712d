#pragma once

#include <QAbstractButton>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace soco::widgets {

// A title that is a selector where there is something to select: semibold, with a chevron. It gives way to the value
// beside it.
class ChartTitle : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChartTitle(QWidget *parent = nullptr);

    // Without a menu it is plain text and takes no focus.
    void setSelectable(bool selectable);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_selectable = false;
};

// What stands beside a chart's title: a value with its name and more about it, or words alone.
struct Readout {
    QString name;        // "DINOv2-B/14, SOC, car, α 0.10"
    QString value;       // "61.43 %"; empty: `name` is all there is
    QStringList details; // what matters first
    QString model = {};  // "DINOv2-B/14", of the name
    QString subject = {}; // "SOC, car", of the name

    QString text() const;
};

// One line. The value is never shortened: where there is no room, details go from the end, then of the name what is
// neither model nor subject, then the model is shortened and goes, at last the subject. The whole of it is under the
// mouse and for screen readers.
class ReadoutLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ReadoutLabel(QWidget *parent = nullptr);

    void setReadout(const Readout &readout);
    QString text() const { return m_readout.text(); } // whole
    // As it stands there, `width` wide.
    QString shownText(int width) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; // a value

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Readout m_readout;
};

} // namespace soco::widgets
