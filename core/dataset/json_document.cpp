#include "core/dataset/json_document.h"

#include "core/base/text.h"
#include "core/dataset/json_diagnosis.h"

#include <charconv>
#include <cmath>

namespace soco::dataset::json {

namespace {

constexpr std::size_t largeFile = 1 << 20; // bytes

simdjson::dom::parser &parserOfThread()
{
    thread_local simdjson::dom::parser parser;
    return parser;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

template <class Number>
std::optional<Number> spelled(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size())
        return {};
    return number;
}

} // namespace

Result<Value> parse(std::string_view bytes, bool *notFinite)
{
    simdjson::dom::parser &parser = parserOfThread();
    if (parser.capacity() > largeFile && bytes.size() < parser.capacity() / 16)
        giveBackMemory();
    const std::size_t skipped = bytes.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
    bytes.remove_prefix(skipped);
    if (trimmed(bytes).empty())
        return Error{ErrorKind::Malformed, bytes.empty() ? "The file is empty (0 bytes)" : "The file is blank", {},
                     "byte 0", "Fetch or copy the file again"};
    Value root;
    auto problem = parser.allocate(bytes.size(), maxDepth);
    if (!problem)
        problem = parser.parse(bytes.data(), bytes.size()).get(root);
    if (!problem)
        return root;
    if (problem == simdjson::MEMALLOC)
        return Error{ErrorKind::OutOfMemory, "There is no memory left to read the file"};
    Diagnosis diagnosis = diagnose(bytes, skipped, maxDepth, simdjson::error_message(problem));
    if (notFinite)
        *notFinite = diagnosis.notFinite;
    return std::move(diagnosis.error);
}

void giveBackMemory()
{
    parserOfThread() = simdjson::dom::parser();
}

std::optional<double> number(const Value &value)
{
    double number = 0;
    if (value.get(number)) {
        std::string_view words;
        if (value.get(words))
            return {};
        const auto parsed = spelled<double>(words);
        if (!parsed)
            return {};
        number = *parsed;
    }
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> integer(const Value &value)
{
    std::int64_t whole = 0;
    if (!value.get(whole))
        return whole;
    std::string_view words;
    if (!value.get(words))
        return spelled<std::int64_t>(words);
    double real = 0;
    constexpr double exact = 9007199254740992.0; // 2^53
    if (!value.is_double() || value.get(real) || !(std::abs(real) <= exact) || real != std::trunc(real))
        return {};
    return std::int64_t(real);
}

std::optional<std::string_view> text(const Value &value)
{
    std::string_view words;
    return value.get(words) ? std::nullopt : std::optional(words);
}

const char *kindName(const Value &value)
{
    switch (value.type()) {
    case simdjson::dom::element_type::ARRAY: return "a list";
    case simdjson::dom::element_type::OBJECT: return "an object";
    case simdjson::dom::element_type::STRING: return "text";
    case simdjson::dom::element_type::BOOL: return "true or false";
    case simdjson::dom::element_type::NULL_VALUE: return "null";
    default: return "a number";
    }
}

Error malformed(std::string message, std::string place)
{
    return {ErrorKind::Malformed, std::move(message), {}, std::move(place), {}};
}

Error inside(std::string_view outer, Error error)
{
    if (error.place.empty())
        error.place = outer;
    else if (!outer.empty())
        error.place = std::string(outer) + (error.place.front() == '[' ? "" : ".") + error.place;
    return error;
}

std::string indexed(std::string_view list, std::size_t index)
{
    return std::string(list) + '[' + std::to_string(index) + ']';
}

std::string plainKey(std::string_view key)
{
    std::string plain;
    for (const char c : key) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            plain += c;
        else if (c >= 'A' && c <= 'Z')
            plain += char(c - 'A' + 'a');
    }
    return plain;
}

} // namespace soco::dataset::json
