#include "widgets/canvas/hit_test.h"

#include <cmath>

namespace soco::widgets {

int nearestWithin(double reach, QPointF at, double scale, std::size_t count,
                  const std::function<QPointF(std::size_t)> &place)
{
    int nearest = -1;
    for (std::size_t i = 0; i < count; ++i) {
        const QPointF away = place(i) - at;
        const double distance = scale * std::hypot(away.x(), away.y());
        if (distance <= reach) {
            reach = distance;
            nearest = int(i);
        }
    }
    return nearest;
}

} // namespace soco::widgets
