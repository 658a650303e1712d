#pragma once

#include "core/vision/backbone.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <vector>

namespace soco::test {

// A model without weights whose cells are mean colours and a trace of the position: quick, deterministic, not blind.
class FakeBackbone : public vision::Backbone
{
public:
    static constexpr int grid = 8;
    static constexpr int inputSize = 64;
    static constexpr int channels = 6;
    static constexpr std::uint64_t mapBytes = std::uint64_t(grid) * grid * channels * sizeof(float);

    // `promisedGrid`: cells a side that it says to have.
    explicit FakeBackbone(std::string name = "fake", int promisedGrid = grid)
    {
        m_info.name = name;
        m_info.title = "Fake";
        m_info.checkpointName = "fake_checkpoint";
        m_info.patchSize = inputSize / grid;
        m_info.inputSize = inputSize;
        m_info.gridSize = promisedGrid;
        m_info.channels = channels;
        m_info.layer = "0";
        m_info.normalisation = "none";
        m_info.fingerprint = name + "-1";
    }

    // Called before each forward with how many there were before.
    std::function<void(int)> beforeForward;

    int forwards() const { return m_forwards; }
    const vision::BackboneInfo &info() const override { return m_info; }
    vision::Device device() const override { return {}; }

    Result<vision::FeatureMap> features(const RgbImage &image, const Task &task) const override
    {
        if (beforeForward)
            beforeForward(m_forwards);
        if (task.cancelled())
            return Error{ErrorKind::Cancelled, "stopped"};
        ++m_forwards;
        const int side = std::max(image.width, image.height);
        std::vector<float> values(std::size_t(channels) * grid * grid, 0.0f);
        for (int row = 0; row < grid; ++row) {
            for (int col = 0; col < grid; ++col) {
                double sum[3] = {0, 0, 0};
                int count = 0;
                for (int y = row * side / grid; y < (row + 1) * side / grid; ++y) {
                    for (int x = col * side / grid; x < (col + 1) * side / grid; ++x, ++count) {
                        for (int c = 0; c < 3; ++c)
                            sum[c] += x < image.width && y < image.height ? image.row(y)[3 * x + c] : 255;
                    }
                }
                const std::size_t cell = std::size_t(row) * grid + std::size_t(col);
                for (std::size_t c = 0; c < 3; ++c)
                    values[c * grid * grid + cell] = float(sum[c] / std::max(count, 1) - 127);
                values[3 * grid * grid + cell] = float(20 * col);
                values[4 * grid * grid + cell] = float(20 * row);
                values[5 * grid * grid + cell] = 30;
            }
        }
        return vision::FeatureMap::fromVector(values, channels, grid, grid, inputSize);
    }

private:
    vision::BackboneInfo m_info;
    mutable std::atomic<int> m_forwards{0};
};

} // namespace soco::test
