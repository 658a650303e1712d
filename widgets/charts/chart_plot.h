#pragma once

#include "widgets/charts/chart_scene.h"

#include <QWidget>

#include <memory>

namespace soco::widgets {

// Draws one chart and lets its marks be reached by mouse and keyboard: arrows move, Home and End go to the ends,
// Return activates.
class ChartPlot : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPlot(QWidget *parent = nullptr);
    ~ChartPlot() override;

    void setChart(std::shared_ptr<const Chart> chart);
    const ChartScene &scene() const;
    // The mark that is emphasised: under the mouse, else where the keyboard is; -1 for none. Index into scene().marks.
    int currentMark() const;
    // What is said under the mouse while it rests on the mark.
    void setMarkText(const QString &text);
    void retheme();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void markChanged(int mark);
    void markActivated(int mark);
    void provenanceClicked(const QPoint &at);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void rebuild();
    void setHovered(int mark);
    void setFocused(int mark);
    void scrollTo(int firstRow);
    void showEmphasis();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace soco::widgets
