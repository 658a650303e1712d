#pragma once

#include "core/base/rgb_image.h"

#include <cstdint>
#include <string>

namespace soco::demo {

// A white sheet to put pictures, lines and words on. Pixels: x to the right, y down. Colours 0xRRGGBB.
// Words are in OpenCV's built-in stroke font: the core has no other, and needs no font file of the machine.
class Board
{
public:
    Board(int width, int height) : m_image(width, height, 255) {}

    // Shrinks or enlarges the picture to fit the rectangle, in its middle. Returns the scale.
    struct Placed {
        double scale = 1;
        int x = 0, y = 0, width = 0, height = 0;
    };
    Placed place(const RgbImage &picture, int x, int y, int width, int height);

    enum class Align { Left, Right };
    // `y`: the middle of the lower-case letters.
    void text(const std::string &words, int x, int y, int size, std::uint32_t colour, Align align = Align::Left);
    static int textWidth(const std::string &words, int size);
    void line(double x0, double y0, double x1, double y1, double width, std::uint32_t colour);
    void disc(double x, double y, double radius, std::uint32_t fill, std::uint32_t edge);
    void frame(double left, double top, double right, double bottom, double width, std::uint32_t colour);

    RgbImage take() { return std::move(m_image); }

private:
    RgbImage m_image;
};

} // namespace soco::demo
