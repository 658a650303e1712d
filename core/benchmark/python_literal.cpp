#include "core/benchmark/python_literal.h"

#include <nlohmann/json.hpp>

namespace soco::benchmark {

namespace {

using nlohmann::ordered_json;

std::string reprOfText(const std::string &text)
{
    // Python prefers single quotes, and double ones where the text has single but no double quotes.
    const bool single = text.find('\'') == std::string::npos || text.find('"') != std::string::npos;
    const char quote = single ? '\'' : '"';
    std::string result(1, quote);
    for (const char character : text) {
        switch (character) {
        case '\\': result += "\\\\"; break;
        case '\n': result += "\\n"; break;
        case '\r': result += "\\r"; break;
        case '\t': result += "\\t"; break;
        default:
            if (character == quote) {
                result += '\\';
                result += character;
            } else if (static_cast<unsigned char>(character) < 0x20 || character == 0x7f) {
                const char *digits = "0123456789abcdef";
                result += "\\x";
                result += digits[static_cast<unsigned char>(character) >> 4];
                result += digits[character & 15];
            } else {
                result += character; // UTF-8 stays, as in Python for printable text
            }
        }
    }
    return result + quote;
}

} // namespace

std::string pythonRepr(const ordered_json &value)
{
    if (value.is_null())
        return "None";
    if (value.is_boolean())
        return value.get<bool>() ? "True" : "False";
    if (value.is_string())
        return reprOfText(value.get_ref<const std::string &>());
    if (value.is_array()) {
        std::string result = "[";
        for (const ordered_json &entry : value)
            result += (result.size() > 1 ? ", " : "") + pythonRepr(entry);
        return result + ']';
    }
    if (value.is_object()) {
        std::string result = "{";
        for (const auto &[key, entry] : value.items())
            result += (result.size() > 1 ? ", " : "") + reprOfText(key) + ": " + pythonRepr(entry);
        return result + '}';
    }
    return value.dump();
}

} // namespace soco::benchmark
