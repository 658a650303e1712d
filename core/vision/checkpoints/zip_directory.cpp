#include "core/vision/checkpoints/zip_directory.h"

#include "core/base/text.h"

#include <algorithm>
#include <string_view>

// Field positions: PKWARE's APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (central header), 4.3.14 to 4.3.16 (end
// records) and 4.5.3 (zip64 extra field).

namespace soco::vision {

namespace {

constexpr std::uint64_t maxDirectoryBytes = 64'000'000;
constexpr std::uint32_t localMagic = 0x04034b50, centralMagic = 0x02014b50, endMagic = 0x06054b50,
                        end64Magic = 0x06064b50, locator64Magic = 0x07064b50;
constexpr std::uint64_t endBytes = 22, locator64Bytes = 20, end64Bytes = 56, centralBytes = 46, localBytes = 30;
constexpr auto cutShort = "It is cut short or damaged; download or copy it again";

// `at` + `width` must lie inside `text`.
std::uint64_t number(std::string_view text, std::size_t at, int width)
{
    std::uint64_t value = 0;
    for (int i = width; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(text[at + std::size_t(i)]);
    return value;
}

struct Directory {
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0;
    std::uint64_t entries = 0;
};

struct Record {
    std::uint64_t size = 0, storedSize = 0, header = 0;
};

// 0xffffffff in a 32-bit field means that the value is in the zip64 extra field, in this order.
bool resolveZip64(std::string_view extra, Record &record)
{
    const bool wanted = record.size == 0xffffffff || record.storedSize == 0xffffffff || record.header == 0xffffffff;
    while (wanted && extra.size() >= 4) {
        const auto id = number(extra, 0, 2), length = number(extra, 2, 2);
        if (length > extra.size() - 4)
            return false;
        auto field = extra.substr(4, length);
        extra.remove_prefix(4 + length);
        if (id != 1)
            continue;
        for (std::uint64_t *value : {&record.size, &record.storedSize, &record.header}) {
            if (*value != 0xffffffff)
                continue;
            if (field.size() < 8)
                return false;
            *value = number(field, 0, 8);
            field.remove_prefix(8);
        }
        return true;
    }
    return !wanted;
}

Error malformed(const ByteSource &source, std::string message, std::string place = "zip directory")
{
    return Error{ErrorKind::Malformed, std::move(message), source.name(), std::move(place), cutShort};
}

Result<Directory> findDirectory(const ByteSource &source)
{
    const std::uint64_t tailBytes = std::min<std::uint64_t>(source.size(), endBytes + 65535);
    const std::uint64_t tailBegin = source.size() - tailBytes;
    const auto tail = source.readText(tailBegin, tailBytes);
    if (!tail)
        return tail.error();
    std::size_t at = std::string::npos;
    for (std::size_t i = tail->size() >= endBytes ? tail->size() - endBytes + 1 : 0; i-- > 0;) {
        if (number(*tail, i, 4) == endMagic) {
            at = i;
            break;
        }
    }
    if (at == std::string::npos)
        return malformed(source, "Begins like a zip file but has no directory at its end", "end of file");
    Directory directory{number(*tail, at + 16, 4), number(*tail, at + 12, 4), number(*tail, at + 10, 2)};
    const bool zip64 = directory.begin == 0xffffffff || directory.bytes == 0xffffffff || directory.entries == 0xffff;
    if (zip64) {
        if (at < locator64Bytes || number(*tail, at - locator64Bytes, 4) != locator64Magic)
            return malformed(source, "The zip64 locator is missing", "end of file");
        const auto record = source.readText(number(*tail, at - locator64Bytes + 8, 8), end64Bytes);
        if (!record)
            return record.error();
        if (number(*record, 0, 4) != end64Magic)
            return malformed(source, "The zip64 end record is missing", "end of file");
        directory = {number(*record, 48, 8), number(*record, 40, 8), number(*record, 32, 8)};
    }
    if (directory.begin > source.size() || directory.bytes > source.size() - directory.begin)
        return malformed(source, "The zip directory lies outside the file");
    if (directory.bytes > maxDirectoryBytes || directory.entries > directory.bytes / centralBytes)
        return malformed(source,
                         "The zip directory claims " + counted(directory.entries, "entry", "entries") + " in "
                             + counted(directory.bytes, "byte"));
    return directory;
}

// Where an entry's data begin: behind its local header, whose own name and padding lengths count.
Result<ZipEntry> locate(const ByteSource &source, const std::string &name, const Record &record)
{
    const auto local = source.readText(record.header, localBytes);
    if (!local)
        return local.error();
    if (number(*local, 0, 4) != localMagic)
        return malformed(source, "Has no local header where the directory says", "zip entry " + name);
    const std::uint64_t begin = record.header + localBytes + number(*local, 26, 2) + number(*local, 28, 2);
    if (begin > source.size() || record.size > source.size() - begin)
        return malformed(source, "Reaches beyond the end of the file", "zip entry " + name);
    return ZipEntry{begin, record.size};
}

} // namespace

Result<std::map<std::string, ZipEntry>> readZipDirectory(const ByteSource &source)
{
    const auto directory = findDirectory(source);
    if (!directory)
        return directory.error();
    const auto text = source.readText(directory->begin, directory->bytes);
    if (!text)
        return text.error();
    std::map<std::string, ZipEntry> entries;
    std::string_view rest = *text;
    for (std::uint64_t i = 0; i < directory->entries; ++i) {
        const std::string place = "zip directory, entry " + std::to_string(i);
        if (rest.size() < centralBytes || number(rest, 0, 4) != centralMagic)
            return malformed(source, "Is not a directory entry", place);
        const auto flags = number(rest, 8, 2), method = number(rest, 10, 2);
        Record record{number(rest, 24, 4), number(rest, 20, 4), number(rest, 42, 4)};
        const auto nameBytes = number(rest, 28, 2), extraBytes = number(rest, 30, 2);
        const auto commentBytes = number(rest, 32, 2);
        if (nameBytes + extraBytes + commentBytes > rest.size() - centralBytes)
            return malformed(source, "Is longer than the directory", place);
        std::string name(rest.substr(centralBytes, nameBytes));
        if (!resolveZip64(rest.substr(centralBytes + nameBytes, extraBytes), record))
            return malformed(source, "Has a broken zip64 field", place);
        rest.remove_prefix(centralBytes + nameBytes + extraBytes + commentBytes);
        if (method != 0 || (flags & 1) != 0 || record.size != record.storedSize)
            return Error{ErrorKind::Unsupported, "Is compressed or encrypted, which torch.save never does",
                         source.name(), "zip entry " + name.substr(0, 200),
                         "Unpack the zip file and name the weights inside it"};
        if (record.header > source.size())
            return malformed(source, "Begins beyond the end of the file", "zip entry " + name.substr(0, 200));
        const auto entry = locate(source, name.substr(0, 200), record);
        if (!entry)
            return entry.error();
        if (!entries.emplace(std::move(name), *entry).second)
            return malformed(source, "Occurs twice", place);
    }
    return entries;
}

} // namespace soco::vision
