#include "core/demo/writing/documents.h"

#include "core/demo/writing/json_writer.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace soco::demo {
namespace {

using Layout = JsonWriter::Layout;

double degrees(float radians) { return double(radians) * 57.29577951308232; }

void writeSize(JsonWriter &json, const char *key, const Picture &p)
{
    json.key(key).beginArray(Layout::OneLine).value(p.width).value(p.height).end();
}

void writeBox(JsonWriter &json, const char *key, const Picture &p)
{
    const PixelBox &b = p.observation.box;
    json.key(key).beginArray(Layout::OneLine).value(b.left).value(b.top).value(b.right).value(b.bottom).end();
}

void writeKeypoints(JsonWriter &json, const char *key, const Picture &p)
{
    json.key(key).beginArray();
    for (const ObservedKeypoint &k : p.observation.keypoints) {
        if (!k.visible)
            continue;
        const KeypointDefinition &d = p.category->keypoints[std::size_t(k.index)];
        json.beginObject(Layout::OneLine).member("id", d.id).member("name", d.name);
        json.key("pos").beginArray().value(double(k.x), 2).value(double(k.y), 2).end();
        json.member("concept_id", d.conceptId).member("concept_name", d.conceptName);
        json.member("kind", d.kind()).member("shared", d.shared).end();
    }
    json.end();
}

void writeNames(JsonWriter &json, const char *key, const std::vector<std::string> &names)
{
    json.key(key).beginArray();
    for (const std::string &name : names)
        json.value(name);
    json.end();
}

// Names of the visible keypoints that take part, by concept; all sorted.
std::map<std::string, std::vector<std::string>> namesByConcept(const Picture &p, const Category &other)
{
    std::map<std::string, std::vector<std::string>> byConcept;
    for (const ObservedKeypoint &k : p.observation.keypoints) {
        const KeypointDefinition &d = p.category->keypoints[std::size_t(k.index)];
        if (k.visible && takesPart(d, other))
            byConcept[d.conceptName].push_back(d.name);
    }
    for (auto &[name, list] : byConcept)
        std::sort(list.begin(), list.end());
    return byConcept;
}

void writeHead(JsonWriter &json, const DemoOptions &o)
{
    json.beginObject();
    json.member("name", "Demo dataset, seed " + std::to_string(o.seed));
    json.member("generator", "soco demo").member("version", drawingVersion);
    json.key("options").beginObject(Layout::OneLine);
    json.member("seed", static_cast<unsigned long long>(o.seed)).member("categories", o.categories);
    json.member("images", o.images).member("pairs", o.pairs).member("width", o.width).member("height", o.height);
    if (!o.names.empty()) {
        json.key("names").beginArray();
        for (const Category *category : chosenCategories(0, o.names))
            json.value(category->name);
        json.end();
    }
    json.end();
}

} // namespace

std::string annotationText(const Picture &picture)
{
    JsonWriter json;
    json.beginObject().member("category", picture.category->name).member("image", picture.file());
    writeSize(json, "imsize", picture);
    writeBox(json, "bndbox", picture);
    writeKeypoints(json, "keypoints", picture);
    json.end();
    return json.take();
}

std::string pairPath(const PairChoice &pair, const Picture &source, const Picture &target)
{
    static constexpr std::array folders{"intra", "cross", "trainsplits/train", "trainsplits/test"};
    const std::string id = std::to_string(pair.id);
    const std::string padded = std::string(id.size() < 5 ? 5 - id.size() : 0, '0') + id;
    return std::string("PairAnnotations/") + folders[std::size_t(pair.type)] + "/" + target.category->name + "/"
           + padded + "-" + source.stem() + "-" + target.stem() + ".json";
}

