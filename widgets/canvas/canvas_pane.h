#pragma once

#include "widgets/canvas/pane_header.h"
#include "widgets/canvas/pane_view.h"
#include "widgets/common/explore_data.h"

#include <QElapsedTimer>

class QLabel;
class QPushButton;

namespace soco::widgets {

// One pane: header, an optional line of notice, the view, and over the view what stands in for a picture.
class CanvasPane : public QWidget
{
    Q_OBJECT

public:
    // `slot` 0 is the source.
    explicit CanvasPane(int slot, QWidget *parent = nullptr);

    int slot() const { return m_slot; }
    PaneHeader *header() const { return m_header; }
    PaneView *view() const { return m_view; }
    void setHeaderHeight(int height);

    // Text in the middle of the empty pane, with a button where `button` is not empty. Empty text: the view shows.
    void setStandIn(const QString &text, const QString &button = {});
    // One line under the header for ten seconds.
    void showNotice(const QString &text);
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
    void showProgress();
    void applyColours();

    int m_slot;
    int m_headerHeight = 26;
    PaneHeader *m_header;
    PaneView *m_view;
    QLabel *m_notice;
    QString m_noticeText;
    QWidget *m_standIn;
    QLabel *m_standInText;
    QPushButton *m_standInButton;
    QTimer m_noticeTimer;
    QTimer m_progressTimer;
    QElapsedTimer m_progressSince;
    int m_done = 0;
    int m_total = 0;
    QString m_remark;
};

} // namespace soco::widgets
