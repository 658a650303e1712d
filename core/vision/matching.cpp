#include "core/vision/matching.h"

#include "core/base/unit_frame.h"
#include "core/vision/dot_kernel.h"
#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/mv.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace soco::vision {

namespace {

// The four cells around a point and their bilinear weights. A cell outside the grid has weight 0 and index 0.
struct Taps {
    std::array<std::int64_t, 4> cell{};
    std::array<float, 4> weight{};
};

// grid_sample at 2u - 1, bilinear, align_corners = true, zero padding, in the float32 arithmetic of ATen's CPU kernel
// (GridSamplerKernel.cpp): location (g + 1) * ((n - 1) / 2).
Taps tapsAt(UnitPoint point, int cols, int rows)
{
    Taps taps;
    const float x = ((2.0f * point.x - 1.0f) + 1.0f) * (float(cols - 1) / 2.0f);
    const float y = ((2.0f * point.y - 1.0f) + 1.0f) * (float(rows - 1) / 2.0f);
    const bool touchesGrid = x > -1.0f && x < float(cols) && y > -1.0f && y < float(rows); // false for NaN
    if (!touchesGrid)
        return taps;
    const float left = std::floor(x), top = std::floor(y);
    const float right = x - left, below = y - top; // weights of the further neighbours
    const std::array<float, 4> weight{(1.0f - right) * (1.0f - below), right * (1.0f - below),
                                      (1.0f - right) * below, right * below};
    for (int i = 0; i < 4; ++i) {
        const int col = int(left) + i % 2, row = int(top) + i / 2;
        if (col < 0 || col >= cols || row < 0 || row >= rows)
            continue;
        taps.cell[std::size_t(i)] = std::int64_t(row) * cols + col;
        taps.weight[std::size_t(i)] = weight[std::size_t(i)];
    }
    return taps;
}

// One descriptor per point, `channels` floats each. Four products added from left to right, as ATen adds them.
std::vector<float> sampleOnCpu(const FeatureMap::Data &map, std::span<const UnitPoint> points)
{
    const std::int64_t channels = map.cells.size(1);
    const float *cells = map.cells.const_data_ptr<float>();
    std::vector<float> descriptors(points.size() * std::size_t(channels));
    float *to = descriptors.data();
    for (const UnitPoint &point : points) {
        const Taps taps = tapsAt(point, map.cols, map.rows);
        const auto row = [&](std::size_t i) { return cells + taps.cell[i] * channels; };
        const float *a = row(0), *b = row(1), *c = row(2), *d = row(3);
        const auto [wa, wb, wc, wd] = taps.weight;
        for (std::int64_t i = 0; i < channels; ++i)
            *to++ = a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
    }
    return descriptors;
}

// points x channels, on the map's device.
at::Tensor sampleOnDevice(const FeatureMap::Data &map, std::span<const UnitPoint> points)
{
    std::vector<Taps> taps;
    taps.reserve(points.size());
    for (const UnitPoint &point : points)
        taps.push_back(tapsAt(point, map.cols, map.rows));
    at::Tensor descriptors;
    for (std::size_t i = 0; i < 4; ++i) {
        std::vector<std::int64_t> cell;
        std::vector<float> weight;
        for (const Taps &tap : taps) {
            cell.push_back(tap.cell[i]);
            weight.push_back(tap.weight[i]);
        }
        const auto count = std::int64_t(points.size());
        const at::Device device = map.cells.device();
        const at::Tensor cells = at::from_blob(cell.data(), {count}, at::kLong).to(device);
        const at::Tensor weights = at::from_blob(weight.data(), {count, 1}, at::kFloat).to(device);
        const at::Tensor part = map.cells.index_select(0, cells).mul(weights);
        descriptors = descriptors.defined() ? descriptors.add(part) : part;
    }
    return descriptors;
}

// Scores of every target cell for every point, row after row; `points` is small enough for the caller's memory.
std::vector<float> scoresOf(const FeatureMap::Data &source, std::span<const UnitPoint> points,
                            const FeatureMap::Data &target)
{
    const std::int64_t cells = target.cells.size(0), channels = target.cells.size(1);
    std::vector<float> scores(points.size() * std::size_t(cells));
    if (source.cells.is_cpu() && target.cells.is_cpu()) {
        const std::vector<float> descriptors = sampleOnCpu(source, points);
        dotKernel()(target.cells.const_data_ptr<float>(), std::size_t(cells), descriptors.data(), points.size(),
                    std::size_t(channels), scores.data(), std::size_t(cells));
        return scores;
    }
    const c10::InferenceMode guard;
    const at::Tensor descriptors = sampleOnDevice(source, points).to(target.cells.device());
    const at::Tensor product = points.size() == 1 ? at::mv(target.cells, descriptors[0])
                                                  : at::mm(descriptors, target.cells.t());
    at::from_blob(scores.data(), product.sizes(), at::kFloat).copy_(product);
    return scores;
}

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
                     .message = source.empty() ? "the source image has no features" : "the target image has no features"};
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
        map.values = scoresOf(*source.data(), std::span(&point, 1), *target.data());
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
            const std::vector<float> scores = scoresOf(*source.data(), points.subspan(first, count), *target.data());
            for (std::size_t i = 0; i < count; ++i) {
                const float *row = scores.data() + i * cells;
                const std::size_t best = firstMaximum(row, cells);
                matches.push_back({{float(best % cols) / float(cols), float(best / cols) / float(cols)}, row[best]});
            }
        }
        return matches;
    });
}

std::vector<GridCell> topCells(const SimilarityMap &map, int k)
{
    const auto at = [&](int col, int row) { return map.values[std::size_t(row) * std::size_t(map.cols) + std::size_t(col)]; };
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