std::string pairText(const PairChoice &pair, const Picture &source, const Picture &target)
{
    const auto sources = namesByConcept(source, *target.category);
    const auto targets = namesByConcept(target, *source.category);
    std::set<std::string> sourceNames;
    for (const auto &[conceptName, names] : sources)
        sourceNames.insert(names.begin(), names.end());
    std::vector<std::string> overlap;
    for (const auto &[conceptName, names] : targets)
        for (const std::string &name : names)
            if (sourceNames.contains(name))
                overlap.push_back(name);
    std::sort(overlap.begin(), overlap.end());

    JsonWriter json;
    json.beginObject().member("pair_id", pair.id).member("pair_group", target.category->name);
    json.member("src_category", source.category->name).member("trg_category", target.category->name);
    json.member("src_image", source.file()).member("trg_image", target.file());
    writeSize(json, "src_imsize", source);
    writeSize(json, "trg_imsize", target);
    writeBox(json, "src_bndbox", source);
    writeBox(json, "trg_bndbox", target);
    writeKeypoints(json, "src_keypoints", source);
    writeKeypoints(json, "trg_keypoints", target);
    writeNames(json, "semantic_overlap", overlap);
    json.key("concept_matches").beginArray();
    for (const auto &[conceptName, names] : sources) {
        const auto matching = targets.find(conceptName);
        if (matching == targets.end())
            continue;
        json.beginObject().member("concept_name", conceptName);
        writeNames(json, "src_keypoints", names);
        writeNames(json, "trg_keypoints", matching->second);
        json.end();
    }
    json.end().end();
    return json.take();
}

std::string taxonomyText(const std::vector<const Category *> &categories)
{
    JsonWriter json;
    json.beginObject().key("instances").beginArray();
    for (const Category *category : categories) {
        for (const KeypointDefinition &k : category->keypoints) {
            json.beginObject();
            json.member("supercategory", superCategoryName(category->superCategory));
            json.member("category", category->name);
            json.member("concept", k.conceptName).member("concept_id", k.conceptId);
            json.member("keypoint", k.name).member("id", k.id);
            json.member("kind", k.kind()).member("shared", k.shared).member("level", k.level);
            json.key("inheritance").beginArray(Layout::OneLine);
            for (const std::string &level : category->levels)
                json.value(level);
            json.end();
            json.key("language").beginObject();
            json.member("keypoint_position", k.position).member("part", k.part).member("part_position", k.partPosition);
            json.member("sentence", k.sentenceFor(category->name)).end();
            json.end();
        }
    }
    json.end().end();
    return json.take();
}

std::string fileNamesText(const std::vector<Picture> &pictures, std::uint64_t seed)
{
    std::map<std::string, std::map<int, const Picture *>> byCategory;
    for (const Picture &p : pictures)
        byCategory[p.category->name][p.number] = &p;
    JsonWriter json;
    json.beginObject();
    for (const auto &[category, list] : byCategory) {
        json.key(category).beginObject();
        for (const auto &[number, picture] : list)
            json.member("demo-seed" + std::to_string(seed) + "-" + picture->file(), picture->file());
        json.end();
    }
    json.end();
    return json.take();
}

std::string truthHead(const DemoOptions &options)
{
    JsonWriter json;
    writeHead(json, options);
    std::string text = json.take();
    text.pop_back(); // the rest follows
    return text;
}

std::string truthText(const DemoOptions &options, const std::vector<Picture> &pictures)
{
    JsonWriter json;
    writeHead(json, options);
    json.key("pictures").beginArray();
    for (const Picture &p : pictures) {
        json.beginObject().member("category", p.category->name).member("image", p.file());
        json.member("azimuth_degrees", degrees(p.azimuth), 2).member("elevation_degrees", degrees(p.elevation), 2);
        json.member("roll_degrees", degrees(p.roll), 2).member("distance", double(p.distance), 3);
        json.member("field_of_view_degrees", degrees(p.fieldOfView), 2);
        json.key("parameters").beginObject(Layout::OneLine);
        for (const Parameter &parameter : p.parameters)
            json.member(parameter.name, double(parameter.value), 4);
        json.end();
        json.key("keypoints").beginArray();
        for (const ObservedKeypoint &k : p.observation.keypoints) {
            json.beginObject(Layout::OneLine).member("name", p.category->keypoints[std::size_t(k.index)].name);
            json.key("point").beginArray();
            json.value(double(k.position.x), 4).value(double(k.position.y), 4).value(double(k.position.z), 4).end();
            json.member("visible", k.visible).end();
        }
        json.end().end();
    }
    json.end().end();
    return json.take();
}

} // namespace soco::demo
