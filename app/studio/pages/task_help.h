#pragma once

#include <QWidget>

namespace soco::studio {

// A source picture with one point, and the same target twice: matched right for both tasks, and right for CC alone.
// Drawn with the marks of the canvas.
class TaskFigure : public QWidget
{
    Q_OBJECT

public:
    explicit TaskFigure(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

// The page "What CC and SOC mean". Not modal, so that the canvas can be looked at beside it; asked for again, it comes to
// the front.
void showTaskHelp(QWidget *parent);

} // namespace soco::studio
