#include "core/vision/checkpoints/key_mapping.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>

namespace soco::vision {

namespace {

// One name in a file and where it goes; `part` of `parts` that are concatenated.
struct Rule {
    std::string_view stored;
    std::string_view canonical;
    int part = 0;
    int parts = 1;
};

constexpr std::array<Rule, 9> timmTop{{
    {"patch_embed.proj.weight", "patch.weight"}, {"patch_embed.proj.bias", "patch.bias"},
    {"cls_token", "cls"}, {"pos_embed", "pos"},
    {"register_tokens", "registers"}, {"reg_token", "registers"}, {"storage_tokens", "registers"},
    {"norm.weight", "norm.weight"}, {"norm.bias", "norm.bias"},
}};
constexpr std::array<Rule, 20> timmBlock{{
    {"norm1.weight", "norm1.weight"}, {"norm1.bias", "norm1.bias"},
    {"attn.qkv.weight", "qkv.weight"}, {"attn.qkv.bias", "qkv.bias"},
    {"attn.proj.weight", "proj.weight"}, {"attn.proj.bias", "proj.bias"},
    {"ls1.gamma", "ls1"}, {"gamma_1", "ls1"},
    {"norm2.weight", "norm2.weight"}, {"norm2.bias", "norm2.bias"},
    {"mlp.fc1.weight", "fc1.weight"}, {"mlp.fc1.bias", "fc1.bias"},
    {"mlp.w12.weight", "fc1.weight"}, {"mlp.w12.bias", "fc1.bias"},
    {"mlp.fc2.weight", "fc2.weight"}, {"mlp.fc2.bias", "fc2.bias"},
    {"mlp.w3.weight", "fc2.weight"}, {"mlp.w3.bias", "fc2.bias"},
    {"ls2.gamma", "ls2"}, {"gamma_2", "ls2"},
}};
constexpr std::array<Rule, 7> huggingFaceTop{{
    {"embeddings.patch_embeddings.projection.weight", "patch.weight"},
    {"embeddings.patch_embeddings.projection.bias", "patch.bias"},
    {"embeddings.cls_token", "cls"}, {"embeddings.position_embeddings", "pos"},
    {"embeddings.register_tokens", "registers"},
    {"layernorm.weight", "norm.weight"}, {"layernorm.bias", "norm.bias"},
}};
// attention.attention.* and attention.output.* in files of the hub, attention.*_proj in the memory of Transformers 5.
constexpr std::array<Rule, 30> huggingFaceBlock{{
    {"norm1.weight", "norm1.weight"}, {"norm1.bias", "norm1.bias"},
    {"attention.attention.query.weight", "qkv.weight", 0, 3}, {"attention.attention.query.bias", "qkv.bias", 0, 3},
    {"attention.attention.key.weight", "qkv.weight", 1, 3}, {"attention.attention.key.bias", "qkv.bias", 1, 3},
    {"attention.attention.value.weight", "qkv.weight", 2, 3}, {"attention.attention.value.bias", "qkv.bias", 2, 3},
    {"attention.q_proj.weight", "qkv.weight", 0, 3}, {"attention.q_proj.bias", "qkv.bias", 0, 3},
    {"attention.k_proj.weight", "qkv.weight", 1, 3}, {"attention.k_proj.bias", "qkv.bias", 1, 3},
    {"attention.v_proj.weight", "qkv.weight", 2, 3}, {"attention.v_proj.bias", "qkv.bias", 2, 3},
    {"attention.output.dense.weight", "proj.weight"}, {"attention.output.dense.bias", "proj.bias"},
    {"attention.o_proj.weight", "proj.weight"}, {"attention.o_proj.bias", "proj.bias"},
    {"layer_scale1.lambda1", "ls1"}, {"layer_scale2.lambda1", "ls2"},
    {"norm2.weight", "norm2.weight"}, {"norm2.bias", "norm2.bias"},
    {"mlp.fc1.weight", "fc1.weight"}, {"mlp.fc1.bias", "fc1.bias"},
    {"mlp.fc2.weight", "fc2.weight"}, {"mlp.fc2.bias", "fc2.bias"},
    {"mlp.weights_in.weight", "fc1.weight"}, {"mlp.weights_in.bias", "fc1.bias"},
    {"mlp.weights_out.weight", "fc2.weight"}, {"mlp.weights_out.bias", "fc2.bias"},
}};

struct Schema {
    std::string_view title;
    std::string_view sign; // a tensor that only this scheme has
    std::string_view blockPrefix;
    std::span<const Rule> top;   // empty: recognised, to say what the file is
    std::span<const Rule> block;
};

// In the order in which they must be looked for.
constexpr std::array<Schema, 8> schemas{{
    {"Hugging Face DINOv3", "embeddings.patch_embeddings.weight", "", {}, {}},
    {"Hugging Face DINOv2", "encoder.layer.0.norm1.weight", "encoder.layer.", huggingFaceTop, huggingFaceBlock},
    {"Hugging Face ViT", "encoder.layer.0.layernorm_before.weight", "", {}, {}},
    {"Hugging Face CLIP or SigLIP", "encoder.layers.0.layer_norm1.weight", "", {}, {}},
    {"RADIO", "patch_generator.embedder.weight", "", {}, {}},
    {"CLIP", "transformer.resblocks.0.ln_1.weight", "", {}, {}},
    {"timm / DINOv2", "blocks.0.norm1.weight", "blocks.", timmTop, timmBlock},
    {"timm / DINOv2", "blocks.0.0.norm1.weight", "blocks.", timmTop, timmBlock}, // chunked
}};

constexpr std::array<std::string_view, 12> knownPrefixes{
    "module.", "backbone.", "_orig_mod.", "encoder.", "visual.", "base_model.", "image_encoder.", "vit.", "model.",
    "dinov2.", "teacher.", "dinov2_with_registers."};

bool isKnownPrefix(std::string_view prefix)
{
    while (!prefix.empty()) {
        const auto piece = std::find_if(knownPrefixes.begin(), knownPrefixes.end(),
                                        [&](std::string_view known) { return prefix.starts_with(known); });
        if (piece == knownPrefixes.end())
            return false;
        prefix.remove_prefix(piece->size());
    }
    return true;
}

// What stands before `sign` in the name that carries it; the shortest such prefix.
std::optional<std::string> prefixOf(const Checkpoint &checkpoint, std::string_view sign)
{
    std::optional<std::string> best;
    for (const auto &[name, tensor] : checkpoint.tensors) {
        if (!name.ends_with(sign))
            continue;
        const std::string prefix = name.substr(0, name.size() - sign.size());
        if (isKnownPrefix(prefix) && (!best || prefix.size() < best->size()))
            best = prefix;
    }
    return best;
}

// All that stands before `sign` in names, up to a dot.
std::set<std::string> prefixesOf(const std::vector<std::string> &names, std::string_view sign)
{
    std::set<std::string> prefixes;
    for (const std::string &name : names) {
        if (!name.ends_with(sign))
            continue;
        std::string prefix = name.substr(0, name.size() - sign.size());
        if (prefix.empty() || prefix.back() == '.')
            prefixes.insert(std::move(prefix));
    }
    return prefixes;
}

std::vector<std::string> namesOf(const Checkpoint &checkpoint)
{
    std::vector<std::string> names;
    for (const auto &[name, tensor] : checkpoint.tensors)
        names.push_back(name);
    return names;
}

// "12." at the front: the number, without leading zeros so that no two names mean one block.
std::optional<std::string> takeIndex(std::string_view &name)
{
    const auto dot = name.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot > 4 || (name[0] == '0' && dot > 1)
        || !std::all_of(name.begin(), name.begin() + std::ptrdiff_t(dot), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    std::string index(name.substr(0, dot));
    name.remove_prefix(dot + 1);
    return index;
}

struct Target {
    std::string canonical;
    int part = 0;
    int parts = 1;
};

std::optional<Target> targetOf(const Schema &schema, std::string_view name)
{
    const auto find = [](std::span<const Rule> rules, std::string_view wanted, const std::string &prefix) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule &r) { return r.stored == wanted; });
        if (rule == rules.end())
            return std::optional<Target>();
        return std::optional<Target>({prefix + std::string(rule->canonical), rule->part, rule->parts});
    };
    if (!name.starts_with(schema.blockPrefix))
        return find(schema.top, name, "");
    name.remove_prefix(schema.blockPrefix.size());
    auto index = takeIndex(name);
    if (!index)
        return std::nullopt;
    // blocks.CHUNK.INDEX.…: the index is the global one, the chunk says nothing.
    if (auto global = takeIndex(name))
        index = global;
    return find(schema.block, name, "blocks." + *index + '.');
}

