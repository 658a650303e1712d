#include "app/cli/command.h"
#include "app/cli/evaluation_report.h"
#include "app/cli/evaluation_request.h"
#include "app/cli/progress_line.h"
#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/benchmark/results_store.h"

#include <CLI/CLI.hpp>

#include <chrono>

namespace soco::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
    EvaluationArguments arguments;
    std::string results;
    std::string predictions;
    bool keypoints = false;
    bool resume = false;
    bool json = false;
};

// One file for one model; several models get their name into it.
fs::path predictionsFile(const fs::path &named, const std::string &model, std::size_t models)
{
    if (named.empty())
        return {};
    std::error_code unknown;
    if (fs::is_directory(named, unknown) || named.filename().empty())
        return named / ("pred_outputs_soco." + model + ".json");
    if (models == 1)
        return named;
    return named.parent_path() / (named.stem().string() + '.' + model + named.extension().string());
}

// Many pairs fail for one reason, such as a missing picture: one line for each reason.
void printFailures(const benchmark::EvaluationResult &result)
{
    constexpr std::size_t shown = 20;
    std::vector<std::pair<std::string, int>> reasons;
    for (const benchmark::Failure &failure : result.failures) {
        const std::string text = failure.error.text();
        const auto found =
            std::find_if(reasons.begin(), reasons.end(), [&](const auto &reason) { return reason.first == text; });
        if (found == reasons.end())
            reasons.emplace_back(text, 1);
        else
            ++found->second;
    }
    for (std::size_t i = 0; i < std::min(shown, reasons.size()); ++i)
        printNote(reasons[i].first + " (" + groupedDigits(reasons[i].second) +
                  (reasons[i].second == 1 ? " pair not scored)" : " pairs not scored)"));
    if (reasons.size() > shown)
        printNote("And " + groupedDigits((long long)(reasons.size() - shown)) + " more; soco check lists them all.");
}

int evaluateModels(const Options &given, const Context &context)
{
    Result<EvaluationRequest> request = evaluationRequest(given.arguments);
    if (!request)
        return printError(request.error());
    benchmark::EvaluationOptions &options = request->options;
    options.results = given.results;
    options.resume = given.resume;
    options.reduction = given.keypoints ? benchmark::Reduction::Keypoint : benchmark::Reduction::Pair;
    vision::setCpuThreads(given.arguments.threads);

    const Task task({}, context.stop);
    const auto dataset = openDataset(given.arguments.dataset, task);
    if (!dataset)
        return printError(dataset.error());

    bool failed = false;
    std::vector<benchmark::EvaluationResult> results;
    for (const vision::ModelSpec &spec : request->models) {
        ProgressLine line;
        const Task loading(
            [&](const Progress &progress) {
                if (line.due())
                    line.show(spec.name + ": loading " + progress.what);
            },
            context.stop);
        const auto backbone = vision::loadModel(spec, request->device, loading);
        if (!backbone)
            return printError(backbone.error());
        vision::FeatureStore store(request->memory);
        options.predictions = predictionsFile(given.predictions, spec.name, request->models.size());
        const auto start = std::chrono::steady_clock::now();
        options.progress = [&](const benchmark::EvaluationProgress &progress) {
            if (line.due())
                line.show(progressText(spec.name, progress, std::chrono::duration<double>(
                                                                std::chrono::steady_clock::now() - start).count()));
        };
        Result<benchmark::EvaluationResult> result = benchmark::evaluate(**dataset, **backbone, store, options, task);
        line.clear();
        if (!result)
            return printError(result.error());
        for (const std::string &note : result->notes)
            printNote(note);
        if (!result->complete) {
            std::int64_t done = 0, selected = 0;
            for (const benchmark::KindResult &kind : result->kinds) {
                done += std::int64_t(kind.scores.size());
                selected += kind.selected;
            }
            printNote("Interrupted after " + groupedDigits(done) + " of " + groupedDigits(selected) + " pairs of " +
                      spec.name + ". The same command with --resume goes on.");
            return Interrupted;
        }
        printNote(spec.name + ": " + groupedDigits(result->imagesForwarded) + " of " + groupedDigits(result->images) +
                  " images forwarded, " +
                  (result->resumedPairs > 0 ? groupedDigits(result->resumedPairs) + " pairs taken over, " : "") +
                  durationText(result->seconds) + '.');
        printFailures(*result);
        failed = failed || !result->failures.empty();
        results.push_back(std::move(*result));
    }
    print(given.json ? evaluationJson(results) : evaluationText(results));
    if (!given.results.empty())
        printNote("Results were added to " + benchmark::resultsFile(given.results).string());
    return failed ? Failed : Success;
}

} // namespace

void addEvaluateCommand(CLI::App &app, Context &context)
{
    CLI::App *command = app.add_subcommand("evaluate", "CC, SOC and Cross-SOC of one or more models");
    auto options = std::make_shared<Options>();
    addEvaluationOptions(*command, options->arguments);
    command->add_option("--threshold", options->arguments.threshold, "Of the target box's longer side")->capture_default_str();
    command->add_flag("--keypoint-reduction", options->keypoints, "Pool the points of a category instead of its pairs");
    command->add_option("--results", options->results, "Append to FOLDER/correspondence_soco.jsonl, or to a .jsonl file")
        ->type_name("FOLDER");
    command->add_option("--predictions", options->predictions, "Write every predicted point (OmniProbe's JSON lines)")
        ->type_name("FILE");
    command->add_flag("--resume", options->resume, "Go on where the same command was interrupted");
    command->add_flag("--json", options->json, "As JSON");
    command->footer("\nExamples:\n"
                    "  soco evaluate ~/soco-demo --model dense_sift\n"
                    "  soco evaluate SOCOv1 -m dinov2_vitb14 -m dinov2_vits14=weights.pth --results results\n"
                    "  soco evaluate SOCOv1 -m dinov2_vitb14 --pairs cross --categories bus,car --max-pairs 10\n"
                    "\nPairs that cannot be scored are listed on standard error and make the exit code 2.\n"
                    "Ctrl+C loses nothing: the same command with --resume goes on.");
    command->callback([options, &context] { context.run = [options, &context] { return evaluateModels(*options, context); }; });
}

} // namespace soco::cli
