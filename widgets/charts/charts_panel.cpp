#include "widgets/charts/charts_panel.h"

namespace soco::widgets {

struct ChartsPanel::Private {
    std::vector<ModelSlot> models;
    std::vector<std::shared_ptr<const benchmark::EvaluationResult>> runs;
    std::vector<benchmark::PublishedScore> published;
    QString category;
    JudgeSettings judge;
    QString dataTitle;
};

ChartsPanel::ChartsPanel(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("chartsPanel"));
    setAccessibleName(tr("Charts"));
}

ChartsPanel::~ChartsPanel() = default;

void ChartsPanel::setModels(const std::vector<ModelSlot> &models)
{
    d->models = models;
}

void ChartsPanel::setRuns(std::vector<std::shared_ptr<const benchmark::EvaluationResult>> runs)
{
    d->runs = std::move(runs);
}

void ChartsPanel::setPublished(std::vector<benchmark::PublishedScore> published)
{
    d->published = std::move(published);
}

void ChartsPanel::setCategory(const QString &category)
{
    d->category = category;
}

void ChartsPanel::setJudge(const JudgeSettings &judge)
{
    d->judge = judge;
}

void ChartsPanel::setDataTitle(const QString &title)
{
    d->dataTitle = title;
}

void ChartsPanel::retheme()
{
    update();
}

} // namespace soco::widgets
