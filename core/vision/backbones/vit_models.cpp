#include "core/vision/backbones/vit_models.h"

#include "core/vision/imaging/preprocess.h"

#include <algorithm>

namespace soco::vision {

namespace {

struct Size {
    char letter;
    const char *hubName;
    const char *timmName;
    int dim, depth, heads, mlpHidden;
    MlpKind mlp;
    bool published, publishedReg;
};

// SwiGLU's hidden width for g: (int(4 * 1536 * 2 / 3) + 7) / 8 * 8 = 4096.
constexpr Size sizes[] = {
    {'s', "small", "small", 384, 12, 6, 1536, MlpKind::Gelu, true, false},
    {'b', "base", "base", 768, 12, 12, 3072, MlpKind::Gelu, true, true},
    {'l', "large", "large", 1024, 24, 16, 4096, MlpKind::Gelu, true, false},
    {'g', "giant", "giant", 1536, 40, 24, 4096, MlpKind::SwigluFused, false, false},
};

// Each repository's sizes agree with the original release; only the position rule differs with the registers.
VitModel dinov2(const Size &size, bool registers)
{
    VitModel model;
    const std::string letter(1, size.letter);
    const std::string capital = size.letter == 'g' ? "g" : std::string(1, char(size.letter - 'a' + 'A'));
    model.name = "dinov2_vit" + letter + "14" + (registers ? "_reg" : "");
    model.title = "DINOv2-" + capital + "/14" + (registers ? " reg" : "");
    model.family = "DINOv2";
    if (registers ? size.publishedReg : size.published)
        model.publishedName = "DINOv2-" + capital + "/14" + (registers ? "-reg" : "");
    model.config.dim = size.dim;
    model.config.depth = size.depth;
    model.config.heads = size.heads;
    model.config.mlpHidden = size.mlpHidden;
    model.config.mlp = size.mlp;
    model.config.registers = registers ? 4 : 0;
    model.config.positionRule = registers ? PositionRule::SizeAntialiased : PositionRule::ScaleOffset;
    model.inputSize = inputSizeFor(model.config.patch);
    model.officialFile = "dinov2_vit" + letter + "14" + (registers ? "_reg4" : "") + "_pretrain.pth";
    model.hubRepositories = {std::string("facebook/dinov2-") + (registers ? "with-registers-" : "") + size.hubName,
                             std::string("timm/vit_") + size.timmName + "_patch14" + (registers ? "_reg4" : "")
                                 + "_dinov2.lvd142m"};
    return model;
}

} // namespace

std::span<const VitModel> vitModels()
{
    static const std::vector<VitModel> models = [] {
        std::vector<VitModel> all;
        for (const bool registers : {false, true})
            for (const Size &size : sizes)
                all.push_back(dinov2(size, registers));
        return all;
    }();
    return models;
}

const VitModel *findVitModel(std::string_view name)
{
    const auto models = vitModels();
    const auto found = std::find_if(models.begin(), models.end(), [&](const VitModel &m) { return m.name == name; });
    return found == models.end() ? nullptr : &*found;
}

} // namespace soco::vision
