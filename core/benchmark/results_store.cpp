#include "core/benchmark/results_store.h"

#include "core/base/atomic_file.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/benchmark/evaluation_write_error.h"
#include "core/benchmark/judge.h"
#include "core/benchmark/matcher.h"
#include "core/benchmark/predictions.h"
#include "core/benchmark/python_literal.h"
#include "core/benchmark/utc_time.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>

namespace soco::benchmark {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr int schema = 1;
constexpr std::uint64_t lineFileLimit = std::uint64_t(1) << 34;

std::string dumped(const ordered_json &value)
{
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

// "2026-11-23T15:47:59+0100" -> "23112026-1547", OmniProbe's "%d%m%Y-%H%M".
std::string omniprobeTime(const std::string &iso)
{
    if (iso.size() < 16)
        return iso;
    return iso.substr(8, 2) + iso.substr(5, 2) + iso.substr(0, 4) + '-' + iso.substr(11, 2) + iso.substr(14, 2);
}

const char *reductionName(Reduction reduction)
{
    return reduction == Reduction::Pair ? "pair" : "keypoint";
}

// Not-a-number is no JSON.
ordered_json percentOrNull(double percent)
{
    return std::isfinite(percent) ? ordered_json(percent) : ordered_json();
}

ordered_json scoreToJson(const Score &score)
{
    ordered_json groups = ordered_json::object();
    for (const auto &[group, percent] : score.byGroup) {
        const auto pairs = score.pairsByGroup.find(group);
        groups[group] = {percent, pairs == score.pairsByGroup.end() ? 0 : pairs->second};
    }
    return {{"percent", percentOrNull(score.percent)}, {"pairs", score.pairs},
            {"dropped_pairs", score.droppedPairs},     {"points", score.points},
            {"right_points", score.rightPoints},       {"by_group", groups}};
}

Score scoreFromJson(const json &object)
{
    Score score;
    score.percent = object.at("percent").is_number() ? object.at("percent").get<double>()
                                                     : std::numeric_limits<double>::quiet_NaN();
    score.pairs = object.at("pairs").get<std::int64_t>();
    score.droppedPairs = object.at("dropped_pairs").get<std::int64_t>();
    score.points = object.at("points").get<std::int64_t>();
    score.rightPoints = object.at("right_points").get<std::int64_t>();
    for (const auto &[group, entry] : object.at("by_group").items()) {
        score.byGroup[group] = entry.at(0).get<double>();
        score.pairsByGroup[group] = entry.at(1).get<std::int64_t>();
    }
    return score;
}

// OmniProbe asks for 800 and takes the nearest multiple of the patch size, ties down; or for 60 patches a side. What
// neither explains was asked for as it is.
struct InputSize {
    int requested = 0;
    const char *policy = "exact";
    bool fixedPatches = false;
};
InputSize inputSizeOf(const vision::BackboneInfo &model)
{
    constexpr int official = 800, fixedPatches = 60;
    const int patch = std::max(model.patchSize, 1);
    const int below = std::max(official / patch, 1) * patch;
    const int nearest = official - below <= below + patch - official ? below : below + patch;
    if (model.inputSize == nearest)
        return {official, "nearest_multiple", false};
    if (model.inputSize == fixedPatches * patch)
        return {model.inputSize, "fixed_patched_size", true};
    return {model.inputSize, "exact", false};
}

// What OmniProbe writes with str(config): only what its readers look at, and what this program knows for certain. The
// object is not cropped and no mask is applied, by any family and any protocol of this program.
ordered_json configOf(const EvaluationResult &result, const KindResult &kind)
{
    const InputSize size = inputSizeOf(result.model);
    ordered_json config{{"backbone", {{"checkpoint_name", result.model.checkpointName}, {"layer", result.model.layer}}},
                        {"data_root", result.datasetRoot},
                        {"pair_subdir", pairFolder(kind.kind)},
                        {"image_size", size.requested},
                        {"fixed_patched_size", size.fixedPatches},
                        {"multilayer", result.model.layer.find(',') != std::string::npos}};
    if (const Matcher *matcher = matcherNamed(result.protocol))
        config["soft_eval"] = matcher->info().softEval;
    config["mask_feats"] = false;
    config["use_bbox"] = false;
    config["reduction"] = reductionName(result.reduction);
    config["threshold"] = result.threshold;
    return config;
}

ordered_json provenanceOf(const EvaluationResult &result, const KindResult &kind, const std::string &run,
                          const std::string &scores)
{
    const vision::BackboneInfo &model = result.model;
    ordered_json provenance{{"schema", schema},
                            {"program", "SOCO Studio " SOCO_VERSION},
                            {"run", run},
                            {"run_id", result.runId},
                            {"time", result.time},
                            {"pairs", dataset::pairKindName(kind.kind)},
                            {"model",
                             {{"name", model.name},
                              {"title", model.title},
                              {"checkpoint", model.checkpointName},
                              {"patch_size", model.patchSize},
                              {"input_size", model.inputSize},
                              {"grid_size", model.gridSize},
                              {"channels", model.channels},
                              {"layer", model.layer},
                              {"normalisation", model.normalisation},
                              {"weights", model.weightsFile},
                              {"weights_sha256", model.weightsSha256},
                              {"for_demo_only", model.forDemoOnly},
                              {"definition", model.definition},
                              {"fingerprint", model.fingerprint}}},
                            {"device", result.device},
                            {"dataset", result.dataset},
                            {"dataset_root", result.datasetRoot},
                            {"dataset_fingerprint", result.datasetFingerprint},
                            {"protocol", result.protocol},
                            {"threshold", result.threshold},
                            {"normaliser", "longer side of the target box"},
                            {"reduction", reductionName(result.reduction)},
                            {"max_pairs", result.maxPairs},
                            {"categories", result.categories},
                            {"available_pairs", kind.available},
                            {"selected_pairs", kind.selected},
                            {"failed_pairs", kind.failed},
                            {"open_pairs", kind.open},
                            {"given_up_pairs", kind.givenUp},
                            {"pairs_without_box", kind.withoutBox},
                            {"pairs_with_empty_box", kind.emptyBoxes},
                            {"pairs_with_other_size", kind.otherSizes},
                            {"dropped_names", kind.droppedNames},
                            {"feature_warning", result.featureWarning},
                            {"meaningless", result.meaningless},
                            {"images", result.images},
                            {"images_forwarded", result.imagesForwarded},
                            {"seconds", result.seconds},
                            {"scores", scores}};
    for (const Criterion criterion : criteria())
        provenance[metricOf(criterion).id] = scoreToJson(kind.overall[criterion]);
    return provenance;
}

// In OmniProbe's words and order: semantic, concept.
ordered_json metricsOf(const KindResult &kind)
{
    ordered_json metrics = ordered_json::object();
    const std::vector<Criterion> all = criteria();
    for (auto criterion = all.rbegin(); criterion != all.rend(); ++criterion) {
        if (const std::string &name = metricOf(*criterion).omniprobe; !name.empty())
            metrics[name] = percentOrNull(kind.overall[*criterion].percent);
    }
    return metrics;
}

ordered_json lineOf(const EvaluationResult &result, const KindResult &kind, const std::string &outputFolder,
                    const std::string &run, const std::string &scores)
{
    const vision::BackboneInfo &model = result.model;
    const InputSize size = inputSizeOf(model);
    return {{"time", omniprobeTime(result.time)},
            {"task", "soco"},
            {"backbone", model.checkpointName},
            {"patch_size", model.patchSize},
            {"layer", model.layer},
            {"output", "dense"},
            {"metrics", metricsOf(kind)},
            {"output_dir", outputFolder},
            {"config", pythonRepr(configOf(result, kind))},
            {"dataset", "SOCO"},
            {"requested_image_size", size.requested},
            {"effective_image_size", model.inputSize},
            {"image_size_policy", size.policy},
            {"expected_grid_hw", {model.gridSize, model.gridSize}},
            {"verified_grid_hw",
             result.verifiedGrid > 0 ? ordered_json{result.verifiedGrid, result.verifiedGrid} : ordered_json()},
            {"x_soco_studio", provenanceOf(result, kind, run, scores)}};
}

std::string hexadecimal(std::uint64_t value)
{
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
    return digits;
}

// JSON lines: first {"keypoints": [["name", "concept"], ...]}, then a pair each:
// {"group", "file", "annotation": digest, "soc": {"errors": [...], "keypoints": [index, ...]}, "cc": ...};
// failures as {"failure": {...}}. Earlier versions wrote ["group", "file", [SOC errors], [CC errors]] and no names.
std::string scoreLines(const KindResult &kind, std::span<const Failure> failures)
{
    ordered_json labels = ordered_json::array();
    for (const KeypointLabel &label : kind.keypoints)
        labels.push_back({label.keypoint, label.conceptName});
    std::string text = dumped({{"keypoints", labels}}) + '\n';
    for (const PairScore &score : kind.scores) {
        ordered_json line{{"group", score.group}, {"file", score.file}, {"annotation", hexadecimal(score.annotation)}};
        for (const Criterion criterion : criteria()) {
            const ScoredPoints &points = score.points[criterion];
            line[metricOf(criterion).id] = {{"errors", points.errors}, {"keypoints", points.keypoints}};
        }
        text += dumped(line) + '\n';
    }
    for (const Failure &failure : failures) {
        const Error &error = failure.error;
        text += dumped({{"failure",
                         {{"file", failure.file},
                          {"kind", int(error.kind)},
                          {"error_file", error.file},
                          {"place", error.place},
                          {"message", error.message},
                          {"remedy", error.remedy}}}}) +
                '\n';
    }
    return text;
}

Failure failureFromJson(const json &object)
{
    Failure failure;
    failure.file = object.at("file").get<std::string>();
    const int kind = object.at("kind").get<int>();
    failure.error.kind = kind >= 0 && kind <= int(ErrorKind::Cancelled) ? ErrorKind(kind) : ErrorKind::Io;
    failure.error.file = object.at("error_file").get<std::string>();
    failure.error.place = object.at("place").get<std::string>();
    failure.error.message = object.at("message").get<std::string>();
    failure.error.remedy = object.at("remedy").get<std::string>();
    return failure;
}

// The failures of one kind of pairs: those whose file lies in its folder.
std::vector<Failure> failuresOf(const EvaluationResult &result, dataset::PairKind kind)
{
    std::vector<Failure> failures;
    for (const Failure &failure : result.failures) {
        if (failure.file.starts_with(pairFolder(kind) + '/'))
            failures.push_back(failure);
    }
    return failures;
}

Error badLine(const fs::path &file, std::size_t number, std::string message)
{
    return {ErrorKind::Malformed, std::move(message), file.string(), "line " + std::to_string(number), {}};
}

PairScore pairScoreFromJson(const json &line, std::size_t labels)
{
    PairScore score;
    if (line.is_array()) { // an earlier version's
        score.group = line.at(0).get<std::string>();
        score.file = line.at(1).get<std::string>();
        score.points[Criterion::Soc].errors = line.at(2).get<std::vector<float>>();
        score.points[Criterion::Cc].errors = line.at(3).get<std::vector<float>>();
        return score;
    }
    score.group = line.at("group").get<std::string>();
    score.file = line.at("file").get<std::string>();
    const std::string &digits = line.at("annotation").get_ref<const std::string &>();
    std::from_chars(digits.data(), digits.data() + digits.size(), score.annotation, 16);
    for (const Criterion criterion : criteria()) {
        const auto entry = line.find(metricOf(criterion).id);
        if (entry == line.end()) // a metric that this run did not know
            continue;
        ScoredPoints &points = score.points[criterion];
        points.errors = entry->at("errors").get<std::vector<float>>();
        points.keypoints = entry->at("keypoints").get<std::vector<int>>();
        const bool fits = points.keypoints.empty() || points.keypoints.size() == points.errors.size();
        const auto inside = [labels](int keypoint) { return keypoint >= 0 && std::size_t(keypoint) < labels; };
        if (!fits || !std::all_of(points.keypoints.begin(), points.keypoints.end(), inside))
            throw json::other_error::create(501, "keypoints that are not there", &line);
    }
    return score;
}

Result<void> readScores(const fs::path &file, KindResult &kind, std::vector<Failure> &failures)
{
    const Result<std::string> bytes = readFile(file, lineFileLimit);
    if (!bytes)
        return bytes.error();
    std::size_t number = 0;
    for (std::size_t at = 0; at < bytes->size();) {
        const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
        const json line = json::parse(std::string_view(*bytes).substr(at, end - at), nullptr, false);
        at = end + 1;
        ++number;
        try {
            if (line.contains("failure"))
                failures.push_back(failureFromJson(line["failure"]));
            else if (line.contains("group") || line.is_array())
                kind.scores.push_back(pairScoreFromJson(line, kind.keypoints.size()));
            else
                for (const json &label : line.at("keypoints"))
                    kind.keypoints.push_back({label.at(0).get<std::string>(), label.at(1).get<std::string>()});
        } catch (const json::exception &) {
            kind.scores.clear();
            kind.keypoints.clear();
            return badLine(file, number, "Is not the errors of a pair");
        }
    }
    return {};
}

EvaluationResult resultFromJson(const json &own)
{
    EvaluationResult result;
    const json &model = own.at("model");
    result.model.name = model.at("name").get<std::string>();
    result.model.title = model.at("title").get<std::string>();
    result.model.checkpointName = model.at("checkpoint").get<std::string>();
    result.model.patchSize = model.at("patch_size").get<int>();
    result.model.inputSize = model.at("input_size").get<int>();
    result.model.gridSize = model.at("grid_size").get<int>();
    result.model.channels = model.at("channels").get<int>();
    result.model.layer = model.at("layer").get<std::string>();
    result.model.normalisation = model.at("normalisation").get<std::string>();
    result.model.weightsFile = model.at("weights").get<std::string>();
    result.model.fingerprint = model.at("fingerprint").get<std::string>();
    result.model.weightsSha256 = model.value("weights_sha256", std::string()); // not in lines of earlier versions
    result.model.forDemoOnly = model.value("for_demo_only", false);            // likewise
    result.model.definition = model.value("definition", std::string());
    result.device = own.at("device").get<std::string>();
    result.dataset = own.at("dataset").get<std::string>();
    result.datasetRoot = own.at("dataset_root").get<std::string>();
    result.time = asUtc(own.at("time").get<std::string>());
    result.runId = own.value("run_id", std::string());
    if (result.runId.empty())
        result.runId = own.at("run").get<std::string>();
    result.datasetFingerprint = own.value("dataset_fingerprint", std::string());
    result.protocol = own.value("protocol", result.protocol);
    result.featureWarning = own.value("feature_warning", result.featureWarning);
    result.meaningless = own.value("meaningless", result.meaningless);
    result.threshold = own.at("threshold").get<double>();
    result.reduction = own.at("reduction").get<std::string>() == "keypoint" ? Reduction::Keypoint : Reduction::Pair;
    result.maxPairs = own.at("max_pairs").get<int>();
    result.categories = own.at("categories").get<std::vector<std::string>>();
    result.images = own.at("images").get<std::int64_t>();
    result.imagesForwarded = own.at("images_forwarded").get<std::int64_t>();
    result.seconds = own.at("seconds").get<double>();
    return result;
}

KindResult kindFromJson(const json &own)
{
    KindResult kind;
    const auto name = dataset::pairKindFromName(own.at("pairs").get<std::string>());
    if (!name)
        throw json::other_error::create(500, "unknown kind of pairs", &own);
    kind.kind = *name;
    kind.available = own.value("available_pairs", kind.available);
    kind.open = own.value("open_pairs", kind.open);
    kind.givenUp = own.value("given_up_pairs", kind.givenUp);
    kind.selected = own.at("selected_pairs").get<std::int64_t>();
    kind.failed = own.at("failed_pairs").get<std::int64_t>();
    kind.emptyBoxes = own.value("pairs_with_empty_box", kind.emptyBoxes);
    kind.otherSizes = own.value("pairs_with_other_size", kind.otherSizes);
    kind.withoutBox = own.at("pairs_without_box").get<std::int64_t>();
    kind.droppedNames = own.at("dropped_names").get<std::int64_t>();
    for (const Criterion criterion : criteria()) {
        if (const auto score = own.find(metricOf(criterion).id); score != own.end())
            kind.overall[criterion] = scoreFromJson(*score);
        else
            kind.overall[criterion].percent = std::numeric_limits<double>::quiet_NaN();
    }
    return kind;
}

} // namespace

fs::path resultsFile(const fs::path &folderOrFile)
{
    return folderOrFile.extension() == ".jsonl" ? folderOrFile : folderOrFile / "correspondence_soco.jsonl";
}

fs::path scoresFolder(const fs::path &file)
{
    return fs::path(file).replace_extension(".scores");
}

Result<void> appendResults(const fs::path &folderOrFile, const EvaluationResult &result)
{
    const fs::path file = resultsFile(folderOrFile);
    const fs::path folder = scoresFolder(file);
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        return evaluationWriteError(folder, "Could not be created", code.value());

    // Two runs in one second of the same model differ in what they took.
    ContentHash hash;
    hash.field(result.runId).field(result.model.fingerprint).field(result.datasetRoot).field(result.device);
    hash.field(result.seconds);
    const std::string run = omniprobeTime(result.time) + '-' + result.model.name + '-' + hash.hex().substr(8);

    std::vector<fs::path> written;
    const auto takeBack = [&] {
        for (const fs::path &path : written)
            fs::remove(path, code);
        fs::remove(folder, code); // refused where it holds other runs
    };
    std::string lines;
    for (const KindResult &kind : result.kinds) {
        const fs::path scores = folder / (run + '-' + dataset::pairKindName(kind.kind) + ".jsonl");
        if (Result<void> done = writeFileAtomically(scores, scoreLines(kind, failuresOf(result, kind.kind))); !done) {
            takeBack();
            return done;
        }
        written.push_back(scores);
        if (!lines.empty())
            lines += '\n';
        lines += dumped(lineOf(result, kind, file.parent_path().string(), run,
                               folder.filename().string() + '/' + scores.filename().string()));
    }
    // One write for all kinds: half a run is never in the file.
    Result<void> appended = appendLine(file, lines);
    if (!appended)
        takeBack();
    return appended;
}

bool holdsRun(const fs::path &folderOrFile, const std::string &runId)
{
    const Result<std::string> bytes = readFile(resultsFile(folderOrFile), lineFileLimit);
    return bytes && !runId.empty() && bytes->find("\"run_id\":\"" + runId + '"') != std::string::npos;
}

std::vector<Error> StoredResults::damage() const
{
    std::vector<Error> damage;
    for (const Failure &failure : failures) {
        if (failure.error.kind != ErrorKind::Unsupported)
            damage.push_back(failure.error);
    }
    return damage;
}

Result<StoredResults> readResults(const fs::path &folderOrFile,
                                  const std::function<bool(const EvaluationResult &)> &wanted)
{
    const fs::path file = resultsFile(folderOrFile);
    const Result<std::string> bytes = readFile(file, lineFileLimit);
    if (!bytes)
        return bytes.error();
    StoredResults stored;
    std::vector<std::string> runs; // parallel to stored.results
    std::size_t number = 0;
    for (std::size_t at = 0; at < bytes->size();) {
        const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
        const std::string_view text(bytes->data() + at, end - at);
        at = end + 1;
        ++number;
        if (text.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const auto skip = [&](std::string why, ErrorKind kind = ErrorKind::Malformed) {
            Error error = badLine(file, number, std::move(why));
            error.kind = kind;
            stored.failures.push_back({file.string(), std::move(error)});
        };
        const json line = json::parse(text, nullptr, false);
        if (!line.is_object() || !line.contains("x_soco_studio")) {
            if (line.is_object()) // OmniProbe's, say
                skip("Was not written by this program", ErrorKind::Unsupported);
            else
                skip("Is not a JSON object");
            continue;
        }
        const json &own = line["x_soco_studio"];
        try {
            if (own.at("schema").get<int>() != schema) {
                skip("Was written by another version of this program", ErrorKind::Unsupported);
                continue;
            }
            EvaluationResult result = resultFromJson(own);
            if (wanted && !wanted(result))
                continue;
            KindResult kind = kindFromJson(own);
            const std::string run = own.at("run").get<std::string>();
            const std::string scores = own.at("scores").get<std::string>();
            std::vector<Failure> failures;
            // A plain name in the folder beside: a results file from elsewhere must not make us read anything else.
            const fs::path scoresPath = scoresFolder(file) / fs::path(scores).filename();
            if (const Result<void> read = readScores(scoresPath, kind, failures); !read)
                stored.failures.push_back({file.string(), read.error()});
            // Earlier versions took a share that had dropped for a finished run, later ones did not say what was given up.
            const auto unread = std::count_if(failures.begin(), failures.end(), [](const Failure &failure) {
                return failure.error.kind == ErrorKind::Io;
            });
            if (!own.contains("open_pairs"))
                kind.open = unread;
            else if (!own.contains("given_up_pairs") && kind.open == 0)
                kind.givenUp = unread;
            if (runs.empty() || runs.back() != run) {
                runs.push_back(run);
                stored.results.push_back(std::move(result));
            }
            EvaluationResult &target = stored.results.back();
            target.complete = target.complete && isComplete(kind);
            target.kinds.push_back(std::move(kind));
            target.failures.insert(target.failures.end(), failures.begin(), failures.end());
        } catch (const json::exception &exception) {
            skip(std::string("Could not be understood: ") + exception.what());
        }
    }
    return stored;
}

std::string describeDamage(const fs::path &folderOrFile, const std::function<bool(const EvaluationResult &)> &wanted)
{
    const Result<StoredResults> stored = readResults(folderOrFile, wanted);
    if (!stored)
        return stored.error().kind == ErrorKind::NotFound ? std::string() : stored.error().text();
    const std::vector<Error> damage = stored->damage();
    if (damage.empty())
        return {};
    const bool isOne = damage.size() == 1;
    const std::string file = resultsFile(folderOrFile).string();
    Error first = damage.front();
    if (first.file == file)
        first.file.clear();
    return file + ": " + counted(damage.size(), "place is", "places are") + " damaged and left out: " + first.text()
        + (isOne ? " Repair or remove it" : " And others. Repair or remove them") + "; this evaluation adds its own.";
}

} // namespace soco::benchmark
