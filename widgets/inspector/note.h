#pragma once

#include <QString>
#include <QWidget>

namespace soco::widgets {

// Small text that wraps, with the panel's side padding, in text 2 or in the colour of what is wrong. Nothing at all
// is drawn, and no room taken, while it is empty.
class Note : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Quiet, Wrong };

    Note(Tone tone, const QString &name, QWidget *parent = nullptr);
    void setText(const QString &text);
    const QString &text() const { return m_text; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void contextMenuEvent(QContextMenuEvent *event) override; // offers to copy it
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QString m_text;
};

} // namespace soco::widgets
