#pragma once

#include "core/vision/backbones/vit_config.h"
#include "core/vision/imaging/preprocess.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace soco::vision {

// One vision transformer the program knows by name, and where its weights are published.
struct VitModel {
    std::string name;           // "dinov2_vitb14_reg"
    std::string title;          // "DINOv2-B/14 reg"
    std::string family;         // "DINOv2"
    std::string publishedName;  // "DINOv2-B/14-reg"; empty where no result was published
    VitConfig config;
    int inputSize = 0; // S: the multiple of the patch nearest to 800
    Normalisation normalisation = imagenetNormalisation;
    std::string officialFile;                // "dinov2_vitb14_reg4_pretrain.pth", as Torch Hub keeps it
    std::string officialSha256;               // of that file; empty where it is not known
    std::vector<std::string> hubRepositories; // Hugging Face, in the order they are looked for

    Preprocess preprocess() const { return {inputSize, normalisation}; }
};

std::span<const VitModel> vitModels();
const VitModel *findVitModel(std::string_view name);

} // namespace soco::vision
