#pragma once

#include "core/vision/model_family.h"

#include <string_view>

namespace soco::vision {

inline constexpr std::string_view toyNetName = "toynet";

// ToyNet: trained on the demo's drawn toys, for learning the program; says nothing about photographs. Its weights are
// part of the program; "toynet=FILE" takes those of another training (packaging/training/toynet.py export).
const ModelFamily &toyNetFamily();

// The safetensors file in the program, resources/models/toynet.safetensors byte for byte.
std::string_view toyNetWeights();

} // namespace soco::vision
