#pragma once

#include "core/base/point.h"
#include "core/base/result.h"
#include "core/vision/feature_map.h"

#include <span>
#include <vector>

namespace soco::vision {

// Image pixels to the unit square by the official rule, with its two truncations (core/benchmark/README.md, "Points"):
// x0 = trunc(x), x1 = trunc(float(x0 * S) / float(L)), u = float(x1) / S, L = max(width, height).
// The rule itself is in core/base/unit_frame.h, shared with scoring.
UnitPoint toUnit(ImagePoint point, int imageWidth, int imageHeight, int inputSize);
// Back to pixels: u * L.
ImagePoint toImage(UnitPoint point, int imageWidth, int imageHeight);

// The cell whose descriptor a cursor at `point` shows in the read-out; clamped to the grid.
GridCell cellAt(UnitPoint point, int cols, int rows);

struct SimilarityMap {
    int rows = 0;
    int cols = 0;
    std::vector<float> values; // row-major raw cosines with the (not re-normalised) bilinear source descriptor
    GridCell argmax;           // first maximum in row-major order
    float maximum = 0;
    // Upper left corner of the winning cell over the grid width: the point that is scored.
    UnitPoint predicted() const { return {float(argmax.x) / float(cols), float(argmax.y) / float(cols)}; }
};

// Cosine of the source point's descriptor (grid_sample, bilinear, align_corners, zeros) with every target cell.
// Both maps must come from one model. A point outside [0, 1] meets zero padding; one that is not a number has a
// descriptor of zeros. Errors: InvalidArgument for an empty map, Mismatch when channels differ, OutOfMemory.
//
// On the CPU every value is the same sequence of float32 operations for any number of threads and any processor, and
// match() gives similarity()'s argmax and maximum bit for bit. On CUDA both use LibTorch's products, which may differ
// from each other and from the CPU in the last bits; the first maximum of the values that came out is taken.
Result<SimilarityMap> similarity(const FeatureMap &source, UnitPoint point, const FeatureMap &target);

struct Match {
    UnitPoint predicted;
    float cosine = 0;
};
// The same for many points at once, without keeping the maps.
Result<std::vector<Match>> match(const FeatureMap &source, std::span<const UnitPoint> points, const FeatureMap &target);

// The k best cells that are local maxima (8 neighbours), best first.
std::vector<GridCell> topCells(const SimilarityMap &map, int k);

} // namespace soco::vision
