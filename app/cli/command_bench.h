#pragma once

#include "app/cli/command.h"

namespace soco::cli {

// The commands below `soco bench`, one file each.
void addBenchDemoCommand(CLI::App &bench, Context &context);
void addBenchEvaluateCommand(CLI::App &bench, Context &context);

} // namespace soco::cli
