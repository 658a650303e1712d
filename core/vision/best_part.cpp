#include "core/vision/best_part.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <vector>

namespace soco::vision {

namespace {

// Cells c with (c + 0.5) / cells * side < extent, in whole numbers.
int centresInside(int extent, int side, int cells)
{
    // 2c + 1 < 2 * cells * extent / side
    const std::int64_t twice = (2 * std::int64_t(cells) * extent + side - 1) / side;
    return int(std::clamp<std::int64_t>(twice / 2, 1, cells));
}

} // namespace

PictureCells pictureCells(int imageWidth, int imageHeight, int gridCols, int gridRows)
{
    if (imageWidth < 1 || imageHeight < 1 || gridCols < 1 || gridRows < 1)
        return {};
    const int side = std::max(imageWidth, imageHeight);
    return {centresInside(imageWidth, side, gridCols), centresInside(imageHeight, side, gridRows)};
}

BestPart bestPart(const SimilarityMap &map, PictureCells inside, int percent)
{
    if (map.cols < 1 || map.rows < 1 || map.values.size() != std::size_t(map.cols) * std::size_t(map.rows))
        return {};
    const int cols = std::clamp(inside.cols, 0, map.cols), rows = std::clamp(inside.rows, 0, map.rows);
    std::vector<float> cosines;
    cosines.reserve(std::size_t(cols) * std::size_t(rows));
    for (int row = 0; row < rows; ++row) {
        const float *first = map.values.data() + std::size_t(row) * std::size_t(map.cols);
        std::copy_if(first, first + cols, std::back_inserter(cosines),
                     [](float value) { return std::isfinite(value); });
    }
    if (cosines.empty())
        return {};
    // In whole numbers: 0.07 * 100 in floating point is more than 7.
    const std::int64_t cells = std::int64_t(cols) * rows;
    const auto wanted = std::size_t((cells * std::clamp(percent, 1, 100) + 99) / 100);
    const auto nth = cosines.begin() + std::ptrdiff_t(std::min(wanted, cosines.size()) - 1);
    std::nth_element(cosines.begin(), nth, cosines.end(), std::greater<>());
    BestPart part;
    part.low = *nth;
    part.best = *std::max_element(cosines.begin(), nth + 1);
    part.flat = part.best == part.low;
    return part;
}

} // namespace soco::vision
