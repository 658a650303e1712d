#pragma once

#include "core/demo/modelling/kernels.h"
#include "core/demo/modelling/value_noise.h"

namespace soco::demo {

// [0, 1), the same for the same lattice point.
inline float latticeHash(int x, int y, int z)
{
    return hashed<float>(std::uint32_t(x) * latticeX ^ std::uint32_t(y) * latticeY ^ std::uint32_t(z) * latticeZ);
}

// Lattice value noise, smooth, in [0, 1).
inline float valueNoise(Vec3 p) { return valueNoiseAt<float, std::uint32_t>({p.x, p.y, p.z}); }

// Octaves x 2.03, gain 0.5, in [0, 1).
inline float fractalNoise(Vec3 p, int octaves)
{
    float weight = 0.5f, sum = 0, total = 0;
    for (int i = 0; i < octaves; ++i) {
        sum += weight * valueNoise(p);
        total += weight;
        weight *= 0.5f;
        p = p * 2.03f + Vec3{7.1f, 3.3f, 5.7f};
    }
    return sum / total;
}

} // namespace soco::demo
