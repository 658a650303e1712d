#pragma once

#include "core/base/point.h"
#include "core/vision/feature_map_tensor.h"

#include <span>
#include <vector>

// Internal to core/vision: the arithmetic behind matching.h. What is here throws c10::Error and std::bad_alloc.

namespace soco::vision {

// points.size() rows of target.rows * target.cols cosines. There is at least one point, and channels agree.

// With our own kernel: the same bits for any number of threads, points and any processor.
std::vector<float> scoresOnCpu(const FeatureMap::Data &source, std::span<const UnitPoint> points,
                               const FeatureMap::Data &target);

// With LibTorch's operators, on the devices of the maps. What CUDA runs; it runs on CPU tensors as well.
std::vector<float> scoresByLibTorch(const FeatureMap::Data &source, std::span<const UnitPoint> points,
                                    const FeatureMap::Data &target);

// The first where both maps are on the CPU, else the second.
std::vector<float> scores(const FeatureMap::Data &source, std::span<const UnitPoint> points,
                          const FeatureMap::Data &target);

} // namespace soco::vision
