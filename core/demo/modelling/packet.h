#pragma once

#include <cstdint>
#ifdef __SSE2__
#include <immintrin.h>
#endif

// Several floats side by side, so that one formula serves one point (Lane = float) and eight (Lane = Packet). Each lane
// computes exactly what a single float would: only the four operations, sqrt and selections, all rounded by IEEE 754.
//
// Width says how many floats a register of the instruction set holds. It is a part of the type, so that the linker
// never takes a function that was compiled for a newer processor where an older one must run. For the same reason the
// kernels call, beside templates over packets, only functions marked SOCO_LANES.

#define SOCO_LANES inline __attribute__((always_inline))

namespace soco::demo {

template <int Width>
struct Registers;
template <>
struct Registers<4> {
    typedef float Floats __attribute__((vector_size(16)));
    typedef int Ints __attribute__((vector_size(16)));
    typedef std::uint32_t Unsigned __attribute__((vector_size(16)));
};
template <>
struct Registers<8> {
    typedef float Floats __attribute__((vector_size(32)));
    typedef int Ints __attribute__((vector_size(32)));
    typedef std::uint32_t Unsigned __attribute__((vector_size(32)));
};

// All ones or all zeros a lane.
template <int Count, int Width>
struct Mask {
    static constexpr int registers = Count / Width;
    using Register = typename Registers<Width>::Ints;
    Register r[registers];

    SOCO_LANES friend Mask operator&(Mask a, Mask b) { return zipped(a, b, [](auto x, auto y) { return x & y; }); }
    SOCO_LANES friend Mask operator|(Mask a, Mask b) { return zipped(a, b, [](auto x, auto y) { return x | y; }); }
    SOCO_LANES friend Mask operator^(Mask a, Mask b) { return zipped(a, b, [](auto x, auto y) { return x ^ y; }); }
    SOCO_LANES friend Mask operator~(Mask a) { return zipped(a, a, [](auto x, auto) { return ~x; }); }

    // Bit i: lane i.
    SOCO_LANES unsigned bits() const
    {
        unsigned all = 0;
        for (int i = 0; i < registers; ++i) {
#if defined(__AVX__)
            if constexpr (Width == 8) {
                all |= unsigned(_mm256_movemask_ps(__m256(r[i]))) << (i * Width);
                continue;
            }
#endif
#ifdef __SSE2__
            if constexpr (Width == 4) {
                all |= unsigned(_mm_movemask_ps(__m128(r[i]))) << (i * Width);
                continue;
            }
#endif
            for (int k = 0; k < Width; ++k)
                all |= unsigned(r[i][k] & 1) << (i * Width + k);
        }
        return all;
    }
    SOCO_LANES static Mask of(unsigned bits)
    {
        Mask m;
        for (int i = 0; i < registers; ++i) {
            Register own;
            if constexpr (Width == 8)
                own = Register{1, 2, 4, 8, 16, 32, 64, 128};
            else
                own = Register{1, 2, 4, 8};
            m.r[i] = ((Register{} + int(bits >> (i * Width))) & own) == own;
        }
        return m;
    }

private:
    template <class F>
    SOCO_LANES static Mask zipped(Mask a, Mask b, F f)
    {
        Mask result;
        for (int i = 0; i < registers; ++i)
            result.r[i] = f(a.r[i], b.r[i]);
        return result;
    }
};

// Unsigned arithmetic, modulo 2^32.
template <int Count, int Width>
struct IntPacket {
    static constexpr int registers = Count / Width;
    using Register = typename Registers<Width>::Unsigned;
    Register r[registers];

