#include "core/dataset/jpeg_codec.h"

#include "core/base/text.h"
#include "core/dataset/image_limits.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>

namespace soco::dataset::jpeg {

namespace {

// A progressive file may ask for the whole picture again with every scan of a few bytes; cameras and encoders write
// about ten.
constexpr int maxScans = 200;

struct ErrorManager : jpeg_error_mgr {
    std::jmp_buf escape;
    std::array<char, JMSG_LENGTH_MAX> text{};
    std::array<char, JMSG_LENGTH_MAX> warning{};
};

extern "C" {

static void leave(j_common_ptr info)
{
    auto *manager = static_cast<ErrorManager *>(info->err);
    info->err->format_message(info, manager->text.data());
    std::longjmp(manager->escape, 1);
}

// Warnings of damaged data (level -1): Pillow goes on too. The first is kept.
static void noteWarning(j_common_ptr info, int level)
{
    auto *manager = static_cast<ErrorManager *>(info->err);
    if (level < 0 && manager->num_warnings++ == 0)
        manager->format_message(info, manager->warning.data());
}

static void noSourceStep(j_decompress_ptr) {}

// All bytes are there from the start; FALSE makes every libjpeg function return early: the file is truncated.
static boolean noMoreInput(j_decompress_ptr) { return FALSE; }

static void skipInput(j_decompress_ptr info, long count)
{
    if (count <= 0)
        return;
    const std::size_t step = std::min(std::size_t(count), info->src->bytes_in_buffer);
    info->src->next_input_byte += step;
    info->src->bytes_in_buffer -= step;
}

static void limitScans(j_common_ptr info)
{
    if (!info->is_decompressor)
        return;
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number <= maxScans)
        return;
    auto *manager = static_cast<ErrorManager *>(info->err);
    std::snprintf(manager->text.data(), manager->text.size(), "it has more than %d scans", maxScans);
    std::longjmp(manager->escape, 1);
}

} // extern "C"

ErrorManager makeErrorManager()
{
    ErrorManager manager;
    jpeg_std_error(&manager);
    manager.error_exit = leave;
    manager.emit_message = noteWarning;
    return manager;
}

// libjpeg reports errors by a jump. It jumps over frames of C and of the small steps given to attempt(), which hold
// nothing that has a destructor; everything that has one lives in this object or above.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_size(bytes.size()), m_errors(makeErrorManager())
    {
        m_info.err = &m_errors;
        m_source.next_input_byte = reinterpret_cast<const JOCTET *>(bytes.data());
        m_source.bytes_in_buffer = bytes.size();
        m_source.init_source = noSourceStep;
        m_source.fill_input_buffer = noMoreInput;
        m_source.skip_input_data = skipInput;
        m_source.resync_to_restart = jpeg_resync_to_restart;
        m_source.term_source = noSourceStep;
        m_progress.progress_monitor = limitScans;
        m_created = attempt([this] { jpeg_create_decompress(&m_info); });
        m_info.src = &m_source;
        m_info.progress = &m_progress;
    }
    ~Reader()
    {
        if (m_created)
            jpeg_destroy_decompress(&m_info);
    }
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    // False: the header goes on beyond the bytes.
    Result<bool> readHeader(bool withExif)
    {
        int status = JPEG_SUSPENDED;
        if (!m_created || !attempt([&] {
                if (withExif)
                    jpeg_save_markers(&m_info, JPEG_APP0 + 1, 0xFFFF);
                status = jpeg_read_header(&m_info, TRUE);
            }))
            return libraryError("header");
        if (status == JPEG_SUSPENDED)
            return false;
        if (const auto size = checkImageSize(m_info.image_width, m_info.image_height); !size)
            return size.error();
        if (m_info.num_components != 1 && m_info.num_components != 3 && m_info.num_components != 4)
            return Error{ErrorKind::Unsupported,
                         "JPEG pictures with " + std::to_string(m_info.num_components) + " colour components cannot "
                         "be read", {}, "header", "Save it as an RGB JPEG"};
        return true;
    }

