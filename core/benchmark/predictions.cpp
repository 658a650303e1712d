#include "core/benchmark/predictions.h"

#include "core/base/file_layer.h"
#include "core/benchmark/evaluation_write_error.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

namespace soco::benchmark {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

ordered_json visiblePoints(const std::vector<UnitPoint> &points)
{
    ordered_json list = ordered_json::array();
    for (const UnitPoint &point : points)
        list.push_back({point.x, point.y, 1.0}); // SOCO has visible points only
    return list;
}

ordered_json namesOf(const dataset::View &view)
{
    ordered_json list = ordered_json::array();
    for (const dataset::Keypoint &keypoint : view.keypoints)
        list.push_back(keypoint.name);
    return list;
}

ordered_json conceptsOf(const dataset::View &view)
{
    ordered_json list = ordered_json::array();
    for (const dataset::Keypoint &keypoint : view.keypoints)
        list.push_back(keypoint.conceptName.empty() ? ordered_json() : ordered_json(keypoint.conceptName));
    return list;
}

// In double, as Python computes it; the score takes it rounded to float32.
double thresholdScale(const dataset::View &target)
{
    if (!target.box)
        return 1.0;
    return std::max(target.box->width(), target.box->height()) / target.thresholdSide();
}

dataset::PairKind kindOfPath(const std::string &path)
{
    for (const dataset::PairKind kind : dataset::allPairKinds) {
        if (path.find(pairFolder(kind) + '/') != std::string::npos)
            return kind;
    }
    return dataset::PairKind::Intra;
}

// Checked reading: every get of a number, index or list that is not there is one Malformed error.
struct BadLine {
    std::string place;
    std::string message;
};

std::vector<UnitPoint> pointsOf(const json &line, const char *key)
{
    const auto list = line.find(key);
    if (list == line.end() || !list->is_array())
        throw BadLine{key, "Is not a list"};
    std::vector<UnitPoint> points;
    for (const json &point : *list) {
        if (!point.is_array() || point.size() < 2 || !point[0].is_number() || !point[1].is_number())
            throw BadLine{std::string(key) + '[' + std::to_string(points.size()) + ']', "Is not a point"};
        points.push_back({point[0].get<float>(), point[1].get<float>()});
    }
    return points;
}

int indexOf(const json &value, std::size_t size, const std::string &place)
{
    if (!value.is_number_integer() || value.get<long long>() < 0 || value.get<long long>() >= (long long)(size))
        throw BadLine{place, "Is not the index of a keypoint"};
    return value.get<int>();
}

const json &metaEntry(const json &line, const char *key)
{
    const auto meta = line.find("meta");
    if (meta == line.end() || !meta->is_object() || !meta->contains(key))
        throw BadLine{std::string("meta.") + key, "Is missing"};
    return (*meta)[key];
}

std::string textOr(const json &object, const char *key, const std::string &fallback)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : fallback;
}

PairScore scoreOf(const json &line, dataset::PairKind &kind)
{
    const std::vector<UnitPoint> predicted = pointsOf(line, "pred");
    PairGeometry geometry;
    geometry.source = pointsOf(line, "gt_src");
    geometry.target = pointsOf(line, "gt_trg");
    if (geometry.source.size() != predicted.size())
        throw BadLine{"pred", "Has not as many points as gt_src"};
    if (!line.contains("thresh_scale") || !line["thresh_scale"].is_number())
        throw BadLine{"thresh_scale", "Is not a number"};
    geometry.scale = line["thresh_scale"].get<float>();

    dataset::PairMatches matches;
    const json &semantic = metaEntry(line, "semantic_pairs");
    for (const json &entry : semantic) {
        if (!entry.is_array() || entry.size() != 2)
            throw BadLine{"meta.semantic_pairs", "Holds something other than pairs of indices"};
        matches.semantic.emplace_back(indexOf(entry[0], predicted.size(), "meta.semantic_pairs"),
                                      indexOf(entry[1], geometry.target.size(), "meta.semantic_pairs"));
    }
    const json &conceptMap = metaEntry(line, "concept_map");
    if (!conceptMap.is_object())
        throw BadLine{"meta.concept_map", "Is not an object"};
    for (const auto &[source, targets] : conceptMap.items()) {
        dataset::PairMatches::ConceptTargets entry;
        entry.source = indexOf(json::parse(source, nullptr, false), predicted.size(), "meta.concept_map");
        for (const json &target : targets)
            entry.targets.push_back(indexOf(target, geometry.target.size(), "meta.concept_map." + source));
        matches.concepts.push_back(std::move(entry));
    }
    // The keys are text, "10" before "2".
    std::sort(matches.concepts.begin(), matches.concepts.end(),
              [](const auto &one, const auto &other) { return one.source < other.source; });
    PairScore score = scorePair(matches, geometry, predicted);
    for (const Criterion criterion : criteria())
        score.points[criterion].keypoints.clear(); // indices without a table of names
    const std::string path = textOr(line["meta"], "pair_path", {});
    kind = kindOfPath(path);
    score.group = textOr(line["meta"], "pair_group", textOr(line, "class_name", {}));
    score.file = path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
    return score;
}

} // namespace

