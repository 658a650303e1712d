#pragma once

#include <QWidget>

class QFontMetricsF;

namespace soco::widgets {

// One line of text that elides instead of asking for room. Its accessible name and its tool tip are the whole text.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Content, Quiet }; // text 1, text 3

    ElidedLabel(Tone tone, QWidget *parent = nullptr);
    // What is before `kept`, the end of the text, gives way first.
    void setText(const QString &text, const QString &kept = {});
    const QString &text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString shownText(const QFontMetricsF &metrics) const;

    QString m_text;
    QString m_kept;
    Tone m_tone;
};

} // namespace soco::widgets
