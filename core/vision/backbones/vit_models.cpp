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
    const char *sha256, *sha256Reg; // of the official files
};

// SHA-256 of the files under dl.fbaipublicfiles.com/dinov2, as finegrain-ai/refiners (scripts/conversion/models/
// dinov2.py) checks them; each is stated alike by several other projects that pin the file.
// SwiGLU's hidden width for g: (int(4 * 1536 * 2 / 3) + 7) / 8 * 8 = 4096.
constexpr Size sizes[] = {
    {'s', "small", "small", 384, 12, 6, 1536, MlpKind::Gelu, true, false,
     "b938bf1bc15cd2ec0feacfe3a1bb553fe8ea9ca46a7e1d8d00217f29aef60cd9",
     "f433177089a681826f849f194ece3bb48f4d63fb38d32fc837e3dc7a4e5641fb"},
    {'b', "base", "base", 768, 12, 12, 3072, MlpKind::Gelu, true, true,
     "0b8b82f85de91b424aded121c7e1dcc2b7bc6d0adeea651bf73a13307fad8c73",
     "73182a088cf94833c94b1666d1c99e02fe87e2007bff57b564fb6206e25dba71"},
    {'l', "large", "large", 1024, 24, 16, 4096, MlpKind::Gelu, true, false,
     "d5383ea8f4877b2472eb973e0fd72d557c7da5d3611bd527ceeb1d7162cbf428",
     "36e4deffbaef061a2576705b0c36f93621e2ae20bf6274694821b0b492551b51"},
    {'g', "giant", "giant", 1536, 40, 24, 4096, MlpKind::SwigluFused, false, false,
     "baf8467e50af277596bbbafa06887c177ee899ab46033649c383577d7e9309d3",
     "746ecb8c6301c645c5c855be91687d274587d6e48fdaec4a729753160b34a283"},
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
    model.officialSha256 = registers ? size.sha256Reg : size.sha256;
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
