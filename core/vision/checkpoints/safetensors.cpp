#include "core/vision/checkpoints/safetensors.h"

#include "core/base/text.h"
#include "core/vision/checkpoints/checkpoint_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace soco::vision {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<std::string_view, DataType>, 15> typeNames{{
    {"F64", DataType::F64}, {"F32", DataType::F32}, {"F16", DataType::F16}, {"BF16", DataType::BF16},
    {"F8_E5M2", DataType::F8E5M2}, {"F8_E4M3", DataType::F8E4M3}, {"I64", DataType::I64}, {"I32", DataType::I32},
    {"I16", DataType::I16}, {"I8", DataType::I8}, {"U64", DataType::U64}, {"U32", DataType::U32},
    {"U16", DataType::U16}, {"U8", DataType::U8}, {"BOOL", DataType::Bool},
}};

constexpr auto downloadAgain = "The file is damaged or incomplete; download or copy it again";

// Array of non-negative integers, or nothing.
std::optional<std::vector<std::uint64_t>> unsignedNumbers(const Json &json)
{
    if (!json.is_array())
        return std::nullopt;
    std::vector<std::uint64_t> numbers;
    for (const Json &number : json) {
        if (!number.is_number_unsigned())
            return std::nullopt;
        numbers.push_back(number.get<std::uint64_t>());
    }
    return numbers;
}

Result<StoredTensor> parseTensor(const std::string &name, const Json &json, std::uint64_t dataBytes)
{
    Error error{ErrorKind::Malformed, "", "", "tensor " + name, downloadAgain};
    if (!json.is_object() || !json.contains("dtype") || !json["dtype"].is_string() || !json.contains("shape")
        || !json.contains("data_offsets")) {
        error.message = "Lacks dtype, shape or data_offsets";
        return error;
    }
    StoredTensor tensor;
    const std::string dtype = json["dtype"].get<std::string>();
    const auto type = std::find_if(typeNames.begin(), typeNames.end(), [&](const auto &t) { return t.first == dtype; });
    if (type == typeNames.end()) {
        error.kind = ErrorKind::Unsupported;
        error.message = "Has the unknown dtype \"" + dtype.substr(0, 40) + '"';
        error.remedy = "Convert the weights to F32, F16 or BF16";
        return error;
    }
    tensor.type = type->second;
    const auto shape = unsignedNumbers(json["shape"]);
    if (shape && shape->size() <= 16)
        tensor.shape.assign(shape->begin(), shape->end());
    const auto count = shape && shape->size() <= 16 ? elementCount(tensor.shape) : std::nullopt;
    if (!count || *count > dataBytes) {
        error.message = "Has an impossible shape";
        if (shape && shape->size() <= 16)
            error.message += ": " + json["shape"].dump() + " is more than the file holds";
        return error;
    }
    const auto offsets = unsignedNumbers(json["data_offsets"]);
    if (!offsets || offsets->size() != 2 || (*offsets)[0] > (*offsets)[1]) {
        error.message = "data_offsets are not two ascending numbers";
        return error;
    }
    if ((*offsets)[1] > dataBytes) {
        error.message = "Ends at byte " + std::to_string((*offsets)[1]) + " of the data, of which there are "
                        + std::to_string(dataBytes);
        return error;
    }
    const std::uint64_t needed = *count * std::uint64_t(byteSize(tensor.type));
    tensor.begin = (*offsets)[0];
    tensor.extent = (*offsets)[1] - (*offsets)[0];
    if (tensor.extent != needed) {
        error.message = "Shape " + shapeText(tensor.shape) + " of " + dtype + " needs " + counted(needed, "byte")
            + ", data_offsets give it " + std::to_string(tensor.extent);
        return error;
    }
    tensor.strides = contiguousStrides(tensor.shape);
    return tensor;
}

// The ranges must cover the data from its first to its last byte, in order and without overlap.
Result<void> checkCoverage(const std::map<std::string, StoredTensor> &tensors, std::uint64_t dataBytes)
{
    using Entry = const std::pair<const std::string, StoredTensor> *;
    std::vector<Entry> order;
    for (const auto &entry : tensors)
        order.push_back(&entry);
    std::sort(order.begin(), order.end(), [](Entry a, Entry b) {
        return std::pair(a->second.begin, a->second.extent) < std::pair(b->second.begin, b->second.extent);
    });
    std::uint64_t end = 0;
    for (const Entry entry : order) {
        if (entry->second.begin != end) {
            return Error{ErrorKind::Malformed,
                         "Begins at byte " + std::to_string(entry->second.begin) + " of the data, the tensor before it "
                             "ends at " + std::to_string(end),
                         "", "tensor " + entry->first, downloadAgain};
        }
        end += entry->second.extent;
    }
    if (end != dataBytes)
        return Error{ErrorKind::Malformed,
                     "The tensors end at byte " + std::to_string(end) + " of the data, of which there are "
                         + std::to_string(dataBytes),
                     "", "end of file", downloadAgain};
    return {};
}

} // namespace

Result<Checkpoint> readSafetensors(const std::shared_ptr<const ByteSource> &source)
{
    Error error{ErrorKind::Malformed, "", source->name(), "byte 0", downloadAgain};
    if (source->size() < 8) {
        error.message = "Is too short for a safetensors file: " + counted(source->size(), "byte");
        return error;
    }
    const auto prefix = source->readText(0, 8);
    if (!prefix)
        return prefix.error();
    std::uint64_t headerBytes = 0;
    for (int i = 7; i >= 0; --i)
        headerBytes = headerBytes << 8 | static_cast<unsigned char>((*prefix)[std::size_t(i)]);
    if (headerBytes > source->size() - 8 || headerBytes > maxCheckpointJsonBytes) {
        error.message = "The safetensors header claims " + counted(headerBytes, "byte") + ", the file has "
            + std::to_string(source->size());
        return error;
    }
    const auto text = source->readText(8, headerBytes);
    if (!text)
        return text.error();
    if (text->empty() || text->front() != '{') {
        error.place = "byte 8";
        error.message = "The safetensors header does not begin with {";
        return error;
    }
    const auto header = parseCheckpointJson(*text, source->name(), "header", 8);
    if (!header)
        return header.error();

    Checkpoint checkpoint{source->name(), "safetensors", {}, {}};
    const std::uint64_t dataBegin = 8 + headerBytes;
    const std::uint64_t dataBytes = source->size() - dataBegin;
    for (const auto &[name, json] : header->items()) {
        if (name == "__metadata__")
            continue;
        auto tensor = parseTensor(name, json, dataBytes);
        if (!tensor) {
            Error problem = tensor.error();
            problem.file = source->name();
            return problem;
        }
        tensor->source = source;
        checkpoint.tensors.emplace(name, *std::move(tensor));
    }
    if (auto covered = checkCoverage(checkpoint.tensors, dataBytes); !covered) {
        Error problem = covered.error();
        problem.file = source->name();
        return problem;
    }
    for (auto &[name, tensor] : checkpoint.tensors)
        tensor.begin += dataBegin;
    return checkpoint;
}

} // namespace soco::vision
