#include "app/cli/command.h"
#include "app/cli/evaluation_report.h"
#include "app/cli/evaluation_request.h"
#include "app/cli/model_labels.h"
#include "app/cli/progress_line.h"
#include "app/cli/text_table.h"
#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/benchmark/judge.h"
#include "core/benchmark/output_files.h"
#include "core/benchmark/results_store.h"
#include "core/benchmark/run_catalogue.h"
#include "core/benchmark/run_state.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <limits>

namespace soco::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
    EvaluationArguments arguments;
    std::string results;
    std::string predictions;
    bool keypoints = false;
    bool resume = false;
    bool withoutUnreadable = false;
    bool json = false;
};

// One file for one model; several models get what tells them apart into it.
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
        printNote(reasons[i].first + " (" + counted(reasons[i].second, "pair") + " not scored)");
    if (reasons.size() > shown)
        printNote("And " + groupedDigits((long long)(reasons.size() - shown)) + " more; soco check lists them all.");
}

std::vector<NamedModel> namedModels(std::span<const vision::ModelSpec> specs)
{
    std::vector<NamedModel> models;
    for (const vision::ModelSpec &spec : specs)
        models.push_back({spec.name, spec.file});
    return models;
}

// Of what the results hold already: lines, and the pairs of earlier runs of this dataset.
void printDamage(const fs::path &results, const dataset::Dataset &dataset)
{
    const auto isOfDataset = [&](const benchmark::EvaluationResult &run) {
        return run.dataset == dataset.name() || benchmark::belongsTo(run, {{}, dataset.root().string()});
    };
    if (const std::string damage = benchmark::describeDamage(results, isOfDataset); !damage.empty())
        printNote(damage);
}

std::string doneOf(const benchmark::EvaluationResult &result)
{
    std::int64_t done = 0, selected = 0;
    for (const benchmark::KindResult &kind : result.kinds) {
        done += std::int64_t(kind.scores.size());
        selected += kind.selected;
    }
    return groupedDigits(done) + " of " + counted(selected, "pair");
}

void printOutcome(const benchmark::EvaluationResult &result, const std::string &label)
{
    for (const std::string &note : result.notes)
        printNote(label + ": " + note);
    if (!result.featureWarning.empty())
        printNote(label + ": WARNING: " + result.featureWarning + '.');
    if (result.isStored)
        return printFailures(result);
    printNote(label + ": " + groupedDigits(result.imagesForwarded) + " of " + counted(result.images, "image")
              + " forwarded, " + (result.resumedPairs > 0 ? counted(result.resumedPairs, "pair") + " taken over, " : "")
              + durationText(result.seconds) + '.');
    printFailures(result);
}

int interruptedBefore(const std::string &label)
{
    printNote("Interrupted before " + label + ". The same command with --resume goes on.");
    return Interrupted;
}

// The result of `done` for another file with the same weights. A model is its fingerprint: one run stands for both, and
// is stored once.
Result<benchmark::EvaluationResult> sameModelAgain(const benchmark::EvaluationResult &done,
                                                   const fs::path &predictionsOfIt, const vision::BackboneInfo &model,
                                                   const fs::path &predictions)
{
    if (!predictions.empty() && done.complete) {
        const Result<std::string> lines = readFile(predictionsOfIt, std::numeric_limits<std::uint64_t>::max());
        if (!lines)
            return lines.error();
        if (const Result<void> written = writeFileAtomically(predictions, *lines); !written)
            return written.error();
    }
    benchmark::EvaluationResult result = done;
    result.model = model;
    return result;
}

