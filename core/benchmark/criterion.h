#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace soco::benchmark {

// What a match is judged by, as its place among judges() (judge.h): the same concept (CC), the same keypoint of the
// object (SOC), or what else a protocol brings. On cross pairs they are Cross-CC and Cross-SOC.
struct Criterion {
    std::uint8_t index = 0;

    static const Criterion Cc, Soc;
    friend constexpr bool operator==(const Criterion &, const Criterion &) = default;
    friend constexpr bool operator<(const Criterion &one, const Criterion &other) { return one.index < other.index; }
};
inline constexpr Criterion Criterion::Cc{0};
inline constexpr Criterion Criterion::Soc{1};

// A value for each criterion; those never set read as T().
template <class T>
class PerCriterion
{
public:
    T &operator[](Criterion criterion)
    {
        if (m_values.size() <= criterion.index)
            m_values.resize(std::size_t(criterion.index) + 1);
        return m_values[criterion.index];
    }
    const T &operator[](Criterion criterion) const
    {
        static const T none{};
        return criterion.index < m_values.size() ? m_values[criterion.index] : none;
    }

private:
    std::vector<T> m_values;
};

enum class Verdict {
    Right,     // error strictly below the threshold
    NearMiss,  // from one to below two radii
    Wrong,
    NotScored, // no valid target in this pair
};

} // namespace soco::benchmark
