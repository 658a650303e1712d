#pragma once

#include <string_view>

namespace soco::dataset {

// A file or folder that an operating system, a share, an editor or a sync client left behind, and no data, by its bare
// name: every hidden name (.DS_Store, ._car_1.JPEG, .nfs0001, .Trash-1000, .git, .car_1.JPEG.icloud), Thumbs.db,
// desktop.ini, @eaDir, lost+found, $RECYCLE.BIN, __MACOSX, backups (car_1.json~, #car_1.json#), conflicted copies.
bool isSystemLitter(std::string_view name);

} // namespace soco::dataset