    ImageInfo info() const
    {
        static constexpr std::string_view exifName("Exif\0\0", 6);
        ImageInfo info{int(m_info.image_width), int(m_info.image_height), 1};
        for (const jpeg_marker_struct *marker = m_info.marker_list; marker; marker = marker->next) {
            const std::string_view data(reinterpret_cast<const char *>(marker->data), marker->data_length);
            if (marker->marker == JPEG_APP0 + 1 && data.substr(0, exifName.size()) == exifName) {
                info.orientation = exifOrientation(data.substr(exifName.size()));
                break;
            }
        }
        return info;
    }

    // Smaller and faster, no longer Pillow's pixels.
    void scaleTo(int maxWidth, int maxHeight)
    {
        m_info.scale_denom = 8;
        const double fit = std::min({1.0, double(maxWidth) / m_info.image_width,
                                     double(maxHeight) / m_info.image_height});
        m_info.scale_num = std::clamp<unsigned>(unsigned(fit * 8 + 0.999), 1, 8);
        m_info.dct_method = JDCT_IFAST;
        m_info.do_fancy_upsampling = FALSE;
    }

    Result<RgbImage> readPixels()
    {
        const bool cmyk = m_info.num_components == 4;
        m_info.out_color_space = cmyk ? JCS_CMYK : m_info.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
        boolean started = FALSE;
        if (!attempt([&] { started = jpeg_start_decompress(&m_info); }))
            return libraryError(bytePlace());
        if (!started)
            return truncatedImage(bytePlace());

        RgbImage image;
        image.width = int(m_info.output_width);
        image.height = int(m_info.output_height);
        // Reserved, not touched: a few bytes that claim a huge picture cost no memory until rows arrive.
        const std::size_t rowBytes = std::size_t(3) * m_info.output_width;
        image.pixels.reserve(rowBytes * m_info.output_height);
        m_row.resize(std::size_t(m_info.output_components) * m_info.output_width);
        while (m_info.output_scanline < m_info.output_height) {
            unsigned rows = 0;
            JSAMPROW row = m_row.data();
            if (!attempt([&] { rows = jpeg_read_scanlines(&m_info, &row, 1); }))
                return libraryError(rowPlace());
            if (rows == 0)
                return truncatedImage(rowPlace());
            appendRow(image.pixels);
        }
        // Pillow has all rows now and does not ask for the end marker.
        if (!attempt([&] { m_finished = jpeg_finish_decompress(&m_info); }))
            return libraryError(bytePlace());
        return image;
    }

    // After readPixels(): what is odd about bytes that were read all the same.
    std::vector<std::string> oddities() const
    {
        std::vector<std::string> found;
        if (m_errors.warning[0] != '\0')
            found.push_back(std::string("libjpeg says: ") + m_errors.warning.data());
        if (!m_finished)
            found.push_back("The end marker is missing");
        else if (m_source.bytes_in_buffer > 0)
            found.push_back(counted(m_source.bytes_in_buffer, "byte follows", "bytes follow") + " the end marker");
        return found;
    }

private:
    template <class Step>
    bool attempt(Step step)
    {
        if (setjmp(m_errors.escape) != 0)
            return false;
        step();
        return true;
    }

    void appendRow(std::vector<std::uint8_t> &pixels) const
    {
        if (m_info.output_components == 3) {
            pixels.insert(pixels.end(), m_row.begin(), m_row.end());
        } else if (m_info.output_components == 1) {
            for (const std::uint8_t grey : m_row)
                pixels.insert(pixels.end(), 3, grey);
        } else {
            // Pillow takes every four-component JPEG as inverted, as Adobe writes it, and its convert("RGB") computes
            // K - (255 - C) * K / 255 with a rounded division, on inverted values.
            for (std::size_t i = 0; i + 3 < m_row.size(); i += 4) {
                const int black = m_row[i + 3];
                for (std::size_t c = 0; c < 3; ++c) {
                    const int product = (255 - m_row[i + c]) * black + 128;
                    pixels.push_back(std::uint8_t(std::clamp(black - (((product >> 8) + product) >> 8), 0, 255)));
                }
            }
        }
    }

