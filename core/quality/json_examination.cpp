#include "core/quality/json_examination.h"

#include "core/base/text.h"

#include <algorithm>

namespace soco::quality {

namespace json = dataset::json;

namespace {

void findDoubledKeys(const json::Value &value, const std::string &place, std::vector<std::string> &found)
{
    json::Array list;
    if (!value.get(list)) {
        std::size_t i = 0;
        for (const json::Value element : list) {
            if (element.is_object() || element.is_array())
                findDoubledKeys(element, json::indexed(place, i), found);
            ++i;
        }
        return;
    }
    json::Object object;
    if (value.get(object))
        return;
    thread_local std::vector<std::string_view> keys;
    const std::size_t first = keys.size(); // of this object; those of the objects around it lie below
    for (const auto field : object)
        keys.push_back(field.key);
    std::sort(keys.begin() + std::ptrdiff_t(first), keys.end());
    const auto at = [&](std::string_view key) {
        return place.empty() ? std::string(key) : place + '.' + std::string(key);
    };
    for (std::size_t i = first + 1; i < keys.size(); ++i)
        if (keys[i] == keys[i - 1] && (found.empty() || found.back() != at(keys[i])))
            found.push_back(at(keys[i]));
    keys.resize(first);
    for (const auto field : object)
        if (field.value.is_object() || field.value.is_array())
            findDoubledKeys(field.value, at(field.key), found);
}

} // namespace

std::optional<json::Value> examineJson(std::string_view bytes, JsonFacts &facts)
{
    facts.byteOrderMark = bytes.starts_with(byteOrderMark);
    bool isNotFinite = false;
    const auto root = json::parse(bytes, &isNotFinite);
    if (!root) {
        Error error = root.error();
        const bool isNotUtf8 = error.kind == ErrorKind::Malformed && !isUtf8(bytes);
        setFault(facts, std::move(error), false);
        if (isNotUtf8)
            facts.fault = FileFault::NotUtf8;
        else if (isNotFinite && facts.fault == FileFault::NotJson)
            facts.fault = FileFault::NotFinite;
        return {};
    }
    findDoubledKeys(*root, {}, facts.doubledKeys);
    return *root;
}

void setFault(JsonFacts &facts, Error error, bool isJson)
{
    const bool saysDoubled = isJson && !facts.doubledKeys.empty()
        && std::any_of(facts.doubledKeys.begin(), facts.doubledKeys.end(),
                       [&](const std::string &place) { return place == error.place; });
    facts.fault = saysDoubled                      ? FileFault::None
        : error.kind == ErrorKind::InvalidArgument ? FileFault::Escapes
        : error.kind != ErrorKind::Malformed       ? FileFault::Unreadable
        : isJson                                   ? FileFault::BadFields
                                                   : FileFault::NotJson;
    if (facts.fault != FileFault::None)
        facts.error = std::move(error);
}

} // namespace soco::quality
