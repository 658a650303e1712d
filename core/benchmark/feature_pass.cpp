#include "core/benchmark/feature_pass.h"

#include "core/base/heap.h"
#include "core/base/parallel.h"

namespace soco::benchmark {

FeaturePass::FeaturePass(EvaluationPlan &plan, const vision::Backbone &backbone, vision::FeatureStore &store,
                         vision::Pictures &pictures, int threads, EvaluationMonitor &monitor)
    : m_plan(plan), m_backbone(backbone), m_store(store), m_pictures(pictures), m_threads(threads), m_monitor(monitor)
{
}

void FeaturePass::exchange(std::span<const std::size_t> drop, std::span<const std::size_t> load)
{
    for (const std::size_t image : drop) {
        m_plan.images[image].map = {};
        std::erase(m_inMemory, image);
    }
    // The store lets the least recently used map go: what is still held here shall not be it.
    for (const std::size_t image : m_inMemory)
        m_store.peek(m_backbone, m_plan.images[image].content);
    m_inMemory.insert(m_inMemory.end(), load.begin(), load.end());
    m_monitor.begin(EvaluationMonitor::Phase::Loading);
    parallelFor(
        load.size(), m_threads, [&](std::size_t i) { this->load(m_plan.images[load[i]]); }, m_monitor.stopToken());
    giveBackFreeHeap();
    m_monitor.end(EvaluationMonitor::Phase::Loading);
}

void FeaturePass::load(PlannedImage &image)
{
    if (image.error)
        return;
    const vision::FeatureStore::Decode decode = [&]() -> Result<RgbImage> {
        ++m_forwarded;
        auto picture = m_pictures.get(image.path);
        if (!picture)
            return picture.error();
        if (picture->key != image.content)
            // As if a share had not given it: its pairs stay open, and --resume looks at what is there now.
            return Error{ErrorKind::Io,
                         "Was changed while it was evaluated",
                         image.path.string(),
                         {},
                         "Evaluate again: with --resume, what has changed is read anew"};
        return *picture->image;
    };
    Result<vision::FeatureMap> map =
        m_store.get(m_backbone, image.content, decode, Task({}, m_monitor.stopToken()));
    const int grid = m_backbone.info().gridSize;
    if (map && (map->rows() != grid || map->cols() != grid)) {
        const auto shown = [](int rows, int cols) { return std::to_string(rows) + " x " + std::to_string(cols); };
        image.error = Error{ErrorKind::Mismatch,
                            "Its features have " + shown(map->rows(), map->cols()) + " cells, those of "
                                + m_backbone.info().name + " should have " + shown(grid, grid),
                            image.path.string(),
                            {},
                            {}};
    } else if (map) {
        ++m_verified;
        image.map = std::move(*map);
        m_check.add(image.map, image.content);
    } else if (map.error().kind == ErrorKind::Cancelled) {
        return;
    } else {
        image.error = vanished(map.error());
        if (image.error->file.empty() || image.error->file == image.content)
            image.error->file = image.path.string();
    }
    m_monitor.imageDone(image.path.filename().string());
}

} // namespace soco::benchmark
