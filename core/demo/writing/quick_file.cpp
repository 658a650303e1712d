#include "core/demo/writing/quick_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace soco::demo {
namespace {

Error systemError(const std::filesystem::path &path, int code)
{
    Error error;
    error.kind = code == ENOENT ? ErrorKind::NotFound : ErrorKind::Io;
    error.file = path.string();
    error.message = std::string("Could not be written: ") + std::strerror(code);
    if (code == ENOSPC || code == EDQUOT)
        error.remedy = "The disk is full. Free some space and run it again to go on";
    else
        error.remedy = "Choose a folder that you may write to";
    return error;
}

} // namespace

Result<void> writeQuickly(const std::filesystem::path &path, std::string_view bytes)
{
    const std::string temporary = path.string() + "." + std::to_string(::getpid());
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return systemError(path, errno);
    int code = 0;
    while (!bytes.empty() && code == 0) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(std::size_t(written));
        else if (errno != EINTR)
            code = errno;
    }
    if (::close(fd) != 0 && code == 0)
        code = errno;
    if (code == 0 && ::rename(temporary.c_str(), path.c_str()) != 0)
        code = errno;
    if (code == 0)
        return {};
    ::unlink(temporary.c_str());
    return systemError(path, code);
}

bool isWholeJpeg(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::array<unsigned char, 4> ends{};
    const auto bytes = reinterpret_cast<char *>(ends.data());
    return file.read(bytes, 2) && file.seekg(-2, std::ios::end) && file.read(bytes + 2, 2)
           && ends == std::array<unsigned char, 4>{0xFF, 0xD8, 0xFF, 0xD9};
}

} // namespace soco::demo