    SOCO_LANES IntPacket() {}
    SOCO_LANES IntPacket(std::uint32_t x)
    {
        for (Register &lanes : r)
            lanes = Register{} + x;
    }
    SOCO_LANES friend IntPacket operator+(IntPacket a, IntPacket b)
    {
        return zipped(a, b, [](auto x, auto y) { return x + y; });
    }
    SOCO_LANES friend IntPacket operator*(IntPacket a, IntPacket b)
    {
        return zipped(a, b, [](auto x, auto y) { return x * y; });
    }
    SOCO_LANES friend IntPacket operator^(IntPacket a, IntPacket b)
    {
        return zipped(a, b, [](auto x, auto y) { return x ^ y; });
    }
    SOCO_LANES friend IntPacket operator>>(IntPacket a, int bits)
    {
        return zipped(a, a, [bits](auto x, auto) { return x >> bits; });
    }
    SOCO_LANES static IntPacket load(const int *from)
    {
        IntPacket p;
        __builtin_memcpy(p.r, from, sizeof p.r);
        return p;
    }
    SOCO_LANES void store(int *to) const { __builtin_memcpy(to, r, sizeof r); }
    SOCO_LANES friend Mask<Count, Width> operator==(IntPacket a, IntPacket b)
    {
        Mask<Count, Width> result;
        for (int i = 0; i < registers; ++i)
            result.r[i] = typename Mask<Count, Width>::Register(a.r[i] == b.r[i]);
        return result;
    }

private:
    template <class F>
    SOCO_LANES static IntPacket zipped(IntPacket a, IntPacket b, F f)
    {
        IntPacket result;
        for (int i = 0; i < registers; ++i)
            result.r[i] = f(a.r[i], b.r[i]);
        return result;
    }
};

template <int Count, int Width>
struct Packet {
    static constexpr int count = Count;
    static constexpr int registers = Count / Width;
    using Register = typename Registers<Width>::Floats;
    using Mask = soco::demo::Mask<Count, Width>;
    using Int = IntPacket<Count, Width>;
    Register r[registers];

    SOCO_LANES Packet() {}
    SOCO_LANES Packet(float x)
    {
        for (Register &lanes : r)
            lanes = Register{} + x;
    }
    SOCO_LANES static Packet load(const float *from)
    {
        Packet p;
        __builtin_memcpy(p.r, from, sizeof p.r);
        return p;
    }
    SOCO_LANES void store(float *to) const { __builtin_memcpy(to, r, sizeof r); }
    // Lane i: from[i][offset].
    SOCO_LANES static Packet gather(const float *const *from, int offset)
    {
        Packet p;
        for (int i = 0; i < registers; ++i) {
            const float *const *f = from + i * Width;
            if constexpr (Width == 8)
                p.r[i] = Register{f[0][offset], f[1][offset], f[2][offset], f[3][offset],
                                  f[4][offset], f[5][offset], f[6][offset], f[7][offset]};
            else
                p.r[i] = Register{f[0][offset], f[1][offset], f[2][offset], f[3][offset]};
        }
        return p;
    }

    SOCO_LANES friend Packet operator+(Packet a, Packet b)
    {
        return zipped(a, b, [](auto x, auto y) { return x + y; });
    }
    SOCO_LANES friend Packet operator-(Packet a, Packet b)
    {
        return zipped(a, b, [](auto x, auto y) { return x - y; });
    }
    SOCO_LANES friend Packet operator*(Packet a, Packet b)
    {
        return zipped(a, b, [](auto x, auto y) { return x * y; });
    }
    SOCO_LANES friend Packet operator/(Packet a, Packet b)
    {
        return zipped(a, b, [](auto x, auto y) { return x / y; });
    }
    SOCO_LANES friend Packet operator-(Packet a) { return zipped(a, a, [](auto x, auto) { return -x; }); }
    SOCO_LANES friend Mask operator<(Packet a, Packet b)
    {
        return compared(a, b, [](auto x, auto y) { return x < y; });
    }
    SOCO_LANES friend Mask operator>(Packet a, Packet b)
    {
        return compared(a, b, [](auto x, auto y) { return x > y; });
    }
    SOCO_LANES friend Mask operator>=(Packet a, Packet b)
    {
        return compared(a, b, [](auto x, auto y) { return x >= y; });
    }

