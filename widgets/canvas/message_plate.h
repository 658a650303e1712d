#pragma once

#include "widgets/canvas/pane_text.h"

#include <QWidget>

namespace soco::widgets {

// Words over the picture: what is being computed, or why nothing is scored.
struct PaneMessage {
    QString text;
    double progress = -1;  // 0 to 1 with a bar below the text; negative: no bar
    bool atBottom = false; // at the lower edge instead of the middle, off the map
    friend bool operator==(const PaneMessage &, const PaneMessage &) = default;
};

// The dark plate that a message stands on, like a label on the picture. Hidden without words.
class MessagePlate : public QWidget
{
    Q_OBJECT

public:
    explicit MessagePlate(QWidget *parent = nullptr);

    void setMessage(const PaneMessage &message);
    const PaneMessage &message() const { return m_message; }
    // Takes its place over a picture with that rectangle, at most half as high.
    void placeOver(const QRect &picture);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void lay();

    PaneMessage m_message;
    QRect m_over;
    PaneText *m_text;
};

} // namespace soco::widgets
