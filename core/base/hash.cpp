#include "core/base/hash.h"

#include "core/base/read_error.h"
#include "core/base/sha256_blocks.h"

#ifdef SOCO_HAS_XXHASH
#define XXH_INLINE_ALL
#include <xxhash.h>
#else
#include "core/base/xxh64.h"
#endif

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace soco {

namespace {

#ifdef SOCO_HAS_XXHASH
using State = XXH64_state_t;

void start(State &state)
{
    XXH64_reset(&state, 0);
}
void feed(State &state, std::span<const std::byte> bytes)
{
    if (!bytes.empty())
        XXH64_update(&state, bytes.data(), bytes.size());
}
std::uint64_t digest(const State &state)
{
    return XXH64_digest(&state);
}
#else
using State = portable::Xxh64;

void start(State &state)
{
    state = State();
}
void feed(State &state, std::span<const std::byte> bytes)
{
    state.add(bytes);
}
std::uint64_t digest(const State &state)
{
    return state.value();
}
#endif

static_assert(std::is_trivially_copyable_v<State> && sizeof(State) <= 88 && alignof(State) <= 8,
              "ContentHash keeps the state as bytes");

State &stateIn(std::array<std::byte, 88> &bytes)
{
    return *std::launder(reinterpret_cast<State *>(bytes.data()));
}
const State &stateIn(const std::array<std::byte, 88> &bytes)
{
    return *std::launder(reinterpret_cast<const State *>(bytes.data()));
}

std::array<std::byte, 8> littleEndian(std::uint64_t number)
{
    std::array<std::byte, 8> bytes;
    for (std::byte &byte : bytes) {
        byte = std::byte(number & 255);
        number >>= 8;
    }
    return bytes;
}

template <class Number>
void appendHex(std::string &text, Number number)
{
    for (int shift = int(sizeof number) * 8 - 4; shift >= 0; shift -= 4)
        text += "0123456789abcdef"[(number >> shift) & 15];
}

// Calls take(bytes) for one piece after the other.
template <class Take>
Result<void> readInPieces(const std::filesystem::path &path, const std::stop_token &stop, Take take)
{
    const auto systemError = [&](const char *what) {
        const int code = errno;
        const bool missing = code == ENOENT || code == ENOTDIR;
        return Error{missing ? ErrorKind::NotFound : ErrorKind::Io, std::string(what) + ": " + std::strerror(code),
                     path.string(), "", code == EACCES ? "Give yourself the right to read it" : "Check the path"};
    };
    // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return systemError("Could not be opened");
    struct Closing {
        int fd;
        ~Closing() { ::close(fd); }
    } const closing{fd};
    struct stat info = {};
    if (::fstat(fd, &info) != 0)
        return systemError("Could not be examined");
    if (!S_ISREG(info.st_mode))
        return notAFileError(path, info.st_mode);
    // Not zeroed, and no larger than the file: most are small, and there are tens of thousands of them.
    const std::size_t length = std::clamp<std::size_t>(std::size_t(info.st_size) + 1, 4096, std::size_t(1) << 20);
    const auto piece = std::make_unique_for_overwrite<std::byte[]>(length);
    for (;;) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Reading was cancelled", path.string()};
        const ssize_t got = ::read(fd, piece.get(), length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError("Could not be read");
        if (got == 0)
            return {};
        take(std::span<const std::byte>(piece.get(), std::size_t(got)));
    }
}

} // namespace

ContentHash::ContentHash()
{
    start(*new (m_state.data()) State);
}

ContentHash &ContentHash::add(std::span<const std::byte> bytes)
{
    feed(stateIn(m_state), bytes);
    return *this;
}

ContentHash &ContentHash::field(std::string_view text)
{
    return add(text).field(std::uint64_t(text.size()));
}

ContentHash &ContentHash::field(std::uint64_t number)
{
    return add(littleEndian(number));
}

ContentHash &ContentHash::field(float number)
{
    return field(std::uint64_t(std::bit_cast<std::uint32_t>(number)));
}

ContentHash &ContentHash::field(double number)
{
    return field(std::bit_cast<std::uint64_t>(number));
}

std::uint64_t ContentHash::value() const
{
    return digest(stateIn(m_state));
}

std::string ContentHash::hex() const
{
    std::string text;
    appendHex(text, value());
    return text;
}

Sha256 &Sha256::add(std::span<const std::byte> bytes)
{
    m_total += bytes.size();
    if (m_pendingBytes > 0) {
        const std::size_t length = std::min(bytes.size(), m_pending.size() - m_pendingBytes);
        std::copy_n(bytes.begin(), length, m_pending.begin() + std::ptrdiff_t(m_pendingBytes));
        m_pendingBytes += length;
        bytes = bytes.subspan(length);
        if (m_pendingBytes < m_pending.size())
            return *this;
        sha256Blocks()(m_state, m_pending.data(), 1);
        m_pendingBytes = 0;
    }
    if (const std::size_t blocks = bytes.size() / m_pending.size(); blocks > 0) {
        sha256Blocks()(m_state, bytes.data(), blocks);
        bytes = bytes.subspan(blocks * m_pending.size());
    }
    std::copy(bytes.begin(), bytes.end(), m_pending.begin());
    m_pendingBytes = bytes.size();
    return *this;
}

std::string Sha256::hex() const
{
    // A one bit, zeros up to 8 bytes before the end of a block, the length in bits, big-endian.
    Sha256 whole = *this;
    std::array<std::byte, 72> padding{std::byte(0x80)};
    const std::size_t zeros = (119 - m_total % 64) % 64;
    const std::uint64_t bits = m_total * 8;
    for (std::size_t i = 0; i < 8; ++i)
        padding[1 + zeros + i] = std::byte(bits >> (56 - 8 * i) & 255);
    whole.add(std::span(padding).first(9 + zeros));
    std::string text;
    for (const std::uint32_t word : whole.m_state)
        appendHex(text, word);
    return text;
}

std::string sha256(std::string_view text)
{
    return Sha256().add(text).hex();
}

Result<std::string> sha256OfFile(const std::filesystem::path &path, const std::stop_token &stop)
{
    Sha256 hash;
    const Result<void> read = readInPieces(path, stop, [&](std::span<const std::byte> piece) { hash.add(piece); });
    return read ? Result<std::string>(hash.hex()) : Result<std::string>(read.error());
}

Result<std::uint64_t> contentHashOfFile(const std::filesystem::path &path, const std::stop_token &stop)
{
    ContentHash hash;
    const Result<void> read = readInPieces(path, stop, [&](std::span<const std::byte> piece) { hash.add(piece); });
    return read ? Result<std::uint64_t>(hash.value()) : Result<std::uint64_t>(read.error());
}

} // namespace soco
