#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "core/base/text.h"
#include "core/quality/check.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <set>

namespace soco::cli {

namespace {

using nlohmann::ordered_json;

struct Options {
    DatasetArguments dataset;
    bool json = false;
    int threads = 0;
};

int checkDataset(const Options &options, const Context &context)
{
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
    const std::vector<quality::Problem> problems = quality::checkDataset(**dataset, task, options.threads);
    line.clear();
    if (task.cancelled())
        return Interrupted;
    if (options.json) {
        ordered_json json{{"root", (*dataset)->root().string()}, {"problems", ordered_json::array()}};
        for (const quality::Problem &problem : problems)
            json["problems"].push_back({{"rule", problem.rule},
                                        {"file", problem.file},
                                        {"place", problem.place},
                                        {"message", problem.message}});
        print(json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n');
    } else {
        std::set<std::string> files;
        for (const quality::Problem &problem : problems) {
            files.insert(problem.file);
            print(Error{ErrorKind::Malformed, problem.message, problem.file, problem.place, {}}.text() + " [" +
                  problem.rule + "]\n");
        }
        if (problems.empty())
            print("No problems in " + (*dataset)->root().string() + ".\n");
        else
            print(groupedDigits((long long)(problems.size())) + (problems.size() == 1 ? " problem in " : " problems in ") +
                  groupedDigits((long long)(files.size())) + (files.size() == 1 ? " file.\n" : " files.\n"));
    }
    return problems.empty() ? Success : ProblemsFound;
}

} // namespace

void addCheckCommand(CLI::App &app, Context &context)
{
    CLI::App *command = app.add_subcommand("check", "List everything in a dataset that is broken, missing or inconsistent");
    auto options = std::make_shared<Options>();
    addDatasetOption(*command, options->dataset);
    command->add_flag("--json", options->json, "As JSON");
    command->add_option("--threads", options->threads, "Threads to read with (0: all cores)")
        ->check(CLI::NonNegativeNumber)->capture_default_str();
    command->footer("\nExit code 1 when there is a problem, 0 when there is none.\n"
                    "\nExample:\n"
                    "  soco check ~/soco-demo");
    command->callback([options, &context] { context.run = [options, &context] { return checkDataset(*options, context); }; });
}

} // namespace soco::cli
