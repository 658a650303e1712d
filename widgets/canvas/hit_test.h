#pragma once

#include <QPointF>

#include <cstddef>
#include <functional>

namespace soco::widgets {

// The nearest of `count` points to `at`, no further than `reach` pixels of the view, so that a mark is as easy to hit at
// every zoom; -1 where none is. Places and `at` in picture pixels, `scale` view pixels a picture pixel. Of two at one
// distance the later one, which is painted on top.
int nearestWithin(double reach, QPointF at, double scale, std::size_t count,
                  const std::function<QPointF(std::size_t)> &place);

} // namespace soco::widgets