int evaluateModels(const Options &given, const Context &context)
{
    Result<EvaluationRequest> request = evaluationRequest(given.arguments);
    if (!request)
        return printError(request.error());
    for (const std::string &note : request->notes)
        printNote(note);
    benchmark::EvaluationOptions &options = request->options;
    options.results = given.results;
    options.resume = given.resume;
    options.withoutUnreadable = given.withoutUnreadable;
    options.reduction = given.keypoints ? benchmark::Reduction::Keypoint : benchmark::Reduction::Pair;
    vision::setCpuThreads(given.arguments.threads);

    const Task task({}, context.stop);
    const auto dataset = openDataset(given.arguments.dataset, task);
    if (!dataset)
        return printError(dataset.error());

    // Folders of pairs that are asked for and cannot be listed end the evaluation. Others do not touch its figures, but
    // whoever runs it should know.
    for (const Error &error : (*dataset)->unreadable()) {
        const auto ends = [&](const dataset::PairKind kind) {
            const std::vector<Error> hidden = (*dataset)->unreadablePairs(kind, options.categories);
            return std::any_of(hidden.begin(), hidden.end(),
                               [&](const Error &one) { return one.text() == error.text(); });
        };
        if (std::none_of(options.kinds.begin(), options.kinds.end(), ends))
            printNote(error.text());
    }

    const std::vector<NamedModel> models = namedModels(request->models);
    const std::vector<std::string> labels = modelLabels(models), fileLabels = modelFileLabels(models);
    std::vector<fs::path> predictions;
    for (const std::string &label : fileLabels)
        predictions.push_back(predictionsFile(given.predictions, label, models.size()));
    if (const auto apart = benchmark::checkOutputFiles(given.results, predictions, (*dataset)->root()); !apart)
        return printError(apart.error());
    if (const auto usable = benchmark::checkOutputPlaces(given.results, predictions); !usable)
        return printError(usable.error());
    if (!given.results.empty())
        printDamage(given.results, **dataset);
    // Several models are one job: the state of those that are done stays until all are, so that --resume neither
    // computes nor stores them again.
    options.keepState = models.size() > 1;
    bool failed = false, complete = true;
    std::vector<benchmark::FinishedState> finishedStates;
    std::vector<benchmark::EvaluationResult> results;
    std::vector<std::size_t> modelOf; // of each result: models that cannot be loaded have none
    for (std::size_t i = 0; i < models.size(); ++i) {
        const vision::ModelSpec &spec = request->models[i];
        const std::string &label = labels[i];
        ProgressLine line;
        const Task loading(
            [&](const Progress &progress) {
                if (line.due())
                    line.show(label + ": loading " + progress.what);
            },
            context.stop);
        const auto backbone = vision::loadModel(spec, request->device, loading);
        if (!backbone) {
            // The others are evaluated all the same: hours of work do not hang on one file.
            line.clear();
            printError(backbone.error());
            if (task.cancelled())
                return interruptedBefore(label);
            complete = false;
            continue;
        }
        options.predictions = predictions[i];
        const vision::BackboneInfo &model = (*backbone)->info();
        const auto twin = std::find_if(results.begin(), results.end(), [&](const benchmark::EvaluationResult &result) {
            return result.model.fingerprint == model.fingerprint;
        });
        if (twin != results.end()) {
            line.clear();
            const std::size_t first = modelOf[std::size_t(twin - results.begin())];
            auto same = sameModelAgain(*twin, predictions[first], model, options.predictions);
            if (!same)
                return printError(same.error());
            printNote(label + ": the same weights as " + labels[first] + ", evaluated once; its figures are theirs.");
            results.push_back(std::move(*same));
            modelOf.push_back(i);
            continue;
        }
        vision::FeatureStore store(request->memory);
        const auto start = std::chrono::steady_clock::now();
        options.progress = [&](const benchmark::EvaluationProgress &progress) {
            if (line.due())
                line.show(progressText(label, progress, std::chrono::duration<double>(
                                                            std::chrono::steady_clock::now() - start).count()));
        };
        Result<benchmark::EvaluationResult> result = benchmark::evaluate(**dataset, **backbone, store, options, task);
        line.clear();
        if (!result) {
            // A full disk, a folder that went away: it would meet the next model as well.
            printError(result.error());
            if (task.cancelled())
                return interruptedBefore(label);
            complete = false;
            break;
        }
        if (!result->complete && task.cancelled()) {
            for (const std::string &note : result->notes)
                printNote(label + ": " + note);
            printNote("Interrupted after " + doneOf(*result) + " of " + label +
                      ". The same command with --resume goes on.");
            return Interrupted;
        }
        printOutcome(*result, label);
        if (!result->complete)
            printNote(label + ": NOT COMPLETE, " + doneOf(*result) + " done. "
                      + (given.results.empty() && given.predictions.empty() ? "" : "Nothing of it was written. ")
                      + "The same command with --resume does the rest; where a file can never be read again, "
                        "--resume --without-unreadable finishes without its pairs.");
        complete = complete && result->complete;
        failed = failed || !result->failures.empty() || result->meaningless;
        finishedStates.insert(finishedStates.end(), result->finishedStates.begin(), result->finishedStates.end());
        results.push_back(std::move(*result));
        modelOf.push_back(i);
    }
    if (complete) {
        for (const benchmark::FinishedState &state : finishedStates)
            benchmark::RunState::remove(state, options.lock);
    }
    if (!results.empty())
        print(given.json ? evaluationJson(results) : evaluationText(results));
    const auto isNew = [](const benchmark::EvaluationResult &result) { return result.complete && !result.isStored; };
    if (!given.results.empty() && std::any_of(results.begin(), results.end(), isNew))
        printNote("Results were added to " + benchmark::resultsFile(given.results).string());
    return failed || !complete || !(*dataset)->unreadable().empty() ? Failed : Success;
}

