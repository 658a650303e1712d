#include "core/vision/backbones/vit_config.h"

namespace soco::vision {

std::vector<ParameterShape> parameterShapes(const VitConfig &config)
{
    const std::int64_t dim = config.dim, hidden = config.mlpHidden;
    const std::int64_t in = config.mlp == MlpKind::SwigluFused ? 2 * hidden : hidden;
    const std::int64_t grid = config.storedGrid;
    std::vector<ParameterShape> shapes{{"patch.weight", {dim, 3, config.patch, config.patch}},
                                       {"patch.bias", {dim}},
                                       {"cls", {1, 1, dim}},
                                       {"pos", {1, 1 + grid * grid, dim}}};
    if (config.registers > 0)
        shapes.push_back({"registers", {1, config.registers, dim}});
    for (int i = 0; i < config.depth; ++i) {
        const std::string block = "blocks." + std::to_string(i) + '.';
        const std::initializer_list<ParameterShape> parts{
            {"norm1.weight", {dim}}, {"norm1.bias", {dim}}, {"qkv.weight", {3 * dim, dim}}, {"qkv.bias", {3 * dim}},
            {"proj.weight", {dim, dim}}, {"proj.bias", {dim}}, {"ls1", {dim}}, {"norm2.weight", {dim}},
            {"norm2.bias", {dim}}, {"fc1.weight", {in, dim}}, {"fc1.bias", {in}}, {"fc2.weight", {dim, hidden}},
            {"fc2.bias", {dim}}, {"ls2", {dim}}};
        for (const ParameterShape &part : parts)
            shapes.push_back({block + part.name, part.shape});
    }
    return shapes;
}

std::uint64_t parameterCount(const VitConfig &config)
{
    std::uint64_t count = 0;
    for (const ParameterShape &parameter : parameterShapes(config)) {
        std::uint64_t product = 1;
        for (const std::int64_t extent : parameter.shape)
            product *= std::uint64_t(extent);
        count += product;
    }
    return count;
}

} // namespace soco::vision
