#pragma once

#include "core/benchmark/evaluation_monitor.h"
#include "core/benchmark/evaluation_plan.h"
#include "core/vision/feature_check.h"
#include "core/vision/feature_store.h"
#include "core/vision/pictures.h"

#include <atomic>
#include <span>
#include <vector>

namespace soco::benchmark {

// Brings feature maps of pictures into memory, batch by batch, and lets them go again.
class FeaturePass
{
public:
    FeaturePass(EvaluationPlan &plan, const vision::Backbone &backbone, vision::FeatureStore &store,
                vision::Pictures &pictures, int threads, EvaluationMonitor &monitor);

    // Indices into the plan's images. A picture that fails has its error from then on, and is not tried again.
    void exchange(std::span<const std::size_t> drop, std::span<const std::size_t> load);
    std::int64_t forwarded() const { return m_forwarded; } // those the store did not have
    // Cells a side that every map had which was used: the model's own, as one that differs is an error. 0: none was used.
    int verifiedGrid() const { return m_verified > 0 ? m_backbone.info().gridSize : 0; }
    const vision::FeatureCheck &check() const { return m_check; } // whether they mean anything

private:
    void load(PlannedImage &image);

    EvaluationPlan &m_plan;
    const vision::Backbone &m_backbone;
    vision::FeatureStore &m_store;
    vision::Pictures &m_pictures;
    vision::FeatureCheck m_check;
    const int m_threads;
    EvaluationMonitor &m_monitor;
    std::vector<std::size_t> m_inMemory;
    std::atomic<std::int64_t> m_forwarded{0};
    std::atomic<std::int64_t> m_verified{0}; // maps of the grid that the model promises
};

} // namespace soco::benchmark
