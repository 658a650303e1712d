#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "core/base/standard_descriptors.h"
#include "core/base/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sstream>

namespace soco::cli {

void printNote(const std::string &text)
{
    std::fprintf(stderr, "soco: %s\n", oneLine(text).c_str());
}

int printError(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return Interrupted;
    printNote(error.text());
    return Failed;
}

namespace {

// An option or folder of the command that was given as "", such as a variable of the shell that is not set, or a list
// of nothing but separators. None of them means anything empty; as if it were not given, hours of work could end with
// nothing written.
std::string emptyValue(int argc, char **argv, const CLI::App &app)
{
    for (int i = 1; i < argc; ++i) {
        const std::string text = argv[i]; // "--results=" would take what stands after it
        if (text.starts_with("--") && text.find('=') == text.size() - 1)
            return text.substr(0, text.size() - 1);
    }
    const CLI::App *command = &app;
    while (!command->get_subcommands().empty())
        command = command->get_subcommands().front();
    for (const CLI::Option *option : command->get_options()) {
        const std::vector<std::string> &values = option->results();
        const bool isList = option->get_type_name() == listTypeName;
        const auto isEmpty = [&](const std::string &value) {
            return value.empty() || (isList && splitList(value).empty());
        };
        if (std::any_of(values.begin(), values.end(), isEmpty))
            return option->get_name();
    }
    return {};
}

int refuseEmptyValue(const std::string &name)
{
    return printError({ErrorKind::InvalidArgument,
                       "The value of " + name + " is empty",
                       {},
                       {},
                       "Give one, or leave " + name + " out (a variable of the shell may not be set)"});
}

int outputError = 0; // errno of the first write to standard output that failed

// A pipe that was closed or a full disk behind stdout must not look like success.
int checkedOutput(int code)
{
    errno = 0;
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
        const int reason = outputError ? outputError : errno;
        printNote(std::string("Standard output could not be written")
                  + (reason ? std::string(": ") + std::strerror(reason) : "")
                  + (reason == ENOSPC      ? ". Free some space and try again"
                         : reason == EBADF ? ". It is closed"
                                           : ""));
        return Failed;
    }
    return code;
}

} // namespace

void print(const std::string &text)
{
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), stdout) < text.size() && outputError == 0)
        outputError = errno;
}

void addDatasetOption(CLI::App &command, DatasetArguments &arguments)
{
    command.add_option("DIR", arguments.folder, "The dataset: a folder in the SOCOv1 layout")->envname("SOCO_ROOT");
    command.add_option("--allow-links", arguments.allowedLinks,
                       "Links in DIR may lead to this place outside of it, such as another disk; may be repeated")
        ->type_size(1)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->check(CLI::ExistingPath)
        ->type_name("PATH");
}

Result<std::shared_ptr<const dataset::Dataset>> openDataset(const DatasetArguments &arguments, const Task &task)
{
    if (arguments.folder.empty())
        return Error{ErrorKind::InvalidArgument, "No dataset was named", {}, {},
                     "Give its folder, or set SOCO_ROOT; soco demo DIR draws one to try"};
    const dataset::OpenOptions options{{arguments.allowedLinks.begin(), arguments.allowedLinks.end()}};
    return dataset::Dataset::open(arguments.folder, options, task);
}

} // namespace soco::cli

int main(int argc, char **argv)
{
    using namespace soco::cli;
    // A file that may not grow is an error to report, like a full disk, not a reason to die.
    std::signal(SIGXFSZ, SIG_IGN);
    soco::openStandardDescriptors();
    Context context;
    CLI::App app("SOCO Studio on the command line: semantic object correspondence, measured.\n", "soco");
    app.set_version_flag("--version", "soco " SOCO_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    app.footer("\nStart here:\n"
               "  soco demo ~/soco-demo                          draw a small dataset\n"
               "  soco evaluate ~/soco-demo --model dense_sift   the benchmark's figures of a model\n"
               "\nsoco COMMAND --help says more. DIR may be left out where SOCO_ROOT is set.\n"
               "Exit codes: 0 done, 1 soco check found problems, 2 an error, 130 interrupted.");
    addDemoCommand(app, context);
    addInfoCommand(app, context);
    addCheckCommand(app, context);
    addModelsCommand(app, context);
    addEvaluateCommand(app, context);
    addBenchCommand(app, context);
    try {
        app.parse(argc, argv);
        if (const std::string name = emptyValue(argc, argv, app); !name.empty())
            return refuseEmptyValue(name);
    } catch (const CLI::Success &success) { // --help, --version
        std::ostringstream text;
        app.exit(success, text, text);
        print(text.str());
        return checkedOutput(Success);
    } catch (const CLI::ParseError &error) {
        if (const std::string name = emptyValue(argc, argv, app); !name.empty())
            return refuseEmptyValue(name);
        std::string command = "soco";
        for (const CLI::App *sub : app.get_subcommands())
            command += ' ' + sub->get_name();
        std::string message = error.what();
        while (!message.empty() && (message.back() == '.' || message.back() == ' '))
            message.pop_back();
        printNote(message + ". " + command + " --help says what there is.");
        return Failed;
    }
    int code = Failed;
    {
        const Interrupt interrupt;
        context.stop = interrupt.token();
        code = context.run();
    }
    return checkedOutput(code);
}
