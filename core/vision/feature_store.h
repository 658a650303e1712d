#pragma once

#include "core/base/result.h"
#include "core/vision/backbone.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace soco::vision {

// Feature maps in memory, within a budget; the least recently used leave first. Thread-safe. A map that is being
// computed is waited for, not computed twice. A map larger than the whole budget is handed out but not kept.
class FeatureStore
{
public:
    using Decode = std::function<Result<RgbImage>()>;

    explicit FeatureStore(std::uint64_t budgetBytes);
    ~FeatureStore();

    // `imageKey` names the image (its path). `decode` is called only when the map is not there.
    Result<FeatureMap> get(const Backbone &backbone, const std::string &imageKey, const Decode &decode,
                           const Task &task = {});
    // The map if it is there; never computes, never waits.
    FeatureMap peek(const Backbone &backbone, const std::string &imageKey) const;

    std::uint64_t bytes() const;
    std::uint64_t budget() const;
    std::uint64_t computed() const; // how many maps were forwarded so far
    void clear();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

// A quarter of the machine's memory.
std::uint64_t defaultFeatureBudget();

} // namespace soco::vision
