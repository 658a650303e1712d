#include "core/demo/writing/quick_file.h"

#include "core/base/write_error.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <unistd.h>
#include <vector>

namespace soco::demo {
namespace {

// A new file beside `path`, such as car_1.JPEG.4711-8: of process 4711. Never one that is there already, since process
// numbers of other computers and containers may be the same.
int openTemporary(const std::filesystem::path &path, std::string &name)
{
    static std::atomic<unsigned> count{0};
    int fd = -1;
    do {
        name = path.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(++count);
        fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (fd < 0 && errno == EEXIST);
    return fd;
}

// The process that wrote a file of such a name; 0 if it is another name.
pid_t writerOf(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos)
        return 0;
    const std::string_view of = name.substr(0, dot), numbers = name.substr(dot + 1);
    const char *const end = numbers.data() + numbers.size();
    pid_t writer = 0;
    unsigned count = 0;
    const auto first = std::from_chars(numbers.data(), end, writer);
    if (!(of.ends_with(".JPEG") || of.ends_with(".json")) || first.ec != std::errc() || first.ptr == end
        || *first.ptr != '-')
        return 0;
    const auto second = std::from_chars(first.ptr + 1, end, count);
    return second.ec == std::errc() && second.ptr == end && writer > 0 ? writer : 0;
}

// Writing a file takes less than a second; after this long nobody is at it, whosever number the name bears now.
bool isOld(const std::filesystem::path &file)
{
    std::error_code code;
    const auto time = std::filesystem::last_write_time(file, code);
    return !code && std::filesystem::file_time_type::clock::now() - time > std::chrono::minutes(10);
}

} // namespace

Error drawingError(const std::filesystem::path &path, const std::string &action, int code)
{
    Error error = writeError(path, action, code);
    if (code == ENOENT)
        error.remedy = "The folder may have been moved or deleted. Run it again to draw what is missing";
    else if (code == ENOSPC || code == EDQUOT)
        error.remedy = "The disk is full. Free some space and run it again to go on";
    return error;
}

void removeLeftovers(const std::filesystem::path &folder)
{
    namespace fs = std::filesystem;
    std::error_code code;
    std::vector<fs::path> leftovers;
    for (auto entry = fs::directory_iterator(folder, code); !code && entry != fs::directory_iterator();
         entry.increment(code)) {
        const pid_t writer = writerOf(entry->path().filename().string());
        if (writer > 0 && ((::kill(writer, 0) != 0 && errno == ESRCH) || isOld(entry->path())))
            leftovers.push_back(entry->path());
    }
    for (const fs::path &file : leftovers)
        ::unlink(file.c_str());
}

FolderLock::FolderLock(const std::filesystem::path &folder)
    : m_fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{
    while (m_fd >= 0 && ::flock(m_fd, LOCK_EX) != 0 && errno == EINTR) {
    }
}

FolderLock::~FolderLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<void> writeQuickly(const std::filesystem::path &path, std::string_view bytes)
{
    std::string temporary;
    const int fd = openTemporary(path, temporary);
    if (fd < 0)
        return drawingError(path, "Could not be written", errno);
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
    return drawingError(path, "Could not be written", code);
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
