#include "core/vision/checkpoints/byte_source.h"

#include "core/base/read_error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace soco::vision {

namespace {

class FileSource : public ByteSource
{
public:
    FileSource(std::string name, int fd, std::uint64_t size) : m_name(std::move(name)), m_fd(fd), m_size(size) {}
    ~FileSource() override { ::close(m_fd); }
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;

    const std::string &name() const override { return m_name; }
    std::uint64_t size() const override { return m_size; }

    Result<void> read(std::uint64_t offset, std::span<std::byte> out) const override
    {
        if (auto inside = checkRange(offset, out.size()); !inside)
            return inside;
        while (!out.empty()) {
            const ssize_t got = ::pread(m_fd, out.data(), out.size(), off_t(offset));
            if (got < 0 && errno == EINTR)
                continue;
            const std::string place = "byte " + std::to_string(offset);
            if (got < 0)
                return Error{ErrorKind::Io, std::string("Could not be read: ") + std::strerror(errno), m_name, place};
            if (got == 0)
                return Error{ErrorKind::Malformed, "The file became shorter while it was read", m_name, place,
                             "Try again when nothing is writing to it"};
            offset += std::uint64_t(got);
            out = out.subspan(std::size_t(got));
        }
        return {};
    }

private:
    std::string m_name;
    int m_fd;
    std::uint64_t m_size;
};

} // namespace

Result<void> ByteSource::checkRange(std::uint64_t offset, std::uint64_t length) const
{
    if (offset <= size() && length <= size() - offset)
        return {};
    return Error{ErrorKind::Malformed,
                 "The file ends at byte " + std::to_string(size()) + ", where "
                     + counted(length, "more byte is", "more bytes are") + " needed",
                 name(), "byte " + std::to_string(offset), "It is cut short; download or copy it again"};
}

Result<std::string> ByteSource::readText(std::uint64_t offset, std::uint64_t length) const
{
    if (auto inside = checkRange(offset, length); !inside)
        return inside.error();
    std::string text(std::size_t(length), '\0');
    if (auto done = read(offset, std::as_writable_bytes(std::span(text.data(), text.size()))); !done)
        return done.error();
    return text;
}

Result<std::shared_ptr<const ByteSource>> openByteSource(const std::filesystem::path &path)
{
    const std::string name = path.string();
    // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        const int code = errno;
        Error error = readError(path, "Could not be opened", code);
        if (code == ENOTDIR)
            error.kind = ErrorKind::NotFound;
        if (error.remedy.empty())
            error.remedy = "Check the path";
        return error;
    }
    struct stat info = {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(fd);
        return Error{ErrorKind::Unsupported, "Is not a regular file", name, "", "Name a file with weights"};
    }
    return std::shared_ptr<const ByteSource>(std::make_shared<FileSource>(name, fd, std::uint64_t(info.st_size)));
}

Result<void> MemorySource::read(std::uint64_t offset, std::span<std::byte> out) const
{
    if (auto inside = checkRange(offset, out.size()); !inside)
        return inside;
    std::copy_n(m_bytes.begin() + std::ptrdiff_t(offset), out.size(), out.begin());
    return {};
}

} // namespace soco::vision
