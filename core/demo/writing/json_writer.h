#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace soco::demo {

// Writes JSON as text: two spaces of indentation, keys in the order given, the same bytes in every locale.
class JsonWriter
{
public:
    enum class Layout { Lines, OneLine }; // one member a line, or all of them in one

    JsonWriter &beginObject(Layout layout = Layout::Lines) { return begin('{', layout); }
    JsonWriter &beginArray(Layout layout = Layout::Lines) { return begin('[', layout); }
    JsonWriter &end();
    JsonWriter &key(std::string_view name);
    JsonWriter &value(std::string_view text);
    JsonWriter &value(const char *text) { return value(std::string_view(text)); }
    JsonWriter &value(const std::string &text) { return value(std::string_view(text)); }
    JsonWriter &value(bool flag);
    JsonWriter &value(int number);
    JsonWriter &value(unsigned long long number);
    // With exactly `decimals` decimals.
    JsonWriter &value(double number, int decimals);
    template <class... Args>
    JsonWriter &member(std::string_view name, Args &&...args)
    {
        return key(name).value(std::forward<Args>(args)...);
    }

    // The text so far, ended by a newline once everything is closed.
    std::string take();

private:
    struct Level {
        char close = '}';
        Layout layout = Layout::Lines;
        bool empty = true;
    };
    JsonWriter &begin(char open, Layout layout);
    void startItem();

    std::string m_text;
    std::vector<Level> m_levels;
    bool m_afterKey = false;
};

} // namespace soco::demo
