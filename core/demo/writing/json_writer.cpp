#include "core/demo/writing/json_writer.h"

#include <array>
#include <charconv>
#include <utility>

namespace soco::demo {

JsonWriter &JsonWriter::begin(char open, Layout layout)
{
    startItem();
    // What lies in one line stays in one line.
    if (!m_levels.empty() && m_levels.back().layout == Layout::OneLine)
        layout = Layout::OneLine;
    m_text += open;
    m_levels.push_back({open == '{' ? '}' : ']', layout, true});
    return *this;
}

JsonWriter &JsonWriter::end()
{
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (level.layout == Layout::Lines && !level.empty) {
        m_text += '\n';
        m_text.append(2 * m_levels.size(), ' ');
    }
    m_text += level.close;
    return *this;
}

void JsonWriter::startItem()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_levels.empty())
        return;
    Level &level = m_levels.back();
    if (level.layout == Layout::Lines) {
        m_text += level.empty ? "\n" : ",\n";
        m_text.append(2 * m_levels.size(), ' ');
    } else if (!level.empty) {
        m_text += ", ";
    }
    level.empty = false;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    value(name);
    m_text += ": ";
    m_afterKey = true;
    return *this;
}

JsonWriter &JsonWriter::value(std::string_view text)
{
    startItem();
    m_text += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            m_text += '\\';
            m_text += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            static constexpr char digits[] = "0123456789abcdef";
            m_text += "\\u00";
            m_text += digits[(c >> 4) & 15];
            m_text += digits[c & 15];
        } else {
            m_text += c;
        }
    }
    m_text += '"';
    return *this;
}

JsonWriter &JsonWriter::value(bool flag)
{
    startItem();
    m_text += flag ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::value(int number)
{
    startItem();
    m_text += std::to_string(number);
    return *this;
}

JsonWriter &JsonWriter::value(unsigned long long number)
{
    startItem();
    m_text += std::to_string(number);
    return *this;
}

JsonWriter &JsonWriter::value(double number, int decimals)
{
    startItem();
    std::array<char, 64> buffer;
    const auto done = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed,
                                    decimals);
    m_text.append(buffer.data(), done.ptr);
    return *this;
}

std::string JsonWriter::take()
{
    m_text += '\n';
    return std::move(m_text);
}

} // namespace soco::demo
