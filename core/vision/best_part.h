#pragma once

#include "core/vision/matching.h"

namespace soco::vision {

// The cells of a grid over the white-padded square whose centre lies in the picture: the first `cols` of the first
// `rows` rows, because the picture lies at the upper left.
struct PictureCells {
    int cols = 0;
    int rows = 0;
    int count() const { return cols * rows; }
    friend bool operator==(const PictureCells &, const PictureCells &) = default;
};

// The centre of cell c is at (c + 0.5) / gridCols of the longer side; a centre on the picture's right or lower edge
// is outside. A picture so thin that it holds no centre has one column or row. Empty for an empty grid or picture.
PictureCells pictureCells(int imageWidth, int imageHeight, int gridCols, int gridRows);

// What the map scale "best part" colours: the cells inside the picture with a cosine of `low` or more, from `low` to
// `best`; all other cells stay clear.
struct BestPart {
    float lowest = 0; // of all cosines inside the picture
    float low = 0;  // the n-th best cosine inside the picture, n = ceil(percent / 100 * cells inside)
    float best = 0; // the best inside the picture; the map's own maximum may lie in the padding
    bool flat = true; // best equals low, or there is no cosine to speak of: nothing to colour
    bool colours(float cosine) const { return !flat && cosine >= low; } // false for NaN
};

// `percent` is clamped to 1 ... 100; 100 gives the range of all cosines inside the picture. Values that are not finite
// are no cosines: they count as cells and never as the best. A map whose values do not fit its size is flat.
// Without a sort, in memory that each thread keeps: about 10 us for 57 x 57 cells. Any thread.
BestPart bestPart(const SimilarityMap &map, PictureCells inside, int percent = 10);

} // namespace soco::vision
