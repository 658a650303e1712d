#pragma once

#include "core/base/error.h"

#include <optional>
#include <string_view>

namespace soco {

// What often lies in place of a file that was to be fetched: the pointer of Git LFS or git-annex, or the web page of a
// server that asks to sign in. The error says which, and how to get the file itself; it names no file, since only the
// first bytes are looked at (`head`: 64 suffice). Nothing where the bytes may be the file itself. Any thread.
std::optional<Error> standInFor(std::string_view head);

} // namespace soco
