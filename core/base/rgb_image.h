#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace soco {

// 8-bit sRGB, three bytes a pixel, rows from the top without padding: pixels.size() == 3 * width * height.
struct RgbImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    RgbImage() = default;
    RgbImage(int w, int h, std::uint8_t value = 0)
        : width(w), height(h), pixels(std::size_t(3) * std::size_t(w) * std::size_t(h), value) {}

    bool empty() const { return width <= 0 || height <= 0; }
    const std::uint8_t *row(int y) const { return pixels.data() + rowStart(y); }
    std::uint8_t *row(int y) { return pixels.data() + rowStart(y); }

private:
    std::size_t rowStart(int y) const { return std::size_t(3) * std::size_t(width) * std::size_t(y); }
};

} // namespace soco
