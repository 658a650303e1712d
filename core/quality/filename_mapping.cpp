#include "core/quality/filename_mapping.h"

#include "core/dataset/json_document.h"

namespace soco::quality {

namespace json = dataset::json;

Result<FilenameMapping> readFilenameMapping(std::string_view bytes)
{
    const auto root = json::parse(bytes);
    if (!root)
        return root.error();
    json::Object object;
    if (root->get(object))
        return json::malformed(std::string("A filename mapping must be an object, this is ") + json::kindName(*root));
    FilenameMapping mapping;
    const auto add = [&](const std::string &category, std::string_view key, std::string_view value) {
        const std::string place = category.empty() ? std::string(key) : category + '.' + std::string(key);
        mapping.entries.push_back({category, std::string(key), std::string(value), place});
    };
    for (const auto member : object) {
        if (const auto word = json::text(member.value)) {
            add({}, member.key, *word);
            continue;
        }
        json::Object inner;
        if (member.value.get(inner)) {
            ++mapping.notUnderstood;
            continue;
        }
        const std::string category(member.key);
        mapping.categories.push_back(category);
        for (const auto entry : inner) {
            if (const auto word = json::text(entry.value))
                add(category, entry.key, *word);
            else
                ++mapping.notUnderstood;
        }
    }
    return mapping;
}

} // namespace soco::quality
