#include "core/dataset/image_file.h"

#include "core/base/atomic_file.h"
#include "core/base/stand_in.h"
#include "core/dataset/image_limits.h"
#include "core/dataset/jpeg_codec.h"
#include "core/dataset/png_codec.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <optional>

namespace soco::dataset {

namespace {

// Enough for the header of nearly every picture; a few carry large metadata before it.
constexpr std::uint64_t headerGuess = 16 * 1024;

Error inFile(Error error, const std::filesystem::path &path)
{
    error.file = path.string();
    return error;
}

Error unknownFormat(std::string_view bytes)
{
    Error error{ErrorKind::Unsupported, "This is not a JPEG or PNG picture", {}, "byte 0",
                "Replace it with the picture as a JPEG or PNG"};
    if (std::optional<Error> standIn = standInFor(bytes)) {
        error = std::move(*standIn);
    } else if (bytes.empty()) {
        error = truncatedImage("byte 0");
        error.message = "The image file is empty (0 bytes)";
    }
    return error;
}

Result<std::optional<ImageInfo>> probeBytes(std::string_view bytes)
{
    if (jpeg::hasSignature(bytes))
        return jpeg::probe(bytes);
    if (png::hasSignature(bytes))
        return png::probe(bytes);
    return unknownFormat(bytes);
}

// Mean over the source pixels that a target pixel covers, edge pixels by their share.
RgbImage shrunk(const RgbImage &image, int width, int height)
{
    struct Span {
        int first, last;
        float firstWeight, lastWeight;
    };
    const auto spans = [](int from, int to) {
        std::vector<Span> result;
        result.reserve(std::size_t(to));
        const double step = double(from) / to;
        for (int i = 0; i < to; ++i) {
            const double start = i * step, end = std::min<double>(from, (i + 1) * step);
            Span span{int(start), std::min(from - 1, int(std::ceil(end)) - 1), 1, 1};
            span.firstWeight = float(std::min<double>(span.first + 1, end) - start);
            span.lastWeight = float(end - span.last);
            result.push_back(span);
        }
        return result;
    };
    const std::vector<Span> columns = spans(image.width, width), rows = spans(image.height, height);
    RgbImage result(width, height);
    std::vector<float> sums(std::size_t(3) * std::size_t(width));
    for (int y = 0; y < height; ++y) {
        const Span &vertical = rows[std::size_t(y)];
        std::fill(sums.begin(), sums.end(), 0.0f);
        float rowWeights = 0;
        for (int sy = vertical.first; sy <= vertical.last; ++sy) {
            const float rowWeight = sy == vertical.first ? vertical.firstWeight
                                  : sy == vertical.last  ? vertical.lastWeight
                                                         : 1.0f;
            rowWeights += rowWeight;
            const std::uint8_t *source = image.row(sy);
            for (int x = 0; x < width; ++x) {
                const Span &span = columns[std::size_t(x)];
                float red = 0, green = 0, blue = 0, weights = 0;
                for (int sx = span.first; sx <= span.last; ++sx) {
                    const float weight = sx == span.first ? span.firstWeight : sx == span.last ? span.lastWeight : 1.0f;
                    const std::uint8_t *pixel = source + 3 * sx;
                    red += weight * pixel[0];
                    green += weight * pixel[1];
                    blue += weight * pixel[2];
                    weights += weight;
                }
                const float scale = rowWeight / weights;
                sums[std::size_t(3 * x)] += scale * red;
                sums[std::size_t(3 * x + 1)] += scale * green;
                sums[std::size_t(3 * x + 2)] += scale * blue;
            }
        }
        std::uint8_t *target = result.row(y);
        for (std::size_t i = 0; i < sums.size(); ++i)
            target[i] = std::uint8_t(std::clamp(std::lround(sums[i] / rowWeights), 0L, 255L));
    }
    return result;
}

Result<RgbImage> decodeBytes(std::string_view bytes, const std::filesystem::path &nameForErrors,
                             std::vector<std::string> *oddities)
{
    try {
        Result<RgbImage> image = jpeg::hasSignature(bytes) ? jpeg::decode(bytes, oddities)
                               : png::hasSignature(bytes)  ? png::decode(bytes, oddities)
                                                           : Result<RgbImage>(unknownFormat(bytes));
        return image ? std::move(image) : Result<RgbImage>(inFile(image.error(), nameForErrors));
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::OutOfMemory, "There is no memory left to decode the image", nameForErrors.string()};
    }
}

} // namespace

Result<ImageInfo> probeImage(const std::filesystem::path &path)
{
    try {
        for (const std::uint64_t length : {headerGuess, defaultReadLimit}) {
            const auto bytes = readFileStart(path, length);
            if (!bytes)
                return bytes.error();
            const auto info = probeBytes(*bytes);
            if (!info)
                return inFile(info.error(), path);
            if (info->has_value())
                return **info;
            if (bytes->size() < length)
                break;
        }
        return inFile(truncatedImage("header"), path);
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::OutOfMemory, "There is no memory left to read the image", path.string()};
    }
}

Result<RgbImage> decodeImage(const std::filesystem::path &path, std::vector<std::string> *oddities)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    return decodeBytes(*bytes, path, oddities);
}

Result<RgbImage> decodeImageBytes(std::string_view bytes, const std::filesystem::path &nameForErrors)
{
    return decodeBytes(bytes, nameForErrors, nullptr);
}

Result<RgbImage> decodeThumbnail(const std::filesystem::path &path, int maxWidth, int maxHeight)
{
    if (maxWidth < 1 || maxHeight < 1)
        return Error{ErrorKind::InvalidArgument, "A thumbnail needs at least one pixel", path.string()};
    try {
        const auto bytes = readFile(path);
        if (!bytes)
            return bytes.error();
        const auto info = probeBytes(*bytes);
        if (!info)
            return inFile(info.error(), path);
        if (!info->has_value())
            return inFile(truncatedImage("header"), path);
        auto image = jpeg::hasSignature(*bytes) ? jpeg::decodeScaled(*bytes, maxWidth, maxHeight) : png::decode(*bytes);
        if (!image)
            return inFile(image.error(), path);
        // From the true size, not the scaled one, which is rounded up to whole blocks.
        const double fit = std::min({1.0, double(maxWidth) / (*info)->width, double(maxHeight) / (*info)->height});
        const int width = std::clamp(int(std::lround((*info)->width * fit)), 1, image->width);
        const int height = std::clamp(int(std::lround((*info)->height * fit)), 1, image->height);
        if (width == image->width && height == image->height)
            return image;
        return shrunk(*image, width, height);
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::OutOfMemory, "There is no memory left to decode the image", path.string()};
    }
}

std::string encodePng(const RgbImage &image) { return png::encode(image); }

std::string encodeJpeg(const RgbImage &image, int quality) { return jpeg::encode(image, quality); }

} // namespace soco::dataset
