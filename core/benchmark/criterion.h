#pragma once

namespace soco::benchmark {

// What a match is judged by: the same concept (CC), or the same keypoint of the object (SOC).
// Cross-SOC is Soc on cross pairs.
enum class Criterion { Cc, Soc };

enum class Verdict {
    Right,     // error strictly below the threshold
    NearMiss,  // from one to below two radii
    Wrong,
    NotScored, // no valid target in this pair
};

} // namespace soco::benchmark
