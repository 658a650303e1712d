#pragma once

// What the two programs share: pictures and maps made up from a seed, arguments, numbers in columns.

#include "core/base/rgb_image.h"
#include "core/vision/backbones/vit_backbone.h"
#include "core/vision/feature_map.h"
#include "core/vision/model_registry.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace soco::vision::measuring {

// Folded chirps, a different one per channel and seed: structure at every scale, no file needed.
inline RgbImage picture(int width, int height, std::int64_t seed)
{
    RgbImage image(width, height);
    for (std::int64_t y = 0; y < height; ++y) {
        for (std::int64_t x = 0; x < width; ++x) {
            for (std::int64_t channel = 0; channel < 3; ++channel) {
                const std::int64_t value = (3 + channel) * x * x + (5 - channel) * y * y + (seed + 2 * channel) * x * y;
                const std::int64_t folded = (value >> 8) & 511;
                image.row(int(y))[3 * x + channel] = std::uint8_t(folded < 256 ? folded : 511 - folded);
            }
        }
    }
    return image;
}

inline FeatureMap randomMap(int channels, int grid, unsigned seed)
{
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(std::size_t(channels) * std::size_t(grid) * std::size_t(grid));
    for (float &value : values)
        value = normal(generator);
    return FeatureMap::fromVector(values, channels, grid, grid, 14 * grid);
}

// Points as the protocol makes them: whole pixels of a 798 x 798 square.
inline std::vector<UnitPoint> randomPoints(int count, unsigned seed)
{
    std::mt19937 generator(seed);
    std::vector<UnitPoint> points;
    for (int i = 0; i < count; ++i) {
        const float x = float(generator() % 798u) / 798.0f;
        points.push_back({x, float(generator() % 798u) / 798.0f});
    }
    return points;
}

// "NAME=FILE" is loaded; a vision transformer's "NAME" alone gets random weights of its size; "dense_sift" is itself.
inline Result<std::shared_ptr<Backbone>> makeBackbone(const std::string &text, const Device &device)
{
    const Result<ModelSpec> spec = parseModelSpec(text);
    if (!spec)
        return spec.error();
    const VitModel *model = findVitModel(spec->name);
    if (model && spec->file.empty())
        return makeRandomVitBackbone(*model, 1, device);
    return loadModel(*spec, device);
}

// Values of "--name value"; anything else ends the program with its usage and status 2.
class Arguments
{
public:
    Arguments(int count, char **values, std::vector<std::string> names, const char *usage)
    {
        for (int i = 1; i < count; ++i) {
            const std::string name = values[i];
            if (name == "--help" || name == "-h") {
                std::fputs(usage, stdout);
                std::exit(0);
            }
            if (std::find(names.begin(), names.end(), name) == names.end() || i + 1 >= count) {
                std::fprintf(stderr, "%s: unknown, or without its value\n%s", name.c_str(), usage);
                std::exit(2);
            }
            m_values.emplace_back(name, values[++i]);
        }
    }

    std::string text(std::string_view name, const std::string &otherwise) const
    {
        for (const auto &[key, value] : m_values)
            if (key == name)
                return value;
        return otherwise;
    }

    int number(std::string_view name, int otherwise) const
    {
        const std::string value = text(name, "");
        if (value.empty())
            return otherwise;
        char *end = nullptr;
        const long number = std::strtol(value.c_str(), &end, 10);
        if (*end != '\0' || number < 1 || number > 1'000'000) {
            std::fprintf(stderr, "%s: %s is no number from 1 to 1000000\n", std::string(name).c_str(), value.c_str());
            std::exit(2);
        }
        return int(number);
    }

private:
    std::vector<std::pair<std::string, std::string>> m_values;
};

[[noreturn]] inline void fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.text().c_str());
    std::exit(2);
}

} // namespace soco::vision::measuring
