#pragma once

#include <string>
#include <vector>

namespace soco::cli {

// Columns of text, aligned: the first to the left, the others to the right unless asked otherwise.
class TextTable
{
public:
    explicit TextTable(std::vector<std::string> header, std::size_t leftColumns = 1)
        : m_rows{std::move(header)}, m_leftColumns(leftColumns) {}

    void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
    bool empty() const { return m_rows.size() == 1; }
    std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
    std::size_t m_leftColumns;
};

// "60.43"; "-" for not-a-number.
std::string percentText(double percent);
std::string fixedText(double number, int decimals);

} // namespace soco::cli
