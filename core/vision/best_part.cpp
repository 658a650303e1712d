#include "core/vision/best_part.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
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

// The n-th best, counted from 1, of values between `lowest` and `best`. Counting them into bins leaves a few to be
// sorted: a third of what sorting them all in part takes. Leaves the values in disorder.
float nthBest(std::span<float> values, std::size_t n, float lowest, float best)
{
    if (lowest == best)
        return best;
    std::array<std::uint32_t, 1024> bins{};
    // Never falls as the value grows, so a better value is in the same bin or in a higher one.
    const double scale = double(bins.size() - 1) / (double(best) - lowest);
    const auto binOf = [=](float value) { return std::size_t((double(value) - lowest) * scale); };
    for (const float value : values)
        ++bins[binOf(value)];
    std::size_t bin = bins.size() - 1;
    for (; bins[bin] < n; --bin)
        n -= bins[bin];
    const auto end = std::partition(values.begin(), values.end(), [&](float value) { return binOf(value) == bin; });
    const auto nth = values.begin() + std::ptrdiff_t(n) - 1;
    std::nth_element(values.begin(), nth, end, std::greater<>());
    return *nth;
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
    const std::size_t cells = std::size_t(cols) * std::size_t(rows);
    thread_local std::vector<float> cosines; // kept, so that a map of a size already seen costs no memory
    cosines.resize(std::max(cosines.size(), cells));
    BestPart part{std::numeric_limits<float>::max(), 0, std::numeric_limits<float>::lowest(), true};
    std::size_t count = 0;
    for (int row = 0; row < rows; ++row) {
        const float *values = map.values.data() + std::size_t(row) * std::size_t(map.cols);
        for (int col = 0; col < cols; ++col) {
            const float value = values[col];
            if (!std::isfinite(value))
                continue;
            cosines[count++] = value;
            part.lowest = std::min(part.lowest, value);
            part.best = std::max(part.best, value);
        }
    }
    if (count == 0)
        return {};
    // In whole numbers: 0.07 * 100 in floating point is more than 7.
    const std::size_t wanted = (cells * std::size_t(std::clamp(percent, 1, 100)) + 99) / 100;
    part.low = nthBest(std::span(cosines).first(count), std::min(wanted, count), part.lowest, part.best);
    part.flat = part.best == part.low;
    return part;
}

} // namespace soco::vision
