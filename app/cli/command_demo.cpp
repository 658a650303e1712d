#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/demo/demo.h"

#include <CLI/CLI.hpp>

namespace soco::cli {

namespace {

struct Options {
    std::string folder;
    std::string size;
    demo::DemoOptions demo;
};

Result<void> readSize(const std::string &text, demo::DemoOptions &options)
{
    int width = 0, height = 0, used = 0;
    // 0 x 0 would ask for the default mixture.
    if (std::sscanf(text.c_str(), "%5dx%5d%n", &width, &height, &used) != 2 || std::size_t(used) != text.size()
        || (width == 0 && height == 0))
        return Error{ErrorKind::InvalidArgument, "\"" + text + "\" is no size", {}, {}, "Write it as 320x240"};
    options.width = width;
    options.height = height;
    return {};
}

int drawDemo(const Options &given, const Context &context)
{
    demo::DemoOptions options = given.demo;
    if (!given.size.empty()) {
        if (Result<void> read = readSize(given.size, options); !read)
            return printError(read.error());
    }
    if (Result<void> usable = options.check(); !usable)
        return printError(usable.error());
    ProgressLine line;
    const Task task(
        [&line](const Progress &progress) {
            if (line.due())
                line.show("drawing: " + groupedDigits(progress.done) + " of " + groupedDigits(progress.total) + "  " +
                          progress.what);
        },
        context.stop);
    const Result<demo::DemoReport> report = demo::writeDemoDataset(given.folder, options, task);
    line.clear();
    if (!report) {
        if (report.error().kind == ErrorKind::Cancelled)
            printNote("Interrupted. The same command goes on where it stopped.");
        return printError(report.error());
    }
    for (const std::string &note : report->notes)
        printNote(note);
    print("Drew " + groupedDigits(report->pictures) + " pictures into " + given.folder + ": " +
          groupedDigits(report->intraPairs) + " intra, " + groupedDigits(report->crossPairs) + " cross, " +
          groupedDigits(report->trainPairs) + " train and " + groupedDigits(report->testPairs) + " test pairs.\n");
    return Success;
}

} // namespace

void addDemoCommand(CLI::App &app, Context &context)
{
    CLI::App *command = app.add_subcommand("demo", "Draw the demo dataset: small toys from many sides, exact keypoints");
    auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder to draw into; new, empty, or begun by the same command")->required();
    command->add_option("--seed", options->demo.seed, "Same seed, same bytes")->capture_default_str();
    command->add_option("--categories", options->demo.categories,
                        "How many; " + std::to_string(demo::catalogue().size()) + " are known")->capture_default_str();
    command->add_option("--images", options->demo.images, "Pictures of each category")->capture_default_str();
    command->add_option("--pairs", options->demo.pairs, "Pairs of each category and type (0: as many as suit the pictures)")
        ->capture_default_str();
    command->add_option("--size", options->size, "All pictures WIDTHxHEIGHT (default: a mixture)");
    command->add_option("--threads", options->demo.threads, "Threads to draw with (0: all cores)")->capture_default_str();
    command->footer("\nExamples:\n"
                    "  soco demo ~/soco-demo\n"
                    "  soco demo big --images 40 --pairs 200 --size 160x120");
    command->callback([options, &context] { context.run = [options, &context] { return drawDemo(*options, context); }; });
}

} // namespace soco::cli
