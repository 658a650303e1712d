#include "core/vision/backbones/position_embedding.h"

#include <ATen/ops/_upsample_bicubic2d_aa.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/upsample_bicubic2d.h>

#include <array>
#include <cmath>

namespace soco::vision {

at::Tensor fitPositionEmbedding(const at::Tensor &table, PositionRule rule, int rows, int cols)
{
    const std::int64_t dim = table.size(2), stored = table.size(1) - 1;
    const auto side = std::int64_t(std::lround(std::sqrt(double(stored))));
    const at::Tensor whole = table.to(at::kFloat);
    if (stored == std::int64_t(rows) * cols && rows == cols)
        return whole;
    const at::Tensor patches = whole.slice(1, 1).reshape({1, side, side, dim}).permute({0, 3, 1, 2});
    at::Tensor fitted;
    if (rule == PositionRule::ScaleOffset) {
        // Without an output size the kernel maps output i to (i + 0.5) / scale - 0.5; with one it would use M / rows.
        const std::array<double, 2> scales{(rows + 0.1) / double(side), (cols + 0.1) / double(side)};
        fitted = at::upsample_bicubic2d(patches, at::OptionalIntArrayRef(), false, at::ArrayRef<double>(scales));
    } else {
        fitted = at::_upsample_bicubic2d_aa(patches, {rows, cols}, false);
    }
    TORCH_CHECK(fitted.size(2) == rows && fitted.size(3) == cols, "position table fitted to a wrong size");
    const at::Tensor tokens = fitted.permute({0, 2, 3, 1}).reshape({1, std::int64_t(rows) * cols, dim});
    return at::cat({whole.slice(1, 0, 1), tokens}, 1);
}

} // namespace soco::vision
