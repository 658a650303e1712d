#include "core/demo/modelling/rng.h"

namespace soco::demo {
namespace {

// SplitMix64's finaliser (G. L. Steele et al., 2014).
std::uint64_t mixed(std::uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

// FNV-1a
std::uint64_t hashed(std::string_view text, std::uint64_t start)
{
    std::uint64_t h = start;
    for (const char c : text)
        h = (h ^ std::uint64_t(static_cast<unsigned char>(c))) * 0x100000001B3ull;
    return h;
}

} // namespace

std::uint64_t streamKey(std::uint64_t seed, std::string_view category, int number, std::string_view purpose)
{
    std::uint64_t h = hashed(category, 0xCBF29CE484222325ull);
    h = hashed(purpose, mixed(h));
    return mixed(mixed(h + seed * 0x9E3779B97F4A7C15ull) + std::uint64_t(number));
}

} // namespace soco::demo
