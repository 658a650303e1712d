#pragma once

namespace soco {

// Gives standard input, output and error /dev/null where a program was started without them: else the next file that is
// opened takes their number, and what is printed goes into it. Standard output then fails when it is written to, so that
// it cannot look written. Call it first in main().
void openStandardDescriptors();

} // namespace soco
