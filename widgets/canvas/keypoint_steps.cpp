#include "widgets/canvas/keypoint_steps.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace soco::widgets {

int keypointAfter(const dataset::View &view, const QString &current, int direction)
{
    const int count = int(view.keypoints.size());
    if (count == 0)
        return -1;
    const int now = current.isEmpty() ? -1 : view.indexOf(current.toStdString());
    if (now < 0)
        return direction < 0 ? count - 1 : 0;
    return (now + (direction < 0 ? count - 1 : 1)) % count;
}

int keypointTowards(const dataset::View &view, ImagePoint from, int dx, int dy)
{
    double best = std::numeric_limits<double>::infinity();
    int found = -1;
    for (std::size_t i = 0; i < view.keypoints.size(); ++i) {
        const double x = view.keypoints[i].position.x - from.x, y = view.keypoints[i].position.y - from.y;
        const double along = x * dx + y * dy, aside = std::abs(x * dy) + std::abs(y * dx);
        if (along > 0.5 && along + 2 * aside < best) {
            best = along + 2 * aside;
            found = int(i);
        }
    }
    return found;
}

ImagePoint oneCellOn(ImagePoint from, int dx, int dy, QSize picture, int gridCells)
{
    const double cell = std::max(picture.width(), picture.height()) / double(std::max(1, gridCells));
    return {std::clamp(from.x + dx * cell, 0.0, std::max(0.0, picture.width() - 1.0)),
            std::clamp(from.y + dy * cell, 0.0, std::max(0.0, picture.height() - 1.0))};
}

} // namespace soco::widgets
