#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dataset/dataset.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace soco::cli {

// What a command line asked for ends with one of these.
enum ExitCode {
    Success = 0,
    ProblemsFound = 1, // `soco check` found something
    Failed = 2,        // an error was printed
    Interrupted = 130, // Ctrl+C
};

// What the commands share. Parsing only chooses `run`; main() calls it.
struct Context {
    std::function<int()> run;
    std::stop_token stop; // Ctrl+C
};

void addDemoCommand(CLI::App &app, Context &context);
void addInfoCommand(CLI::App &app, Context &context);
void addCheckCommand(CLI::App &app, Context &context);
void addModelsCommand(CLI::App &app, Context &context);
void addEvaluateCommand(CLI::App &app, Context &context);
void addBenchCommand(CLI::App &app, Context &context);

// "soco: FILE: PLACE: MESSAGE. REMEDY." on stderr, one line; returns the exit code that fits.
int printError(const Error &error);
void printNote(const std::string &text); // "soco: TEXT" on stderr
// Text to stdout.
void print(const std::string &text);

// Which dataset a command works on, and where its links may lead.
struct DatasetArguments {
    std::string folder;
    std::vector<std::string> allowedLinks;
};
// The positional DIR of most commands (SOCO_ROOT where it is not given), and --allow-links.
void addDatasetOption(CLI::App &command, DatasetArguments &arguments);
Result<std::shared_ptr<const dataset::Dataset>> openDataset(const DatasetArguments &arguments, const Task &task);

// The value of an option that takes a list, as --help shows it.
inline constexpr const char *listTypeName = "A,B";

} // namespace soco::cli
