#pragma once

namespace soco {

// Gives back to the system what the heap holds free, in the arenas of all threads: after work that took much for a short
// time, as reading tens of thousands of files. Takes milliseconds. Nothing where the C library has no such call.
void giveBackFreeHeap();

} // namespace soco
