#pragma once

#include "core/dataset/pair.h"

#include <QSize>
#include <QString>

namespace soco::widgets {

// Steps from point to point of a picture, as the keys of a canvas take them. Points in picture pixels.

// Index of the next (1) or previous (-1) keypoint in file order, round and round; without a current one the first or the
// last. -1 where there are none.
int keypointAfter(const dataset::View &view, const QString &current, int direction);

// Index of the nearest keypoint from a point in a direction (dx, dy of -1, 0 or 1), those off to the side counting as
// further away; -1 where none lies there.
int keypointTowards(const dataset::View &view, ImagePoint from, int dx, int dy);

// One cell of a grid over the longer side further on, kept in the picture.
ImagePoint oneCellOn(ImagePoint from, int dx, int dy, QSize picture, int gridCells);

} // namespace soco::widgets
