#include "core/dataset/png_codec.h"

#include "core/dataset/image_limits.h"
#include "core/dataset/png_repair.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>
#include <string>
#include <vector>

#include <png.h>

namespace soco::dataset::png {

namespace {

// What libpng said last, cut to what fits: nothing is allocated on the way of a jump.
struct Message {
    std::array<char, 128> text{};
    void assign(const char *message) { std::strncpy(text.data(), message, text.size() - 1); }
};
struct Messages {
    Message error, warning;
};

extern "C" {

static void leave(png_structp png, png_const_charp message)
{
    static_cast<Messages *>(png_get_error_ptr(png))->error.assign(message);
    png_longjmp(png, 1);
}

static void noteWarning(png_structp png, png_const_charp message)
{
    static_cast<Messages *>(png_get_error_ptr(png))->warning.assign(message);
}

} // extern "C"

// libpng reports errors by a jump, over frames of C and of the small steps given to attempt(), which hold nothing
// that has a destructor; everything that has one lives in this object or above.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes)
    {
        m_png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &m_messages, leave, noteWarning);
        m_info = m_png ? png_create_info_struct(m_png) : nullptr;
    }
    ~Reader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    // False: the header goes on beyond the bytes.
    Result<bool> readHeader()
    {
        if (!m_info)
            return Error{ErrorKind::OutOfMemory, "There is no memory left to decode the image"};
        if (!attempt([this] {
                png_set_read_fn(m_png, this, readBytes);
                png_set_user_limits(m_png, 0x7FFFFFFF, 0x7FFFFFFF);
                png_read_info(m_png, m_info);
            }))
            return m_exhausted ? Result<bool>(false) : libraryError("header");
        if (const auto size = checkImageSize(width(), height()); !size)
            return size.error();
        return true;
    }

    ImageInfo info()
    {
        ImageInfo info{int(width()), int(height()), 1};
        png_uint_32 length = 0;
        png_bytep exif = nullptr;
        if (png_get_eXIf_1(m_png, m_info, &length, &exif) != 0)
            info.orientation = exifOrientation({reinterpret_cast<const char *>(exif), length});
        return info;
    }

    // Empty where libpng had nothing to say.
    std::string warning() const { return m_messages.warning.text.data(); }

    Result<RgbImage> readPixels()
    {
        const bool wideGrey = png_get_color_type(m_png, m_info) == PNG_COLOR_TYPE_GRAY
                           && png_get_bit_depth(m_png, m_info) == 16;
        int passes = 1;
        std::size_t channels = 0, rowBytes = 0;
        if (!attempt([&] {
                if (!wideGrey)
                    png_set_strip_16(m_png);
                png_set_palette_to_rgb(m_png);
                png_set_expand_gray_1_2_4_to_8(m_png);
                png_set_strip_alpha(m_png);
                passes = png_set_interlace_handling(m_png);
                png_read_update_info(m_png, m_info);
                channels = png_get_channels(m_png, m_info);
                rowBytes = png_get_rowbytes(m_png, m_info);
            }))
            return libraryError("header");
        // Reserved, not touched: a few bytes that claim a huge picture cost no memory until rows arrive.
        m_raw.reserve(rowBytes * height());
        m_rows.resize(height());
        for (int pass = 0; pass < passes; ++pass)
            for (std::size_t y = 0; y < height(); ++y) {
                if (pass == 0) {
                    m_raw.resize(rowBytes * (y + 1));
                    m_rows[y] = m_raw.data() + rowBytes * y;
                }
                if (!attempt([&] { png_read_row(m_png, m_rows[y], nullptr); })) {
                    const std::string place = "row " + std::to_string(y) + " of " + std::to_string(height());
                    return m_exhausted ? Result<RgbImage>(truncatedImage(place)) : libraryError(place);
                }
            }
        return toRgb(channels, wideGrey);
    }

private:
    template <class Step>
    bool attempt(Step step)
    {
        if (setjmp(png_jmpbuf(m_png)) != 0)
            return false;
        step();
        return true;
    }

