#pragma once

#include "core/benchmark/criterion.h"

#include <QLineF>
#include <QWidget>

#include <functional>
#include <vector>

namespace soco::widgets {

// The match lines of the all-keypoint view, over all panes. Lets the mouse through.
class MatchOverlay : public QWidget
{
    Q_OBJECT

public:
    struct Line {
        QLineF line; // in the overlay's pixels
        benchmark::Verdict verdict = benchmark::Verdict::NotScored;
        bool dimmed = false;
        int keypoint = -1;
    };

    MatchOverlay(std::function<std::vector<Line>()> lines, QWidget *parent);

    std::vector<Line> lines() const { return m_lines(); }
    // The keypoint of the line within `reach` px of `position`, -1 for none.
    int keypointAt(QPointF position, double reach) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::function<std::vector<Line>()> m_lines;
};

} // namespace soco::widgets
