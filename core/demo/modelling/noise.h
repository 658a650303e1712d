#pragma once

#include "core/demo/modelling/math.h"

namespace soco::demo {

// [0, 1), the same for the same lattice point.
inline float latticeHash(int x, int y, int z)
{
    std::uint32_t h = std::uint32_t(x) * 0x8da6b343u ^ std::uint32_t(y) * 0xd8163841u ^ std::uint32_t(z) * 0xcb1ab31fu;
    h ^= h >> 13;
    h *= 0x5bd1e995u;
    h ^= h >> 15;
    return float(h >> 8) * (1.f / 16777216.f);
}

// Lattice value noise, smooth, in [0, 1).
inline float valueNoise(Vec3 p)
{
    const float fx = floorOf(p.x), fy = floorOf(p.y), fz = floorOf(p.z);
    const int x = int(fx), y = int(fy), z = int(fz);
    float u = p.x - fx, v = p.y - fy, w = p.z - fz;
    u = u * u * (3 - 2 * u);
    v = v * v * (3 - 2 * v);
    w = w * w * (3 - 2 * w);
    const float near = mix(mix(latticeHash(x, y, z), latticeHash(x + 1, y, z), u),
                           mix(latticeHash(x, y + 1, z), latticeHash(x + 1, y + 1, z), u), v);
    const float far = mix(mix(latticeHash(x, y, z + 1), latticeHash(x + 1, y, z + 1), u),
                          mix(latticeHash(x, y + 1, z + 1), latticeHash(x + 1, y + 1, z + 1), u), v);
    return mix(near, far, w);
}

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
