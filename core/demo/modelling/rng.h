#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace soco::demo {

// A key for one purpose of one picture: never from the order of drawing or a category's index, so that car_7 is the
// same picture in a dataset of 2 and of 100 categories. `purpose` keeps streams apart: a new material does not move
// the camera.
std::uint64_t streamKey(std::uint64_t seed, std::string_view category, int number, std::string_view purpose);

// PCG (M. E. O'Neill, 2014), 64 bits of state, 32 bits out.
// Draw one number a statement or inside braces: the order of evaluation of a call's arguments is up to the compiler.
class Rng
{
public:
    explicit Rng(std::uint64_t key) : m_state(key * 0x9E3779B97F4A7C15ull + 0x1234567)
    {
        next();
        next();
    }
    std::uint32_t next()
    {
        m_state = m_state * 6364136223846793005ull + 1442695040888963407ull;
        const auto shifted = std::uint32_t(((m_state >> 18) ^ m_state) >> 27);
        const auto turn = std::uint32_t(m_state >> 59);
        return (shifted >> turn) | (shifted << ((32 - turn) & 31));
    }
    // [0, 1)
    float unit() { return float(next() >> 8) * (1.f / 16777216.f); }
    float range(float low, float high) { return low + (high - low) * unit(); }
    // [0, count)
    int index(int count) { return int(unit() * float(count)); }
    bool chance(float probability = 0.5f) { return unit() < probability; }
    float sign() { return chance() ? 1.f : -1.f; }
    template <class T>
    T pick(std::initializer_list<T> values) { return *(values.begin() + index(int(values.size()))); }

private:
    std::uint64_t m_state;
};

} // namespace soco::demo
