#include "core/vision/imaging/preprocess.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace soco::vision {

namespace {

// Coefficients are stored as value * 2^22: 32 bits less 8 for the pixel and 2 for overshoot and sign.
constexpr int precisionBits = 32 - 8 - 2;
constexpr double bicubicSupport = 2.0;

// Keys' cubic with a = -0.5, in the order of operations that Pillow uses (Resample.c, bicubic_filter): the last bit of
// a coefficient may decide a rounding.
double bicubic(double x)
{
    constexpr double a = -0.5;
    x = std::fabs(x);
    if (x < 1.0)
        return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
    if (x < 2.0)
        return (((x - 5) * x + 8) * x - 4) * a;
    return 0.0;
}

// For every output position the input positions it draws from, and their weights.
struct Taps {
    int first = 0;
    int count = 0;
    const std::int32_t *weights = nullptr;
};

class Kernel
{
public:
    Kernel(int inputSize, int outputSize)
    {
        const double scale = double(inputSize) / outputSize;
        const double filterScale = std::max(scale, 1.0);
        const double support = bicubicSupport * filterScale;
        m_stride = std::size_t(std::ceil(support)) * 2 + 1;
        m_bounds.resize(std::size_t(outputSize));
        m_weights.assign(m_stride * std::size_t(outputSize), 0);
        std::vector<double> weights(m_stride);
        for (int out = 0; out < outputSize; ++out) {
            const double center = (out + 0.5) * scale;
            const double step = 1.0 / filterScale;
            const int first = std::max(int(center - support + 0.5), 0);
            const int count = std::min(int(center + support + 0.5), inputSize) - first;
            double total = 0.0;
            for (int i = 0; i < count; ++i) {
                weights[std::size_t(i)] = bicubic((i + first - center + 0.5) * step);
                total += weights[std::size_t(i)];
            }
            std::int32_t *fixed = m_weights.data() + m_stride * std::size_t(out);
            for (int i = 0; i < count; ++i) {
                const double weight = total != 0.0 ? weights[std::size_t(i)] / total : weights[std::size_t(i)];
                // Half away from zero.
                fixed[i] = std::int32_t((weight < 0 ? -0.5 : 0.5) + weight * (1 << precisionBits));
            }
            m_bounds[std::size_t(out)] = {first, count};
        }
    }

    Taps at(int out) const
    {
        const auto [first, count] = m_bounds[std::size_t(out)];
        return {first, count, m_weights.data() + m_stride * std::size_t(out)};
    }

private:
    std::size_t m_stride = 0;
    std::vector<std::pair<int, int>> m_bounds;
    std::vector<std::int32_t> m_weights;
};

constexpr std::int32_t half = 1 << (precisionBits - 1);

std::uint8_t toByte(std::int32_t sum)
{
    return std::uint8_t(std::clamp(sum >> precisionBits, 0, 255));
}

RgbImage resizeHorizontally(const RgbImage &image, int width)
{
    RgbImage out(width, image.height);
    const Kernel kernel(image.width, width);
    for (int x = 0; x < width; ++x) {
        const Taps taps = kernel.at(x);
        for (int y = 0; y < image.height; ++y) {
            const std::uint8_t *from = image.row(y) + std::size_t(3) * std::size_t(taps.first);
            std::int32_t red = half, green = half, blue = half;
            for (int i = 0; i < taps.count; ++i, from += 3) {
                red += from[0] * taps.weights[i];
                green += from[1] * taps.weights[i];
                blue += from[2] * taps.weights[i];
            }
            std::uint8_t *to = out.row(y) + std::size_t(3) * std::size_t(x);
            to[0] = toByte(red);
            to[1] = toByte(green);
            to[2] = toByte(blue);
        }
    }
    return out;
}

RgbImage resizeVertically(const RgbImage &image, int height)
{
    RgbImage out(image.width, height);
    const Kernel kernel(image.height, height);
    const std::size_t bytes = std::size_t(3) * std::size_t(image.width);
    std::vector<std::int32_t> sums(bytes);
    for (int y = 0; y < height; ++y) {
        const Taps taps = kernel.at(y);
        std::fill(sums.begin(), sums.end(), half);
        for (int i = 0; i < taps.count; ++i) {
            const std::uint8_t *from = image.row(taps.first + i);
            const std::int32_t weight = taps.weights[i];
            for (std::size_t x = 0; x < bytes; ++x)
                sums[x] += from[x] * weight;
        }
        std::uint8_t *to = out.row(y);
        for (std::size_t x = 0; x < bytes; ++x)
            to[x] = toByte(sums[x]);
    }
    return out;
}

} // namespace

RgbImage padToSquare(const RgbImage &image)
{
    if (image.empty() || image.width == image.height)
        return image;
    const int side = std::max(image.width, image.height);
    RgbImage square(side, side, 255);
    for (int y = 0; y < image.height; ++y)
        std::memcpy(square.row(y), image.row(y), std::size_t(3) * std::size_t(image.width));
    return square;
}

RgbImage resizeBicubicPillow(const RgbImage &image, int width, int height)
{
    if (image.empty() || width < 1 || height < 1)
        return {};
    // Horizontally first, but for a picture more than a hundred times as high as wide that gets lower (Pillow's
    // Image.resize). A pass whose size does not change is skipped; it would change nothing.
    const bool verticalFirst = image.height > 100LL * image.width && height < image.height;
    const auto horizontal = [&](const RgbImage &from) {
        return from.width == width ? from : resizeHorizontally(from, width);
    };
    const auto vertical = [&](const RgbImage &from) {
        return from.height == height ? from : resizeVertically(from, height);
    };
    return verticalFirst ? horizontal(vertical(image)) : vertical(horizontal(image));
}

int inputSizeFor(int patch, int requested)
{
    if (patch < 1)
        return std::max(requested, 1);
    const int lower = requested / patch * patch;
    const int upper = lower + patch;
    if (lower < patch)
        return patch;
    return requested - lower <= upper - requested ? lower : upper;
}

RgbImage Preprocess::square(const RgbImage &image) const
{
    return resizeBicubicPillow(padToSquare(image), inputSize, inputSize);
}

std::string Preprocess::text() const
{
    std::string text = "white square, Pillow bicubic to " + std::to_string(inputSize) + ", ";
    text += normalisation.name;
    const auto append = [&text](const std::array<float, 3> &values) {
        for (const float value : values) {
            std::array<char, 32> digits;
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
            text.append(1, ' ').append(digits.data(), end);
        }
    };
    append(normalisation.mean);
    text += " /";
    append(normalisation.deviation);
    return text;
}

} // namespace soco::vision
