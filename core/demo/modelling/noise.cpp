#include "core/demo/modelling/noise.h"

namespace soco::demo {

void noises(const Octaves *wanted, int count, float *values)
{
    const Kernels &with = kernels();
    EightPoints points;
    EightFloats noise;
    int filled = 0;
    // The value and octave whose turn it is to be added up.
    int value = 0, octave = 0;
    float weight = .5f, sum = 0, total = 0;
    const auto addUp = [&] {
        with.valueNoise(points, noise);
        for (int l = 0; l < filled; ++l) {
            sum += weight * noise[l];
            total += weight;
            weight *= .5f;
            if (++octave < wanted[value].count)
                continue;
            values[value++] = sum / total;
            octave = 0;
            weight = .5f;
            sum = total = 0;
        }
        filled = 0;
    };
    for (int i = 0; i < count; ++i) {
        Vec3 p = wanted[i].point;
        for (int k = 0; k < wanted[i].count; ++k) {
            points.set(filled, p);
            if (++filled == laneCount)
                addUp();
            p = p * 2.03f + Vec3{7.1f, 3.3f, 5.7f};
        }
    }
    if (filled > 0)
        addUp();
}

} // namespace soco::demo
