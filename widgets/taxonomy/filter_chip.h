#pragma once

#include <QAbstractButton>

namespace soco::widgets {

// What filters the list from outside, as a chip with a cross: "DINOv2-B/14 wrong, car". A click removes it.
class FilterChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FilterChip(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
};

} // namespace soco::widgets
