#include "app/cli/check_report.h"
#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "core/base/text.h"
#include "core/quality/check.h"
#include "core/quality/rule_registry.h"

#include <CLI/CLI.hpp>

namespace soco::cli {

namespace {

struct Options {
    DatasetArguments dataset;
    std::string rules, ignored; // lists, separated by commas
    bool json = false;
    bool listRules = false;
    bool jsonSchema = false;
    bool headersOnly = false;
    int threads = 0;
};

int checkDataset(const Options &options, const Context &context)
{
    if (options.jsonSchema) {
        print(std::string(checkJsonSchema));
        return Success;
    }
    const auto rules = quality::RuleRegistry::instance().select(splitList(options.rules), splitList(options.ignored));
    if (!rules)
        return printError(rules.error());
    if (options.listRules) {
        print(options.json ? rulesJson() : rulesText());
        return Success;
    }
    if (rules->empty())
        return printError({ErrorKind::InvalidArgument,
                           "No rule is left to check by",
                           {},
                           {},
                           "Leave one out of --ignore, or name it in --rules"});
    ProgressLine line;
    const Task task(
        [&line](const Progress &progress) {
            if (line.due())
                line.show("checking: " + groupedDigits(progress.done) +
                          (progress.total > 0 ? " of " + groupedDigits(progress.total) : "") + "  " + progress.what);
        },
        context.stop);
    const auto dataset = openDataset(options.dataset, task);
    if (!dataset)
        return printError(dataset.error());
    const quality::CheckReport report = quality::checkDataset(**dataset,
                                                              {*rules, options.threads, !options.headersOnly}, task);
    line.clear();
    if (report.cancelled) {
        printNote("The check was interrupted; nothing is known of the dataset.");
        return Interrupted;
    }
    print(options.json ? checkJson(report, (*dataset)->root()) : checkText(report, (*dataset)->root()));
    return report.findings.empty() ? Success : ProblemsFound;
}

} // namespace

void addCheckCommand(CLI::App &app, Context &context)
{
    CLI::App *command = app.add_subcommand("check", "List everything in a dataset that is broken, missing or inconsistent");
    auto options = std::make_shared<Options>();
    addDatasetOption(*command, options->dataset);
    command->add_option("--rules", options->rules, "By these rules alone")->type_name(listTypeName);
    command->add_option("--ignore", options->ignored, "Without these rules")->type_name(listTypeName);
    command->add_flag("--list-rules", options->listRules, "Check nothing, but list the rules with what they mean");
    command->add_flag("--headers-only", options->headersOnly, "Read the headers of pictures, not their pixels: faster");
    command->add_flag("--json", options->json, "As JSON, findings or rules");
    command->add_flag("--json-schema", options->jsonSchema, "Print the JSON schema that --json follows");
    command->add_option("--threads", options->threads, "Threads to read with (0: all cores)")
        ->check(CLI::NonNegativeNumber)->capture_default_str();
    command->footer("\nOne cause is one problem, however many files show it.\n"
                    "Exit code 1 when there is a problem, 0 when there is none, 2 when the check could not be made.\n"
                    "\nExamples:\n"
                    "  soco check ~/soco-demo\n"
                    "  soco check ~/soco-demo --ignore stray-file,unused-image\n"
                    "  soco check ~/soco-demo --rules copy-differs --json | jq '.problems[].file'");
    command->callback([options, &context] { context.run = [options, &context] { return checkDataset(*options, context); }; });
}

} // namespace soco::cli
