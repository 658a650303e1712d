#pragma once

#include "core/base/result.h"
#include "core/base/rgb_image.h"
#include "core/base/task.h"
#include "core/vision/device.h"
#include "core/vision/feature_map.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace soco::vision {

// Of a model that is forDemoOnly, for the command line.
inline constexpr const char *forDemoOnlyWords = "trained on the demo's drawn toys, says nothing about photographs";

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
    // 16 hexadecimal digits, fingerprintOf(definition): two models are one where these agree, whatever they are called.
    std::string fingerprint;
    // Everything that changes a feature, in words: featureVersion, content of the weights, architecture, preprocessing,
    // layer and facet, position rule, number type.
    std::string definition = {};
    // Are the weights known to be those that the published results were made with, and how that is known or why not.
    bool publishedWeights = false;
    std::string weightsOrigin = {}; // "found as dinov2_vitb14_pretrain.pth in the Torch Hub cache"
    // Trained on the demo's drawn toys, for learning the program: its figures say nothing about photographs.
    bool forDemoOnly = false;
    // Something about the weights that makes features meaningless: "patch.weight is all zero". For people; empty else.
    std::string weightsWarning = {};
    // About what one call of features() takes beside its result, where calls run at once.
    std::uint64_t workingBytes = 0;
    std::string weightsSha256 = {}; // of the file, 64 hexadecimal digits; empty without weights and for several files
};

// Part of every definition. Grows whenever the program's own arithmetic changes a feature.
inline constexpr int featureVersion = 1;

std::string fingerprintOf(std::string_view definition);

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
