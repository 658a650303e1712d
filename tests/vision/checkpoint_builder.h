#pragma once

#include "core/vision/checkpoints/byte_source.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// Files with weights made by hand, right or with one defect.

namespace soco::test {

inline std::string littleEndian(std::uint64_t value, int width)
{
    std::string bytes;
    for (int i = 0; i < width; ++i, value >>= 8)
        bytes += char(value & 0xff);
    return bytes;
}

inline std::shared_ptr<const vision::ByteSource> sourceOf(const std::string &bytes)
{
    const auto *first = reinterpret_cast<const std::byte *>(bytes.data());
    return std::make_shared<vision::MemorySource>("memory.bin", std::vector<std::byte>(first, first + bytes.size()));
}

inline std::string safetensors(const std::string &header, const std::string &data)
{
    return littleEndian(header.size(), 8) + header + data;
}

struct ZipPart {
    std::string name;
    std::string data;
};

struct ZipDefects {
    bool compressed = false;
    bool encrypted = false;
    bool zip64 = false;             // sizes and offsets in zip64 fields, as in files over 4 GB
    std::uint64_t extraSize = 0;    // added to the size that the directory claims
    std::uint64_t headerShift = 0;  // added to where the directory says the entries begin
    std::uint64_t extraEntries = 0; // added to their number
};

// Stored entries, a central directory, an end record.
inline std::string zipFile(const std::vector<ZipPart> &parts, const ZipDefects &defects = {})
{
    std::string file, directory;
    for (const ZipPart &part : parts) {
        const std::uint64_t begin = file.size();
        const std::uint64_t size = part.data.size();
        file += "PK\x03\x04" + littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 8)
                + littleEndian(size, 4) + littleEndian(size, 4) + littleEndian(part.name.size(), 2)
                + littleEndian(0, 2) + part.name + part.data;
        const std::uint64_t claimed = size + defects.extraSize, header = begin + defects.headerShift;
        std::string extra;
        if (defects.zip64)
            extra = littleEndian(1, 2) + littleEndian(24, 2) + littleEndian(claimed, 8) + littleEndian(claimed, 8)
                    + littleEndian(header, 8);
        const auto field = [&](std::uint64_t value) { return littleEndian(defects.zip64 ? 0xffffffff : value, 4); };
        directory += "PK\x01\x02" + littleEndian(20, 2) + littleEndian(20, 2) + littleEndian(defects.encrypted, 2)
                     + littleEndian(defects.compressed ? 8 : 0, 2) + littleEndian(0, 8) + field(claimed)
                     + field(claimed)
                     + littleEndian(part.name.size(), 2) + littleEndian(extra.size(), 2) + littleEndian(0, 10)
                     + field(header) + part.name + extra;
    }
    const std::uint64_t begin = file.size(), entries = parts.size() + defects.extraEntries;
    file += directory;
    if (defects.zip64) {
        const std::uint64_t record = file.size();
        file += "PK\x06\x06" + littleEndian(44, 8) + littleEndian(45, 2) + littleEndian(45, 2) + littleEndian(0, 8)
                + littleEndian(entries, 8) + littleEndian(entries, 8) + littleEndian(directory.size(), 8)
                + littleEndian(begin, 8);
        file += "PK\x06\x07" + littleEndian(0, 4) + littleEndian(record, 8) + littleEndian(1, 4);
    }
    const std::uint64_t shortEntries = defects.zip64 ? 0xffff : entries;
    return file + "PK\x05\x06" + littleEndian(0, 4) + littleEndian(shortEntries, 2) + littleEndian(shortEntries, 2)
           + littleEndian(directory.size(), 4) + littleEndian(defects.zip64 ? 0xffffffff : begin, 4)
           + littleEndian(0, 2);
}

inline bool writeFile(const QString &path, const std::string &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size());
}

} // namespace soco::test
