#pragma once

#include "widgets/common/explore_data.h"
#include "widgets/common/selection.h"

#include <QList>
#include <QWidget>

#include <functional>
#include <memory>
#include <set>
#include <vector>

class QAction;
class QLabel;
class QMenu;

namespace soco::widgets {

class CanvasPane;
class CanvasStrip;
class MatchOverlay;
class PaneGrid;
class PaneHint;
class PanePresenter;
class PinFollower;
class ViewLink;
struct CanvasState;

// The centre of the Explore layout (widgets/README.md, "Canvas"): the source picture first, one pane per model after
// it, all with one zoom and one colour scale, and the strip with legend, key and read-out below.
//
// Writes Selection::setHovered (mouse over the source picture), setPoint (click, arrows, Tab, Esc) and setModel (click
// on a target pane), and follows all of them. On a new pair it keeps the zoom, and the pinned keypoint where the new
// source shows it; where it does not, the name stays selected without a pin. A pinned free point is let go.
// Keys (Esc, arrows, Shift+arrows, Tab, Shift+Tab) act while the canvas has the keyboard focus. GUI thread only.
class ExploreCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit ExploreCanvas(Selection *selection, QWidget *parent = nullptr);
    ~ExploreCanvas() override;

    // One pane per model, in the order given. Results and progress of slots that stay are kept.
    void setModels(const std::vector<ModelSlot> &models);
    // Null: the empty state. Drops all results of the pair before.
    void setPair(const LoadedPairPtr &pair);
    // What the canvas says while no pair is there.
    void setEmptyText(const QString &text);
    // Before the pictures are there: the old ones go, zoom and pin stay.
    void setPairLoading(const QString &title);

    // What one slot says of the pinned or hovered point; replaces what the slot said before. Ignored where it is of
    // another pair, or of this one as it was before its files were read again.
    void setPointResult(const PointResult &result);
    void clearPointResults();
    // Verdicts of all keypoints, for the all-keypoint view. Ignored where it is of another pair.
    void setPairResult(const PairResult &result);
    // The pane says so until a result of the slot arrives, or done reaches a total that is not 0.
    void setFeatureProgress(const FeatureProgress &progress);
    // One line under the pane's header for ten seconds ("Out of GPU memory. Running on the CPU instead.").
    void showNotice(int slot, const QString &text);

    void setJudge(const JudgeSettings &settings);
    void setMapSettings(const MapSettings &settings);
    // Full name -> "wheel_center  front left", for labels; without a function the name itself.
    void setKeypointLabel(std::function<QString(const QString &name)> label);
    // Full name -> "front left", for "wrong: rear left"; empty where the keypoint has no siblings.
    void setKeypointIdentity(std::function<QString(const QString &name)> identity);

    void setShowNames(bool on);
    void setHideMarks(bool on);
    // The clean picture, in colour, without marks and map (while ` is held).
    void setPeek(bool clean);
    void setLinkedView(bool on);
    void setKeyVisible(bool on);
    // Ranked crosses on the best local maxima, not only the argmax.
    void setShowTopMatches(bool on);
    // That model alone beside the source; 0: all. Esc returns too, and says so with soloModelChanged().
    void setSoloModel(int slot);
    int soloModel() const;
    // The all-keypoint view: match lines from the source to the focused model's pane.
    void setAllMatches(bool on);

    void fit();
    // One picture pixel on one device-independent pixel.
    void actualSize();
    // The pin in the source, its truth (else the argmax) in the target panes, enlarged; 120 ms ease-out. Until the
    // pictures are moved by hand all panes then follow the selection from point to point and from pair to pair.
    void zoomToKeypoint();
    void zoomBy(double factor);
    // Next (1) or previous (-1) keypoint of the source in file order.
    void selectNextKeypoint(int direction);

    // One line under the headers of the first row that says what CC and SOC mean; off to begin with.
    void setHintVisible(bool on);
    // The panes as they are seen, without what is around them, at 1 to 4 pixels a pixel of the canvas; null without a
    // pair. Later changes of the canvas do not change it. With a caption, words under them say what is seen.
    QImage picture(int scale, bool captioned = false) const;
    // The name of the data, for captions.
    void setDataTitle(const QString &title);
    // What points are matched by, for captions; empty: as in the published tables.
    void setMatcher(const QString &title);
    // What the context menu offers below "Copy picture" and "Save picture…".
    void setMenuActions(const QList<QAction *> &actions);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void loadModelRequested(int slot);
    void soloModelChanged(int slot);
    void statusMessage(const QString &text);
    void hintClosed();         // by its button; it is gone already
    void taskHelpRequested();  // its link
    // From the context menu, with the scale that was chosen there.
    void copyPictureRequested(int scale);
    void savePictureRequested(int scale);
    // After every pane that had a new map has painted it.
    void frameShown();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    std::vector<CanvasPane *> panes() const; // that are seen, source first
    void connectPane(CanvasPane *pane);
    void layOut();
    void showHintWords();
    void showPicturesOf(const LoadedPairPtr &pair);
    void openMenu(const QPoint &globalPosition);

    // Mouse. Places in picture pixels.
    void pointerMoved(CanvasPane *pane, QPointF at);
    void pointerLeft(CanvasPane *pane);
    void pressed(CanvasPane *pane, QPointF at, Qt::KeyboardModifiers modifiers);
    int keypointAt(const CanvasPane *pane, QPointF at, double reach) const;

    // Selection.
    void pointChanged();
    void keepPinOnNewPair();
    void selectKeypoint(int index);
    void stepPin(int dx, int dy);
    void stepKeypoint(int dx, int dy);

    Selection *m_selection;
    std::unique_ptr<CanvasState> m_state;
    std::unique_ptr<PaneGrid> m_grid;
    std::unique_ptr<PanePresenter> m_presenter;
    ViewLink *m_views;
    std::unique_ptr<PinFollower> m_follower;
    CanvasStrip *m_strip;
    QLabel *m_empty;
    MatchOverlay *m_overlay;
    QList<QAction *> m_menuActions;
    int m_pictureScale = 2;
    PaneHint *m_hint = nullptr; // made when it is first shown
    bool m_hintWanted = false;
    bool m_hasPair = false;      // or is loading one
    bool m_clicked = false;      // the point that changes now is where the mouse is: the source stays
    bool m_keepingPin = false;   // the selection follows the pair, not the canvas the selection
    std::set<int> m_awaited;     // slots whose new map is not painted yet
};

} // namespace soco::widgets
