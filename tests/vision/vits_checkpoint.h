#pragma once

#include "tests/vision/checkpoint_builder.h"

#include <array>

// Weights of dinov2_vits14 that a real program loads and runs, in a file of 4.8 MB instead of 88: the tensors are views
// of few storages, as torch.save writes tensors that share their memory.

namespace soco::test {

enum class VitsKind {
    Usual,            // features that differ from cell to cell and from picture to picture
    AllZero,          // every number
    NoPatchEmbedding, // sees nothing of a picture: only positions are left
    Overflowing,      // finite weights, activations that are not
};

class VitsCheckpoint
{
public:
    explicit VitsCheckpoint(VitsKind kind = VitsKind::Usual, std::uint64_t seed = 1) : m_kind(kind), m_seed(seed) {}

    // The table of tensors as a pickled object, every name behind `prefix`.
    std::string table(const std::string &prefix = {}) const
    {
        std::string items;
        forEachTensor([&](const std::string &name, const std::vector<std::int64_t> &shape, const std::string &storage) {
            items += text(prefix + name) + tensor(shape, storage);
        });
        return emptyTable + '(' + items + 'u';
    }
    // {"key": value} as a pickled object.
    static std::string tableOf(const std::string &key, const std::string &value)
    {
        return emptyTable + '(' + text(key) + value + 'u';
    }

    // What torch.save writes of a pickled object.
    std::string file(const std::string &object) const
    {
        return zipFile(
            {{"archive/data.pkl", "\x80\x02" + object + '.'},
             {"archive/byteorder", "little"},
             {"archive/data/noise",
              floats(largest,
                     [this](std::uint64_t &state) { return m_kind == VitsKind::AllZero ? 0.0F : noise(state); })},
             {"archive/data/zeros", floats(largest, [](std::uint64_t &) { return 0.0F; })},
             {"archive/data/ones", floats(width, [](std::uint64_t &) { return 1.0F; })},
             {"archive/data/gains", floats(width, [this](std::uint64_t &) { return gain(); })},
             {"archive/version", "3\n"}});
    }
    std::string file() const { return file(table()); }

    // Two files and their index, as Hugging Face splits large models; `folder` is there.
    bool writeShards(const QString &folder) const
    {
        std::array<std::string, 2> items;
        std::string map;
        int count = 0;
        forEachTensor([&](const std::string &name, const std::vector<std::int64_t> &shape, const std::string &storage) {
            const int shard = count++ < 80 ? 0 : 1;
            items[std::size_t(shard)] += text(name) + tensor(shape, storage);
            map += (map.empty() ? "\"" : ",\"") + name + "\":\"" + shardName(shard) + '"';
        });
        for (int shard = 0; shard < 2; ++shard)
            if (!writeFile(folder + '/' + QString::fromStdString(shardName(shard)),
                           file(emptyTable + '(' + items[std::size_t(shard)] + 'u')))
                return false;
        return writeFile(folder + "/pytorch_model.bin.index.json", "{\"weight_map\":{" + map + "}}");
    }

private:
    static constexpr int width = 384, hidden = 1536, blocks = 12, patch = 14, grid = 3;
    static constexpr std::int64_t largest = std::int64_t(hidden) * width;
    static inline const std::string emptyTable = "ccollections\nOrderedDict\n)R";

    static std::string shardName(int shard)
    {
        return "pytorch_model-0000" + std::to_string(shard + 1) + "-of-00002.bin";
    }

    // Calls visit(name, shape, storage).
    template <class Visit> void forEachTensor(Visit visit) const
    {
        const std::string embedding = m_kind == VitsKind::NoPatchEmbedding ? "zeros" : "noise";
        const std::string ones = m_kind == VitsKind::AllZero ? "zeros" : "ones";
        const std::string gains = m_kind == VitsKind::AllZero ? "zeros" : "gains"; // of LayerScale
        visit("cls_token", {1, 1, width}, "noise");
        visit("pos_embed", {1, 1 + grid * grid, width}, "noise");
        visit("patch_embed.proj.weight", {width, 3, patch, patch}, embedding);
        visit("patch_embed.proj.bias", {width}, embedding);
        for (int i = 0; i < blocks; ++i) {
            const std::string block = "blocks." + std::to_string(i) + '.';
            visit(block + "norm1.weight", {width}, ones);
            visit(block + "norm1.bias", {width}, "zeros");
            visit(block + "attn.qkv.weight", {3 * width, width}, "noise");
            visit(block + "attn.qkv.bias", {3 * width}, "zeros");
            visit(block + "attn.proj.weight", {width, width}, "noise");
            visit(block + "attn.proj.bias", {width}, "zeros");
            visit(block + "ls1.gamma", {width}, gains);
            visit(block + "norm2.weight", {width}, ones);
            visit(block + "norm2.bias", {width}, "zeros");
            visit(block + "mlp.fc1.weight", {hidden, width}, "noise");
            visit(block + "mlp.fc1.bias", {hidden}, "zeros");
            visit(block + "mlp.fc2.weight", {width, hidden}, "noise");
            visit(block + "mlp.fc2.bias", {width}, "zeros");
            visit(block + "ls2.gamma", {width}, gains);
        }
    }

    float gain() const { return m_kind == VitsKind::Overflowing ? 3e38F : 1.0F; }
    // Evenly between -0.05 and 0.05.
    static float noise(std::uint64_t &state)
    {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (float(state >> 40) / float(1 << 24) - 0.5F) * 0.1F;
    }
    template <class Next> std::string floats(std::int64_t count, Next next) const
    {
        std::vector<float> values;
        values.reserve(std::size_t(count));
        for (std::uint64_t i = 0, state = m_seed; i < std::uint64_t(count); ++i)
            values.push_back(next(state));
        return {reinterpret_cast<const char *>(values.data()), values.size() * sizeof(float)};
    }

    static std::string text(const std::string &value) { return 'X' + littleEndian(value.size(), 4) + value; }
    static std::string number(std::int64_t value) { return "\x8a\x08" + littleEndian(std::uint64_t(value), 8); }
    static std::string tuple(const std::vector<std::string> &items)
    {
        std::string all = "(";
        for (const std::string &item : items)
            all += item;
        return all + 't';
    }
    static std::string tensor(const std::vector<std::int64_t> &shape, const std::string &storage)
    {
        std::vector<std::string> extents, strides;
        std::int64_t stride = 1;
        for (std::size_t i = shape.size(); i-- > 0; stride *= shape[i])
            strides.insert(strides.begin(), number(stride));
        for (const std::int64_t extent : shape)
            extents.push_back(number(extent));
        const std::string stored =
            tuple({text("storage"), "ctorch\nFloatStorage\n", text(storage), text("cpu"), number(0)}) + 'Q';
        return "ctorch._utils\n_rebuild_tensor_v2\n"
            + tuple({stored, number(0), tuple(extents), tuple(strides), "\x89", emptyTable}) + 'R';
    }

    VitsKind m_kind;
    std::uint64_t m_seed;
};

} // namespace soco::test
