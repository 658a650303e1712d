#include "app/studio/workspace/first_evaluation.h"

#include "app/studio/workspace/workspace.h"

#include <algorithm>
#include <vector>

namespace soco::studio {

FirstEvaluation::FirstEvaluation(Workspace *workspace) : QObject(workspace), m_workspace(workspace)
{
    connect(workspace->evaluations(), &EvaluationController::resultsChanged, this, &FirstEvaluation::look);
    connect(workspace->engine(), &ExploreEngine::modelsChanged, this, &FirstEvaluation::look);
    connect(workspace->datasets(), &DatasetController::indexChanged, this, &FirstEvaluation::look);
}

void FirstEvaluation::begin()
{
    m_waits = m_workspace->datasets()->origin().has_value();
    look();
}

void FirstEvaluation::look()
{
    const DatasetController &datasets = *m_workspace->datasets();
    EvaluationController &evaluations = *m_workspace->evaluations();
    // The index is read last: what is on screen is there by then.
    if (!m_waits || datasets.growing() || datasets.unfinished() || !datasets.pairIndex() || evaluations.readsResults())
        return;
    if (!evaluations.runs().runs().empty()) {
        m_waits = false;
        return;
    }
    std::vector<int> slots;
    for (const widgets::ModelSlot &model : m_workspace->engine()->models()) {
        if (model.state == widgets::ModelState::Loading)
            return;
        if (model.state == widgets::ModelState::Ready)
            slots.push_back(model.slot);
    }
    if (slots.empty())
        return;
    m_waits = false;
    evaluations.evaluate(slots);
    m_workspace->messages()->say(tr(
        "The models are evaluated on the demo dataset, for the charts. The Jobs panel shows how far they are, and stops it."));
}

} // namespace soco::studio
