#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace soco::vision {

// How the table of position embeddings is fitted to another grid (core/vision/README.md, "Position rules"). Both
// leave it alone where the grid is already the stored one (P0).
enum class PositionRule {
    ScaleOffset,     // P1: bicubic, a = -0.75, by the scale (h + 0.1) / M, which is also what the kernel maps with
    SizeAntialiased, // P3: bicubic, a = -0.5, antialiased, by the size
};

enum class MlpKind {
    Gelu,        // fc2(gelu(fc1 x)), gelu by erf
    SwigluFused, // fc1 gives two halves a and b; fc2(silu(a) * b)
};

// A vision transformer (core/vision/README.md, "The vision transformer"): patch convolution, [class, registers,
// patches], pre-norm blocks with LayerScale. The dense output is the last block's, without the final norm.
struct VitConfig {
    int patch = 14;
    int dim = 0;
    int depth = 0;
    int heads = 0;
    int mlpHidden = 0; // width of fc2's input
    MlpKind mlp = MlpKind::Gelu;
    int registers = 0; // inserted behind the class token, without position
    PositionRule positionRule = PositionRule::ScaleOffset;
    int storedGrid = 37; // side of the released position table; a file may bring another one
    double eps = 1e-6;   // of every LayerNorm
};

// A tensor that a model of this configuration needs, by its canonical name (key_mapping.h).
struct ParameterShape {
    std::string name;
    std::vector<std::int64_t> shape;
};
// All of them, in the order of the network. `pos` has the stored grid.
std::vector<ParameterShape> parameterShapes(const VitConfig &config);
std::uint64_t parameterCount(const VitConfig &config);

} // namespace soco::vision
