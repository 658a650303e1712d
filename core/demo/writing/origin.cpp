#include "core/demo/writing/origin.h"

#include "core/base/atomic_file.h"
#include "core/demo/writing/documents.h"

#include <nlohmann/json.hpp>

#include <climits>

namespace soco::demo {

namespace {

constexpr std::uint64_t headLength = 64 * 1024;

// Takes the members of the top-level object "options" and stops there: what follows is not looked at.
class OptionsHandler : public nlohmann::json_sax<nlohmann::json>
{
public:
    DemoOptions options;
    bool complete = false; // the object was seen to its end
    bool sensible = true;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override
    {
        // Positive numbers come as unsigned ones; none of the options can be negative.
        if (value < 0 && inOptions())
            sensible = false;
        return true;
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        if (!inOptions())
            return true;
        if (m_key == "seed") {
            options.seed = value;
            return true;
        }
        const std::pair<const char *, int *> counts[] = {{"categories", &options.categories},
                                                         {"images", &options.images},
                                                         {"pairs", &options.pairs},
                                                         {"width", &options.width},
                                                         {"height", &options.height}};
        for (const auto &[name, count] : counts) {
            if (m_key != name)
                continue;
            sensible = sensible && value <= number_unsigned_t(INT_MAX);
            *count = int(value);
        }
        return true;
    }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &text) override
    {
        if (m_inside && m_depth == 3 && m_inNames)
            options.names.push_back(text);
        return true;
    }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override
    {
        ++m_depth;
        if (m_depth == 2 && m_key == "options")
            m_inside = true;
        return true;
    }
    bool key(string_t &name) override
    {
        m_key = name;
        return true;
    }
    bool end_object() override
    {
        if (m_inside && m_depth == 2) {
            complete = true;
            return false;
        }
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override
    {
        m_inNames = inOptions() && m_key == "names";
        ++m_depth;
        return true;
    }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t, const std::string &, const nlohmann::json::exception &) override { return false; }

private:
    bool inOptions() const { return m_inside && m_depth == 2; }

    std::string m_key;
    int m_depth = 0;
    bool m_inside = false;
    bool m_inNames = false;
};

} // namespace

int categoryCount(const DemoOptions &options)
{
    return options.names.empty() ? options.categories : int(options.names.size());
}

long long pictureCount(const DemoOptions &options)
{
    return (long long)(categoryCount(options)) * options.images;
}

bool isSame(const DemoOptions &a, const DemoOptions &b)
{
    return truthHead(a) == truthHead(b);
}

std::optional<DemoOrigin> demoOriginOf(std::string_view head)
{
    OptionsHandler handler;
    handler.options = {.seed = 0, .categories = 0, .images = 0};
    (void)nlohmann::json::sax_parse(head, &handler);
    // Categories that are not known here are those of another version: a demo dataset all the same.
    DemoOptions counts = handler.options;
    counts.names.clear();
    if (!handler.complete || !handler.sensible || !counts.check())
        return std::nullopt;
    DemoOrigin origin;
    origin.options = handler.options;
    origin.canGoOn = origin.options.check().ok() && head.starts_with(truthHead(origin.options));
    return origin;
}

std::optional<DemoOrigin> readDemoOrigin(const std::filesystem::path &folder)
{
    const auto head = readFileStart(folder / "Metadata" / "demo_truth.json", headLength);
    return head ? demoOriginOf(*head) : std::nullopt;
}

} // namespace soco::demo
