#include "core/benchmark/run_state.h"

#include "core/base/atomic_file.h"

#include <bit>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

namespace soco::benchmark {

namespace {

using nlohmann::json;

Error systemError(const std::filesystem::path &path, const char *action)
{
    const int code = errno;
    Error error{ErrorKind::Io, std::string(action) + ": " + std::strerror(code), path.string(), {}, {}};
    if (code == ENOSPC || code == EDQUOT)
        error.remedy = "The disk is full. Free some space and go on with --resume";
    else if (code == EACCES || code == EROFS || code == ENOTDIR || code == EEXIST)
        error.remedy = "Choose a folder that you may write to";
    return error;
}

std::string hexadecimal(std::uint64_t value)
{
    char digits[17] = {};
    for (int i = 15; i >= 0; --i, value >>= 4)
        digits[i] = "0123456789abcdef"[value & 15];
    return digits;
}

void appendNumber(std::string &text, float value)
{
    char digits[32];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

// Names of files may hold bytes that are no UTF-8; the replacement is the same at reading and writing.
std::string quoted(const std::string &text)
{
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string headerLine(std::string_view request)
{
    return "{\"soco_run\":1,\"request\":" + quoted(std::string(request)) + "}\n";
}

} // namespace

Digest &Digest::add(std::string_view bytes)
{
    for (const char byte : bytes) {
        m_value ^= static_cast<unsigned char>(byte);
        m_value *= 1099511628211u;
    }
    return add(std::uint64_t(bytes.size())); // "ab", "c" differs from "a", "bc"
}

Digest &Digest::add(std::uint64_t number)
{
    for (int i = 0; i < 8; ++i, number >>= 8) {
        m_value ^= number & 255;
        m_value *= 1099511628211u;
    }
    return *this;
}

Digest &Digest::add(float number)
{
    return add(std::uint64_t(std::bit_cast<std::uint32_t>(number)));
}

std::string Digest::text() const
{
    return hexadecimal(m_value);
}

std::filesystem::path RunState::pathFor(const std::filesystem::path &folder, std::string_view request)
{
    return folder / (Digest().add(request).text() + ".jsonl");
}

Result<std::unique_ptr<RunState>> RunState::open(const std::filesystem::path &path, std::string_view request,
                                                 bool resume)
{
    std::error_code code;
    std::filesystem::create_directories(path.parent_path(), code);
    if (code) {
        errno = code.value();
        return systemError(path.parent_path(), "Could not be created");
    }
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0)
        return systemError(path, "Could not be opened");
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        ::close(fd);
        return Error{ErrorKind::Mismatch, "The same evaluation is running already", path.string(), {},
                     "Wait for it, or stop it and go on with --resume"};
    }
    std::unique_ptr<RunState> state(new RunState(path, fd));
    if (const Result<void> begun = state->begin(request, resume); !begun)
        return begun.error();
    return state;
}

RunState::~RunState()
{
    if (m_fd < 0)
        return;
    if (m_entries.empty())
        remove();
    else
        ::close(m_fd);
}

Result<void> RunState::begin(std::string_view request, bool resume)
{
    const std::string header = headerLine(request);
    std::size_t good = 0; // bytes of whole lines
    if (resume) {
        const Result<std::string> bytes = readFile(m_path, std::uint64_t(1) << 36);
        if (!bytes)
            return bytes.error();
        const std::string_view text = *bytes;
        if (text.starts_with(header))
            good = header.size();
        for (std::size_t at = good; good > 0 && at < text.size();) {
            const std::size_t end = text.find('\n', at);
            if (end == std::string_view::npos)
                break;
            const json line = json::parse(text.substr(at, end - at), nullptr, false);
            at = good = end + 1;
            const bool isPair = line.is_array() && line.size() == 3 && line[0].is_string() && line[1].is_string() &&
                                line[2].is_array();
            if (!isPair)
                continue;
            const std::string &digits = line[1].get_ref<const std::string &>();
            Entry entry;
            std::from_chars(digits.data(), digits.data() + digits.size(), entry.content, 16);
            const json &numbers = line[2];
            bool usable = numbers.size() % 2 == 0;
            for (std::size_t i = 0; usable && i < numbers.size(); i += 2) {
                usable = numbers[i].is_number() && numbers[i + 1].is_number();
                if (usable)
                    entry.predicted.push_back({numbers[i].get<float>(), numbers[i + 1].get<float>()});
            }
            if (usable)
                m_entries.insert_or_assign(line[0].get<std::string>(), std::move(entry));
        }
    }
    if (::ftruncate(m_fd, off_t(good)) != 0)
        return systemError(m_path, "Could not be written");
    return good > 0 ? Result<void>() : append(header);
}

Result<void> RunState::append(std::string_view text)
{
    const off_t oldLength = ::lseek(m_fd, 0, SEEK_END);
    while (!text.empty()) {
        const ssize_t written = ::write(m_fd, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            Error error = systemError(m_path, "Could not be written");
            if (::ftruncate(m_fd, oldLength) != 0)
                error.message += " (and its end could not be repaired)";
            return error;
        }
        text.remove_prefix(std::size_t(written));
    }
    return {};
}

const std::vector<UnitPoint> *RunState::find(const std::string &pair, std::uint64_t content) const
{
    const auto it = m_entries.find(pair);
    return it != m_entries.end() && it->second.content == content ? &it->second.predicted : nullptr;
}

Result<void> RunState::add(const std::string &pair, std::uint64_t content, std::span<const UnitPoint> predicted)
{
    std::string line = "[" + quoted(pair) + ",\"" + hexadecimal(content) + "\",[";
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        if (i > 0)
            line += ',';
        appendNumber(line, predicted[i].x);
        line += ',';
        appendNumber(line, predicted[i].y);
    }
    line += "]]\n";
    if (Result<void> written = append(line); !written)
        return written;
    m_entries.insert_or_assign(pair, Entry{content, {predicted.begin(), predicted.end()}});
    return {};
}

void RunState::remove()
{
    ::unlink(m_path.c_str());
    ::close(m_fd);
    m_fd = -1;
    ::rmdir(m_path.parent_path().c_str()); // refused where other runs have their state
}

} // namespace soco::benchmark
