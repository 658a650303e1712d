#include "widgets/charts/chart_source.h"

namespace soco::widgets {

benchmark::RunPtr runOf(const ChartSource &source, const ModelSlot &model, dataset::PairKind kind)
{
    return model.fingerprint.empty() ? nullptr : source.runs.shown(model.fingerprint, kind);
}

bool isStale(const ChartSource &source, const benchmark::EvaluationResult &run)
{
    return !source.datasetFingerprint.empty() && !run.datasetFingerprint.empty()
        && run.datasetFingerprint != source.datasetFingerprint;
}

const benchmark::PublishedScore *publishedRow(const ChartSource &source, const ModelSlot &model)
{
    const benchmark::PublishedScore *byTitle = nullptr;
    for (const benchmark::PublishedScore &row : source.published) {
        if (!row.name.empty() && QString::fromStdString(row.name) == model.name)
            return &row;
        if (QString::fromStdString(row.model) == model.title)
            byTitle = &row;
    }
    return byTitle;
}

} // namespace soco::widgets
