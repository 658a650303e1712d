#pragma once

#include "core/vision/backbone.h"

#include <atomic>

namespace soco::test {

// A backbone without weights: the mean colour of each of 8 x 8 cells, and where the cell is. Deterministic, instant.
class ColourBackbone : public vision::Backbone
{
public:
    // `fingerprint`: another model of the same name; empty: the name tells it.
    explicit ColourBackbone(const std::string &name = "colour", const std::string &fingerprint = {},
                            const std::string &weightsFile = {})
    {
        m_info.name = name;
        m_info.title = name;
        m_info.checkpointName = name;
        m_info.patchSize = 8;
        m_info.inputSize = 64;
        m_info.gridSize = 8;
        m_info.channels = 5;
        m_info.layer = "0";
        m_info.normalisation = "none";
        m_info.fingerprint = fingerprint.empty() ? name : fingerprint;
        m_info.weightsFile = weightsFile;
    }

    const vision::BackboneInfo &info() const override { return m_info; }
    vision::Device device() const override { return {}; }
    Result<vision::FeatureMap> features(const RgbImage &image, const Task &) const override
    {
        ++forwards;
        constexpr int side = 8;
        const int square = std::max(image.width, image.height);
        std::vector<float> values(5 * side * side);
        for (int r = 0; r < side; ++r)
            for (int c = 0; c < side; ++c) {
                const int x = std::min(image.width - 1, (2 * c + 1) * square / (2 * side));
                const int y = std::min(image.height - 1, (2 * r + 1) * square / (2 * side));
                for (int channel = 0; channel < 3; ++channel)
                    values[std::size_t((channel * side + r) * side + c)] = float(image.row(y)[3 * x + channel]) / 255;
                values[std::size_t((3 * side + r) * side + c)] = float(r) / side;
                values[std::size_t((4 * side + r) * side + c)] = float(c) / side;
            }
        return vision::FeatureMap::fromVector(values, 5, side, side, m_info.inputSize);
    }

    mutable std::atomic<int> forwards{0};

private:
    vision::BackboneInfo m_info;
};

} // namespace soco::test
