#include "app/cli/command_bench.h"
#include "app/cli/progress_line.h"
#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/demo/demo.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace soco::cli {

namespace {

using nlohmann::ordered_json;

struct Options {
    demo::DemoOptions demo;
    bool portable = false, json = false;
};

ordered_json jsonOf(const demo::CategoryTime &time)
{
    return {{"pictures", time.pictures},        {"megapixels", time.megapixels},   {"seconds", time.mean.sum()},
            {"build", time.mean.build},         {"observe", time.mean.observe},    {"render", time.mean.render},
            {"post", time.mean.post},           {"encode", time.mean.encode}};
}

void addRow(TextTable &table, const std::string &name, const demo::CategoryTime &time)
{
    std::vector<std::string> row{name, std::to_string(time.pictures), fixedText(time.megapixels, 2)};
    for (const double seconds : {time.mean.build, time.mean.observe, time.mean.render, time.mean.post, time.mean.encode,
                                 time.mean.sum()})
        row.push_back(fixedText(seconds, 3));
    table.add(std::move(row));
}

int benchDemo(const Options &given, const Context &context)
{
    if (given.portable)
        demo::usePortableInstructions();
    ProgressLine line;
    const Task task(
        [&line](const Progress &progress) {
            if (line.due())
                line.show("drawing: " + groupedDigits(progress.done) + " of " + groupedDigits(progress.total));
        },
        context.stop);
    const auto times = demo::measureDrawing(given.demo, task);
    line.clear();
    if (!times)
        return printError(times.error());
    const demo::CategoryTime mean = demo::overall(*times);
    if (given.json) {
        ordered_json json{{"seed", given.demo.seed},
                          {"instructions", demo::instructionsName()},
                          {"mean", jsonOf(mean)},
                          {"categories", ordered_json::object()}};
        for (const demo::CategoryTime &time : *times)
            json["categories"][time.category] = jsonOf(time);
        print(json.dump(2) + '\n');
        return Success;
    }
    TextTable table(
        {"seconds a picture", "pictures", "megapixels", "build", "observe", "render", "post", "encode", "sum"});
    for (const demo::CategoryTime &time : *times)
        addRow(table, time.category, time);
    addRow(table, "mean", mean);
    const double sum = mean.mean.sum();
    std::vector<std::string> shares{"share", "", ""};
    for (const double part :
         {mean.mean.build, mean.mean.observe, mean.mean.render, mean.mean.post, mean.mean.encode, sum})
        shares.push_back(fixedText(100 * part / sum, 0) + " %");
    table.add(std::move(shares));
    print(table.text() + "\nProcessor time of one core, pictures drawn one after the other; instructions: "
          + demo::instructionsName() + ".\n");
    return Success;
}

} // namespace

void addBenchDemoCommand(CLI::App &bench, Context &context)
{
    CLI::App *command =
        bench.add_subcommand("demo", "Seconds a picture of the demo dataset, by what they are spent on");
    auto options = std::make_shared<Options>();
    options->demo.images = 4;
    command->add_option("--seed", options->demo.seed, "Seed of the pictures")->capture_default_str();
    command->add_option("--categories", options->demo.categories, "The first N")->capture_default_str();
    command->add_option("--category", options->demo.names, "This one instead; may be given more than once")
        ->type_name("NAME");
    command->add_option("--images", options->demo.images, "Pictures of each category")->capture_default_str();
    command->add_flag("--portable", options->portable, "Without the newer instructions that this processor may have");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &context] {
        context.run = [options, &context] { return benchDemo(*options, context); };
    });
}

} // namespace soco::cli
