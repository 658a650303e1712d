#include "app/cli/evaluation_report.h"

#include "app/cli/text_table.h"
#include "core/base/text.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <tuple>

namespace soco::cli {

namespace {

using benchmark::EvaluationResult;
using benchmark::KindResult;
using benchmark::Score;
using dataset::PairKind;
using nlohmann::ordered_json;

std::string count(std::int64_t number)
{
    return groupedDigits(number);
}

std::string modelLabel(const EvaluationResult &result)
{
    const auto &[name, title] = std::tie(result.model.name, result.model.title);
    return title.empty() || title == name ? name : title + " (" + name + ')';
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
        const std::string prefix = kind == PairKind::Intra   ? ""
                                   : kind == PairKind::Cross ? "Cross-"
                                   : kind == PairKind::Train ? "train "
                                                             : "test ";
        header.push_back(prefix + "CC");
        header.push_back(prefix + "SOC");
    }
    TextTable table(header);
    for (const EvaluationResult &result : results) {
        std::vector<std::string> row{modelLabel(result)};
        for (const PairKind kind : kinds) {
            const KindResult *entry = kindOf(result, kind);
            row.push_back(entry ? percentText(entry->cc.percent) : "-");
            row.push_back(entry ? percentText(entry->soc.percent) : "-");
        }
        table.add(std::move(row));
    }
    return table.text();
}

std::string countsTable(std::span<const EvaluationResult> results)
{
    TextTable table({"used and dropped", "", "pairs", "failed", "CC pairs", "dropped", "points", "SOC pairs", "dropped",
                     "points"},
                    2);
    for (const EvaluationResult &result : results) {
        for (const KindResult &kind : result.kinds)
            table.add({result.model.name, dataset::pairKindName(kind.kind), count(kind.selected), count(kind.failed),
                       count(kind.cc.pairs), count(kind.cc.droppedPairs), count(kind.cc.points), count(kind.soc.pairs),
                       count(kind.soc.droppedPairs), count(kind.soc.points)});
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
        text += " (" + count(withoutBox) + " pairs without a box: of the picture)";
    text += ".\n";
    text += first.reduction == benchmark::Reduction::Pair
                ? "Mean over the points of a pair, the pairs of a category, the categories. "
                : "Mean over the points of a category, then over the categories. ";
    text += "A dropped pair has no point to score.\n";
    if (droppedNames > 0)
        text += count(droppedNames) + " names in the pairs' lists have no keypoint and were skipped.\n";
    if (first.maxPairs > 0)
        text += "Only the first " + count(first.maxPairs) + " pairs of each category.\n";
    for (const EvaluationResult &result : results) {
        const vision::BackboneInfo &model = result.model;
        text += model.name + ": input " + std::to_string(model.inputSize) + " x " + std::to_string(model.inputSize) +
                ", grid " + std::to_string(model.gridSize) + " x " + std::to_string(model.gridSize) + ", " +
                std::to_string(model.channels) + " channels, on " + result.device;
        if (!model.weightsFile.empty())
            text += ", weights " + model.weightsFile;
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
                {"categories", first.categories}};
    }
    json["models"] = ordered_json::array();
    for (const EvaluationResult &result : results) {
        const auto percent = [&](PairKind kind, bool soc) {
            const KindResult *entry = kindOf(result, kind);
            return numberOrNull(!entry ? std::numeric_limits<double>::quiet_NaN()
                                       : soc ? entry->soc.percent : entry->cc.percent);
        };
        ordered_json model{{"name", result.model.name},
                           {"title", result.model.title},
                           {"device", result.device},
                           {"weights", result.model.weightsFile},
                           {"input_size", result.model.inputSize},
                           {"grid_size", result.model.gridSize},
                           {"channels", result.model.channels},
                           {"cc", percent(PairKind::Intra, false)},
                           {"soc", percent(PairKind::Intra, true)},
                           {"cross_cc", percent(PairKind::Cross, false)},
                           {"cross_soc", percent(PairKind::Cross, true)},
                           {"images", result.images}};
        for (const KindResult &kind : result.kinds)
            model["pairs"][dataset::pairKindName(kind.kind)] = {{"selected", kind.selected},
                                                                {"failed", kind.failed},
                                                                {"without_box", kind.withoutBox},
                                                                {"dropped_names", kind.droppedNames},
                                                                {"cc", scoreJson(kind.cc)},
                                                                {"soc", scoreJson(kind.soc)}};
        model["failures"] = ordered_json::array();
        for (const benchmark::Failure &failure : result.failures)
            model["failures"].push_back({{"pair", failure.file}, {"error", failure.error.text()}});
        json["models"].push_back(std::move(model));
    }
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

} // namespace soco::cli