// Of a tensor that lacks this part: as the part that is there is called.
std::string nameOfPart(const Schema &schema, const MappedTensor &whole, std::ptrdiff_t part)
{
    const auto present = std::find_if(whole.parts.begin(), whole.parts.end(),
                                      [](const MappedTensor::Part &one) { return !one.name.empty(); });
    const auto rule = std::find_if(schema.block.begin(), schema.block.end(), [&](const Rule &r) {
        return r.parts > 1 && present->name.ends_with('.' + std::string(r.stored));
    });
    if (rule == schema.block.end())
        return "a part of " + present->name;
    // The parts of one variant stand together, each with weight and bias.
    const auto wanted = rule + 2 * (part - rule->part);
    return present->name.substr(0, present->name.size() - rule->stored.size()) + std::string(wanted->stored);
}

std::string someNames(const Checkpoint &checkpoint)
{
    std::string names;
    int count = 0;
    for (auto it = checkpoint.tensors.begin(); it != checkpoint.tensors.end() && count < 3; ++it, ++count)
        names += (count ? ", " : "") + it->first.substr(0, 80);
    return names;
}

} // namespace

std::vector<std::int64_t> MappedTensor::shape() const
{
    std::vector<std::int64_t> whole = parts.front().tensor.shape;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto &shape = parts[i].tensor.shape;
        if (!whole.empty() && !shape.empty())
            whole[0] += shape[0];
    }
    return whole;
}

