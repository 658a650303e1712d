#include "core/dataset/taxonomy_reader.h"

#include "core/base/text.h"
#include "core/dataset/json_document.h"
#include "core/dataset/taxonomy_builder.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <vector>

namespace soco::dataset {

namespace {

enum class Level { Unknown, SuperCategory, Category, Concept, Keypoint };

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// What the members of a container of this (plain) name are.
Level levelOf(std::string_view key)
{
    if (contains(key, "supercategor") || contains(key, "superclass"))
        return Level::SuperCategory;
    if (contains(key, "categor") || contains(key, "class"))
        return Level::Category;
    if (contains(key, "concept"))
        return Level::Concept;
    if (contains(key, "keypoint") || key == "instances" || key == "points" || key == "kps")
        return Level::Keypoint;
    return Level::Unknown;
}

Level below(Level level)
{
    return level == Level::SuperCategory ? Level::Category
         : level == Level::Category      ? Level::Concept
                                         : Level::Keypoint;
}

bool isOneOf(std::string_view key, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), key) != names.end();
}

bool isContainer(const json::Value &value) { return value.is_object() || value.is_array(); }

std::vector<std::string> textList(const json::Value &value)
{
    std::vector<std::string> words;
    json::Array list;
    if (value.get(list))
        return words;
    for (const json::Value element : list)
        if (const auto word = json::text(element); word && !word->empty())
            words.emplace_back(*word);
    return words;
}

// What is known from further up.
struct Context {
    std::string superCategory;
    std::vector<std::string> categories;
    std::string conceptName;
};

// The names that an object states itself.
struct OwnNames {
    std::string superCategory, category, conceptName, keypoint, name;
    bool hasMembers = false; // a list or map of concepts or keypoints
};

void setOnce(std::string &target, std::string_view word)
{
    if (target.empty())
        target = word;
}

OwnNames ownNames(const json::Object &object)
{
    OwnNames own;
    for (const auto field : object) {
        const std::string key = json::plainKey(field.key);
        auto word = json::text(field.value);
        json::Object inner;
        if (!word && !field.value.get(inner)) { // "concept": {"id": 3, "name": "mirror"}
            json::Value name;
            if (!inner["name"].get(name))
                word = json::text(name);
        }
        if (!word) {
            const Level level = levelOf(key);
            own.hasMembers = own.hasMembers
                || (isContainer(field.value) && (level == Level::Concept || level == Level::Keypoint));
            continue;
        }
        if (isOneOf(key, {"supercategory", "supercategoryname", "superclass", "super"}))
            setOnce(own.superCategory, *word);
        else if (isOneOf(key, {"category", "categoryname", "objectcategory", "class", "classname"}))
            setOnce(own.category, *word);
        else if (isOneOf(key, {"concept", "conceptname", "semanticconcept"}))
            setOnce(own.conceptName, *word);
        else if (isOneOf(key, {"keypoint", "keypointname", "kpname", "semantickeypoint", "objectkeypoint"}))
            setOnce(own.keypoint, *word);
        else if (key == "name")
            setOnce(own.name, *word);
    }
    return own;
}

// Slots of the language template, of the record or of an object inside it.
void readLanguage(const json::Object &object, Language &language, bool isNested)
{
    for (const auto field : object) {
        const std::string key = json::plainKey(field.key);
        json::Object inner;
        if (!isNested && !field.value.get(inner)) {
            readLanguage(inner, language, true);
            continue;
        }
        const auto word = json::text(field.value);
        if (!word)
            continue;
        if (isOneOf(key, {"position", "keypointposition", "kpposition", "positioninpart", "positionwithinpart",
                          "pointposition"}))
            setOnce(language.position, *word);
        else if (isOneOf(key, {"part", "partname", "objectpart"}))
            setOnce(language.part, *word);
        else if (isOneOf(key, {"partposition", "positionofpart", "partlocation", "partpositioninobject",
                               "positionofpartinobject"}))
            setOnce(language.partPosition, *word);
        else if (isOneOf(key, {"sentence", "description", "text", "phrase", "caption"})
                 && !contains(*word, "{")) // a template with its slots still open says nothing
            setOnce(language.sentence, *word);
    }
}

