#include "core/vision/backbones/stored_numbers.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/isfinite.h>

#include <optional>
#include <span>

namespace soco::vision {

namespace {

std::optional<at::ScalarType> floatingType(DataType type)
{
    switch (type) {
    case DataType::F64: return at::kDouble;
    case DataType::F32: return at::kFloat;
    case DataType::F16: return at::kHalf;
    case DataType::BF16: return at::kBFloat16;
    default: return std::nullopt;
    }
}

} // namespace

Result<at::Tensor> readNumbers(const StoredTensor &stored, const std::string &name, const std::string &file)
{
    const auto type = floatingType(stored.type);
    if (!type)
        return Error{ErrorKind::Unsupported,
                     "Has type " + std::string(dataTypeName(stored.type)) + ", which is no weight", file,
                     "tensor " + name, "Convert the weights to F32, F16 or BF16"};
    // The bytes from the first element to the last, then the shape over them; only then float32.
    const auto elements = std::int64_t(stored.extent / std::uint64_t(byteSize(stored.type)));
    const at::Tensor raw = at::empty({elements}, at::TensorOptions().dtype(*type));
    const std::span bytes(static_cast<std::byte *>(raw.data_ptr()), std::size_t(stored.extent));
    if (auto done = stored.source->read(stored.begin, bytes); !done) {
        Error error = done.error();
        error.place = "tensor " + name + ", " + error.place;
        return error;
    }
    at::Tensor numbers = raw.as_strided(stored.shape, stored.strides).to(at::kFloat).contiguous();
    if (!at::isfinite(numbers).all().item<bool>())
        return Error{ErrorKind::Malformed, "Holds numbers that are not finite", file, "tensor " + name,
                     "The file is damaged; download it again"};
    return numbers;
}

} // namespace soco::vision
