#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/dataset/summary.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace soco::cli {

namespace {

using nlohmann::ordered_json;

struct Options {
    DatasetArguments dataset;
    bool json = false;
    bool brief = false;
};

std::size_t pairsOf(const dataset::Summary &summary, dataset::PairKind kind, const std::string &group)
{
    const auto &groups = summary.pairsByGroup[std::size_t(kind)];
    const auto found = groups.find(group);
    return found == groups.end() ? 0 : found->second;
}

std::size_t keypointsOf(const dataset::Summary &summary, const std::string &category)
{
    const auto found = summary.keypointsByCategory.find(category);
    return found == summary.keypointsByCategory.end() ? 0 : found->second;
}

std::size_t definitionsOf(const dataset::TaxonomyCategory &category)
{
    std::size_t count = 0;
    for (const dataset::TaxonomyConcept &entry : category.concepts)
        count += entry.keypoints.size();
    return count;
}

std::string textOf(const dataset::Summary &summary, const dataset::Dataset &dataset, bool brief)
{
    std::size_t categories = 0;
    for (const auto &super : summary.taxonomy.superCategories)
        categories += super.categories.size();
    std::string text = summary.name + "  " + dataset.root().string() + '\n';
    text += counted(summary.images, "image") + ", " + counted(summary.keypoints, "visible keypoint") + ", "
        + counted(categories, "category", "categories") + " in "
        + counted(summary.taxonomy.superCategories.size(), "super-category", "super-categories") + '\n';
    text += "Pairs: ";
    for (const dataset::PairKind kind : dataset::allPairKinds)
        text += (kind == dataset::PairKind::Intra ? "" : ", ") +
                groupedDigits((long long)(summary.pairs[std::size_t(kind)])) + ' ' + dataset::pairKindName(kind);
    text += '\n';
    if (const std::size_t unreadable = summary.unreadable.size())
        text += counted(unreadable, "file") + " could not be read; soco check says more.\n";
    if (dataset.taxonomyProblem())
        text += "The tree was built from the pairs: " + dataset.taxonomyProblem()->text() + '\n';

    TextTable table({"", "images", "visible", "intra", "cross", "train", "test"});
    const auto number = [](std::size_t value) { return groupedDigits((long long)(value)); };
    for (const auto &super : summary.taxonomy.superCategories) {
        std::size_t visible = 0;
        std::array<std::size_t, 4> pairs{};
        for (const auto &category : super.categories) {
            visible += keypointsOf(summary, category.name);
            for (const dataset::PairKind kind : dataset::allPairKinds)
                pairs[std::size_t(kind)] += pairsOf(summary, kind, category.name);
        }
        table.add({super.name, number(std::size_t(super.images)), number(visible), number(pairs[0]), number(pairs[1]),
                   number(pairs[2]), number(pairs[3])});
        for (const auto &category : super.categories) {
            std::vector<std::string> row{"  " + category.name, number(std::size_t(category.images)),
                                         number(keypointsOf(summary, category.name))};
            for (const dataset::PairKind kind : dataset::allPairKinds)
                row.push_back(number(pairsOf(summary, kind, category.name)));
            table.add(std::move(row));
            if (brief)
                continue;
            for (const auto &entry : category.concepts) {
                table.add({"    " + entry.name, number(std::size_t(entry.images))});
                for (const auto &keypoint : entry.keypoints)
                    table.add({"      " + keypoint.name, number(std::size_t(keypoint.images))});
            }
        }
    }
    if (!table.empty())
        text += '\n' + table.text();
    return text;
}

ordered_json jsonOf(const dataset::Summary &summary, const dataset::Dataset &dataset)
{
    ordered_json json{{"name", summary.name},
                      {"root", dataset.root().string()},
                      {"images", summary.images},
                      {"keypoints", summary.keypoints},
                      {"unreadable", summary.unreadable.size()}};
    for (const dataset::PairKind kind : dataset::allPairKinds)
        json["pairs"][dataset::pairKindName(kind)] = summary.pairs[std::size_t(kind)];
    ordered_json &supers = json["super_categories"] = ordered_json::array();
    for (const auto &super : summary.taxonomy.superCategories) {
        ordered_json superJson{{"name", super.name}, {"images", super.images}, {"categories", ordered_json::array()}};
        for (const auto &category : super.categories) {
            ordered_json categoryJson{{"name", category.name},
                                      {"images", category.images},
                                      {"visible_keypoints", keypointsOf(summary, category.name)},
                                      {"keypoint_definitions", definitionsOf(category)}};
            for (const dataset::PairKind kind : dataset::allPairKinds)
                categoryJson["pairs"][dataset::pairKindName(kind)] = pairsOf(summary, kind, category.name);
            categoryJson["concepts"] = ordered_json::array();
            for (const auto &entry : category.concepts) {
                ordered_json conceptJson{{"name", entry.name}, {"images", entry.images}, {"keypoints", ordered_json::array()}};
                for (const auto &keypoint : entry.keypoints)
                    conceptJson["keypoints"].push_back({{"name", keypoint.name}, {"images", keypoint.images}});
                categoryJson["concepts"].push_back(std::move(conceptJson));
            }
            superJson["categories"].push_back(std::move(categoryJson));
        }
        supers.push_back(std::move(superJson));
    }
    return json;
}

int showInfo(const Options &options, const Context &context)
{
    ProgressLine line;
    const Task task(
        [&line](const Progress &progress) {
            if (line.due())
                line.show("reading: " + groupedDigits(progress.done) +
                          (progress.total > 0 ? " of " + groupedDigits(progress.total) : ""));
        },
        context.stop);
    const auto dataset = openDataset(options.dataset, task);
    if (!dataset)
        return printError(dataset.error());
    const dataset::Summary summary = dataset::summarise(**dataset, task);
    line.clear();
    if (task.cancelled())
        return Interrupted;
    print(options.json ? jsonOf(summary, **dataset).dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n'
                       : textOf(summary, **dataset, options.brief));
    // Counts that lack what could not be read are no success.
    for (const Error &error : (*dataset)->unreadable())
        printNote(error.text());
    constexpr std::size_t shown = 20;
    for (std::size_t i = 0; i < std::min(shown, summary.unreadable.size()); ++i)
        printNote(summary.unreadable[i].text());
    if (summary.unreadable.size() > shown)
        printNote("And " + counted(summary.unreadable.size() - shown, "more file")
                  + " that could not be read; soco check lists them.");
    return (*dataset)->unreadable().empty() && summary.unreadable.empty() ? Success : Failed;
}

} // namespace

void addInfoCommand(CLI::App &app, Context &context)
{
    CLI::App *command = app.add_subcommand("info", "Count a dataset's categories, concepts, keypoints and pairs");
    auto options = std::make_shared<Options>();
    addDatasetOption(*command, options->dataset);
    command->add_flag("--json", options->json, "As JSON");
    command->add_flag("--brief", options->brief, "Down to categories only");
    command->footer("\nExamples:\n"
                    "  soco info ~/soco-demo --brief\n"
                    "  soco info --json | jq .pairs        with SOCO_ROOT set");
    command->callback([options, &context] { context.run = [options, &context] { return showInfo(*options, context); }; });
}

} // namespace soco::cli