std::string pairFolder(dataset::PairKind kind)
{
    const bool split = kind == dataset::PairKind::Train || kind == dataset::PairKind::Test;
    return std::string(split ? "PairAnnotations/trainsplits/" : "PairAnnotations/") + dataset::pairKindName(kind);
}

std::string predictionLine(const dataset::Pair &pair, const dataset::PairMatches &matches, const PairGeometry &geometry,
                           std::span<const UnitPoint> predicted, std::string_view pairPath)
{
    ordered_json line;
    line["pred"] = ordered_json::array();
    for (const UnitPoint &point : predicted)
        line["pred"].push_back({point.x, point.y});
    line["gt_src"] = visiblePoints(geometry.source);
    line["gt_trg"] = visiblePoints(geometry.target);
    // A negative one, of a box with exchanged sides, would make every point right for who divides by it.
    line["thresh_scale"] = std::max(0.0, thresholdScale(pair.target));

    ordered_json &meta = line["meta"];
    meta["semantic_pairs"] = ordered_json::array();
    for (const auto &[source, target] : matches.semantic)
        meta["semantic_pairs"].push_back({source, target});
    meta["concept_map"] = ordered_json::object();
    for (const dataset::PairMatches::ConceptTargets &entry : matches.concepts)
        meta["concept_map"][std::to_string(entry.source)] = entry.targets;
    meta["pair_id"] = pair.id;
    meta["class_name"] = pair.group;
    meta["pair_group"] = pair.group;
    meta["src_class"] = pair.source.category;
    meta["trg_class"] = pair.target.category;
    meta["src_name"] = pair.source.image;
    meta["trg_name"] = pair.target.image;
    meta["pair_path"] = pairPath;
    meta["src_names"] = namesOf(pair.source);
    meta["trg_names"] = namesOf(pair.target);
    meta["src_concepts"] = conceptsOf(pair.source);
    meta["trg_concepts"] = conceptsOf(pair.target);
    meta["concept_matches"] = ordered_json::array();
    for (const dataset::ConceptMatch &match : pair.conceptMatches)
        meta["concept_matches"].push_back({{"concept_name", match.conceptName},
                                           {"src_keypoints", match.source},
                                           {"trg_keypoints", match.target}});
    line["class_name"] = pair.group;
    return line.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Result<PredictionWriter> PredictionWriter::create(const std::filesystem::path &path)
{
    Result<AtomicWriter> file = AtomicWriter::open(path, evaluationWriteError, FileLayer::system());
    if (!file)
        return file.error();
    return PredictionWriter(std::move(*file));
}

Result<void> PredictionWriter::flush()
{
    Result<void> written = m_file.write(m_buffer);
    m_buffer.clear();
    return written;
}

Result<void> PredictionWriter::write(std::string_view line)
{
    constexpr std::size_t enough = std::size_t(1) << 20;
    m_buffer += line;
    m_buffer += '\n';
    return m_buffer.size() < enough ? Result<void>() : flush();
}

Result<void> PredictionWriter::commit()
{
    Result<void> flushed = flush();
    return flushed ? m_file.commit() : flushed;
}

Result<std::map<dataset::PairKind, std::vector<PairScore>>> scoresFromPredictions(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        return Error{ErrorKind::NotFound, "Could not be opened", path.string(), {},
                     "Name a file of predictions, one JSON object a line"};
    std::map<dataset::PairKind, std::vector<PairScore>> scores;
    std::string text;
    for (std::size_t number = 1; std::getline(file, text); ++number) {
        if (text.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const json line = json::parse(text, nullptr, false);
        const std::string place = "line " + std::to_string(number);
        if (!line.is_object())
            return Error{ErrorKind::Malformed, "Is not a JSON object", path.string(), place, {}};
        try {
            dataset::PairKind kind = dataset::PairKind::Intra;
            PairScore score = scoreOf(line, kind);
            scores[kind].push_back(std::move(score));
        } catch (const BadLine &bad) {
            return Error{ErrorKind::Malformed, bad.message, path.string(), place + ": " + bad.place, {}};
        }
    }
    return scores;
}

} // namespace soco::benchmark
