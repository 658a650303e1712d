#include "core/dataset/json_head.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace soco::dataset::json {

namespace {

// Ends the parsing, by answering false, where it has the text or where the key holds something else.
class TextFinder : public nlohmann::json_sax<nlohmann::json>
{
public:
    explicit TextFinder(std::string_view key) : m_wanted(key) {}

    std::optional<std::string> text;

    bool null() override { return goesOn(); }
    bool boolean(bool) override { return goesOn(); }
    bool number_integer(number_integer_t) override { return goesOn(); }
    bool number_unsigned(number_unsigned_t) override { return goesOn(); }
    bool number_float(number_float_t, const string_t &) override { return goesOn(); }
    bool string(string_t &value) override
    {
        if (isHere())
            text = std::move(value);
        return goesOn();
    }
    bool binary(binary_t &) override { return goesOn(); }
    bool key(string_t &name) override
    {
        if (m_depth == 1)
            m_key = name;
        return true;
    }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return m_depth > 0 && enter(); } // a list holds no keys
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override { return false; }

private:
    bool isHere() const { return m_depth == 1 && m_key == m_wanted; }
    bool goesOn() const { return m_depth > 0 && !isHere(); }
    bool enter()
    {
        const bool further = !isHere();
        ++m_depth;
        return further;
    }
    bool leave() { return --m_depth > 0; }

    std::string_view m_wanted;
    std::string m_key;
    int m_depth = 0;
};

} // namespace

std::optional<std::string> textInHead(std::string_view head, std::string_view key)
{
    if (head.starts_with(byteOrderMark))
        head.remove_prefix(byteOrderMark.size());
    TextFinder finder(key);
    nlohmann::json::sax_parse(head.begin(), head.end(), &finder);
    return std::move(finder.text);
}

} // namespace soco::dataset::json
