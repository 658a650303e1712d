#pragma once

#include <QAbstractButton>
#include <QWidget>

class QMenu;
class QToolButton;

namespace soco::widgets {

// A title that is a selector where there is something to select: semibold, with a chevron.
class ChartTitle : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChartTitle(QWidget *parent = nullptr);

    // Without a menu it is plain text and takes no focus.
    void setSelectable(bool selectable);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_selectable = false;
};

// One line of text that gives way when there is no room, with the whole of it for screen readers.
class ReadoutLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ReadoutLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace soco::widgets
