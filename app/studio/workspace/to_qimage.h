#pragma once

#include "core/base/rgb_image.h"

#include <QImage>

namespace soco::studio {

// A copy in the format that Qt paints fastest.
inline QImage toQImage(const RgbImage &image)
{
    const QImage view(image.pixels.data(), image.width, image.height, 3 * qsizetype(image.width), QImage::Format_RGB888);
    return view.convertToFormat(QImage::Format_RGB32);
}

} // namespace soco::studio
