#include "app/studio/workspace/first_evaluation.h"

#include "app/studio/workspace/workspace.h"

#include <vector>

namespace soco::studio {

FirstEvaluation::FirstEvaluation(Workspace *workspace) : QObject(workspace), m_workspace(workspace)
{
    // Queued: whoever waits for the same results has begun by then.
    connect(workspace->evaluations(), &EvaluationController::resultsChanged, this, &FirstEvaluation::look,
            Qt::QueuedConnection);
    connect(workspace->engine(), &ExploreEngine::modelsChanged, this, &FirstEvaluation::look, Qt::QueuedConnection);
    connect(workspace->datasets(), &DatasetController::indexChanged, this, &FirstEvaluation::look,
            Qt::QueuedConnection);
}

void FirstEvaluation::begin()
{
    const QString folder = QString::fromStdString(m_workspace->datasets()->dataset()->root().string());
    m_waits = m_workspace->datasets()->origin() && !m_begun.contains(folder);
}

void FirstEvaluation::look()
{
    const DatasetController &datasets = *m_workspace->datasets();
    EvaluationController &evaluations = *m_workspace->evaluations();
    // The index is read last: what is on screen is there by then.
    if (!m_waits || datasets.growing() || datasets.unfinished() || !datasets.pairIndex() || !evaluations.knowsResults())
        return;
    std::vector<int> slots;
    for (const widgets::ModelSlot &model : m_workspace->engine()->models()) {
        if (model.state == widgets::ModelState::Loading)
            return;
        if (model.state == widgets::ModelState::Ready && model.weightsFile.isEmpty())
            slots.push_back(model.slot);
    }
    m_waits = false;
    const dataset::Dataset &dataset = *datasets.dataset();
    const std::size_t pairs = dataset.pairs(dataset::PairKind::Intra).size()
        + dataset.pairs(dataset::PairKind::Cross).size();
    if (slots.empty() || pairs > mostPairs || evaluations.hasRuns() || !evaluations.running().isEmpty())
        return;
    m_begun.insert(QString::fromStdString(dataset.root().string()));
    evaluations.evaluate(slots);
    m_workspace->messages()->say(tr(
        "The models are evaluated on the demo dataset, for the charts. The Jobs panel shows how far they are, and stops it."));
}

} // namespace soco::studio
