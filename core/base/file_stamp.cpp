#include "core/base/file_stamp.h"

#include <algorithm>
#include <sys/stat.h>
#include <time.h>
#include <tuple>

namespace soco {

namespace {

constexpr std::int64_t coarsestTickNs = 2'000'000'000; // FAT

std::int64_t nanoseconds(const timespec &time)
{
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

bool operator==(const FileStamp &one, const FileStamp &other)
{
    const auto told = [](const FileStamp &stamp) {
        return std::tie(stamp.device, stamp.inode, stamp.bytes, stamp.modifiedNs, stamp.changedNs);
    };
    return told(one) == told(other);
}

std::optional<FileStamp> stampOf(const std::filesystem::path &path)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0)
        return {};
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    FileStamp stamp{std::uint64_t(info.st_dev), std::uint64_t(info.st_ino), std::uint64_t(info.st_size),
                    nanoseconds(info.st_mtim), nanoseconds(info.st_ctim)};
    stamp.isSettled = nanoseconds(now) - std::max(stamp.modifiedNs, stamp.changedNs) > coarsestTickNs;
    return stamp;
}

} // namespace soco
