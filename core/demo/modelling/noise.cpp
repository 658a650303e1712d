#include "core/demo/modelling/noise.h"

namespace soco::demo {

void noises(const Octaves *wanted, int count, float *values)
{
    constexpr int most = 4 * laneCount; // octaves at a time
    const Kernels &with = kernels();
    float octaves[most];
    for (int first = 0; first < count;) {
        EightPoints points;
        int filled = 0, end = first;
        const auto evaluate = [&](int from) {
            EightFloats noise;
            with.valueNoise(points, noise);
            std::copy_n(noise.at, laneCount, octaves + from);
        };
        for (; end < count && filled + wanted[end].count <= most; ++end) {
            Vec3 p = wanted[end].point;
            for (int k = 0; k < wanted[end].count; ++k) {
                points.set(filled % laneCount, p);
                if (++filled % laneCount == 0)
                    evaluate(filled - laneCount);
                p = p * 2.03f + Vec3{7.1f, 3.3f, 5.7f};
            }
        }
        if (filled % laneCount != 0)
            evaluate(filled / laneCount * laneCount);
        const float *noise = octaves;
        for (; first < end; ++first) {
            float weight = 0.5f, sum = 0, total = 0;
            for (int k = 0; k < wanted[first].count; ++k) {
                sum += weight * *noise++;
                total += weight;
                weight *= 0.5f;
            }
            values[first] = sum / total;
        }
    }
}

} // namespace soco::demo