class TaxonomyReader
{
public:
    explicit TaxonomyReader(const std::set<std::string> &known) : m_known(known) {}

    Result<TaxonomyReading> read(const json::Value &root)
    {
        visit(root, {}, Level::Unknown, {});
        if (m_keypoints == 0) {
            Error error = json::malformed(m_withoutCategory > 0
                                              ? counted(m_withoutCategory, "keypoint was", "keypoints were")
                                                  + " found, none with its category"
                                              : "Nothing in the file looks like a keypoint of a category");
            error.remedy = "The tree is built from the pair files instead";
            return error;
        }
        return TaxonomyReading{m_builder.build(), m_withoutCategory};
    }

private:
    // `key`: the name under which the value lies in its map, empty in a list.
    void visit(const json::Value &value, const Context &context, Level level, std::string_view key)
    {
        json::Object object;
        json::Array list;
        if (!value.get(object)) {
            visitObject(object, context, level, key);
        } else if (!value.get(list)) {
            for (const json::Value element : list)
                visitElement(element, context, level);
        }
    }

    void visitElement(const json::Value &element, const Context &context, Level level)
    {
        const auto word = json::text(element);
        if (!word) {
            visit(element, context, level, {});
        } else if (level == Level::Keypoint) {
            TaxonomyKeypoint keypoint;
            keypoint.name = *word;
            add(std::move(keypoint), context);
        } else if (level == Level::Category && !context.superCategory.empty()) {
            m_builder.setSuperCategory(std::string(*word), context.superCategory);
        }
    }

    void visitObject(const json::Object &object, Context context, Level level, std::string_view key)
    {
        const OwnNames own = ownNames(object);
        if (!own.superCategory.empty())
            context.superCategory = own.superCategory;
        if (!own.category.empty())
            context.categories = {own.category};
        if (!own.conceptName.empty())
            context.conceptName = own.conceptName;
        for (const auto field : object) // one keypoint of several categories
            if (levelOf(json::plainKey(field.key)) == Level::Category && own.category.empty())
                if (auto words = textList(field.value); !words.empty())
                    context.categories = std::move(words);

        const std::string name = own.name.empty() ? std::string(key) : own.name;
        if (isRecord(object, own, context, level, name)) {
            readRecord(object, own.keypoint.empty() ? name : own.keypoint, context);
            return;
        }
        enterByName(object, context, level, name);
        for (const std::string &category : context.categories)
            m_builder.setSuperCategory(category, context.superCategory);
        for (const auto field : object)
            if (isContainer(field.value))
                visitMember(field.key, field.value, context);
    }

    bool isRecord(const json::Object &object, const OwnNames &own, const Context &context, Level level,
                  const std::string &name) const
    {
        if (!own.keypoint.empty())
            return true;
        if (own.hasMembers || name.empty())
            return false;
        if (level == Level::Keypoint || !own.conceptName.empty())
            return true;
        // Nested maps without words of structure: category, concept, keypoint.
        return level == Level::Unknown && !context.categories.empty() && !context.conceptName.empty()
            && !m_known.count(name) && hasNoMap(object);
    }

    static bool hasNoMap(const json::Object &object)
    {
        for (const auto field : object)
            if (json::Object inner; !field.value.get(inner))
                for (const auto member : inner)
                    if (member.value.is_object())
                        return false;
        return true;
    }

