#pragma once

#include "widgets/canvas/message_plate.h"
#include "widgets/canvas/pane_header.h"
#include "widgets/canvas/pane_view.h"

#include <QElapsedTimer>

class QPushButton;

namespace soco::widgets {

// One pane: header, lines that may stand under it, the view, and over the view what is said instead of a picture or of
// a result. All that it says can be selected and copied, and wraps or scrolls where the pane is small.
class CanvasPane : public QWidget
{
    Q_OBJECT

public:
    // `slot` 0 is the source.
    explicit CanvasPane(int slot, QWidget *parent = nullptr);

    int slot() const { return m_slot; }
    PaneHeader *header() const { return m_header; }
    PaneView *view() const { return m_view; }
    const PaneMessage &message() const { return m_plate->message(); }
    void setHeaderHeight(int height);

    // Null: none. It stays on screen over a stand-in where there is room for both.
    void setPicture(const PicturePtr &picture);
    // Text in the middle of the empty pane or below its picture, with a button where `button` is not empty. Empty text:
    // the view shows. Where there is no room for all lines the first stands there, the others in the tool tip.
    void setStandIn(const QString &text, const QString &button = {});
    QString standIn() const { return m_standInWords; }
    // Its first line into this place, where it is there instead of the picture.
    void paintStandIn(QPainter &painter, const QRect &place) const;
    // One or a few lines under the header for ten seconds.
    void showNotice(const QString &text);
    // Room under the header for a line of the canvas.
    void setTopRoom(int height);
    // Work that takes time: nothing under 150 ms, then the 2 px bar, after one second text and bar in the picture.
    void setProgress(int done, int total);
    void clearProgress();
    // Shown at the picture's lower edge while nothing is being computed.
    void setRemark(const QString &text);

Q_SIGNALS:
    void buttonClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    int layOutStandIn(const QRect &below);
    void chooseStandInWords(QSize room);
    void showProgress();
    void applyColours();

    int m_slot;
    int m_headerHeight = 26;
    int m_topRoom = 0;
    PaneHeader *m_header;
    PaneView *m_view;
    PaneText *m_notice;
    QWidget *m_standIn;
    PaneText *m_standInText;
    QString m_standInWords;
    QPushButton *m_standInButton;
    MessagePlate *m_plate;
    QTimer m_noticeTimer;
    QTimer m_progressTimer;
    QElapsedTimer m_progressSince;
    int m_done = 0;
    int m_total = 0;
    QString m_remark;
};

} // namespace soco::widgets
