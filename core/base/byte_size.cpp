#include "core/base/byte_size.h"

#include <cctype>
#include <charconv>
#include <string>
#include <utility>

namespace soco {

Result<std::uint64_t> parseBytes(std::string_view text)
{
    static constexpr std::pair<std::string_view, double> units[] = {{"", 1},
                                                                    {"B", 1},
                                                                    {"KB", 1e3},
                                                                    {"MB", 1e6},
                                                                    {"GB", 1e9},
                                                                    {"TB", 1e12},
                                                                    {"K", 1e3},
                                                                    {"M", 1e6},
                                                                    {"G", 1e9},
                                                                    {"T", 1e12},
                                                                    {"KIB", 1024.0},
                                                                    {"MIB", 1048576.0},
                                                                    {"GIB", 1073741824.0},
                                                                    {"TIB", 1099511627776.0}};
    constexpr double largest = 1e18;
    const std::size_t first = text.find_first_not_of(' ');
    const char *start = text.data() + (first == std::string_view::npos ? text.size() : first);
    const char *end = text.data() + text.size();
    double number = 0;
    const auto read = std::from_chars(start, end, number);
    std::string unit;
    for (const char character : std::string_view(read.ptr, std::size_t(end - read.ptr))) {
        if (character != ' ')
            unit += char(std::toupper(static_cast<unsigned char>(character)));
    }
    for (const auto &[name, factor] : units) {
        if (read.ec == std::errc() && unit == name && number * factor >= 1 && number * factor < largest)
            return std::uint64_t(number * factor);
    }
    std::string message = "\"";
    message.append(text) += "\" is no amount of memory";
    return Error{ErrorKind::InvalidArgument, std::move(message), {}, {}, "Write it as 512MB, 4GB or 2GiB"};
}

} // namespace soco
