#include "core/vision/feature_map.h"

#include "core/vision/dot_kernel.h"
#include "core/vision/feature_map_tensor.h"
#include "core/vision/map_memory.h"

#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <exception>

namespace soco::vision {

namespace {

constexpr float normEps = 1e-12f; // F.normalize

Device fromTorch(const at::Device &device)
{
    if (device.is_cuda())
        return {Device::Kind::Cuda, device.index()};
    return {};
}

constexpr float sameCell = 1e-6f; // largest difference of a number between cells that count as alike

bool cellsDiffer(const float *a, const float *b, std::int64_t channels)
{
    for (std::int64_t channel = 0; channel < channels; ++channel)
        if (std::fabs(a[channel] - b[channel]) > sameCell)
            return true;
    return false;
}

// F.normalize over rows with our own dot product, so that the numbers do not depend on threads; and what they are like.
void normaliseOnCpu(const at::Tensor &rows, FeatureMap::Data &data)
{
    const std::int64_t count = rows.size(0), channels = rows.size(1);
    data.cells = mapMemory(count, channels);
    data.constant = true;
    const float *from = rows.const_data_ptr<float>();
    float *const first = data.cells.mutable_data_ptr<float>();
    float *to = first;
    for (std::int64_t row = 0; row < count; ++row, from += channels, to += channels) {
        float squares = 0;
        dotKernel()(from, 1, from, 1, std::size_t(channels), &squares, 1);
        float norm = std::sqrt(squares);
        data.finite = data.finite && std::isfinite(norm);
        if (norm < normEps) // false for NaN, which stays visible
            norm = normEps;
        for (std::int64_t channel = 0; channel < channels; ++channel)
            to[channel] = from[channel] / norm;
        data.constant = data.constant && !cellsDiffer(first, to, channels);
    }
}

void normaliseByLibTorch(const at::Tensor &rows, FeatureMap::Data &data)
{
    const at::Tensor norm = rows.norm(2, {1}, true);
    data.cells = rows.div(norm.clamp_min(normEps));
    data.finite = norm.isfinite().all().item<bool>();
    data.constant = data.cells.sub(data.cells[0]).abs().max().item<float>() <= sameCell;
}

FeatureMap fromRows(const at::Tensor &rows, int gridRows, int gridCols, int inputSize)
{
    auto data = std::make_shared<FeatureMap::Data>();
    const at::Tensor plain = rows.to(at::kFloat).contiguous();
    if (plain.is_cpu())
        normaliseOnCpu(plain, *data);
    else
        normaliseByLibTorch(plain, *data);
    data->constant = data->constant && data->finite;
    data->rows = gridRows;
    data->cols = gridCols;
    data->inputSize = inputSize;
    data->device = fromTorch(data->cells.device());
    return FeatureMap(std::move(data));
}

} // namespace

at::Device toTorch(const Device &device)
{
    if (device.kind == Device::Kind::Cuda)
        return at::Device(at::kCUDA, static_cast<at::DeviceIndex>(device.index));
    return at::Device(at::kCPU);
}

FeatureMap featureMapFromTokens(const at::Tensor &tokens, int rows, int cols, int inputSize)
{
    const c10::InferenceMode guard;
    at::Tensor flat = tokens;
    if (flat.dim() == 3 && flat.size(0) == 1)
        flat = flat[0];
    TORCH_CHECK(flat.dim() == 2 && rows > 0 && cols > 0 && flat.size(0) == std::int64_t(rows) * cols
                    && flat.size(1) > 0,
                "the model's output does not fit a grid of ", rows, " x ", cols, " cells: ", tokens.sizes());
    return fromRows(flat, rows, cols, inputSize);
}

FeatureMap featureMapFromDense(const at::Tensor &dense, int inputSize)
{
    const c10::InferenceMode guard;
    at::Tensor map = dense;
    if (map.dim() == 4 && map.size(0) == 1)
        map = map[0];
    TORCH_CHECK(map.dim() == 3 && map.numel() > 0, "the model's output is no dense feature map: ", dense.sizes());
    const int rows = int(map.size(1)), cols = int(map.size(2));
    return fromRows(map.reshape({map.size(0), -1}).t(), rows, cols, inputSize);
}

FeatureMap movedTo(const FeatureMap &map, const Device &device)
{
    if (map.empty() || map.data()->device == device)
        return map;
    const c10::InferenceMode guard;
    auto data = std::make_shared<FeatureMap::Data>(*map.data());
    const at::Tensor &from = map.data()->cells;
    if (device.kind == Device::Kind::Cpu)
        data->cells = mapMemory(from.size(0), from.size(1)).copy_(from);
    else
        data->cells = from.to(toTorch(device));
    data->device = device;
    return FeatureMap(std::move(data));
}

int FeatureMap::channels() const
{
    return m_data ? int(m_data->cells.size(1)) : 0;
}

int FeatureMap::rows() const
{
    return m_data ? m_data->rows : 0;
}

int FeatureMap::cols() const
{
    return m_data ? m_data->cols : 0;
}

int FeatureMap::inputSize() const
{
    return m_data ? m_data->inputSize : 0;
}

std::size_t FeatureMap::bytes() const
{
    return m_data ? m_data->cells.nbytes() : 0;
}

bool FeatureMap::isFinite() const
{
    return !m_data || m_data->finite;
}

bool FeatureMap::isConstant() const
{
    return m_data && m_data->constant;
}

bool FeatureMap::hasSameNumbersAs(const FeatureMap &other) const
{
    if (m_data == other.m_data)
        return true;
    if (!m_data || !other.m_data || rows() != other.rows() || channels() != other.channels() || cols() != other.cols())
        return false;
    try {
        const c10::InferenceMode guard;
        if (m_data->cells.is_cpu() && other.m_data->cells.is_cpu())
            return std::memcmp(m_data->cells.const_data_ptr<float>(), other.m_data->cells.const_data_ptr<float>(),
                               bytes()) == 0;
        return m_data->cells.equal(other.m_data->cells.to(m_data->cells.device()));
    } catch (const std::exception &) {
        return false; // no memory for a copy
    }
}

std::vector<float> FeatureMap::toVector() const
{
    if (!m_data)
        return {};
    try {
        const c10::InferenceMode guard;
        const at::Tensor dense = m_data->cells.t().to(at::kCPU).contiguous();
        const float *first = dense.const_data_ptr<float>();
        return std::vector<float>(first, first + dense.numel());
    } catch (const std::exception &) {
        return {}; // no memory for a copy
    }
}

FeatureMap FeatureMap::fromVector(const std::vector<float> &values, int channels, int rows, int cols, int inputSize)
{
    if (channels < 1 || rows < 1 || cols < 1
        || values.size() != std::size_t(channels) * std::size_t(rows) * std::size_t(cols))
        return {};
    try {
        const c10::InferenceMode guard;
        // from_blob takes a pointer to mutable values; they are only read.
        const at::Tensor dense = at::from_blob(const_cast<float *>(values.data()), {channels, rows, cols}, at::kFloat);
        return featureMapFromDense(dense, inputSize);
    } catch (const std::exception &) {
        return {}; // no memory for the map
    }
}

} // namespace soco::vision
