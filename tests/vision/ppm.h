#pragma once

#include "core/base/rgb_image.h"

#include <fstream>
#include <optional>
#include <string>

namespace soco::test {

// A binary PPM with 8 bits a channel and no comments, as the scripts here write it.
inline std::optional<RgbImage> readPpm(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    std::string magic;
    int width = 0, height = 0, maximum = 0;
    if (!(in >> magic >> width >> height >> maximum) || magic != "P6" || maximum != 255 || width < 1 || height < 1)
        return std::nullopt;
    in.get();
    RgbImage image(width, height);
    in.read(reinterpret_cast<char *>(image.pixels.data()), std::streamsize(image.pixels.size()));
    return in ? std::optional(image) : std::nullopt;
}

} // namespace soco::test
