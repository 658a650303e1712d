#pragma once

namespace soco::vision {

// True in every program that this was linked into: LibTorch then starts in a working directory that was deleted too.
// Asking is what links it in.
bool startedOutsideVanishedDirectories();

} // namespace soco::vision
