#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace soco::demo {

// Writes beside `path` and renames, so that a reader sees a whole file or none, but does not wait for the disk: tens of
// thousands of files that can be drawn again are not worth a sync each. After a power cut run again: texts are compared
// and pictures looked at (isWholeJpeg) before they are kept.
Result<void> writeQuickly(const std::filesystem::path &path, std::string_view bytes);

// Removes what writeQuickly left in `folder` in programs that were killed. Those of running programs stay.
void removeLeftovers(const std::filesystem::path &folder);

// Held by one at a time, in whatever program; the next one waits. Where the file system has no locks it does nothing.
class FolderLock
{
public:
    explicit FolderLock(const std::filesystem::path &folder);
    ~FolderLock();
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

private:
    int m_fd = -1;
};

// What kept a file or folder of a dataset from being made, with this errno: and that the same command goes on.
Error drawingError(const std::filesystem::path &path, const std::string &action, int code);

// Does the file begin and end as a JPEG does?
bool isWholeJpeg(const std::filesystem::path &path);

} // namespace soco::demo
