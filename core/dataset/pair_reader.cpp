#include "core/dataset/pair_reader.h"

#include "core/dataset/json_document.h"
#include "core/dataset/pair_fields.h"

#include <array>
#include <optional>

namespace soco::dataset {

namespace {

using json::malformed;

Error missing(std::string_view key)
{
    return malformed("The field \"" + std::string(key) + "\" is missing");
}

// The fields of one object that the reader knows, each at most once: a doubled key is a contradiction, which readers
// would resolve differently.
template <std::size_t count>
class Fields
{
public:
    explicit Fields(const std::array<std::string_view, count> &names) : m_names(names) {}

    Result<void> read(const json::Object &object)
    {
        for (const auto field : object)
            for (std::size_t i = 0; i < count; ++i) {
                if (field.key != m_names[i])
                    continue;
                if (m_values[i])
                    return malformed("The field appears twice", std::string(field.key));
                m_values[i] = field.value;
            }
        return {};
    }

    const std::optional<json::Value> &operator[](std::string_view name) const
    {
        std::size_t i = 0;
        while (m_names[i] != name)
            ++i;
        return m_values[i];
    }

private:
    const std::array<std::string_view, count> &m_names;
    std::array<std::optional<json::Value>, count> m_values;
};

Result<std::string> readName(const json::Value &value)
{
    const auto word = json::text(value);
    if (!word)
        return malformed(std::string("A name is needed, this is ") + json::kindName(value));
    if (word->empty())
        return malformed("The name is empty");
    return std::string(*word);
}

Result<Keypoint> readKeypoint(const json::Value &value)
{
    json::Object object;
    if (value.get(object))
        return malformed(std::string("A keypoint must be an object, this is ") + json::kindName(value));
    Keypoint keypoint;
    bool hasId = false, hasName = false, hasPosition = false;
    for (const auto field : object) {
        std::optional<Error> problem;
        const auto once = [&](bool &seen) {
            if (seen)
                problem = malformed("The field appears twice");
            return !std::exchange(seen, true);
        };
        if (field.key == "id" && once(hasId)) {
            const auto id = readSmallInteger(field.value);
            id ? void(keypoint.id = *id) : void(problem = id.error());
        } else if (field.key == "name" && once(hasName)) {
            auto name = readName(field.value);
            name ? void(keypoint.name = std::move(*name)) : void(problem = name.error());
        } else if (field.key == "pos" && once(hasPosition)) {
            const auto point = readPoint(field.value);
            point ? void(keypoint.position = *point) : void(problem = point.error());
        } else if (!problem) {
            const auto read = readKeypointExtra(json::plainKey(field.key), field.value, keypoint);
            if (!read)
                problem = read.error();
        }
        if (problem)
            return json::inside(field.key, *problem);
    }
    if (!hasId || !hasName || !hasPosition)
        return missing(!hasId ? "id" : !hasName ? "name" : "pos");
    return keypoint;
}

// Calls read(element) for every element of a list; an Error gets the element's index.
template <class Read>
Result<void> forEach(const json::Value &value, Read read)
{
    json::Array list;
    if (value.get(list))
        return malformed(std::string("A list is needed, this is ") + json::kindName(value));
    std::size_t i = 0;
    for (const json::Value element : list) {
        if (const Result<void> done = read(element); !done)
            return json::inside(json::indexed("", i), done.error());
        ++i;
    }
    return {};
}

Result<void> readNames(const json::Value &value, std::vector<std::string> &into)
{
    return forEach(value, [&](const json::Value &element) -> Result<void> {
        auto name = readName(element);
        if (!name)
            return name.error();
        into.push_back(std::move(*name));
        return {};
    });
}

Result<ConceptMatch> readConceptMatch(const json::Value &value)
{
    static constexpr std::array<std::string_view, 3> names{"concept_name", "src_keypoints", "trg_keypoints"};
    json::Object object;
    if (value.get(object))
        return malformed(std::string("A concept match must be an object, this is ") + json::kindName(value));
    Fields fields(names);
    if (const auto read = fields.read(object); !read)
        return read.error();
    ConceptMatch match;
    if (const auto &name = fields["concept_name"]) {
        auto word = readWord(*name);
        if (!word)
            return json::inside("concept_name", word.error());
        match.conceptName = std::move(*word);
    }
    for (const auto &[key, into] : {std::pair(names[1], &match.source), std::pair(names[2], &match.target)}) {
        if (!fields[key])
            return missing(key);
        if (const auto read = readNames(*fields[key], *into); !read)
            return json::inside(key, read.error());
    }
    return match;
}

constexpr std::array<std::string_view, 15> pairFields{
    "pair_id",      "pair_group", "category",   "src_category", "trg_category",  "src_image",     "trg_image",
    "src_imsize",   "trg_imsize", "src_bndbox", "trg_bndbox",   "src_keypoints", "trg_keypoints", "semantic_overlap",
    "concept_matches"};

// Reads fields[name] with `read`, which returns a Result, into `into`.
template <class Into, class Read>
Result<void> required(const Fields<pairFields.size()> &fields, const std::string &name, Into &into, Read read)
{
    const auto &value = fields[name];
    if (!value)
        return missing(name);
    auto result = read(*value);
    if (!result)
        return json::inside(name, result.error());
    into = std::move(*result);
    return {};
}

Result<void> readView(const Fields<pairFields.size()> &fields, const std::string &prefix, View &view)
{
    const auto &own = fields[prefix + "_category"];
    const std::string category = own && !own->is_null() ? prefix + "_category" : "category";
    if (!fields[category])
        return missing(prefix + "_category");
    if (auto read = required(fields, category, view.category, readName); !read)
        return read;
    if (auto read = required(fields, prefix + "_image", view.image, readName); !read)
        return read;
    if (const auto &stated = fields[prefix + "_imsize"]; stated && !stated->is_null()) {
        std::pair<int, int> size;
        if (auto read = required(fields, prefix + "_imsize", size, readSize); !read)
            return read;
        view.stated = ImageSize{size.first, size.second};
        view.width = size.first;
        view.height = size.second;
    }
    if (fields[prefix + "_bndbox"])
        if (auto read = required(fields, prefix + "_bndbox", view.box, readBox); !read)
            return read;

    const std::string keypoints = prefix + "_keypoints";
    if (!fields[keypoints])
        return missing(keypoints);
    const auto read = forEach(*fields[keypoints], [&](const json::Value &element) -> Result<void> {
        auto keypoint = readKeypoint(element);
        if (!keypoint)
            return keypoint.error();
        view.keypoints.push_back(std::move(*keypoint));
        return {};
    });
    return read ? read : Result<void>(json::inside(keypoints, read.error()));
}

} // namespace

Result<Pair> readPair(std::string_view bytes)
{
    const auto root = json::parse(bytes);
    if (!root)
        return root.error();
    json::Object object;
    if (root->get(object))
        return malformed(std::string("A pair file must hold an object, this is ") + json::kindName(*root));
    Fields fields(pairFields);
    if (const auto read = fields.read(object); !read)
        return read.error();

    Pair pair;
    const auto readId = [](const json::Value &value) -> Result<std::int64_t> {
        const auto id = json::integer(value);
        return id ? Result<std::int64_t>(*id)
                  : malformed(std::string("A whole number is needed, this is ") + json::kindName(value));
    };
    if (const auto read = required(fields, "pair_id", pair.id, readId); !read)
        return read.error();
    for (const std::string name : {"pair_group", "category"})
        if (pair.statedGroup.empty() && fields[name] && !fields[name]->is_null())
            if (const auto read = required(fields, name, pair.statedGroup, readName); !read)
                return read.error();
    pair.group = pair.statedGroup;
    if (const auto read = readView(fields, "src", pair.source); !read)
        return read.error();
    if (const auto read = readView(fields, "trg", pair.target); !read)
        return read.error();

    for (const auto &[place, view] : {std::pair("src_category", &pair.source), std::pair("trg_category", &pair.target)})
        if (!fields[place] || fields[place]->is_null())
            pair.assumptions.push_back({place, "The category is missing; that of the pair, \"" + view->category
                                                   + "\", is taken"});

    for (const std::string_view name : {"semantic_overlap", "concept_matches"})
        if (!fields[name])
            return missing(name);
    if (const auto read = readNames(*fields["semantic_overlap"], pair.semanticOverlap); !read)
        return json::inside("semantic_overlap", read.error());
    const auto read = forEach(*fields["concept_matches"], [&](const json::Value &element) -> Result<void> {
        auto match = readConceptMatch(element);
        if (!match)
            return match.error();
        pair.conceptMatches.push_back(std::move(*match));
        return {};
    });
    if (!read)
        return json::inside("concept_matches", read.error());
    return pair;
}

} // namespace soco::dataset
