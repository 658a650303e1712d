#include "core/base/text.h"

#include <charconv>
#include <array>
#include <cmath>
#include <cstdio>

namespace soco {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string grouped(std::string digits, std::size_t firstDigit)
{
    for (std::size_t i = digits.size(); i > firstDigit + 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    return digits;
}

} // namespace

std::vector<std::string> splitList(std::string_view text, char separator)
{
    std::vector<std::string> pieces;
    while (true) {
        const auto end = text.find(separator);
        if (const auto piece = trimmed(text.substr(0, end)); !piece.empty())
            pieces.emplace_back(piece);
        if (end == std::string_view::npos)
            return pieces;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string> splitNames(std::string_view text)
{
    std::vector<std::string> names;
    std::string name;
    const auto end = [&] {
        if (const auto piece = trimmed(name); !piece.empty())
            names.emplace_back(piece);
        name.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escapes = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == ',' || text[i + 1] == '\\');
        if (escapes)
            name += text[++i];
        else if (text[i] == ',')
            end();
        else
            name += text[i];
    }
    end();
    return names;
}

std::string groupedDigits(long long number)
{
    return grouped(std::to_string(number), number < 0 ? 1 : 0);
}

std::string counted(unsigned long long count, std::string_view one, std::string_view many)
{
    std::string text = grouped(std::to_string(count), 0) + ' ';
    text += count == 1 || many.empty() ? one : many;
    if (count != 1 && many.empty())
        text += 's';
    return text;
}

std::string exactText(double number)
{
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), written.ptr};
}

std::string durationText(double seconds)
{
    const long long all = std::llround(seconds > 0 ? seconds : 0);
    const long long hours = all / 3600, minutes = all / 60 % 60;
    std::array<char, 32> text{};
    if (hours > 0)
        std::snprintf(text.data(), text.size(), "%lld:%02lld:%02lld", hours, minutes, all % 60);
    else
        std::snprintf(text.data(), text.size(), "%lld:%02lld", minutes, all % 60);
    return text.data();
}

std::string bytesText(unsigned long long bytes)
{
    static constexpr std::array units{"bytes", "kB", "MB", "GB", "TB"};
    if (bytes == 1)
        return "1 byte";
    double value = double(bytes);
    std::size_t unit = 0;
    while (value >= 1000 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    return text.data();
}

std::string oneLine(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        if (byte >= 0x09 && byte <= 0x0D)
            line += ' ';
        else if (byte < 0x20 || byte == 0x7F)
            line += '?';
        else if (byte == 0xC2 && next >= 0x80 && next <= 0x9F) {
            line += '?';
            ++i;
        } else {
            line += text[i];
        }
    }
    return line;
}

std::string listed(std::span<const std::string> names, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i)
        text += (i > 0 ? ", " : "") + names[i];
    if (names.size() > most)
        text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                                 : lead >= 0xF0 && lead < 0xF5               ? 4
                                                                             : 0;
        if (length == 0 || i + length > text.size())
            return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80)
                return false;
        const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0;
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F))
            return false;
        i += length;
    }
    return true;
}

} // namespace soco
