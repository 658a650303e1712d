#include "core/base/atomic_file.h"

#include "core/base/read_error.h"
#include "core/base/write_error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace soco {

namespace {

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int get() const { return m_fd; }
    bool valid() const { return m_fd >= 0; }
    int close()
    {
        const int result = m_fd >= 0 ? ::close(m_fd) : 0;
        m_fd = -1;
        return result;
    }

private:
    int m_fd;
};

Error notAFile(const std::filesystem::path &path)
{
    return Error{ErrorKind::Unsupported, "Is not a regular file", path.string(), {}, "Choose another name"};
}

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return false;
        }
        bytes.remove_prefix(std::size_t(written));
    }
    return true;
}

// Reads as many bytes as lengthFor(size of the file) says.
template <class LengthFor>
Result<std::string> readRegularFile(const std::filesystem::path &path, LengthFor lengthFor)
{
    // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd.valid())
        return readError(path, "Could not be opened", errno);
    struct stat info = {};
    if (::fstat(fd.get(), &info) != 0)
        return readError(path, "Could not be examined", errno);
    if (!S_ISREG(info.st_mode))
        return notAFileError(path, info.st_mode);
    const Result<std::uint64_t> wanted = lengthFor(std::uint64_t(info.st_size));
    if (!wanted)
        return wanted.error();
    std::string bytes(std::size_t(*wanted), '\0');
    std::size_t length = 0;
    while (length < bytes.size()) {
        const ssize_t got = ::read(fd.get(), bytes.data() + length, bytes.size() - length);
        if (got < 0) {
            if (errno == EINTR)
                continue;
            return readError(path, "Could not be read", errno);
        }
        if (got == 0)
            break;
        length += std::size_t(got);
    }
    bytes.resize(length);
    return bytes;
}

} // namespace

Result<std::string> readFile(const std::filesystem::path &path, std::uint64_t limit)
{
    return readRegularFile(path, [&](std::uint64_t size) -> Result<std::uint64_t> {
        if (size <= limit)
            return size;
        return Error{ErrorKind::Unsupported,
                     "Is too large: " + std::to_string(size) + " bytes, the limit is " + std::to_string(limit),
                     path.string()};
    });
}

Result<std::string> readFileStart(const std::filesystem::path &path, std::uint64_t length)
{
    return readRegularFile(path, [&](std::uint64_t size) -> Result<std::uint64_t> { return std::min(size, length); });
}

Result<void> appendLine(const std::filesystem::path &path, std::string_view line)
{
    Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    if (!fd.valid())
        return writeError(path, "Could not be opened for appending", errno);
    const off_t oldLength = ::lseek(fd.get(), 0, SEEK_END);
    if (oldLength < 0) // a pipe, whose reader may not be there
        return notAFile(path);
    std::string text;
    char last = '\n';
    if (oldLength > 0 && ::pread(fd.get(), &last, 1, oldLength - 1) == 1 && last != '\n')
        text += '\n';
    text += line;
    text += '\n';
    if (!writeAll(fd.get(), text) || ::fsync(fd.get()) != 0) {
        Error error = writeError(path, "Could not be written", errno);
        if (::ftruncate(fd.get(), oldLength) != 0)
            error.message += " (and its end could not be repaired)";
        return error;
    }
    if (fd.close() != 0)
        return writeError(path, "Could not be written", errno);
    return {};
}

} // namespace soco