    static void readBytes(png_structp png, png_bytep target, std::size_t length)
    {
        auto *self = static_cast<Reader *>(png_get_io_ptr(png));
        if (length > self->m_bytes.size() - self->m_position) {
            self->m_exhausted = true;
            png_error(png, "the file ends early");
        }
        std::memcpy(target, self->m_bytes.data() + self->m_position, length);
        self->m_position += length;
    }

    RgbImage toRgb(std::size_t channels, bool wideGrey)
    {
        RgbImage image;
        image.width = int(width());
        image.height = int(height());
        const std::size_t count = std::size_t(width()) * height();
        if (channels == 3) {
            image.pixels = std::move(m_raw);
            return image;
        }
        image.pixels.resize(3 * count);
        for (std::size_t i = 0; i < count; ++i) {
            // Sixteen bits of grey, upper byte first: Pillow clips them at 255.
            const std::uint8_t grey = !wideGrey ? m_raw[i] : m_raw[2 * i] != 0 ? 255 : m_raw[2 * i + 1];
            std::fill_n(image.pixels.begin() + std::ptrdiff_t(3 * i), 3, grey);
        }
        return image;
    }

    std::uint32_t width() const { return png_get_image_width(m_png, m_info); }
    std::uint32_t height() const { return png_get_image_height(m_png, m_info); }
    Error libraryError(std::string place) const
    {
        return {ErrorKind::Malformed, std::string("The PNG cannot be decoded: ") + m_messages.error.text.data(), {},
                std::move(place), "Fetch or copy the file again"};
    }

    std::string_view m_bytes;
    std::size_t m_position = 0;
    bool m_exhausted = false;
    Messages m_messages;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    std::vector<std::uint8_t> m_raw;
    std::vector<png_bytep> m_rows;
};

Result<RgbImage> decodeStrictly(std::string_view bytes, std::string &warning)
{
    Reader reader(bytes);
    const auto complete = reader.readHeader();
    if (!complete)
        return complete.error();
    Result<RgbImage> image = *complete ? reader.readPixels() : Result<RgbImage>(truncatedImage("header"));
    warning = reader.warning();
    return image;
}

// Of a file that has to be repaired: eight bytes for each pixel of the largest picture.
constexpr std::uint64_t mostRawBytes = std::uint64_t(maxImagePixels) * 8;

} // namespace

bool hasSignature(std::string_view bytes) { return bytes.substr(0, 8) == "\x89PNG\r\n\x1A\n"; }

Result<std::optional<ImageInfo>> probe(std::string_view bytes)
{
    Reader reader(bytes);
    const auto complete = reader.readHeader();
    if (complete)
        return *complete ? std::optional(reader.info()) : std::nullopt;
    const auto size = complete.error().kind == ErrorKind::Malformed ? statedSize(bytes) : std::nullopt;
    if (!size || !checkImageSize(size->first, size->second))
        return complete.error();
    return std::optional(ImageInfo{int(size->first), int(size->second), 1});
}

Result<RgbImage> decode(std::string_view bytes, std::vector<std::string> *oddities)
{
    std::string warning;
    Result<RgbImage> image = decodeStrictly(bytes, warning);
    if (image) {
        if (oddities && !warning.empty())
            oddities->push_back("libpng says: " + warning);
        return image;
    }
    if (image.error().kind != ErrorKind::Malformed)
        return image;
    const auto repair = repaired(bytes, mostRawBytes);
    if (!repair)
        return image;
    Result<RgbImage> again = decodeStrictly(repair->bytes, warning);
    if (!again)
        return image;
    if (oddities)
        oddities->insert(oddities->end(), repair->oddities.begin(), repair->oddities.end());
    return again;
}

std::string encode(const RgbImage &image)
{
    if (image.empty())
        return {};
    png_image header = {};
    header.version = PNG_IMAGE_VERSION;
    header.width = png_uint_32(image.width);
    header.height = png_uint_32(image.height);
    header.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(header);
    std::string bytes(size, '\0');
    if (!png_image_write_to_memory(&header, bytes.data(), &size, 0, image.pixels.data(), 0, nullptr))
        return {};
    bytes.resize(size);
    return bytes;
}

} // namespace soco::dataset::png
