#pragma once

#include "app/studio/shell/options.h"

namespace soco::studio {

// What the command line names must be there: dataset, models and their files, the folder of results and pictures, the
// language. Says the first thing that is not, with what to do; empty where all is there. Looks at the disk alone, opens
// nothing. What only an open dataset can tell (--select) is not looked at.
QString missingThing(const Options &options);

} // namespace soco::studio
