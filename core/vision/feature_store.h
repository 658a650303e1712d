#pragma once

#include "core/base/result.h"
#include "core/vision/backbone.h"
#include "core/vision/pictures.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace soco::vision {

// Feature maps in memory, within a budget; the least recently used leave first. Thread-safe. A map that is being
// computed is waited for, not computed twice. A map larger than the whole budget is handed out but not kept.
// Maps are keyed by what the picture is, not by where it lies: a picture that was replaced is forwarded again, one that
// was copied or moved is not. What threads need while they forward at once is bounded too (BackboneInfo::workingBytes).
// A map that is not finite is an Error of its picture, and never kept.
class FeatureStore
{
public:
    using Decode = std::function<Result<RgbImage>()>;

    explicit FeatureStore(std::uint64_t budgetBytes);
    ~FeatureStore();

    // The picture in `file`, by its content: Pictures::keyOf(). It is read and decoded only when the map is not there.
    Result<FeatureMap> get(const Backbone &backbone, Pictures &pictures, const std::filesystem::path &file,
                           const Task &task = {});
    // `imageKey` is the picture's content key. `decode` is called only when the map is not there.
    Result<FeatureMap> get(const Backbone &backbone, const std::string &imageKey, const Decode &decode,
                           const Task &task = {});
    // The map if it is there; never computes, never waits.
    FeatureMap peek(const Backbone &backbone, const std::string &imageKey) const;

    std::uint64_t bytes() const;
    std::uint64_t budget() const;
    std::uint64_t computed() const; // how many maps were forwarded so far
    void clear();

private:
    // `name` is the picture's in errors.
    Result<FeatureMap> get(const Backbone &backbone, const std::string &imageKey, const std::string &name,
                           const Decode &decode, const Task &task);

    struct Private;
    std::unique_ptr<Private> d;
};

// A quarter of the machine's memory.
std::uint64_t defaultFeatureBudget();

} // namespace soco::vision
