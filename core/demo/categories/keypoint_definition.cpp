#include "core/demo/categories/keypoint_definition.h"

#include <algorithm>

namespace soco::demo {
namespace {

std::string withSide(const char *pattern, const char *side)
{
    std::string text = pattern;
    if (const std::size_t at = text.find("{s}"); at != std::string::npos)
        text.replace(at, 3, side);
    return text;
}

// As it is spoken: an armchair, an f1 car, but a unicycle.
bool beginsWithVowel(std::string_view name)
{
    if (name.starts_with("f1"))
        return true;
    return !name.empty() && !name.starts_with("uni")
           && std::string_view("aeiou").find(name.front()) != std::string_view::npos;
}

} // namespace

std::string KeypointDefinition::sentence() const
{
    return "the " + position + " of the " + (partPosition.empty() ? "" : partPosition + " ") + part;
}

std::string KeypointDefinition::sentenceFor(std::string_view category) const
{
    return sentence() + (beginsWithVowel(category) ? " of an " : " of a ") + wordsOf(category);
}

std::string wordsOf(std::string_view name)
{
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::vector<KeypointDefinition> keypointsOf(const CategoryRecord &record, const std::vector<KeypointRow> &rows)
{
    const auto lacks = [&](const std::string &name) {
        return std::any_of(record.without.begin(), record.without.end(),
                           [&](const std::string &beginning) { return name.starts_with(beginning); });
    };
    std::vector<KeypointDefinition> list;
    for (const std::string &level : record.levels) {
        for (const KeypointRow &row : rows) {
            if (level != row.level || (*row.only && record.name != row.only))
                continue;
            const bool twice = std::string_view(row.name).find("{s}") != std::string_view::npos;
            for (const char *side : {"left", "right"}) {
                KeypointDefinition k;
                k.name = level + "_" + withSide(row.name, side);
                if (!lacks(k.name)) {
                    k.id = int(list.size()) + 1;
                    k.level = level;
                    k.conceptName = row.conceptName;
                    k.conceptId = conceptIdOf(row.conceptName);
                    k.functional = row.kind == KeypointRow::Functional;
                    k.radius = row.radius;
                    k.position = withSide(row.position, side);
                    k.part = row.part;
                    k.partPosition = withSide(row.partPosition, side);
                    list.push_back(std::move(k));
                }
                if (!twice)
                    break;
            }
        }
    }
    return list;
}

} // namespace soco::demo
