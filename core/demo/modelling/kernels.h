#pragma once

#include "core/demo/modelling/math.h"
#include "core/demo/modelling/primitive.h"

// The renderer's inner loops, eight points or rays at a time. They exist once per instruction set and are chosen by
// the processor; what they compute is the same to the last bit, in every lane, whatever the other lanes hold.

namespace soco::demo {

class FieldGrid;

constexpr int laneCount = 8;
constexpr unsigned allLanes = 0xFF; // bit i: lane i is asked for

struct alignas(32) EightFloats {
    float at[laneCount];
    float &operator[](int lane) { return at[lane]; }
    float operator[](int lane) const { return at[lane]; }
};

// Lanes that nobody asks for must be finite.
struct EightPoints {
    EightFloats x{}, y{}, z{};
    void set(int lane, Vec3 p) { x[lane] = p.x, y[lane] = p.y, z[lane] = p.z; }
    Vec3 operator[](int lane) const { return {x[lane], y[lane], z[lane]}; }
};

struct EightRays {
    EightPoints origin, direction;
    EightFloats from{}, to{};
};

struct EightHits {
    EightFloats distance;
    int part[laneCount]; // negative: none
};

// A FieldGrid's data. Blocks and lists are filled when first touched.
struct GridView {
    static constexpr int split = 4;                        // a block has split^3 fine cells
    static constexpr int fineCells = split * split * split;
    static constexpr int fineCorners = (split + 1) * (split + 1) * (split + 1);
    static constexpr int far = -1, untouched = -2; // in blockOf

    const Primitive *primitives = nullptr;
    const OutlineEdges *edges = nullptr;
    Vec3 low, high;               // of the grid
    Vec3 surfaceLow, surfaceHigh; // of what is in it
    float cell = 1, inverseCell = 1; // side of a coarse cell
    int nx = 0, ny = 0, nz = 0;
    const float *corners = nullptr;   // distances at the coarse cells' corners
    const int *blockOf = nullptr;     // per coarse cell
    const float *fine = nullptr;      // fineCorners distances a block
    const int *lists = nullptr;       // fineCells a block: where in `candidates`; negative: not yet filled
    const int *candidates = nullptr;  // candidate lists, see ShapeField; the first one holds all
    const FieldGrid *owner = nullptr;
};
// Fill what is missing and bring the view up to date.
int fillBlock(const FieldGrid &grid, int cell);
void fillList(const FieldGrid &grid, int block, int fine);

struct Kernels {
    const char *name;
    // Distances to the candidates of one list.
    void (*distancesAmong)(const GridView &, const int *candidates, const EightPoints &, EightFloats &);
    // See the functions of FieldGrid.
    void (*trace)(const GridView &, const EightRays &, unsigned lanes, float footprint, EightHits &);
    void (*coneStarts)(const GridView &, const EightRays &, unsigned lanes, float slope, EightFloats &);
    void (*distances)(const GridView &, const EightPoints &, unsigned lanes, EightFloats &);
    void (*roughDistances)(const GridView &, const EightPoints &, unsigned lanes, EightFloats &);
    void (*normals)(const GridView &, const EightPoints &, unsigned lanes, EightPoints &);
    void (*light)(const GridView &, const EightPoints &, Vec3 towards, float sharpness, unsigned lanes, EightFloats &);
    // Lattice noise, see noise.h.
    void (*valueNoise)(const EightPoints &, EightFloats &);
    // to[i]: the sum of rows[k][i] times weights[k], i < count.
    void (*weightedSums)(const float *const *rows, const float *weights, int rowCount, float *to, int count);
};

// The quickest that this processor runs.
const Kernels &kernels();

// All that this processor runs, the portable ones first. Returns their number.
int availableKernels(const Kernels *(&available)[2]);
// From now on kernels() gives these, in all threads; for tests and measurements.
void useKernels(const Kernels &chosen);

} // namespace soco::demo
