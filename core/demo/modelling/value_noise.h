#pragma once

#include "core/demo/modelling/packet.h"

// Lattice value noise, for one point or eight.

namespace soco::demo {

inline constexpr std::uint32_t latticeX = 0x8da6b343u, latticeY = 0xd8163841u, latticeZ = 0xcb1ab31fu;

template <class Lane, class Int>
SOCO_LANES Lane hashed(Int h)
{
    h = h ^ (h >> 13);
    h = h * Int(0x5bd1e995u);
    h = h ^ (h >> 15);
    return asFloat(h >> 8) * Lane(1.f / 16777216.f);
}

template <class Lane>
SOCO_LANES Lane eased(Lane t)
{
    return t * t * (Lane(3.f) - Lane(2.f) * t);
}

template <class Lane, class Int>
SOCO_LANES Lane valueNoiseAt(const Point<Lane> &p)
{
    const auto floored = [](Lane x) __attribute__((always_inline)) {
        const Lane whole = asFloat(truncated(x));
        return select(whole > x, whole - Lane(1.f), whole);
    };
    const Lane fx = floored(p.x), fy = floored(p.y), fz = floored(p.z);
    const Int x = truncated(fx) * Int(latticeX), y = truncated(fy) * Int(latticeY), z = truncated(fz) * Int(latticeZ);
    const Int x1 = x + Int(latticeX), y1 = y + Int(latticeY), z1 = z + Int(latticeZ);
    const Lane u = eased<Lane>(p.x - fx), v = eased<Lane>(p.y - fy), w = eased<Lane>(p.z - fz);
    const auto edge = [&](Int yz) __attribute__((always_inline)) {
        return mixed<Lane>(hashed<Lane, Int>(x ^ yz), hashed<Lane, Int>(x1 ^ yz), u);
    };
    const Lane near = mixed<Lane>(edge(y ^ z), edge(y1 ^ z), v);
    const Lane far = mixed<Lane>(edge(y ^ z1), edge(y1 ^ z1), v);
    return mixed<Lane>(near, far, w);
}

} // namespace soco::demo
