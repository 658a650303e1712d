#include "core/vision/matching.h"

#include "core/base/unit_frame.h"
#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"
#include "core/vision/scoring.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace soco::vision {

namespace {

// The first maximum; NaN counts as the largest, as in torch.argmax.
std::size_t firstMaximum(const float *values, std::size_t count)
{
    std::size_t best = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (std::isnan(values[i]))
            return i;
        if (values[i] > values[best])
            best = i;
    }
    return best;
}

Result<void> checkMaps(const FeatureMap &source, const FeatureMap &target)
{
    if (source.empty() || target.empty())
        return Error{.kind = ErrorKind::InvalidArgument,
                     .message = std::string(source.empty() ? "the source" : "the target") + " image has no features"};
    if (source.channels() != target.channels())
        return Error{.kind = ErrorKind::Mismatch,
                     .message = "features of " + std::to_string(source.channels()) + " and "
                         + std::to_string(target.channels()) + " channels cannot be compared",
                     .remedy = "Compute both with the same model"};
    return {};
}

} // namespace

UnitPoint toUnit(ImagePoint point, int imageWidth, int imageHeight, int inputSize)
{
    return toUnitPoint(point, imageWidth, imageHeight, inputSize);
}

ImagePoint toImage(UnitPoint point, int imageWidth, int imageHeight)
{
    const double side = std::max(imageWidth, imageHeight);
    return {double(point.x) * side, double(point.y) * side};
}

GridCell cellAt(UnitPoint point, int cols, int rows)
{
    const auto along = [](float u, int count) {
        const float cell = u * float(count);
        if (!(cell > 0.0f)) // also NaN
            return 0;
        return cell >= float(count) ? std::max(count - 1, 0) : int(cell);
    };
    return {along(point.x, cols), along(point.y, rows)};
}

Result<SimilarityMap> similarity(const FeatureMap &source, UnitPoint point, const FeatureMap &target)
{
    return guarded("comparing features", [&]() -> Result<SimilarityMap> {
        if (auto checked = checkMaps(source, target); !checked)
            return checked.error();
        SimilarityMap map;
        map.rows = target.rows();
        map.cols = target.cols();
        map.values = scores(*source.data(), std::span(&point, 1), *target.data());
        const std::size_t best = firstMaximum(map.values.data(), map.values.size());
        map.argmax = {int(best % std::size_t(map.cols)), int(best / std::size_t(map.cols))};
        map.maximum = map.values[best];
        return map;
    });
}

Result<std::vector<Match>> match(const FeatureMap &source, std::span<const UnitPoint> points, const FeatureMap &target)
{
    return guarded("comparing features", [&]() -> Result<std::vector<Match>> {
        if (auto checked = checkMaps(source, target); !checked)
            return checked.error();
        constexpr std::size_t atOnce = 64; // bounds the memory for the scores
        const std::size_t cells = std::size_t(target.rows()) * std::size_t(target.cols());
        const auto cols = std::size_t(target.cols());
        std::vector<Match> matches;
        matches.reserve(points.size());
        for (std::size_t first = 0; first < points.size(); first += atOnce) {
            const std::size_t count = std::min(atOnce, points.size() - first);
            const std::vector<float> rows = scores(*source.data(), points.subspan(first, count), *target.data());
            for (std::size_t i = 0; i < count; ++i) {
                const float *row = rows.data() + i * cells;
                const std::size_t best = firstMaximum(row, cells);
                matches.push_back({{float(best % cols) / float(cols), float(best / cols) / float(cols)}, row[best]});
            }
        }
        return matches;
    });
}

std::vector<GridCell> topCells(const SimilarityMap &map, int k)
{
    const auto at = [&](int col, int row) {
        return map.values[std::size_t(row) * std::size_t(map.cols) + std::size_t(col)];
    };
    // Above every earlier neighbour and not below any later one: of equal neighbours the first counts.
    const auto isPeak = [&](int col, int row) {
        const float value = at(col, row);
        if (std::isnan(value))
            return false;
        for (int y = std::max(row - 1, 0); y <= std::min(row + 1, map.rows - 1); ++y) {
            for (int x = std::max(col - 1, 0); x <= std::min(col + 1, map.cols - 1); ++x) {
                const bool earlier = y < row || (y == row && x < col);
                if (earlier ? at(x, y) >= value : at(x, y) > value)
                    return false;
            }
        }
        return true;
    };
    std::vector<GridCell> peaks;
    if (k < 1 || map.values.size() != std::size_t(map.rows) * std::size_t(map.cols))
        return peaks;
    for (int row = 0; row < map.rows; ++row)
        for (int col = 0; col < map.cols; ++col)
            if (isPeak(col, row))
                peaks.push_back({col, row});
    // Stable: peaks of one height stay in row-major order.
    std::stable_sort(peaks.begin(), peaks.end(), [&](GridCell a, GridCell b) { return at(a.x, a.y) > at(b.x, b.y); });
    if (peaks.size() > std::size_t(k))
        peaks.resize(std::size_t(k));
    return peaks;
}

} // namespace soco::vision
