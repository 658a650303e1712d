#pragma once

#include "core/benchmark/criterion.h"

#include <QLineF>
#include <QRegion>
#include <QWidget>

#include <functional>
#include <vector>

namespace soco::widgets {

// The match lines of the all-keypoint view, over all panes but under their labels. Lets the mouse through.
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

    // Nothing is painted over `words`, labels and headers, which are in the overlay's pixels.
    MatchOverlay(std::function<std::vector<Line>()> lines, std::function<QRegion()> words, QWidget *parent);

    std::vector<Line> lines() const { return m_lines(); }
    // The keypoint of the line within `reach` px of `position`, -1 for none.
    int keypointAt(QPointF position, double reach) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::function<std::vector<Line>()> m_lines;
    std::function<QRegion()> m_words;
};

} // namespace soco::widgets