    template <class F>
    SOCO_LANES static Packet zipped(Packet a, Packet b, F f)
    {
        Packet result;
        for (int i = 0; i < registers; ++i)
            result.r[i] = f(a.r[i], b.r[i]);
        return result;
    }

private:
    template <class F>
    SOCO_LANES static Mask compared(Packet a, Packet b, F f)
    {
        Mask result;
        for (int i = 0; i < registers; ++i)
            result.r[i] = typename Mask::Register(f(a.r[i], b.r[i]));
        return result;
    }
};

// The vocabulary of formulas over lanes. smaller() and larger() choose as std::min and std::max do.

SOCO_LANES float select(bool mask, float a, float b) { return mask ? a : b; }
SOCO_LANES float smaller(float a, float b) { return b < a ? b : a; }
SOCO_LANES float larger(float a, float b) { return a < b ? b : a; }
SOCO_LANES float squareRoot(float x) { return __builtin_sqrtf(x); }
SOCO_LANES float magnitude(float x) { return __builtin_fabsf(x); }
SOCO_LANES std::uint32_t truncated(float x) { return std::uint32_t(int(x)); }
SOCO_LANES float asFloat(std::uint32_t x) { return float(int(x)); }

template <int C, int W>
SOCO_LANES Packet<C, W> select(Mask<C, W> mask, Packet<C, W> a, Packet<C, W> b)
{
    Packet<C, W> result;
    for (int i = 0; i < mask.registers; ++i)
        result.r[i] = mask.r[i] ? a.r[i] : b.r[i];
    return result;
}
template <int C, int W>
SOCO_LANES IntPacket<C, W> select(Mask<C, W> mask, IntPacket<C, W> a, IntPacket<C, W> b)
{
    IntPacket<C, W> result;
    for (int i = 0; i < mask.registers; ++i)
        result.r[i] = mask.r[i] ? a.r[i] : b.r[i];
    return result;
}
template <int C, int W>
SOCO_LANES Packet<C, W> smaller(Packet<C, W> a, Packet<C, W> b)
{
    return Packet<C, W>::zipped(a, b, [](auto x, auto y) { return y < x ? y : x; });
}
template <int C, int W>
SOCO_LANES Packet<C, W> larger(Packet<C, W> a, Packet<C, W> b)
{
    return Packet<C, W>::zipped(a, b, [](auto x, auto y) { return x < y ? y : x; });
}
template <int C, int W>
SOCO_LANES Packet<C, W> magnitude(Packet<C, W> x)
{
    using Bits = typename Mask<C, W>::Register;
    Packet<C, W> result;
    for (int i = 0; i < x.registers; ++i)
        result.r[i] = typename Packet<C, W>::Register(Bits(x.r[i]) & 0x7FFFFFFF);
    return result;
}
template <int C, int W>
SOCO_LANES Packet<C, W> squareRoot(Packet<C, W> x)
{
    Packet<C, W> result;
    for (int i = 0; i < x.registers; ++i) {
#ifdef __AVX__
        if constexpr (W == 8) {
            result.r[i] = _mm256_sqrt_ps(x.r[i]);
            continue;
        }
#endif
#ifdef __SSE2__
        if constexpr (W == 4) {
            result.r[i] = _mm_sqrt_ps(x.r[i]);
            continue;
        }
#endif
        for (int k = 0; k < W; ++k)
            result.r[i][k] = __builtin_sqrtf(x.r[i][k]);
    }
    return result;
}
// Towards zero, as a conversion to int does.
template <int C, int W>
SOCO_LANES IntPacket<C, W> truncated(Packet<C, W> x)
{
    using Signed = typename Mask<C, W>::Register;
    IntPacket<C, W> result;
    for (int i = 0; i < x.registers; ++i)
        result.r[i] = typename IntPacket<C, W>::Register(__builtin_convertvector(x.r[i], Signed));
    return result;
}
// From signed integers.
template <int C, int W>
SOCO_LANES Packet<C, W> asFloat(IntPacket<C, W> x)
{
    using Signed = typename Mask<C, W>::Register;
    Packet<C, W> result;
    for (int i = 0; i < x.registers; ++i)
        result.r[i] = __builtin_convertvector(Signed(x.r[i]), typename Packet<C, W>::Register);
    return result;
}

template <class Lane>
SOCO_LANES Lane between(Lane x, float low, float high)
{
    return smaller(larger(x, Lane(low)), Lane(high));
}
template <class Lane>
SOCO_LANES Lane mixed(Lane a, Lane b, Lane t)
{
    return a + (b - a) * t;
}

template <class Lane>
struct Point {
    Lane x, y, z;
};
template <class Lane>
SOCO_LANES Lane dotOf(const Point<Lane> &a, const Point<Lane> &b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

} // namespace soco::demo
