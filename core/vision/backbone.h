#pragma once

#include "core/base/result.h"
#include "core/base/rgb_image.h"
#include "core/base/task.h"
#include "core/vision/device.h"
#include "core/vision/feature_map.h"

#include <memory>
#include <string>

namespace soco::vision {

struct BackboneInfo {
    std::string name;           // as the command line takes it: "dinov2_vitb14"
    std::string title;          // for people: "DINOv2-B/14"
    std::string checkpointName; // OmniProbe's `backbone` field
    int patchSize = 0;
    int inputSize = 0;  // S, 798 for patch 14
    int gridSize = 0;   // cells a side, 57
    int channels = 0;
    std::string layer;  // OmniProbe's `layer` field: "11"
    std::string normalisation; // "imagenet", "none"
    std::string weightsFile;   // empty where there are none
    std::string fingerprint;   // name, preprocessing and, where there are weights, their content
};

// An image in, a dense feature map out: pad right and bottom with white to a square, resize to S x S, normalise,
// forward, L2-normalise over channels (core/vision/README.md, "Pipeline").
// features() may be called from several threads; implementations serialise where they must.
class Backbone
{
public:
    virtual ~Backbone() = default;
    virtual const BackboneInfo &info() const = 0;
    virtual Device device() const = 0;
    // `task` reports layers ("3 of 12") and is asked between them whether to stop.
    virtual Result<FeatureMap> features(const RgbImage &image, const Task &task = {}) const = 0;
};

} // namespace soco::vision
