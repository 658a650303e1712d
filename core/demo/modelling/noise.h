#pragma once

#include "core/demo/modelling/kernels.h"
#include "core/demo/modelling/value_noise.h"

#include <array>
#include <cstddef>

namespace soco::demo {

// [0, 1), the same for the same lattice point.
inline float latticeHash(int x, int y, int z)
{
    return hashed<float>(std::uint32_t(x) * latticeX ^ std::uint32_t(y) * latticeY ^ std::uint32_t(z) * latticeZ);
}

// Lattice value noise, smooth, in [0, 1).
inline float valueNoise(Vec3 p) { return valueNoiseAt<float, std::uint32_t>({p.x, p.y, p.z}); }

// One noise value: `count` octaves (at most 32) x 2.03, gain 0.5, at a point; in [0, 1).
struct Octaves {
    Vec3 point;
    int count = 1;
};

// Several at once, which costs little more than one: const auto [cloud, grain] = noises({{q * 4, 3}, {q * 38}});
void noises(const Octaves *wanted, int count, float *values);
template <std::size_t N>
std::array<float, N> noises(const Octaves (&wanted)[N])
{
    std::array<float, N> values;
    noises(wanted, int(N), values.data());
    return values;
}

inline float fractalNoise(Vec3 p, int octaves) { return noises({{p, octaves}})[0]; }

} // namespace soco::demo
