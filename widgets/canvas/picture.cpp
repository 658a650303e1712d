#include "widgets/canvas/picture.h"

#include <algorithm>

namespace soco::widgets {

namespace {

constexpr std::size_t keptSizes = 4;

// 15 % of the saturation: each channel moves towards the luma (Rec. 709 weights in 1/256).
QImage drainedOf(const QImage &image)
{
    QImage drained = image;
    for (int y = 0; y < drained.height(); ++y) {
        QRgb *line = reinterpret_cast<QRgb *>(drained.scanLine(y));
        for (int x = 0; x < drained.width(); ++x) {
            const int r = qRed(line[x]), g = qGreen(line[x]), b = qBlue(line[x]);
            const int grey = (54 * r + 183 * g + 19 * b) >> 8;
            const auto towards = [&](int channel) { return (grey * 217 + channel * 39 + 128) >> 8; };
            line[x] = qRgb(towards(r), towards(g), towards(b));
        }
    }
    return drained;
}

} // namespace

Picture::Picture(QImage image)
    : m_image(image.isNull() || image.format() == QImage::Format_RGB32
                  ? std::move(image)
                  : std::move(image).convertToFormat(QImage::Format_RGB32))
{
    m_image.setDevicePixelRatio(1);
}

const QImage &Picture::image(bool drained) const
{
    if (!drained)
        return m_image;
    if (m_drained.isNull())
        m_drained = drainedOf(m_image);
    return m_drained;
}

const QImage &Picture::scaled(QSize size, bool drained) const
{
    const auto found = std::find_if(m_scaled.begin(), m_scaled.end(), [&](const Scaled &scaled) {
        return scaled.size == size && scaled.drained == drained;
    });
    if (found != m_scaled.end()) {
        std::rotate(found, found + 1, m_scaled.end());
        return m_scaled.back().image;
    }
    if (m_scaled.size() == keptSizes)
        m_scaled.erase(m_scaled.begin());
    m_scaled.push_back({size, drained,
                        image(drained).scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                            .convertToFormat(QImage::Format_RGB32)});
    return m_scaled.back().image;
}

} // namespace soco::widgets
