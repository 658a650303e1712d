#include "core/dataset/json_diagnosis.h"

#include "core/base/stand_in.h"
#include "core/base/text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace soco::dataset::json {

namespace {

// Follows the document and remembers where it is.
class Locator : public nlohmann::json_sax<nlohmann::json>
{
public:
    explicit Locator(std::size_t maxDepth) : m_maxDepth(maxDepth) {}

    bool null() override { return passed(); }
    bool boolean(bool) override { return passed(); }
    bool number_integer(number_integer_t) override { return passed(); }
    bool number_unsigned(number_unsigned_t) override { return passed(); }
    bool number_float(number_float_t, const string_t &digits) override
    {
        if (digits.find_first_of(".eE") == std::string::npos) {
            message = "The whole number " + shortened(digits) + " is too large";
            return false;
        }
        return passed();
    }
    bool string(string_t &) override { return passed(); }
    bool binary(binary_t &) override { return passed(); }
    bool start_object(std::size_t) override { return enter({false, 0, {}}); }
    bool key(string_t &name) override
    {
        m_frames.back().key = name;
        return true;
    }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return enter({true, 0, {}}); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t at, const std::string &, const nlohmann::detail::exception &problem) override
    {
        position = at;
        message = cleaned(problem.what());
        return false;
    }

    std::string path() const
    {
        constexpr std::size_t mostFrames = 8;
        std::string text;
        for (std::size_t i = 0; i < std::min(m_frames.size(), mostFrames); ++i) {
            const Frame &frame = m_frames[i];
            if (frame.isArray)
                text += '[' + std::to_string(frame.index) + ']';
            else if (!frame.key.empty())
                text.append(text.empty() ? "" : ".").append(shortened(frame.key));
        }
        return m_frames.size() > mostFrames ? text + "..." : text;
    }

    std::size_t position = 0; // bytes read when the error showed; 0: unknown
    std::string message;

private:
    struct Frame {
        bool isArray;
        std::size_t index;
        std::string key;
    };

    static std::string shortened(const std::string &text)
    {
        constexpr std::size_t most = 40;
        return text.size() > most && isUtf8(text.substr(0, most)) ? text.substr(0, most) + "..." : text;
    }

    // "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while ... - invalid literal"
    static std::string cleaned(std::string text)
    {
        if (const auto end = text.find("] "); text.starts_with('[') && end != std::string::npos)
            text.erase(0, end + 2);
        constexpr std::string_view start = "parse error at ";
        if (text.starts_with(start))
            text.erase(0, start.size());
        return isUtf8(text) ? text : "It holds bytes that are not UTF-8 text";
    }

    bool passed()
    {
        if (!m_frames.empty() && m_frames.back().isArray)
            ++m_frames.back().index;
        else if (!m_frames.empty())
            m_frames.back().key.clear(); // the next key is still to come
        return true;
    }
    bool enter(Frame frame)
    {
        if (m_frames.size() >= m_maxDepth) {
            message = "It is nested more than " + std::to_string(m_maxDepth) + " levels deep";
            return false;
        }
        m_frames.push_back(std::move(frame));
        return true;
    }
    bool leave()
    {
        m_frames.pop_back();
        return passed();
    }

    std::size_t m_maxDepth;
    std::vector<Frame> m_frames;
};

// NaN, Infinity and -Infinity: Python writes them, JSON has none.
bool isNonFinite(std::string_view bytes, std::size_t position)
{
    if (position == 0 || position > bytes.size())
        return false;
    const std::string_view rest = bytes.substr(position - 1);
    return rest.starts_with("NaN") || rest.starts_with("Infinity");
}

// The parser takes a NUL byte for the end of the document: it calls what stands before it cut short, or sound.
// Nothing where the document is ill in another way first.
std::optional<std::string> nulMessage(std::string_view bytes, std::size_t nul, const Locator &locator)
{
    if (nul == bytes.npos || (locator.position > 0 && locator.position - 1 != nul)
        || (locator.position == 0 && !locator.message.empty()))
        return {};
    const std::string_view rest = bytes.substr(nul);
    if (rest.find_first_not_of('\0') == rest.npos && rest.size() > 1)
        return "from here to its end it holds nothing but NUL bytes (" + counted(rest.size(), "byte")
            + "), as after a copy or a write that was broken off";
    return "a NUL byte stands here";
}

} // namespace

Diagnosis diagnose(std::string_view bytes, std::size_t offset, std::size_t maxDepth, std::string_view fallback)
{
    if (offset == 0) {
        if (std::optional<Error> standIn = standInFor(bytes))
            return {std::move(*standIn)};
    }
    Diagnosis diagnosis{{ErrorKind::Malformed, {}, {}, {}, "Fetch the file again, or mend it in a text editor"}};
    Error &error = diagnosis.error;
    Locator locator(maxDepth);
    nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &locator);
    diagnosis.notFinite = isNonFinite(bytes, locator.position);
    const std::size_t nul = bytes.find('\0');
    const std::optional<std::string> ofNul = nulMessage(bytes, nul, locator);
    if (ofNul)
        locator.position = nul + 1;
    if (diagnosis.notFinite)
        error.message = "A number is NaN or infinite";
    else if (ofNul)
        error.message = "Is not valid JSON: " + *ofNul;
    else if (!locator.message.empty())
        error.message = "Is not valid JSON: " + locator.message;
    else
        error.message = "Is not valid JSON: " + std::string(fallback);
    error.place = locator.path();
    if (locator.position > 0) {
        const std::string byte = "byte " + std::to_string(offset + locator.position - 1);
        error.place += error.place.empty() ? byte : " (" + byte + ')';
    }
    return diagnosis;
}

} // namespace soco::dataset::json
