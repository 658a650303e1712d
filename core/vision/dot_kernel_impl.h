// The body of one dot kernel, compiled once per instruction set: SOCO_DOT_KERNEL names the function, SOCO_DOT_WIDTH
// says how many floats a register holds. It includes nothing with inline functions, so that no code for a newer
// processor can replace general code at link time.

#include <cstddef>

namespace soco::vision {

namespace {

constexpr int width = SOCO_DOT_WIDTH;
constexpr int registers = 16 / width; // the 16 running sums of one dot product
typedef float Register __attribute__((vector_size(4 * width)));

inline __attribute__((always_inline)) Register load(const float *from)
{
    Register value;
    __builtin_memcpy(&value, from, sizeof value);
    return value;
}

inline __attribute__((always_inline)) float sum(const Register (&sums)[registers])
{
    float part[16];
    __builtin_memcpy(part, sums, sizeof part);
    for (int half = 8; half > 0; half /= 2)
        for (int i = 0; i < half; ++i)
            part[i] += part[i + half];
    return part[0];
}

// The last channels, fewer than 16, followed by zeros.
struct Tail {
    float values[16];
};

inline __attribute__((always_inline)) Tail tailOf(const float *from, std::size_t count)
{
    Tail tail = {};
    __builtin_memcpy(tail.values, from, count * sizeof(float));
    return tail;
}

// Points x Cells dot products at once: enough independent sums to keep the adders busy, and each loaded piece of a
// descriptor is used several times.
template <int Points, int Cells>
inline __attribute__((always_inline)) void block(const float *cells, const float *points, std::size_t channels,
                                                 float *scores, std::size_t stride)
{
    Register sums[Points][Cells][registers] = {};
    std::size_t channel = 0;
    for (; channel + 16 <= channels; channel += 16)
        for (int r = 0; r < registers; ++r)
            for (int c = 0; c < Cells; ++c)
                for (int p = 0; p < Points; ++p)
                    sums[p][c][r] += load(points + std::size_t(p) * channels + channel + r * width)
                        * load(cells + std::size_t(c) * channels + channel + r * width);
    if (channel < channels) {
        for (int c = 0; c < Cells; ++c) {
            const Tail cell = tailOf(cells + std::size_t(c) * channels + channel, channels - channel);
            for (int p = 0; p < Points; ++p) {
                const Tail point = tailOf(points + std::size_t(p) * channels + channel, channels - channel);
                for (int r = 0; r < registers; ++r)
                    sums[p][c][r] += load(point.values + r * width) * load(cell.values + r * width);
            }
        }
    }
    for (int p = 0; p < Points; ++p)
        for (int c = 0; c < Cells; ++c)
            scores[std::size_t(p) * stride + std::size_t(c)] = sum(sums[p][c]);
}

// As many sums as there are registers to hold them.
constexpr int pointBlock = width >= 8 ? 4 : 2;
constexpr int cellBlock = width >= 8 ? 4 : 2;

} // namespace

void SOCO_DOT_KERNEL(const float *cells, std::size_t cellCount, const float *points, std::size_t pointCount,
                     std::size_t channels, float *scores, std::size_t stride)
{
    std::size_t p = 0;
    for (; p + pointBlock <= pointCount; p += pointBlock)
        for (std::size_t c = 0; c < cellCount; ++c)
            block<pointBlock, 1>(cells + c * channels, points + p * channels, channels, scores + p * stride + c,
                                 stride);
    for (; p < pointCount; ++p) {
        std::size_t c = 0;
        for (; c + cellBlock <= cellCount; c += cellBlock)
            block<1, cellBlock>(cells + c * channels, points + p * channels, channels, scores + p * stride + c, stride);
        for (; c < cellCount; ++c)
            block<1, 1>(cells + c * channels, points + p * channels, channels, scores + p * stride + c, stride);
    }
}

} // namespace soco::vision
