#include "core/dataset/png_repair.h"

#include "core/dataset/image_limits.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace soco::dataset::png {

namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";
constexpr std::size_t headerLength = 13; // width, height, depth, colour type, compression, filter, interlacing
constexpr int paletteColours = 3;        // the colour type

std::uint32_t numberAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

void appendNumber(std::string &bytes, std::uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += char(number >> shift & 0xFF);
}

std::uint32_t checksum(std::string_view bytes)
{
    return std::uint32_t(::crc32(0, reinterpret_cast<const Bytef *>(bytes.data()), uInt(bytes.size())));
}

void appendChunk(std::string &bytes, std::string_view name, std::string_view body)
{
    appendNumber(bytes, std::uint32_t(body.size()));
    const std::size_t start = bytes.size();
    bytes.append(name).append(body);
    appendNumber(bytes, checksum(std::string_view(bytes).substr(start)));
}

struct Chunk {
    std::string_view name;
    std::string_view body; // shorter than stated at the end of a file that is cut
    bool checksumIsRight = false;
};

// The chunk at a place, which moves behind it; empty at the end of the file.
std::optional<Chunk> chunkAt(std::string_view bytes, std::size_t &at)
{
    constexpr std::size_t frame = 8;
    if (at > bytes.size() || bytes.size() - at < frame)
        return {};
    const std::uint32_t length = numberAt(bytes, at);
    Chunk chunk{bytes.substr(at + 4, 4), bytes.substr(at + frame, length)};
    const std::size_t end = at + frame + length;
    chunk.checksumIsRight = bytes.size() >= end + 4 && numberAt(bytes, end) == checksum(bytes.substr(at + 4, 4 + length));
    at = end + 4;
    return chunk;
}

// What of the chunks the pixels are made of.
struct Parts {
    std::string header;
    std::optional<std::string> palette;
    std::string data; // of the first run of IDAT chunks
    std::vector<std::string> oddities;
};

void add(std::vector<std::string> &oddities, const char *oddity)
{
    if (std::find(oddities.begin(), oddities.end(), oddity) == oddities.end())
        oddities.push_back(oddity);
}

Parts partsOf(std::string_view bytes)
{
    Parts parts;
    bool inData = false;
    std::size_t at = signature.size();
    while (const auto chunk = chunkAt(bytes, at)) {
        if (chunk->name == "IDAT") {
            inData = true;
            parts.data.append(chunk->body);
            if (!chunk->checksumIsRight)
                add(parts.oddities, "The checksum of the pixel data is wrong or missing");
            continue;
        }
        if (inData)
            break;
        if (chunk->name == "IHDR") {
            if (chunk->body.size() < headerLength || !chunk->checksumIsRight)
                break;
            if (!parts.header.empty() || chunk->body.size() > headerLength)
                add(parts.oddities, "The header comes twice or is too long");
            parts.header = chunk->body.substr(0, headerLength);
        } else if (chunk->name == "PLTE") {
            parts.palette = std::string(chunk->body);
        } else if (parts.header.empty()) {
            add(parts.oddities, "The header is not the first chunk");
        } else if (chunk->name[0] >= 'A' && chunk->name[0] <= 'Z') {
            add(parts.oddities, "It has a chunk that no reader knows");
        }
    }
    return parts;
}

std::uint64_t rowBytes(std::uint64_t width, std::uint64_t bitsPerPixel) { return (width * bitsPerPixel + 7) / 8; }

// Of the filtered rows, with one byte before each; 0 for a colour type that does not exist.
std::uint64_t rawSize(std::string_view header)
{
    static constexpr std::array<int, 7> channels{1, 0, 3, 1, 2, 0, 4};
    const std::uint64_t width = numberAt(header, 0), height = numberAt(header, 4);
    const auto depth = std::uint64_t(static_cast<unsigned char>(header[8]));
    const std::size_t colours = static_cast<unsigned char>(header[9]);
    if (colours >= channels.size() || depth > 16)
        return 0;
    const std::uint64_t bits = depth * std::uint64_t(channels[colours]);
    if (header[12] == 0)
        return height * (1 + rowBytes(width, bits));
    struct Pass {
        unsigned x, y, stepX, stepY;
    };
    static constexpr std::array<Pass, 7> passes{{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                                 {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}};
    std::uint64_t size = 0;
    for (const Pass &pass : passes) {
        const std::uint64_t columns = (width + pass.stepX - 1 - pass.x) / pass.stepX;
        const std::uint64_t rows = (height + pass.stepY - 1 - pass.y) / pass.stepY;
        if (width > pass.x && height > pass.y)
            size += rows * (1 + rowBytes(columns, bits));
    }
    return size;
}

struct Inflated {
    std::string bytes;
    bool ended = false; // the stream says so itself
};

// At most `most` bytes; no more memory than the stream yields.
Inflated inflated(const std::string &data, std::uint64_t most)
{
    Inflated result;
    z_stream stream = {};
    if (::inflateInit(&stream) != Z_OK)
        return result;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.data()));
    stream.avail_in = uInt(data.size());
    std::array<char, 1 << 16> piece;
    int status = Z_OK;
    while (status == Z_OK && result.bytes.size() < most) {
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = uInt(std::min<std::uint64_t>(piece.size(), most - result.bytes.size()));
        const std::size_t wanted = stream.avail_out;
        status = ::inflate(&stream, Z_NO_FLUSH);
        result.bytes.append(piece.data(), wanted - stream.avail_out);
    }
    result.ended = status == Z_STREAM_END;
    ::inflateEnd(&stream);
    return result;
}

