#include "core/dataset/file_stamp.h"

#include <sys/stat.h>

namespace soco::dataset {

std::optional<FileStamp> stampOf(const std::filesystem::path &path)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0)
        return {};
    return FileStamp{std::uint64_t(info.st_size),
                     std::int64_t(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec};
}

} // namespace soco::dataset
