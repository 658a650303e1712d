#pragma once

#include <QString>
#include <QWidget>

class QTimer;

namespace soco::widgets {

// A section's line, its title 20 px below, and a hint at the right in text 3, or below the title where the line is too
// short for both. Content begins below it.
class SectionTitle : public QWidget
{
    Q_OBJECT

public:
    explicit SectionTitle(const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    const QString &title() const { return m_title; }
    void setHint(const QString &hint);
    const QString &hint() const { return m_hint; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool isHintBelow(int width) const;

    QString m_title;
    QString m_hint;
};

// The key of the glyphs: tick right, wave near miss (α to 2α), cross wrong. Wraps where it is narrow.
class KeyRow : public QWidget
{
    Q_OBJECT

public:
    explicit KeyRow(QWidget *parent = nullptr);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int layOut(int width, class QPainter *painter) const;
};

// A 2 px bar that appears when work has lasted 300 ms.
class BusyBar : public QWidget
{
    Q_OBJECT

public:
    explicit BusyBar(QWidget *parent = nullptr);
    void setBusy(bool busy);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer *m_delay;
    QTimer *m_motion;
    int m_step = 0;
};

} // namespace soco::widgets
