#pragma once

#include <QWidget>

namespace soco::widgets {

// One line of text that elides instead of asking for room. Its accessible name is the whole text.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Content, Quiet }; // text 1, text 3

    ElidedLabel(Tone tone, QWidget *parent = nullptr);
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone;
};

} // namespace soco::widgets
