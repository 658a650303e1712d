#include "core/vision/imaging/tensor.h"

#include <ATen/ops/empty.h>
#include <c10/util/Exception.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace soco::vision {

at::Tensor toInputTensor(const RgbImage &image, const Normalisation &normalisation)
{
    TORCH_CHECK(!image.empty()
                    && image.pixels.size() == std::size_t(3) * std::size_t(image.width) * std::size_t(image.height),
                "the image has no pixels, or not as many as its size says");
    // One table per channel: 256 values, each computed once with the two roundings of ToTensor and Normalize.
    std::array<std::array<float, 256>, 3> table;
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (std::size_t value = 0; value < 256; ++value)
            table[channel][value] = (float(value) / 255.0f - normalisation.mean[channel])
                / normalisation.deviation[channel];

    at::Tensor tensor = at::empty({1, 3, image.height, image.width}, at::kFloat);
    const std::size_t pixels = std::size_t(image.width) * std::size_t(image.height);
    float *planes = tensor.mutable_data_ptr<float>();
    const std::uint8_t *from = image.pixels.data();
    for (std::size_t i = 0; i < pixels; ++i, from += 3)
        for (std::size_t channel = 0; channel < 3; ++channel)
            planes[channel * pixels + i] = table[channel][from[channel]];
    return tensor;
}

} // namespace soco::vision
