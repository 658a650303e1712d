#include "core/vision/scoring.h"

#include "core/vision/dot_kernel.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/mv.h>
#include <c10/core/InferenceMode.h>

#include <array>
#include <cmath>
#include <cstddef>
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
at::Tensor sampleByLibTorch(const FeatureMap::Data &map, std::span<const UnitPoint> points)
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

} // namespace

std::vector<float> scoresOnCpu(const FeatureMap::Data &source, std::span<const UnitPoint> points,
                               const FeatureMap::Data &target)
{
    const auto cells = std::size_t(target.cells.size(0)), channels = std::size_t(target.cells.size(1));
    std::vector<float> scores(points.size() * cells);
    const std::vector<float> descriptors = sampleOnCpu(source, points);
    dotKernel()(target.cells.const_data_ptr<float>(), cells, descriptors.data(), points.size(), channels,
                scores.data(), cells);
    return scores;
}

std::vector<float> scoresByLibTorch(const FeatureMap::Data &source, std::span<const UnitPoint> points,
                                    const FeatureMap::Data &target)
{
    const c10::InferenceMode guard;
    std::vector<float> scores(points.size() * std::size_t(target.cells.size(0)));
    const at::Tensor descriptors = sampleByLibTorch(source, points).to(target.cells.device());
    const at::Tensor product = points.size() == 1 ? at::mv(target.cells, descriptors[0])
                                                  : at::mm(descriptors, target.cells.t());
    at::from_blob(scores.data(), product.sizes(), at::kFloat).copy_(product);
    return scores;
}

std::vector<float> scores(const FeatureMap::Data &source, std::span<const UnitPoint> points,
                          const FeatureMap::Data &target)
{
    const bool onCpu = source.cells.is_cpu() && target.cells.is_cpu();
    return onCpu ? scoresOnCpu(source, points, target) : scoresByLibTorch(source, points, target);
}

} // namespace soco::vision
