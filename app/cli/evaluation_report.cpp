#include "app/cli/evaluation_report.h"

#include "app/cli/model_labels.h"
#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/benchmark/judge.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <tuple>

namespace soco::cli {

namespace {

using benchmark::Criterion;
using benchmark::EvaluationResult;
using benchmark::KindResult;
using benchmark::Score;
using dataset::PairKind;
using nlohmann::ordered_json;

std::vector<std::string> shortLabels(std::span<const EvaluationResult> results)
{
    std::vector<NamedModel> models;
    for (const EvaluationResult &result : results)
        models.push_back({result.model.name, result.model.weightsFile});
    return modelLabels(models);
}

std::string count(std::int64_t number)
{
    return groupedDigits(number);
}

// "DINOv2-S/14 (dinov2_vits14)"; of two of one name "... (b/weights.pth)" as well. Complete or not is said with it.
std::vector<std::string> rowLabels(std::span<const EvaluationResult> results)
{
    std::vector<std::string> labels = shortLabels(results);
    for (std::size_t i = 0; i < results.size(); ++i) {
        const auto &[name, title] = std::tie(results[i].model.name, results[i].model.title);
        if (!title.empty() && title != name)
            labels[i] = title + " (" + name + ')' + labels[i].substr(name.size());
        if (!results[i].complete)
            labels[i] += " NOT COMPLETE";
    }
    return labels;
}

// Intra pairs give CC and SOC, cross pairs Cross-CC and Cross-SOC. The training splits get columns of their own name.
std::string scoresTable(std::span<const EvaluationResult> results)
{
    std::vector<std::string> header{"model"};
    std::vector<PairKind> kinds;
    for (const PairKind kind : dataset::allPairKinds) {
        bool asked = false;
        for (const EvaluationResult &result : results)
            asked = asked || kindOf(result, kind);
        if (!asked)
            continue;
        kinds.push_back(kind);
        for (const Criterion criterion : benchmark::criteria())
            header.push_back(benchmark::metricName(criterion, kind));
    }
    TextTable table(header);
    const std::vector<std::string> labels = rowLabels(results);
    for (std::size_t i = 0; i < results.size(); ++i) {
        const EvaluationResult &result = results[i];
        std::vector<std::string> row{labels[i]};
        for (const PairKind kind : kinds) {
            const KindResult *entry = kindOf(result, kind);
            for (const Criterion criterion : benchmark::criteria())
                row.push_back(!entry               ? "-"
                              : result.meaningless ? "meaningless"
                                                   : percentText(entry->overall[criterion].percent));
        }
        table.add(std::move(row));
    }
    return table.text();
}

std::string countsTable(std::span<const EvaluationResult> results)
{
    std::vector<std::string> header{"used and dropped", "", "pairs", "failed"};
    for (const Criterion criterion : benchmark::criteria())
        header.insert(header.end(), {benchmark::metricOf(criterion).name + " pairs", "dropped", "points"});
    TextTable table(header, 2);
    const std::vector<std::string> labels = shortLabels(results);
    for (std::size_t i = 0; i < results.size(); ++i) {
        for (const KindResult &kind : results[i].kinds) {
            std::vector<std::string> row{labels[i], dataset::pairKindName(kind.kind), count(kind.selected),
                                         count(kind.failed)};
            for (const Criterion criterion : benchmark::criteria()) {
                const Score &score = kind.overall[criterion];
                row.insert(row.end(), {count(score.pairs), count(score.droppedPairs), count(score.points)});
            }
            table.add(std::move(row));
        }
    }
    return table.text();
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

std::string explanation(std::span<const EvaluationResult> results)
{
    const EvaluationResult &first = results.front();
    std::string text = "PCK@" + number(first.threshold) + ": a point is right when its error is below " +
                       number(first.threshold) + " x the longer side of the target's box";
    std::int64_t withoutBox = 0, droppedNames = 0;
    for (const KindResult &kind : first.kinds) {
        withoutBox += kind.withoutBox;
        droppedNames += kind.droppedNames;
    }
    if (withoutBox > 0)
        text += " (" + counted(withoutBox, "pair") + " without a box: of the picture)";
    text += ".\n";
    text += first.reduction == benchmark::Reduction::Pair
                ? "Mean over the points of a pair, the pairs of a category, the categories. "
                : "Mean over the points of a category, then over the categories. ";
    text += "A dropped pair has no point to score.\n";
    std::int64_t emptyBoxes = 0, otherSizes = 0;
    for (const KindResult &kind : first.kinds) {
        emptyBoxes += kind.emptyBoxes;
        otherSizes += kind.otherSizes;
    }
    if (otherSizes > 0)
        text += counted(otherSizes, "pair states", "pairs state")
            + " another size than a picture has: points are measured in the picture, as in the official evaluation; soco "
              "check says which.\n";
    if (emptyBoxes > 0)
        text += counted(emptyBoxes, "pair has", "pairs have") + " a box without area: no point can be right.\n";
    if (droppedNames > 0)
        text += counted(droppedNames, "name in the pairs' lists has no keypoint and was",
                        "names in the pairs' lists have no keypoint and were")
            + " skipped.\n";
    if (first.protocol != benchmark::standardMatcherId)
        text += "Points are matched by " + first.protocol + ".\n";
    if (first.maxPairs > 0)
        text += "Only the first " + (first.maxPairs == 1 ? "pair" : counted(first.maxPairs, "pair"))
            + " of each category.\n";
    const std::vector<std::string> labels = shortLabels(results);
    for (std::size_t i = 0; i < results.size(); ++i) {
        const EvaluationResult &result = results[i];
        const vision::BackboneInfo &model = result.model;
        text += labels[i] + ": input " + std::to_string(model.inputSize) + " x " + std::to_string(model.inputSize) +
                ", grid " + std::to_string(model.gridSize) + " x " + std::to_string(model.gridSize) + ", " +
                std::to_string(model.channels) + " channels, on " + result.device;
        if (!model.weightsFile.empty())
            text += ", weights " + model.weightsFile;
        if (model.forDemoOnly)
            text += std::string("; ") + vision::forDemoOnlyWords;
        const auto same = std::find_if(results.begin(), results.begin() + std::ptrdiff_t(i),
                                       [&](const auto &other) { return other.model.fingerprint == model.fingerprint; });
        if (same != results.begin() + std::ptrdiff_t(i))
            text += ", the same as those of " + labels[std::size_t(same - results.begin())];
        text += ".\n";
    }
    return text;
}

ordered_json numberOrNull(double value)
{
    return std::isfinite(value) ? ordered_json(value) : ordered_json();
}

ordered_json scoreJson(const Score &score)
{
    ordered_json groups = ordered_json::object();
    for (const auto &[group, percent] : score.byGroup)
        groups[group] = percent;
    return {{"percent", numberOrNull(score.percent)}, {"pairs", score.pairs},
            {"dropped_pairs", score.droppedPairs},    {"points", score.points},
            {"right_points", score.rightPoints},      {"by_category", groups}};
}

} // namespace

std::string evaluationText(std::span<const EvaluationResult> results)
{
    if (results.empty())
        return {};
    const EvaluationResult &first = results.front();
    return first.dataset + "  " + first.datasetRoot + "\n\n" + scoresTable(results) + '\n' + countsTable(results) + '\n' +
           explanation(results);
}

std::string evaluationJson(std::span<const EvaluationResult> results)
{
    ordered_json json;
    if (!results.empty()) {
        const EvaluationResult &first = results.front();
        json = {{"dataset", first.dataset},
                {"root", first.datasetRoot},
                {"threshold", first.threshold},
                {"normaliser", "longer side of the target box"},
                {"reduction", first.reduction == benchmark::Reduction::Pair ? "pair" : "keypoint"},
                {"max_pairs", first.maxPairs},
                {"categories", first.categories},
                {"dataset_fingerprint", first.datasetFingerprint}};
    }
    json["models"] = ordered_json::array();
    const std::vector<std::string> labels = shortLabels(results);
    for (std::size_t i = 0; i < results.size(); ++i) {
        const EvaluationResult &result = results[i];
        ordered_json model{{"name", result.model.name},
                           {"label", labels[i]},
                           {"fingerprint", result.model.fingerprint},
                           {"run_id", result.runId},
                           {"complete", result.complete},
                           {"feature_warning", result.featureWarning},
                           {"meaningless", result.meaningless},
                           {"protocol", result.protocol},
                           {"title", result.model.title},
                           {"device", result.device},
                           {"weights", result.model.weightsFile},
                           {"input_size", result.model.inputSize},
                           {"grid_size", result.model.gridSize},
                           {"channels", result.model.channels},
                           {"images", result.images}};
        for (const auto &[kind, prefix] : {std::pair{PairKind::Intra, ""}, std::pair{PairKind::Cross, "cross_"}}) {
            const KindResult *entry = kindOf(result, kind);
            for (const Criterion criterion : benchmark::criteria())
                model[prefix + benchmark::metricOf(criterion).id] =
                    entry ? numberOrNull(entry->overall[criterion].percent) : ordered_json();
        }
        for (const KindResult &kind : result.kinds)
            model["pairs"][dataset::pairKindName(kind.kind)] = {
                {"available", kind.available},    {"selected", kind.selected},         {"open", kind.open},
                {"failed", kind.failed},          {"without_box", kind.withoutBox},    {"empty_boxes", kind.emptyBoxes},
                {"other_sizes", kind.otherSizes}, {"dropped_names", kind.droppedNames}};
        for (const KindResult &kind : result.kinds) {
            for (const Criterion criterion : benchmark::criteria())
                model["pairs"][dataset::pairKindName(kind.kind)][benchmark::metricOf(criterion).id] =
                    scoreJson(kind.overall[criterion]);
        }
        model["failures"] = ordered_json::array();
        for (const benchmark::Failure &failure : result.failures)
            model["failures"].push_back({{"pair", failure.file}, {"error", failure.error.text()}});
        json["models"].push_back(std::move(model));
    }
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

} // namespace soco::cli
