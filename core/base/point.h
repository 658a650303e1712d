#pragma once

// Points carry their frame in their type, so that a pixel can never be taken for a grid cell.

namespace soco {

template <class Frame, class Scalar>
struct Point {
    Scalar x = 0;
    Scalar y = 0;
    friend bool operator==(const Point &, const Point &) = default;
};

namespace frame {
struct Image {}; // pixels of the original, unpadded image; (0, 0) is the upper left corner of the first pixel
struct Unit {};  // the white-padded square (image at its upper left), each side 1
struct Grid {};  // cells of a feature map, column and row; (0, 0) is the first cell
} // namespace frame

using ImagePoint = Point<frame::Image, double>;
// float32, because the official evaluation computes in float32 (core/benchmark/README.md, "Points").
using UnitPoint = Point<frame::Unit, float>;
using GridCell = Point<frame::Grid, int>;

} // namespace soco