std::string MappedTensor::name() const
{
    return parts.front().name;
}

std::string MappedCheckpoint::storedName(const std::string &canonical) const
{
    if (const auto found = tensors.find(canonical); found != tensors.end())
        return found->second.name();
    const auto known = std::find_if(schemas.begin(), schemas.end(), [&](const Schema &s) { return s.title == schema; });
    if (known == schemas.end())
        return canonical;
    std::string_view rest = canonical;
    std::string before = prefix;
    std::span<const Rule> rules = known->top;
    if (rest.starts_with("blocks.")) {
        rest.remove_prefix(std::string_view("blocks.").size());
        before += std::string(known->blockPrefix) + takeIndex(rest).value_or("") + '.';
        rules = known->block;
    }
    const auto isUsed = [&](const Rule &rule) {
        return std::any_of(tensors.begin(), tensors.end(), [&](const auto &tensor) {
            return tensor.second.name().ends_with('.' + std::string(rule.stored));
        });
    };
    const Rule *chosen = nullptr;
    for (const Rule &rule : rules) {
        if (rule.canonical == rest && rule.part == 0 && (!chosen || (!isUsed(*chosen) && isUsed(rule))))
            chosen = &rule;
    }
    return chosen ? before + std::string(chosen->stored) : canonical;
}

bool holdsKnownTransformer(const std::vector<std::string> &names)
{
    return std::any_of(schemas.begin(), schemas.end(),
                       [&](const Schema &schema) { return !prefixesOf(names, schema.sign).empty(); });
}

Result<MappedCheckpoint> mapKeys(const Checkpoint &checkpoint)
{
    const Schema *schema = nullptr;
    std::string prefix;
    for (const Schema &candidate : schemas) {
        if (const auto found = prefixOf(checkpoint, candidate.sign)) {
            schema = &candidate;
            prefix = *found;
            break;
        }
    }
    Error error{ErrorKind::Unsupported, "", checkpoint.file, "", "Name a file with DINOv2 weights"};
    for (std::size_t i = 0; !schema && i < schemas.size(); ++i) {
        const std::set<std::string> prefixes = prefixesOf(namesOf(checkpoint), schemas[i].sign);
        if (prefixes.size() > 1) {
            error.message = "Holds " + std::to_string(prefixes.size())
                            + " vision transformers; their tensors lie under ";
            for (const std::string &one : prefixes)
                error.message += (&one == &*prefixes.begin() ? "" : ", ") + one.substr(0, one.size() - 1);
            error.remedy = "Choose one of them: " + checkpoint.file + '#'
                           + prefixes.begin()->substr(0, prefixes.begin()->size() - 1);
            return error;
        }
        if (prefixes.size() == 1) {
            schema = &schemas[i];
            prefix = *prefixes.begin();
        }
    }
    if (!schema) {
        error.message = "Holds no vision transformer under names that are known; its tensors begin with "
                        + someNames(checkpoint);
        return error;
    }
    if (schema->top.empty()) {
        error.message = "Holds " + std::string(schema->title) + " weights, which this version cannot run";
        return error;
    }
    MappedCheckpoint mapped{checkpoint.file, std::string(schema->title), {}, prefix};
    for (const auto &[name, tensor] : checkpoint.tensors) {
        if (!name.starts_with(prefix))
            continue;
        const auto target = targetOf(*schema, std::string_view(name).substr(prefix.size()));
        if (!target)
            continue;
        auto &parts = mapped.tensors[target->canonical].parts;
        parts.resize(std::size_t(target->parts));
        auto &part = parts[std::size_t(target->part)];
        if (!part.name.empty())
            return Error{ErrorKind::Malformed, "Means the same as " + part.name, checkpoint.file, "tensor " + name,
                         "The file holds two models; name one with a single model"};
        part = {name, tensor};
    }
    for (const auto &[canonical, whole] : mapped.tensors) {
        for (const auto &part : whole.parts) {
            if (part.name.empty())
                return Error{ErrorKind::Mismatch, "Lacks " + nameOfPart(*schema, whole, &part - whole.parts.data()),
                             checkpoint.file, "", "The file is incomplete; download it again"};
            const auto &first = whole.parts.front().tensor.shape;
            const auto &shape = part.tensor.shape;
            if (shape.size() != first.size() || (whole.parts.size() > 1 && shape != first))
                return Error{ErrorKind::Mismatch, "Has shape " + shapeText(shape) + ", " + whole.name() + " has "
                                                      + shapeText(first),
                             checkpoint.file, "tensor " + part.name, "The file is damaged; download it again"};
        }
    }
    return mapped;
}

} // namespace soco::vision
