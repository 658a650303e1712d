#include "app/cli/evaluation_request.h"

#include "app/cli/command.h"
#include "app/cli/text_table.h"
#include "core/base/byte_size.h"
#include "core/base/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace soco::cli {

void addEvaluationOptions(CLI::App &command, EvaluationArguments &arguments)
{
    addDatasetOption(command, arguments.dataset);
    command.add_option("--model,-m", arguments.models, "NAME or NAME=FILE; once for each model. soco models lists them")
        ->type_size(1)
        ->expected(1)
        ->allow_extra_args(false) // or the folder after it would be a second model
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("NAME[=FILE]");
    command.add_option("--pairs", arguments.pairs, "Of intra, cross, train, test")
        ->capture_default_str()
        ->type_name(listTypeName);
    command.add_option("--max-pairs", arguments.maxPairs, "Only the first N of each category, by name (0: all)")
        ->capture_default_str()->type_name("N");
    command.add_option("--categories", arguments.categories, "Only these; \\, is a comma in a name")
        ->type_name(listTypeName);
    command.add_option("--device", arguments.device, "auto, cpu, cuda or cuda:N")->capture_default_str()->type_name("DEVICE");
    command.add_option("--memory", arguments.memory, "For features (default: a quarter of the machine's)")->type_name("4GB");
    command.add_option("--threads", arguments.threads, "Threads to work with (0: all cores)")
        ->capture_default_str()->type_name("N");
    std::string ways;
    for (const benchmark::Matcher *matcher : benchmark::matchers())
        ways += (ways.empty() ? "" : "; ") + matcher->info().id + ": " + matcher->info().meaning;
    command.add_option("--matcher", arguments.matcher, "How points are matched. " + ways)
        ->capture_default_str()
        ->type_name("NAME");
}

Result<EvaluationRequest> evaluationRequest(const EvaluationArguments &arguments)
{
    const auto wrong = [](std::string message, std::string remedy) {
        return Error{ErrorKind::InvalidArgument, std::move(message), {}, {}, std::move(remedy)};
    };
    EvaluationRequest request;
    if (arguments.models.empty())
        return wrong("No model was named", "Add --model dense_sift, or another that soco models lists");
    for (const std::string &text : arguments.models) {
        Result<vision::ModelSpec> spec = vision::parseModelSpec(text);
        if (!spec)
            return spec.error();
        // Before the first model is evaluated: the last one may be missing. FILE#PLACE names a table in the file.
        std::error_code code;
        std::filesystem::path file = spec->file;
        if (!file.empty() && !std::filesystem::exists(file, code))
            file = file.string().substr(0, file.string().rfind('#'));
        if (!file.empty() && !std::filesystem::exists(file, code)) {
            const bool missing = !code || code == std::errc::no_such_file_or_directory;
            return Error{missing ? ErrorKind::NotFound : ErrorKind::Io,
                         missing ? "There is no such file" : "Could not be looked at: " + code.message(),
                         file.string(), {}, "Name the weights of " + spec->name};
        }
        const auto isNamed = [&](const vision::ModelSpec &model) { return vision::namesTheSame(model, *spec); };
        if (std::any_of(request.models.begin(), request.models.end(), isNamed))
            request.notes.push_back("The model " + text + " is named twice; it is evaluated once.");
        else
            request.models.push_back(std::move(*spec));
    }
    benchmark::EvaluationOptions &options = request.options;
    options.kinds.clear();
    for (const std::string &name : splitList(arguments.pairs)) {
        const auto kind = dataset::pairKindFromName(name);
        if (!kind)
            return wrong("\"" + name + "\" is no kind of pairs", "There are intra, cross, train and test");
        options.kinds.push_back(*kind);
    }
    options.threshold = arguments.threshold;
    options.maxPairs = arguments.maxPairs;
    options.categories = splitNames(arguments.categories);
    options.threads = arguments.threads;
    options.matcher = arguments.matcher;
    if (Result<void> usable = options.check(); !usable)
        return usable.error();
    request.memory = vision::defaultFeatureBudget();
    if (!arguments.memory.empty()) {
        const Result<std::uint64_t> bytes = parseBytes(arguments.memory);
        if (!bytes)
            return bytes.error();
        request.memory = *bytes;
    }
    const Result<vision::Device> device = vision::deviceFromName(arguments.device);
    if (!device)
        return device.error();
    request.device = *device;
    return request;
}

std::string progressText(const std::string &model, const benchmark::EvaluationProgress &progress, double seconds)
{
    std::string text = model + ": " + groupedDigits(progress.pairsDone) + " of " + counted(progress.pairsTotal, "pair");
    if (progress.imagesTotal > 0)
        text += ", " + groupedDigits(progress.imagesDone) + " of " + counted(progress.imagesTotal, "image");
    if (progress.pairsDone > 0 && seconds > 0)
        text += ", " + fixedText(double(progress.pairsDone) / seconds, 1) + " pairs/s";
    if (progress.secondsLeft >= 0)
        text += ", " + durationText(progress.secondsLeft) + " left";
    return text;
}

} // namespace soco::cli
