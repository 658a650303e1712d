#include "core/vision/checkpoints/checkpoint.h"

#include "core/base/stand_in.h"
#include "core/vision/checkpoints/safetensors.h"
#include "core/vision/checkpoints/shard_index.h"
#include "core/vision/checkpoints/torch_file.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace soco::vision {

namespace {

constexpr auto nameWeights = "Name a .safetensors, .pth or .bin file, the .index.json of several, or a folder with one";

// The weights in a folder, by the names that the hubs use, else the only candidate.
Result<std::filesystem::path> weightsInFolder(const std::filesystem::path &folder)
{
    std::error_code code;
    for (const char *name :
         {"model.safetensors.index.json", "model.safetensors", "pytorch_model.bin.index.json", "pytorch_model.bin"})
        if (std::filesystem::is_regular_file(folder / name, code))
            return folder / name;
    std::vector<std::filesystem::path> candidates;
    for (std::filesystem::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        const auto extension = it->path().extension();
        std::error_code ignored;
        if ((extension == ".safetensors" || extension == ".pth" || extension == ".pt" || extension == ".bin")
            && it->is_regular_file(ignored))
            candidates.push_back(it->path());
    }
    if (code)
        return Error{ErrorKind::Io, "The folder could not be read: " + code.message(), folder.string()};
    if (candidates.size() == 1)
        return candidates.front();
    return Error{ErrorKind::NotFound,
                 candidates.empty() ? std::string("The folder holds no weights")
                                    : "The folder holds " + std::to_string(candidates.size()) + " files with weights",
                 folder.string(), "", candidates.empty() ? nameWeights : "Name one of them"};
}

// "FILE#under": a file of exactly this name goes first.
std::pair<std::filesystem::path, std::string> splitSelection(const std::filesystem::path &path)
{
    std::error_code code;
    const std::string name = path.filename().string();
    const auto hash = name.rfind('#');
    if (hash == std::string::npos || hash == 0 || std::filesystem::exists(path, code))
        return {path, {}};
    return {path.parent_path() / name.substr(0, hash), name.substr(hash + 1)};
}

// The tensors whose names begin with `under` and a dot, without that beginning.
Result<Checkpoint> onlyUnder(Result<Checkpoint> whole, const std::string &under)
{
    if (!whole || under.empty())
        return whole;
    Checkpoint part{whole->file, whole->container, {}, whole->ignoredCalls};
    const std::string beginning = under + '.';
    for (const auto &[name, tensor] : whole->tensors)
        if (name.starts_with(beginning))
            part.tensors.emplace(name.substr(beginning.size()), tensor);
    if (part.tensors.empty())
        return Error{ErrorKind::NotFound, "No tensor lies under " + under.substr(0, 200), whole->file, "",
                     "Leave out #" + under.substr(0, 200) + " to be told where they lie"};
    return part;
}

Result<Checkpoint> readSelected(const std::filesystem::path &file, const std::string &under)
{
    return file.extension() == ".json" ? onlyUnder(readSharded(file), under) : readWeightFile(file, under);
}

} // namespace

int byteSize(DataType type)
{
    switch (type) {
    case DataType::F64: case DataType::I64: case DataType::U64: return 8;
    case DataType::F32: case DataType::I32: case DataType::U32: return 4;
    case DataType::F16: case DataType::BF16: case DataType::I16: case DataType::U16: return 2;
    case DataType::F8E5M2: case DataType::F8E4M3: case DataType::I8: case DataType::U8: case DataType::Bool: break;
    }
    return 1;
}

std::string_view dataTypeName(DataType type)
{
    static constexpr std::array<std::string_view, 15> names{"F64", "F32", "F16", "BF16", "F8_E5M2", "F8_E4M3", "I64",
                                                            "I32", "I16", "I8", "U64", "U32", "U16", "U8", "BOOL"};
    return names[std::size_t(type)];
}

std::vector<std::int64_t> contiguousStrides(const std::vector<std::int64_t> &shape)
{
    std::vector<std::int64_t> strides(shape.size(), 1);
    for (std::size_t i = shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * std::max<std::int64_t>(shape[i], 1);
    return strides;
}

std::optional<std::uint64_t> elementCount(const std::vector<std::int64_t> &shape)
{
    constexpr auto limit = std::uint64_t(std::numeric_limits<std::int64_t>::max()) / 8; // so that bytes fit as well
    // The product without zeros is bounded too: strides are computed from it.
    std::uint64_t count = 1;
    bool empty = false;
    for (const std::int64_t extent : shape) {
        if (extent < 0)
            return std::nullopt;
        empty = empty || extent == 0;
        const auto factor = std::uint64_t(std::max<std::int64_t>(extent, 1));
        if (factor > limit / count)
            return std::nullopt;
        count *= factor;
    }
    return empty ? 0 : count;
}

std::string shapeText(const std::vector<std::int64_t> &shape)
{
    std::string text;
    for (const std::int64_t extent : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(extent);
    return text.empty() ? "(a single number)" : text;
}

Result<Checkpoint> readCheckpoint(const std::filesystem::path &path)
{
    std::error_code code;
    const auto [file, under] = splitSelection(path);
    if (std::filesystem::is_directory(file, code)) {
        const auto inside = weightsInFolder(file);
        return inside ? readSelected(*inside, under) : Result<Checkpoint>(inside.error());
    }
    return readSelected(file, under);
}

Result<Checkpoint> readWeightFile(const std::filesystem::path &path, const std::string &under)
{
    const auto source = openByteSource(path);
    if (!source)
        return source.error();
    Error error{ErrorKind::Unsupported, "Is neither safetensors nor a file that torch.save wrote", path.string(),
                "byte 0", nameWeights};
    if ((*source)->size() == 0) {
        error.kind = ErrorKind::Malformed;
        error.message = "Is empty";
        error.remedy = "Download or copy it again";
        return error;
    }
    const auto head = (*source)->readText(0, std::min<std::uint64_t>((*source)->size(), 64));
    if (!head)
        return head.error();
    // Before the other signs: the first bytes of safetensors are a length and may look like anything.
    if (head->size() > 8 && (*head)[8] == '{')
        return onlyUnder(readSafetensors(*source), under);
    if (head->starts_with("PK\x03\x04"))
        return readTorchZipUnder(*source, under);
    if (std::optional<Error> standIn = standInFor(*head)) {
        standIn->file = path.string();
        return std::move(*standIn);
    }
    if (head->starts_with('<')) { // a server's answer in XML, say
        error.kind = ErrorKind::Malformed;
        error.message = "Is a web page, not weights";
        error.remedy = "Download the file itself";
        return error;
    }
    if (path.extension() == ".safetensors")
        return onlyUnder(readSafetensors(*source), under);
    const auto extension = path.extension();
    if (head->front() == '\x80' || extension == ".pth" || extension == ".pt" || extension == ".bin")
        return readTorchLegacyUnder(*source, under);
    return error;
}

} // namespace soco::vision
