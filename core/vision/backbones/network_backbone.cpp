#include "core/vision/backbones/network_backbone.h"

#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"
#include "core/vision/imaging/tensor.h"

#include <c10/core/InferenceMode.h>

#include <chrono>
#include <mutex>
#include <utility>

namespace soco::vision {

namespace {

class NetworkBackbone : public Backbone
{
public:
    NetworkBackbone(BackboneInfo info, const Preprocess &preprocess, const Device &device,
                    std::unique_ptr<const Network> network)
        : m_info(std::move(info)), m_preprocess(preprocess), m_device(device), m_network(std::move(network))
    {}

    const BackboneInfo &info() const override { return m_info; }
    Device device() const override { return m_device; }

    Result<FeatureMap> features(const RgbImage &image, const Task &task) const override
    {
        if (image.empty())
            return Error{ErrorKind::InvalidArgument, "The picture is empty"};
        return guarded("running " + m_info.name, [&]() -> Result<FeatureMap> {
            const at::Tensor input = toInputTensor(m_preprocess.square(image), m_preprocess.normalisation);
            // One forward at a time: it uses all cores, and a second one would only double the memory.
            std::unique_lock lock(m_forward, std::defer_lock);
            while (!lock.try_lock_for(std::chrono::milliseconds(20)))
                if (task.cancelled())
                    break;
            if (task.cancelled())
                return Error{ErrorKind::Cancelled, "Computing features was cancelled"};
            const c10::InferenceMode inference;
            const auto cells = m_network->forward(input, task);
            if (!cells)
                return cells.error();
            return featureMapFromTokens(*cells, m_info.gridSize, m_info.gridSize, m_info.inputSize);
        });
    }

private:
    BackboneInfo m_info;
    Preprocess m_preprocess;
    Device m_device;
    std::unique_ptr<const Network> m_network;
    mutable std::timed_mutex m_forward;
};

} // namespace

std::shared_ptr<Backbone> makeNetworkBackbone(BackboneInfo info, const Preprocess &preprocess, const Device &device,
                                              std::unique_ptr<const Network> network)
{
    // Forwards take turns; those that wait have the picture, the square and the normalised input.
    info.workingBytes = std::uint64_t(24) * std::uint64_t(info.inputSize) * std::uint64_t(info.inputSize);
    return std::make_shared<NetworkBackbone>(std::move(info), preprocess, device, std::move(network));
}

} // namespace soco::vision