// "CC, SOC and Cross-SOC"
std::string reportedNames()
{
    const auto figures = benchmark::reportedFigures();
    std::string names;
    for (std::size_t i = 0; i < figures.size(); ++i)
        names += (i == 0                        ? ""
                      : i + 1 == figures.size() ? " and "
                                                : ", ")
            + benchmark::metricName(figures[i].criterion, figures[i].kind);
    return names;
}

} // namespace

void addEvaluateCommand(CLI::App &app, Context &context)
{
    CLI::App *command = app.add_subcommand("evaluate", reportedNames() + " of one or more models");
    auto options = std::make_shared<Options>();
    addEvaluationOptions(*command, options->arguments);
    command->add_option("--threshold", options->arguments.threshold, "Of the target box's longer side")->capture_default_str();
    command->add_flag("--keypoint-reduction", options->keypoints, "Pool the points of a category instead of its pairs");
    command->add_option("--results", options->results, "Append to FOLDER/correspondence_soco.jsonl, or to a .jsonl file")
        ->type_name("FOLDER");
    command->add_option("--predictions", options->predictions, "Write every predicted point (OmniProbe's JSON lines)")
        ->type_name("FILE");
    command->add_flag("--resume", options->resume, "Go on where an evaluation of the same models and dataset was interrupted");
    command->add_flag("--without-unreadable", options->withoutUnreadable,
                      "Finish without pairs whose files a disk or a share does not give: they count as failed");
    command->add_flag("--json", options->json, "As JSON");
    command->footer("\nExamples:\n"
                    "  soco evaluate ~/soco-demo --model dense_sift\n"
                    "  soco evaluate SOCOv1 -m dinov2_vitb14 -m dinov2_vits14=weights.pth --results results\n"
                    "  soco evaluate SOCOv1 -m dinov2_vitb14 --pairs cross --categories bus,car --max-pairs 10\n"
                    "\nPairs that cannot be scored are listed on standard error and make the exit code 2; so do\n"
                    "features that mean nothing (weights all zero, the same for every picture) and folders of\n"
                    "the dataset that cannot be read. A model that cannot be loaded is said, and the others are\n"
                    "evaluated; of two files with the same weights one is, and both have a row.\n"
                    "Ctrl+C loses nothing: the same command with --resume goes on, and so does one with another\n"
                    "choice of pairs. Pairs that a disk or a share did not give are repaired by --resume.");
    command->callback([options, &context] { context.run = [options, &context] { return evaluateModels(*options, context); }; });
}

} // namespace soco::cli
