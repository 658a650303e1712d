#include "app/studio/workspace/workspace.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace soco::studio {

namespace {

const QString modelsKey = QStringLiteral("models");

QString ownResults()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/soco-studio";
    QDir().mkpath(folder);
    return folder + "/results.jsonl";
}

} // namespace

Workspace::Workspace(const Setup &setup, QObject *parent)
    : QObject(parent), m_desktop(setup.desktop ? setup.desktop : &widgets::Desktop::system()), m_memory(setup.remembers),
      m_executor(new Executor(this)), m_messages(new Messages(this)), m_jobs(new widgets::JobQueue(this)),
      m_selection(new widgets::Selection(this)),
      m_engine(new ExploreEngine(m_executor,
                                 std::make_shared<vision::FeatureStore>(setup.memory ? setup.memory : vision::defaultFeatureBudget()),
                                 setup.device, this)),
      m_datasets(new DatasetController(m_jobs, m_executor, m_memory, this)),
      m_evaluations(new EvaluationController(m_jobs, m_engine, setup.results.isEmpty() ? ownResults() : setup.results, this))
{
    connect(m_datasets, &DatasetController::opened, this, [this] {
        adoptDataset();
        m_selection->setPoint(std::nullopt, {});
        m_selection->setPair(std::nullopt);
        Q_EMIT opened();
        lookForPlace();
    });
    connect(m_datasets, &DatasetController::grew, this, [this] {
        adoptDataset();
        m_engine->lookForMissingPictures();
        Q_EMIT grew();
        lookForPlace();
    });
    connect(m_engine, &ExploreEngine::pairLoaded, this, &Workspace::checkKeypoint);
    connect(m_engine, &ExploreEngine::modelsChanged, this, [this] {
        const auto &models = m_engine->models();
        const bool focusedIsThere = std::any_of(models.begin(), models.end(),
                                                [&](const auto &model) { return model.slot == m_selection->model(); });
        if (!focusedIsThere && !models.empty())
            m_selection->setModel(models.front().slot);
    });
    connect(m_executor, &Executor::failed, this, [this](const QString &lane, const QString &what) {
        m_messages->problem({.text = tr("Background work (%1) ended: %2").arg(lane, what)});
    });
}

Workspace::~Workspace() = default;

void Workspace::adoptDataset()
{
    m_engine->setDataset(m_datasets->dataset());
    m_evaluations->setDataset(m_datasets->dataset());
}

void Workspace::setJudge(const widgets::JudgeSettings &judge)
{
    if (judge == m_judge)
        return;
    m_judge = judge;
    m_engine->setAlpha(judge.alpha);
    Q_EMIT judgeChanged();
}

void Workspace::setMap(const widgets::MapSettings &map)
{
    if (map == m_map)
        return;
    m_map = map;
    Q_EMIT mapChanged();
}

void Workspace::addModels(const QStringList &wanted)
{
    QStringList names = wanted;
    if (names.isEmpty())
        names = m_memory.value(modelsKey).toStringList();
    if (names.isEmpty())
        names = QStringList{"dense_sift"};
    for (const QString &name : std::as_const(names)) {
        const auto spec = vision::parseModelSpec(name.toStdString());
        if (spec)
            m_engine->addModel(*spec);
        else
            m_messages->problem({.about = Messages::About::Model, .text = QString::fromStdString(spec.error().text())});
    }
}

void Workspace::remember() const
{
    QStringList models;
    for (const widgets::ModelSlot &model : m_engine->models())
        if (const std::string file = m_engine->spec(model.slot).file.string(); file.empty())
            models << model.name;
        else
            models << model.name + '=' + QString::fromStdString(file);
    m_memory.setValue(modelsKey, models);
}

void Workspace::showWhenThere(const QString &place)
{
    if (place.isEmpty())
        return;
    m_place = Place{place.section('/', 0, 0), place.section('/', 1), std::nullopt};
    if (m_datasets->dataset())
        lookForPlace();
}

void Workspace::lookForPlace()
{
    if (!m_place || m_place->found)
        return;
    const auto &dataset = m_datasets->dataset();
    for (const dataset::PairKind kind : dataset::allPairKinds) {
        for (const dataset::PairRef &ref : dataset->pairs(kind)) {
            QString file = QString::fromStdString(ref.file);
            file.chop(5); // .json
            if (file != m_place->pair && QString::fromStdString(ref.source + '-' + ref.target) != m_place->pair)
                continue;
            m_place->found = ref;
            const QString keypoint = m_place->keypoint;
            if (keypoint.isEmpty())
                m_place.reset();
            Q_EMIT placeFound(ref, keypoint);
            return;
        }
    }
    if (m_datasets->busy()) // it may still be drawn
        return;
    Q_EMIT placeMissing(tr("There is no pair %1 in this dataset.").arg(std::exchange(m_place, std::nullopt)->pair));
}

void Workspace::checkKeypoint(const widgets::LoadedPairPtr &pair)
{
    if (!pair || !m_place || !m_place->found || !(*m_place->found == pair->ref))
        return;
    const Place place = *std::exchange(m_place, std::nullopt);
    if (pair->pair.source.indexOf(place.keypoint.toStdString()) < 0)
        Q_EMIT placeMissing(tr("The source picture of pair %1 has no keypoint %2.").arg(place.pair, place.keypoint));
}

bool Workspace::settled() const
{
    return m_executor->pending() == 0 && m_jobs->activeCount() == 0 && !m_datasets->busy();
}

} // namespace soco::studio