    std::string bytePlace() const { return "byte " + std::to_string(m_size - m_source.bytes_in_buffer); }
    std::string rowPlace() const
    {
        return "row " + std::to_string(m_info.output_scanline) + " of " + std::to_string(m_info.output_height);
    }
    Error libraryError(std::string place) const
    {
        const bool memory = m_errors.msg_code == JERR_OUT_OF_MEMORY;
        return {memory ? ErrorKind::OutOfMemory : ErrorKind::Malformed,
                std::string("The JPEG cannot be decoded: ") + m_errors.text.data(), {}, std::move(place),
                memory ? "Close other programs and try again" : "Fetch or copy the file again"};
    }

    std::size_t m_size;
    jpeg_decompress_struct m_info{};
    ErrorManager m_errors;
    jpeg_source_mgr m_source{};
    jpeg_progress_mgr m_progress{};
    std::vector<std::uint8_t> m_row;
    bool m_created = false;
    boolean m_finished = FALSE;
};

class Writer
{
public:
    Writer() : m_errors(makeErrorManager())
    {
        m_info.err = &m_errors;
        m_created = attempt([this] { jpeg_create_compress(&m_info); });
    }
    ~Writer()
    {
        if (m_created)
            jpeg_destroy_compress(&m_info);
        std::free(m_buffer);
    }
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    std::string write(const RgbImage &image, int quality)
    {
        if (!m_created || !attempt([&] {
                jpeg_mem_dest(&m_info, &m_buffer, &m_length);
                m_info.image_width = JDIMENSION(image.width);
                m_info.image_height = JDIMENSION(image.height);
                m_info.input_components = 3;
                m_info.in_color_space = JCS_RGB;
                jpeg_set_defaults(&m_info); // YCbCr 4:2:0, slow integer transform, baseline
                jpeg_set_quality(&m_info, quality, TRUE);
                jpeg_start_compress(&m_info, TRUE);
                while (m_info.next_scanline < m_info.image_height) {
                    JSAMPROW row = const_cast<JSAMPROW>(image.row(int(m_info.next_scanline)));
                    jpeg_write_scanlines(&m_info, &row, 1);
                }
                jpeg_finish_compress(&m_info);
            }))
            return {};
        return std::string(reinterpret_cast<const char *>(m_buffer), m_length);
    }

private:
    template <class Step>
    bool attempt(Step step)
    {
        if (setjmp(m_errors.escape) != 0)
            return false;
        step();
        return true;
    }

    jpeg_compress_struct m_info{};
    ErrorManager m_errors;
    unsigned char *m_buffer = nullptr;
    unsigned long m_length = 0;
    bool m_created = false;
};

} // namespace

bool hasSignature(std::string_view bytes) { return bytes.substr(0, 3) == "\xFF\xD8\xFF"; }

Result<std::optional<ImageInfo>> probe(std::string_view bytes)
{
    Reader reader(bytes);
    const auto complete = reader.readHeader(true);
    if (!complete)
        return complete.error();
    return *complete ? std::optional(reader.info()) : std::nullopt;
}

Result<RgbImage> decode(std::string_view bytes, std::vector<std::string> *oddities)
{
    Reader reader(bytes);
    const auto complete = reader.readHeader(false);
    if (!complete)
        return complete.error();
    Result<RgbImage> image = *complete ? reader.readPixels() : Result<RgbImage>(truncatedImage("header"));
    if (image && oddities)
        *oddities = reader.oddities();
    return image;
}

Result<RgbImage> decodeScaled(std::string_view bytes, int maxWidth, int maxHeight)
{
    Reader reader(bytes);
    const auto complete = reader.readHeader(false);
    if (!complete)
        return complete.error();
    if (!*complete)
        return truncatedImage("header");
    reader.scaleTo(maxWidth, maxHeight);
    return reader.readPixels();
}

std::string encode(const RgbImage &image, int quality)
{
    if (image.empty())
        return {};
    return Writer().write(image, quality);
}

} // namespace soco::dataset::jpeg
