#pragma once

#include "core/base/rgb_image.h"

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <cstring>
#include <vector>

// Pictures made by formulas, the same as in make_imaging_goldens.py.

namespace testimages {

inline soco::RgbImage noise(int width, int height, std::uint64_t seed)
{
    soco::RgbImage image(width, height);
    std::uint64_t state = seed;
    for (std::uint8_t &byte : image.pixels) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        byte = std::uint8_t(state >> 56);
    }
    return image;
}

inline soco::RgbImage extremes(int width, int height, std::uint64_t seed)
{
    soco::RgbImage image = noise(width, height, seed);
    for (std::uint8_t &byte : image.pixels)
        byte = byte < 128 ? 0 : 255;
    return image;
}

inline soco::RgbImage waves(int width, int height, std::uint64_t seed)
{
    soco::RgbImage image(width, height);
    for (std::int64_t y = 0; y < height; ++y) {
        for (std::int64_t x = 0; x < width; ++x) {
            for (std::int64_t c = 0; c < 3; ++c) {
                const std::int64_t value = (3 + c) * x * x + (5 - c) * y * y + (std::int64_t(seed) + 2 * c) * x * y;
                const std::int64_t folded = (value >> 6) & 511;
                image.row(int(y))[3 * x + c] = std::uint8_t(folded < 256 ? folded : 511 - folded);
            }
        }
    }
    return image;
}

inline soco::RgbImage make(const QString &kind, int width, int height, std::uint64_t seed)
{
    if (kind == "noise")
        return noise(width, height, seed);
    if (kind == "extremes")
        return extremes(width, height, seed);
    return waves(width, height, seed);
}

inline QJsonObject golden(const char *name)
{
    QFile file(QStringLiteral(SOCO_TEST_DATA "/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open %s", qPrintable(file.fileName()));
    return QJsonDocument::fromJson(file.readAll()).object();
}

inline std::vector<float> floats(const QJsonValue &base64)
{
    const QByteArray bytes = QByteArray::fromBase64(base64.toString().toLatin1());
    std::vector<float> values(std::size_t(bytes.size()) / sizeof(float));
    std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(float));
    return values;
}

} // namespace testimages
