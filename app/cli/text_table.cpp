#include "app/cli/text_table.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace soco::cli {

namespace {

// Characters, not bytes: continuation bytes of UTF-8 take no place.
std::size_t width(const std::string &text)
{
    return std::size_t(std::count_if(text.begin(), text.end(),
                                     [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

} // namespace

std::string TextTable::text() const
{
    std::vector<std::vector<std::string>> rows = m_rows;
    std::vector<std::size_t> widths;
    for (auto &row : rows) {
        for (std::string &cell : row)
            cell = oneLine(cell);
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], width(row[column]));
    }
    std::string text;
    for (const auto &row : rows) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string padding(widths[column] - width(row[column]), ' ');
            if (column > 0)
                line += "  ";
            line += column < m_leftColumns ? row[column] + padding : padding + row[column];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string percentText(double percent)
{
    return std::isfinite(percent) ? fixedText(percent, 2) : "-";
}

std::string fixedText(double number, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, number);
    return text;
}

} // namespace soco::cli
