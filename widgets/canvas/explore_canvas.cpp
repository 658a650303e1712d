#include "widgets/canvas/explore_canvas.h"

#include <QResizeEvent>

namespace soco::widgets {

struct ExploreCanvas::Private {
    Selection *selection = nullptr;
};

ExploreCanvas::ExploreCanvas(Selection *selection, QWidget *parent) : QWidget(parent), d(new Private{selection}) {}
ExploreCanvas::~ExploreCanvas() = default;
void ExploreCanvas::setModels(const std::vector<ModelSlot> &) {}
void ExploreCanvas::setPair(const LoadedPairPtr &) {}
void ExploreCanvas::setEmptyText(const QString &) {}
void ExploreCanvas::setPairLoading(const QString &) {}
void ExploreCanvas::setPointResult(const PointResult &) {}
void ExploreCanvas::clearPointResults() {}
void ExploreCanvas::setPairResult(const PairResult &) {}
void ExploreCanvas::setFeatureProgress(const FeatureProgress &) {}
void ExploreCanvas::showNotice(int, const QString &) {}
void ExploreCanvas::setJudge(const JudgeSettings &) {}
void ExploreCanvas::setMapSettings(const MapSettings &) {}
void ExploreCanvas::setKeypointLabel(std::function<QString(const QString &)>) {}
void ExploreCanvas::setKeypointIdentity(std::function<QString(const QString &)>) {}
void ExploreCanvas::setShowNames(bool) {}
void ExploreCanvas::setHideMarks(bool) {}
void ExploreCanvas::setPeek(bool) {}
void ExploreCanvas::setLinkedView(bool) {}
void ExploreCanvas::setKeyVisible(bool) {}
void ExploreCanvas::setShowTopMatches(bool) {}
void ExploreCanvas::setSoloModel(int) {}
int ExploreCanvas::soloModel() const { return 0; }
void ExploreCanvas::setAllMatches(bool) {}
void ExploreCanvas::fit() {}
void ExploreCanvas::actualSize() {}
void ExploreCanvas::zoomToKeypoint() {}
void ExploreCanvas::zoomBy(double) {}
void ExploreCanvas::selectNextKeypoint(int) {}
QSize ExploreCanvas::sizeHint() const { return {1024, 640}; }
QSize ExploreCanvas::minimumSizeHint() const { return {320, 240}; }
void ExploreCanvas::keyPressEvent(QKeyEvent *event) { QWidget::keyPressEvent(event); }
void ExploreCanvas::resizeEvent(QResizeEvent *event) { QWidget::resizeEvent(event); }
void ExploreCanvas::changeEvent(QEvent *event) { QWidget::changeEvent(event); }
bool ExploreCanvas::focusNextPrevChild(bool next) { return QWidget::focusNextPrevChild(next); }

} // namespace soco::widgets