// A zlib stream that stores its bytes as they are.
std::string stored(const std::string &bytes)
{
    constexpr std::size_t blockSize = 0xFFFF;
    std::string stream = "\x78\x01";
    stream.reserve(bytes.size() + bytes.size() / blockSize * 5 + 16);
    for (std::size_t at = 0; at < bytes.size(); at += blockSize) {
        const std::size_t length = std::min(blockSize, bytes.size() - at);
        stream += char(at + length == bytes.size() ? 1 : 0);
        for (const std::size_t number : {length, ~length}) {
            stream += char(number & 0xFF);
            stream += char(number >> 8 & 0xFF);
        }
        stream.append(bytes, at, length);
    }
    appendNumber(stream, std::uint32_t(::adler32(1, reinterpret_cast<const Bytef *>(bytes.data()), uInt(bytes.size()))));
    return stream;
}

// Pillow takes what is there of a palette, and black for what is not.
std::string wholePalette(const std::optional<std::string> &palette, int depth, std::vector<std::string> &oddities)
{
    const std::size_t colours = std::size_t(1) << depth;
    std::string whole;
    if (palette && palette->size() >= 3) {
        whole = palette->substr(0, std::min(colours * 3, palette->size() - palette->size() % 3));
        if (whole.size() != palette->size())
            oddities.push_back("The palette has too many bytes");
        return whole;
    }
    oddities.push_back("The palette is missing; the picture is black");
    return std::string(3 * colours, '\0');
}

} // namespace

std::optional<std::pair<std::uint32_t, std::uint32_t>> statedSize(std::string_view bytes)
{
    std::size_t at = signature.size();
    while (const auto chunk = chunkAt(bytes, at))
        if (chunk->name == "IHDR" && chunk->body.size() >= headerLength && chunk->checksumIsRight)
            return std::pair(numberAt(chunk->body, 0), numberAt(chunk->body, 4));
    return {};
}

std::optional<Repaired> repaired(std::string_view bytes, std::uint64_t mostBytes)
{
    Parts parts = partsOf(bytes);
    if (parts.header.empty() || !checkImageSize(numberAt(parts.header, 0), numberAt(parts.header, 4)))
        return {};
    const std::uint64_t size = rawSize(parts.header);
    if (size == 0 || size > mostBytes || parts.data.empty())
        return {};
    Inflated rows = inflated(parts.data, size);
    if (rows.bytes.size() < size) {
        const auto width = numberAt(parts.header, 0);
        const bool wholeRows = parts.header[12] == 0 && rows.bytes.size() % (size / numberAt(parts.header, 4)) == 0;
        // A few bytes that claim a huge picture are no picture.
        if (!rows.ended || !wholeRows || rows.bytes.empty() || width == 0 || size / 64 > rows.bytes.size())
            return {};
        rows.bytes.resize(std::size_t(size), '\0');
        add(parts.oddities, "It has fewer rows than its header says; the others are black");
    } else if (!rows.ended) {
        add(parts.oddities, "The pixel data do not end where they should");
    }
    if (parts.header[10] != 0) {
        add(parts.oddities, "The header names a compression that does not exist");
        parts.header[10] = 0;
    }
    Repaired result{std::string(signature), std::move(parts.oddities)};
    appendChunk(result.bytes, "IHDR", parts.header);
    if (parts.header[9] == paletteColours)
        appendChunk(result.bytes, "PLTE", wholePalette(parts.palette, std::min(int(parts.header[8]), 8), result.oddities));
    appendChunk(result.bytes, "IDAT", stored(rows.bytes));
    appendChunk(result.bytes, "IEND", {});
    return result;
}

} // namespace soco::dataset::png
