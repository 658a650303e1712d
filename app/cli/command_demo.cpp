#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "app/cli/text_table.h"
#include "core/base/atomic_file.h"
#include "core/base/output_place.h"
#include "core/base/text.h"
#include "core/dataset/image_file.h"
#include "core/demo/demo.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <limits>

namespace soco::cli {

namespace {

struct Options {
    std::string folder, size;
    std::string contactSheet, keypointSheet; // files
    bool folderNamed = false, list = false, where = false;
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

// Says how far a drawing is while it lasts.
template <class Draw>
auto withProgress(const Context &context, const Draw &draw)
{
    ProgressLine line;
    const Task task(
        [&line](const Progress &progress) {
            if (line.due())
                line.show("drawing: " + groupedDigits(progress.done) + " of " + groupedDigits(progress.total) + "  " +
                          progress.what);
        },
        context.stop);
    auto result = draw(task);
    line.clear();
    return result;
}

int listCatalogue()
{
    TextTable table({"category", "super-category", "group", "keypoints", "shared"}, 3);
    for (const demo::CatalogueRow &row : demo::catalogueRows())
        table.add({row.name, row.superCategory, row.group, std::to_string(row.keypoints), std::to_string(row.shared)});
    print(table.text());
    return Success;
}

// Seeds are read strictly: -1 or a number that is too large would quietly become another seed.
std::string wrongSeed(const std::string &text)
{
    std::uint64_t seed = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (code == std::errc() && end == text.data() + text.size())
        return {};
    return "\"" + text + "\" is no seed: write a whole number from 0 to "
           + std::to_string(std::numeric_limits<std::uint64_t>::max());
}

std::string wrongFileName(const std::string &text)
{
    return text.empty() ? "The name of the file is empty" : "";
}

using Sheet = Result<RgbImage> (*)(const demo::DemoOptions &, const Task &);

Result<void> drawSheet(const std::string &file, Sheet sheet, const demo::DemoOptions &options, const Context &context)
{
    std::string ending = std::filesystem::path(file).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    const bool png = ending == ".png";
    if (!png && ending != ".jpg" && ending != ".jpeg")
        return Error{ErrorKind::InvalidArgument, "This is no name of a picture", file, {},
                     "Let it end in .png or .jpg"};
    // Drawing takes minutes: what can be known to fail is said before.
    if (Result<void> usable = checkReplacedFile(file, "the sheet", MissingFolders::Refused); !usable)
        return usable;
    const Result<RgbImage> image = withProgress(context, [&](const Task &task) { return sheet(options, task); });
    if (!image)
        return image.error();
    const std::string bytes = png ? dataset::encodePng(*image) : dataset::encodeJpeg(*image, 92);
    if (bytes.empty()) // JPEG ends at 65,500 pixels a side
        return Error{ErrorKind::Unsupported, "The sheet is too large for this format", file, {},
                     "Name a .png file, or fewer categories"};
    if (Result<void> written = writeFileAtomically(file, bytes); !written)
        return written;
    print("Wrote " + file + ": " + std::to_string(image->width) + " x " + std::to_string(image->height) + " pixels.\n");
    return {};
}

int drawDataset(const std::string &folder, const demo::DemoOptions &options, const Context &context)
{
    const Result<demo::DemoReport> report =
        withProgress(context, [&](const Task &task) { return demo::writeDemoDataset(folder, options, task); });
    if (!report) {
        if (report.error().kind == ErrorKind::Cancelled)
            printNote("Interrupted. The same command goes on where it stopped.");
        return printError(report.error());
    }
    for (const std::string &note : report->notes)
        printNote(note);
    print("Drew " + counted(report->pictures, "picture") + " into " + folder + ": " + groupedDigits(report->intraPairs)
          + " intra, " + groupedDigits(report->crossPairs) + " cross, " + groupedDigits(report->trainPairs)
          + " train and " + groupedDigits(report->testPairs) + " test pairs.\n");
    return Success;
}

int drawDemo(const Options &given, const Context &context)
{
    if (given.list)
        return listCatalogue();
    demo::DemoOptions options = given.demo;
    if (!given.size.empty()) {
        if (Result<void> read = readSize(given.size, options); !read)
            return printError(read.error());
    }
    if (Result<void> usable = options.check(); !usable)
        return printError(usable.error());
    if (given.where) {
        print(demo::defaultFolder(options).string() + '\n');
        return Success;
    }
    const bool sheets = !given.contactSheet.empty() || !given.keypointSheet.empty();
    if (sheets && given.folderNamed)
        return printError({ErrorKind::InvalidArgument, "A sheet is drawn without a dataset", {}, {},
                           "Leave the folder out, or the sheet"});
    for (const auto &[file, sheet] : {std::pair{given.contactSheet, Sheet(demo::contactSheet)},
                                      std::pair{given.keypointSheet, Sheet(demo::keypointSheet)}}) {
        if (file.empty())
            continue;
        if (Result<void> drawn = drawSheet(file, sheet, options, context); !drawn)
            return printError(drawn.error());
    }
    if (sheets)
        return Success;
    return drawDataset(given.folderNamed ? given.folder : demo::defaultFolder(options).string(), options, context);
}

} // namespace

void addDemoCommand(CLI::App &app, Context &context)
{
    CLI::App *command =
        app.add_subcommand("demo", "Draw the demo dataset: small toys from many sides, exact keypoints");
    auto options = std::make_shared<Options>();
    CLI::Option *folder = command->add_option(
        "DIR", options->folder, "Folder to draw into: new, empty, or begun by the same command (default: see --where)");
    command->add_option("--seed", options->demo.seed, "Same seed, same bytes")
        ->check(wrongSeed, "")->capture_default_str();
    command->add_option("--categories", options->demo.categories,
                        "The first N of the " + std::to_string(demo::catalogue().size()) + " of --list")
        ->capture_default_str();
    command->add_option("--category", options->demo.names, "This one instead; may be given more than once")
        ->type_name("NAME");
    command->add_option("--images", options->demo.images, "Pictures of each category")->capture_default_str();
    command->add_option("--pairs", options->demo.pairs,
                        "Pairs of each category and type (0: as many as suit the pictures)")
        ->capture_default_str();
    command->add_option("--size", options->size, "All pictures WIDTHxHEIGHT (default: a mixture)");
    command->add_option("--threads", options->demo.threads, "Threads to draw with (0: all cores)")
        ->capture_default_str();
    command->add_option("--contact-sheet", options->contactSheet,
                        "Draw no dataset, but four pictures of each category on one sheet, with their names")
        ->check(wrongFileName, "")->type_name("FILE");
    command->add_option("--keypoints", options->keypointSheet,
                        "Draw no dataset, but one picture of each category with its keypoints and their names")
        ->check(wrongFileName, "")->type_name("FILE");
    command->add_flag("--list", options->list, "Name the categories that can be drawn");
    command->add_flag("--where", options->where, "Say where a dataset of these options is drawn when DIR is not given");
    command->footer("\nExamples:\n"
                    "  soco demo ~/soco-demo\n"
                    "  soco demo big --categories 100 --images 40 --pairs 200\n"
                    "  soco demo --contact-sheet sheet.jpg --categories 24");
    command->callback([options, folder, &context] {
        options->folderNamed = folder->count() > 0;
        context.run = [options, &context] { return drawDemo(*options, context); };
    });
}

} // namespace soco::cli
