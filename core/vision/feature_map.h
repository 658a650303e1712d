#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace soco::vision {

// Dense features of one image, L2-normalised over channels: `channels` x `rows` x `cols`, float32, on one device.
// A cheap handle to shared, immutable data; safe to use from any thread. LibTorch stays behind it
// (tensor access for this library's own files: feature_map_tensor.h).
class FeatureMap
{
public:
    struct Data;

    FeatureMap() = default;
    explicit FeatureMap(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

    bool empty() const { return !m_data; }
    int channels() const;
    int rows() const;
    int cols() const;
    // Side S of the square network input the map was made from; a cell covers S / cols pixels of it.
    int inputSize() const;
    std::size_t bytes() const;
    // False where a number is not finite, or a cell's norm was not: activations that overflow. Such a map is no result.
    bool isFinite() const;
    // All cells alike (to 1e-6), all zeros included: nothing can be matched with it. White pictures give such maps, and
    // weights that are all zero.
    bool isConstant() const;
    // The same numbers in the same shape, wherever they lie. Stops at the first difference.
    bool hasSameNumbersAs(const FeatureMap &other) const;
    // Row-major channels x rows x cols, on the CPU. Empty where there is no map, or no memory for the copy.
    std::vector<float> toVector() const;
    // From plain numbers (stored features, tests). Normalises over channels; `values` has channels * rows * cols.
    // Gives an empty map where the numbers do not fit the shape, or memory is short.
    static FeatureMap fromVector(const std::vector<float> &values, int channels, int rows, int cols, int inputSize);

    const Data *data() const { return m_data.get(); }

private:
    std::shared_ptr<const Data> m_data;
};

} // namespace soco::vision
