#pragma once

#include "core/base/result.h"
#include "core/base/rgb_image.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace soco::vision {

// Picture files by what is in them: every file is hashed once while it stays as it is, and decoded once for whoever
// wants it at the same time or soon after (display and features). Any thread.
class Pictures
{
public:
    // dataset::decodeImageBytes.
    using Decoder = std::function<Result<RgbImage>(std::string_view bytes, const std::filesystem::path &nameForErrors)>;

    // Decoded pictures are kept up to `budgetBytes`, the least recently used leave first; 0 keeps none.
    explicit Pictures(Decoder decoder, std::uint64_t budgetBytes = 0);
    ~Pictures();

    // The key of the file's bytes: their XXH64 and number. Reads the file where it is new or where device, inode, size
    // or times have changed; a file that was written within the last two seconds before it was read is read again, for
    // a clock that ticks too slowly to tell. A copy, a moved file and a link have the key of the original.
    // Errors: as readFile().
    Result<std::string> keyOf(const std::filesystem::path &file);

    struct Picture {
        std::string key; // of exactly the bytes that were decoded
        std::shared_ptr<const RgbImage> image;
    };
    // Errors: as readFile() and the decoder.
    Result<Picture> get(const std::filesystem::path &file);

    std::uint64_t decoded() const; // how many pictures were decoded so far
    static std::string keyOfBytes(std::string_view bytes);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace soco::vision