    // The name of an object that is no keypoint itself says where its members belong.
    void enterByName(const json::Object &object, Context &context, Level level, const std::string &name) const
    {
        if (name.empty())
            return;
        if (level == Level::SuperCategory)
            context.superCategory = name;
        else if (level == Level::Category)
            context.categories = {name};
        else if (level == Level::Concept)
            context.conceptName = name;
        else if (level == Level::Unknown && m_known.count(name))
            context.categories = {name};
        else if (level == Level::Unknown && context.categories.empty() && holdsKnownCategories(object))
            context.superCategory = name;
        else if (level == Level::Unknown && !context.categories.empty() && levelOf(json::plainKey(name)) == level)
            context.conceptName = name;
    }

    bool holdsKnownCategories(const json::Object &object) const
    {
        for (const auto field : object)
            if (m_known.count(std::string(field.key)))
                return true;
        return false;
    }

    void visitMember(std::string_view key, const json::Value &value, const Context &context)
    {
        const Level level = levelOf(json::plainKey(key));
        json::Object map;
        if (level == Level::Unknown) {
            visitNamed(key, value, context, Level::Unknown);
        } else if (value.get(map)) {
            visit(value, context, level, {});
        } else {
            for (const auto field : map)
                visitNamed(field.key, field.value, context, level);
        }
    }

    // A member of a map: its key is its name.
    void visitNamed(std::string_view key, const json::Value &value, Context context, Level level)
    {
        json::Array list;
        if (value.get(list)) {
            visit(value, context, level, key);
            return;
        }
        const std::string name(key);
        if (level == Level::Unknown) {
            if (m_known.count(name)) {
                context.categories = {name};
                level = Level::Category;
            } else if (!context.categories.empty() && context.conceptName.empty()) {
                context.conceptName = name;
                level = Level::Concept;
            }
        } else if (level == Level::SuperCategory) {
            context.superCategory = name;
        } else if (level == Level::Category) {
            context.categories = {name};
        } else if (level == Level::Concept) {
            context.conceptName = name;
        }
        for (const std::string &category : context.categories)
            m_builder.setSuperCategory(category, context.superCategory);
        // A category's plain list is one of keypoints: concepts are named by their records.
        visit(value, context, level == Level::Category ? Level::Keypoint : below(level), {});
    }

    void readRecord(const json::Object &object, const std::string &name, const Context &context)
    {
        TaxonomyKeypoint keypoint;
        keypoint.name = name;
        for (const auto field : object) {
            const std::string key = json::plainKey(field.key);
            const auto word = json::text(field.value);
            bool flag = false;
            if (word && isOneOf(*word, {"structural", "functional"}))
                keypoint.kind = *word;
            else if (contains(key, "shared") && field.value.is_bool() && !field.value.get(flag))
                keypoint.shared = flag;
            else if (isOneOf(key, {"id", "keypointid", "kpid"})) {
                const auto id = json::integer(field.value);
                if (id && *id >= 0 && *id <= std::numeric_limits<int>::max())
                    keypoint.id = int(*id);
            }
        }
        readLanguage(object, keypoint.language, false);
        add(std::move(keypoint), context);
    }

    void add(TaxonomyKeypoint keypoint, const Context &context)
    {
        keypoint.conceptName = context.conceptName;
        bool placed = false;
        for (const std::string &category : context.categories) {
            if (category.empty() || keypoint.name.empty())
                continue;
            m_builder.setSuperCategory(category, context.superCategory);
            m_builder.addKeypoint(category, keypoint);
            placed = true;
        }
        placed ? ++m_keypoints : ++m_withoutCategory;
    }

    const std::set<std::string> &m_known;
    TaxonomyBuilder m_builder;
    std::size_t m_keypoints = 0;
    std::size_t m_withoutCategory = 0;
};

} // namespace

Result<TaxonomyReading> readTaxonomy(std::string_view bytes, const std::set<std::string> &knownCategories)
{
    const auto root = json::parse(bytes);
    return root ? TaxonomyReader(knownCategories).read(*root) : Result<TaxonomyReading>(root.error());
}

} // namespace soco::dataset
