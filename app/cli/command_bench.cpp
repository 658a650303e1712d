#include "app/cli/command_bench.h"

#include <CLI/CLI.hpp>

namespace soco::cli {

void addBenchCommand(CLI::App &app, Context &context)
{
    CLI::App *bench = app.add_subcommand("bench", "Measure speed");
    bench->require_subcommand(1);
    addBenchDemoCommand(*bench, context);
    addBenchEvaluateCommand(*bench, context);
}

} // namespace soco::cli
