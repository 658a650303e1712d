#include "core/vision/baselines/dense_sift.h"

#include "core/vision/guard.h"
#include "core/vision/imaging/preprocess.h"

#include <opencv2/core.hpp>
#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace soco::vision {

namespace {

constexpr const char *name = "dense_sift", *noWeights = "has no weights";
constexpr int side = 800;
constexpr int grid = 50;
constexpr int cell = side / grid;
constexpr int siftChannels = 128;
constexpr std::array<float, 2> keypointSizes{6.0f, 12.0f};
constexpr int channels = siftChannels * int(keypointSizes.size());
constexpr Preprocess preprocess{side, noNormalisation};

cv::Mat toGrey(const RgbImage &square)
{
    // cv::Mat takes a pointer to mutable pixels; they are only read.
    const cv::Mat colour(square.height, square.width, CV_8UC3, const_cast<std::uint8_t *>(square.pixels.data()));
    cv::Mat grey;
    cv::cvtColor(colour, grey, cv::COLOR_RGB2GRAY);
    return grey;
}

// One keypoint per cell and size, upright, at the cell's centre; all cells of the first size come first.
std::vector<cv::KeyPoint> gridKeypoints()
{
    std::vector<cv::KeyPoint> keypoints;
    keypoints.reserve(std::size_t(grid) * grid * keypointSizes.size());
    for (const float size : keypointSizes)
        for (int row = 0; row < grid; ++row)
            for (int col = 0; col < grid; ++col)
                keypoints.emplace_back(float(col * cell) + cell / 2.0f, float(row * cell) + cell / 2.0f, size, 0.0f);
    return keypoints;
}

// RootSIFT (Arandjelovic and Zisserman 2012): square roots of the descriptor divided by its sum. OpenCV rounds SIFT
// values to whole numbers up to 255, so that the sum is exact in any order.
void writeRoot(const float *descriptor, float *values, std::size_t plane)
{
    float sum = 0;
    for (int i = 0; i < siftChannels; ++i)
        sum += descriptor[i];
    const float divisor = std::max(sum, 1e-6f);
    for (int i = 0; i < siftChannels; ++i)
        values[std::size_t(i) * plane] = std::sqrt(descriptor[i] / divisor);
}

BackboneInfo describe()
{
    BackboneInfo info{.name = name,
                      .title = name,
                      .checkpointName = name,
                      .patchSize = cell,
                      .inputSize = side,
                      .gridSize = grid,
                      .channels = channels,
                      .layer = "0",
                      .normalisation = "none",
                      .weightsFile = {},
                      .fingerprint = {}};
    info.definition = "dense RootSIFT; features " + std::to_string(featureVersion) + "; " + preprocess.text()
                      + ", grey; upright keypoints of sizes 6 and 12 at the centres of " + std::to_string(grid) + " x "
                      + std::to_string(grid) + " cells; float32; OpenCV " CV_VERSION;
    info.fingerprint = fingerprintOf(info.definition);
    info.weightsOrigin = noWeights;
    info.workingBytes = std::uint64_t(48) << 20; // six smoothed pictures of floats, descriptors, values
    return info;
}

class DenseSift final : public Backbone
{
public:
    const BackboneInfo &info() const override { return m_info; }
    Device device() const override { return {}; }

    Result<FeatureMap> features(const RgbImage &image, const Task &task) const override
    {
        return guarded("computing dense SIFT", [&]() -> Result<FeatureMap> { return compute(image, task); });
    }

private:
    static Result<FeatureMap> compute(const RgbImage &image, const Task &task)
    {
        if (image.empty()
            || image.pixels.size() != std::size_t(3) * std::size_t(image.width) * std::size_t(image.height))
            return Error{.kind = ErrorKind::InvalidArgument, .message = "the image has no pixels"};
        const Error cancelled{.kind = ErrorKind::Cancelled, .message = "computing features was cancelled"};
        if (task.cancelled())
            return cancelled;
        const cv::Mat grey = toGrey(preprocess.square(image));
        task.report({1, 2, "dense SIFT"});
        if (task.cancelled())
            return cancelled;

        // OpenCV works through keypoints in the order given and keeps that order; a descriptor depends on nothing but
        // the smoothed picture and its keypoint, so that its number of threads does not matter.
        std::vector<cv::KeyPoint> keypoints = gridKeypoints();
        const std::size_t expected = keypoints.size();
        cv::Mat descriptors;
        cv::SIFT::create()->compute(grey, keypoints, descriptors);
        if (keypoints.size() != expected || descriptors.rows != int(expected) || descriptors.cols != siftChannels
            || descriptors.type() != CV_32F)
            return Error{.kind = ErrorKind::Unsupported,
                         .message = "this OpenCV's SIFT leaves keypoints out",
                         .remedy = "Build with OpenCV 4.5 or newer"};

        constexpr std::size_t cells = std::size_t(grid) * grid;
        std::vector<float> values(cells * channels);
        for (std::size_t size = 0; size < keypointSizes.size(); ++size)
            for (std::size_t i = 0; i < cells; ++i)
                writeRoot(descriptors.ptr<float>(int(size * cells + i)),
                          values.data() + size * siftChannels * cells + i, cells);
        task.report({2, 2, "dense SIFT"});
        FeatureMap map = FeatureMap::fromVector(values, channels, grid, grid, side);
        if (map.empty())
            return Error{.kind = ErrorKind::OutOfMemory, .message = "no memory for the features"};
        return map;
    }

    const BackboneInfo m_info = describe();
};

class DenseSiftFamily final : public ModelFamily
{
public:
    std::vector<ModelEntry> models() const override
    {
        ModelEntry entry;
        entry.name = entry.title = name;
        entry.family = "baseline";
        entry.needsWeights = false;
        entry.weightsOrigin = noWeights;
        return {entry};
    }
    bool has(std::string_view wanted) const override { return wanted == name; }

    Result<std::shared_ptr<Backbone>> load(std::string_view, const std::filesystem::path &file, const Device &,
                                           const Task &) const override
    {
        if (!file.empty())
            return Error{ErrorKind::InvalidArgument, std::string(name) + " has no weights", file.string(), "",
                         std::string("Write ") + name + " alone"};
        return makeDenseSift();
    }
};

} // namespace

std::shared_ptr<Backbone> makeDenseSift()
{
    return std::make_shared<DenseSift>();
}

const ModelFamily &denseSiftFamily()
{
    static const DenseSiftFamily family;
    return family;
}

} // namespace soco::vision
