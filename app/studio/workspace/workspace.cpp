#include "app/studio/workspace/workspace.h"

#include "app/studio/workspace/first_evaluation.h"
#include "core/benchmark/judge.h"
#include "widgets/common/model_labels.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QRectF>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace soco::studio {

namespace {

const QString toyNet = QStringLiteral("toynet"), baseline = QStringLiteral("dense_sift");
const QString judgeKey = QStringLiteral("judge"), matcherKey = QStringLiteral("matcher"),
              mapKey = QStringLiteral("map"), placeKey = QStringLiteral("place");

// One thing for demo datasets, another for all others.
QString modelsKey(bool demo)
{
    return demo ? QStringLiteral("models_of_demo") : QStringLiteral("models");
}

QString ownResults()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/soco-studio";
    QDir().mkpath(folder);
    return folder + "/results.jsonl";
}

// What a pair and a keypoint of it are called, by the first one there is.
QString examplePlace(const dataset::Dataset &dataset)
{
    for (const dataset::PairKind kind : dataset::allPairKinds) {
        const auto pairs = dataset.pairs(kind);
        if (pairs.empty())
            continue;
        const QString pair = QString::fromStdString(pairs.front().file).chopped(5); // .json
        const auto loaded = dataset.loadPair(pairs.front());
        const bool named = loaded && !loaded->source.keypoints.empty();
        return named ? pair + '/' + QString::fromStdString(loaded->source.keypoints.front().name) : pair;
    }
    return QStringLiteral("00001-car_2-car_1/vehicle_wheel_front_left_center");
}

// The list of jobs is what can be seen of long work; the executor does it.
widgets::JobQueue::Runner runnerOn(Executor *executor)
{
    return [executor](const QString &lane, std::function<void()> work, QObject *receiver, std::function<void()> done) {
        executor->run({.lane = "job: " + lane, .work = [work = std::move(work)](const Task &) { work(); }, .receiver = receiver, .done = std::move(done)});
    };
}

} // namespace

Workspace::Workspace(const Setup &setup, QObject *parent)
    : QObject(parent), m_desktop(setup.desktop ? setup.desktop : &widgets::Desktop::system()),
      m_memory(setup.remembers), m_executor(new Executor(this)), m_messages(new Messages(this)),
      m_jobs(new widgets::JobQueue(runnerOn(m_executor), this)), m_selection(new widgets::Selection(this)),
      m_engine(new ExploreEngine(
          m_executor,
          std::make_shared<vision::FeatureStore>(setup.memory ? setup.memory : vision::defaultFeatureBudget()),
          setup.device, this)),
      m_datasets(new DatasetController(m_jobs, m_executor, m_memory, this)),
      m_evaluations(
          new EvaluationController(m_jobs, m_engine, setup.results.isEmpty() ? ownResults() : setup.results, this)),
      m_shownFiles(new ShownFiles(this)), m_folders(new FolderWatch(m_executor, this))
{
    restore();
    m_first = new FirstEvaluation(this);
    connect(m_datasets, &DatasetController::changed, this, &Workspace::follow);
    connect(m_engine, &ExploreEngine::pairLoaded, this, &Workspace::checkPoint);
    connect(m_engine, &ExploreEngine::pairLoaded, this, &Workspace::watchFiles);
    connect(m_shownFiles, &ShownFiles::changed, m_datasets, &DatasetController::readAgain);
    connect(m_folders, &FolderWatch::changed, this, &Workspace::filesChanged);
    connect(m_folders, &FolderWatch::limited, this, [this] {
        m_messages->say(tr("Not all folders of this dataset can be watched for changes. F5 reads it again."));
    });
    connect(qApp, &QGuiApplication::applicationStateChanged, m_shownFiles, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive) // a share may have changed without a word
            m_shownFiles->look();
    });
    connect(m_engine, &ExploreEngine::modelsChanged, this, [this] {
        const auto &models = m_engine->models();
        const bool focusedIsThere = std::any_of(models.begin(), models.end(),
                                                [&](const auto &model) { return model.slot == m_selection->model(); });
        if (!focusedIsThere && !models.empty())
            m_selection->setModel(models.front().slot);
    });
    connect(m_engine, &ExploreEngine::sameModel, this, [this](int slot, int other) {
        const auto &models = m_engine->models();
        m_messages->say(tr("%1 is the same model as %2: one evaluation stands for both.")
                            .arg(widgets::modelLabel(models, slot), widgets::modelLabel(models, other)));
    });
    connect(m_executor, &Executor::failed, this, [this](const QString &lane, const QString &what) {
        m_messages->problem({.text = tr("Background work (%1) ended: %2").arg(lane, what)});
    });
}

Workspace::~Workspace() = default;

void Workspace::follow(const dataset::DatasetChange &change)
{
    m_engine->setDataset(m_datasets->dataset());
    m_evaluations->setDataset(m_datasets->dataset(), m_datasets->growing());
    chooseModels();
    if (change.another && m_choosesModels && m_memory.isOn()) // not where a picture or a measurement is made
        m_first->begin();
    if (change.another) {
        m_selection->setPoint(std::nullopt, {});
        m_selection->setPair(std::nullopt);
    } else if (m_datasets->growing()) {
        m_engine->lookForMissingPictures();
    } else {
        m_engine->readAgain();
    }
    if (!m_datasets->growing()) // its pictures come all the time
        m_folders->watch(m_datasets->dataset()->root());
    Q_EMIT changed(change);
    lookForPlace();
    Q_EMIT arrived();
    if (!change.another)
        filesChanged(); // while it was read
}

void Workspace::setJudge(const widgets::JudgeSettings &judge)
{
    if (judge == m_judge)
        return;
    m_judge = judge;
    m_engine->setAlpha(judge.alpha);
    Q_EMIT judgeChanged();
}

void Workspace::setMatcher(const benchmark::Matcher &matcher)
{
    if (&matcher == m_matcher)
        return;
    m_matcher = &matcher;
    m_engine->setMatcher(matcher);
    m_evaluations->setMatcher(matcher);
    Q_EMIT matcherChanged();
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
    m_choosesModels = wanted.isEmpty();
    if (m_choosesModels)
        chooseModels();
    else
        add(wanted);
}

// What somebody has added stays, whatever is opened; ToyNet, where nobody has, comes and goes with the demo datasets.
void Workspace::chooseModels()
{
    if (!m_choosesModels || !m_datasets->dataset())
        return;
    const bool demo = m_datasets->origin().has_value();
    if (m_modelsChosenFor == demo)
        return;
    const bool first = !m_modelsChosenFor;
    if (!first)
        rememberModels(*m_modelsChosenFor);
    m_modelsChosenFor = demo;
    QStringList names = m_memory.value(modelsKey(demo)).toStringList();
    if (names.isEmpty())
        names = demo ? QStringList{toyNet, baseline} : QStringList{baseline};
    const int ofToys = m_engine->slotOf({toyNet.toStdString(), {}});
    if (first || m_engine->models().empty()) {
        m_addedToyNet = demo && names.contains(toyNet);
        add(names);
    } else if (demo && ofToys == 0 && names.contains(toyNet)) {
        m_addedToyNet = true;
        add({toyNet});
    } else if (!demo && ofToys > 0 && std::exchange(m_addedToyNet, false)) {
        if (m_engine->models().size() == 1)
            add({baseline});
        m_engine->removeModel(ofToys);
    }
}

void Workspace::rememberModels(bool demo) const
{
    QStringList models;
    for (const widgets::ModelSlot &model : m_engine->models())
        models << QString::fromStdString(m_engine->spec(model.slot).text());
    m_memory.setValue(modelsKey(demo), models);
}

void Workspace::add(const QStringList &names)
{
    QStringList again;
    for (const QString &name : std::as_const(names)) {
        const auto spec = vision::parseModelSpec(name.toStdString());
        if (!spec)
            m_messages->problem({.about = Messages::About::Model, .text = QString::fromStdString(spec.error().text())});
        else if (m_engine->slotOf(*spec) > 0)
            again << name;
        else
            m_engine->addModel(*spec);
    }
    again.removeDuplicates();
    if (!m_choosesModels && !again.isEmpty())
        m_messages->problem({.about = Messages::About::CommandLine,
                             .text = tr("Named twice and shown once: %1").arg(again.join(QStringLiteral(", ")))});
}

void Workspace::remember() const
{
    if (!m_choosesModels || m_modelsChosenFor) // else none were ever shown
        rememberModels(m_datasets->origin().has_value());
    m_memory.setValue(judgeKey,
                      QVariantMap{{"criterion", QString::fromStdString(benchmark::metricOf(m_judge.criterion).id)},
                                  {"alpha", m_judge.alpha}});
    m_memory.setValue(matcherKey, QString::fromStdString(m_matcher->info().id));
    m_memory.setValue(mapKey, QVariantMap{{"visible", m_map.visible}, {"opacity", m_map.opacity}, {"colours", int(m_map.colours)},
                                          {"scale", int(m_map.scale)}, {"share", m_map.share}, {"low", m_map.low},
                                          {"high", m_map.high}, {"cells", m_map.cells}});
    if (const auto &pair = m_selection->pair(); pair && m_datasets->dataset()) {
        QVariantMap place{{"folder", QString::fromStdString(m_datasets->dataset()->root().string())},
                          {"pair", QString::fromStdString(pair->file).chopped(5)},
                          {"keypoint", m_selection->pin() ? m_selection->keypoint() : QString()}};
        // A point beside the keypoints, unless source and target are exchanged: the next start shows them as stored.
        const auto &loaded = m_engine->pair();
        if (const auto &pin = m_selection->pin(); pin && m_selection->keypoint().isEmpty() && loaded
            && loaded->ref == *pair && loaded->pair.source.image.starts_with(pair->source + '.'))
            place["point"] = QPointF(pin->x, pin->y);
        m_memory.setValue(placeKey, place);
    }
}

// Values of another version, or of nobody, are as good as none.
void Workspace::restore()
{
    const QVariantMap judge = m_memory.value(judgeKey).toMap();
    if (const double alpha = judge.value("alpha").toDouble(); alpha > 0 && alpha <= 1)
        setJudge({benchmark::criterionOf(judge.value("criterion").toString().toStdString())
                      .value_or(benchmark::Criterion::Soc),
                  alpha});
    if (const auto *matcher = benchmark::matcherNamed(m_memory.value(matcherKey).toString().toStdString()))
        setMatcher(*matcher);
    const QVariantMap saved = m_memory.value(mapKey).toMap();
    if (saved.isEmpty())
        return;
    const auto number = [&](const char *name, int lowest, int highest) { return qBound(lowest, saved.value(name).toInt(), highest); };
    widgets::MapSettings map;
    map.visible = saved.value("visible", map.visible).toBool();
    map.opacity = number("opacity", 0, 100);
    map.colours = widgets::ColourMap(number("colours", 0, int(widgets::ColourMap::Grey)));
    map.scale = widgets::MapScale(number("scale", 0, int(widgets::MapScale::Stretched)));
    map.share = number("share", 1, 100);
    map.cells = saved.value("cells").toBool();
    if (const double low = saved.value("low").toDouble(), high = saved.value("high").toDouble(); low >= -1 && high <= 1 && low < high) {
        map.low = low;
        map.high = high;
    }
    setMap(map);
}

void Workspace::returnTo(const QString &folder)
{
    const QVariantMap place = m_memory.value(placeKey).toMap();
    const QString left = place.value("folder").toString();
    if (!m_place && !left.isEmpty() && QFileInfo(left) == QFileInfo(folder))
        m_place = Place{place.value("pair").toString(), place.value("keypoint").toString(),
                        place.contains("point") ? std::optional(place.value("point").toPointF()) : std::nullopt,
                        std::nullopt, true};
}

// Of files that are not on screen the person is told: reading a large dataset again is theirs to choose. What was read
// since is known.
void Workspace::filesChanged()
{
    const qint64 change = m_folders->millisecondsSinceChange();
    if (change < 0 || m_datasets->growing() || m_datasets->busy() || m_datasets->millisecondsSinceReading() <= change)
        return;
    m_messages->problem({Messages::About::Dataset, tr("Files of this dataset have changed on disk."),
                         tr("Read again (F5)"), [datasets = m_datasets] { datasets->readAgain(); }});
}

void Workspace::watchFiles(const widgets::LoadedPairPtr &pair)
{
    QStringList files;
    if (const auto &dataset = m_datasets->dataset(); pair && dataset) {
        files << QString::fromStdString(dataset->pairPath(pair->ref).string());
        for (const dataset::View *view : {&pair->pair.source, &pair->pair.target})
            if (const auto path = dataset->imagePath(view->category, view->image))
                files << QString::fromStdString(path->string());
    }
    m_shownFiles->watch(files);
}

void Workspace::showWhenThere(const QString &place)
{
    if (place.isEmpty())
        return;
    // PAIR as the list names it, or as its file lies below PairAnnotations: KIND/GROUP/FILE.
    const bool isFile = dataset::pairKindFromName(place.section('/', 0, 0).toStdString()) && place.count('/') >= 2;
    const int at = isFile ? 2 : 0;
    QString pair = place.section('/', at, at);
    if (pair.endsWith(".json"))
        pair.chop(5);
    m_place = Place{pair, place.section('/', at + 1), std::nullopt, std::nullopt, false};
    if (isFile)
        m_place->folder = place.section('/', 0, 1);
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
            if (!m_place->folder.isEmpty()
                && m_place->folder
                    != QLatin1String(dataset::pairKindName(kind)) + '/' + QString::fromStdString(ref.group))
                continue;
            m_place->found = ref;
            const QString keypoint = m_place->keypoint;
            if (keypoint.isEmpty() && !m_place->point)
                m_place.reset();
            Q_EMIT placeFound(ref, keypoint);
            return;
        }
    }
    if (m_datasets->busy()) // it may still be drawn
        return;
    if (m_place->remembered) {
        m_place.reset();
        return;
    }
    const Place missing = *std::exchange(m_place, std::nullopt);
    const QString name = missing.folder.isEmpty() ? missing.pair : missing.folder + '/' + missing.pair;
    Q_EMIT placeMissing(tr("There is no pair %1 in this dataset. Name it as %2.")
                            .arg(name, QStringLiteral("PAIR[/KEYPOINT], %1").arg(examplePlace(*dataset))));
}

void Workspace::checkPoint(const widgets::LoadedPairPtr &pair)
{
    if (!pair || !m_place || !m_place->found || !(*m_place->found == pair->ref))
        return;
    const Place place = *std::exchange(m_place, std::nullopt);
    if (place.point) {
        const QRectF picture(0, 0, pair->pair.source.width, pair->pair.source.height);
        // Once everybody shows the pair, unless the person has chosen something meanwhile.
        const auto pin = [this, ref = pair->ref, point = *place.point] {
            if (m_selection->pair() == ref && !m_selection->pin() && m_selection->keypoint().isEmpty())
                m_selection->setPoint(ImagePoint{point.x(), point.y()}, {});
        };
        if (picture.contains(*place.point))
            QMetaObject::invokeMethod(this, pin, Qt::QueuedConnection);
        return;
    }
    if (!place.remembered && pair->pair.source.indexOf(place.keypoint.toStdString()) < 0)
        Q_EMIT placeMissing(tr("The source picture of pair %1 has no keypoint %2.").arg(place.pair, place.keypoint));
}

bool Workspace::stopWork(std::chrono::milliseconds patience)
{
    m_jobs->cancelAll();
    return m_executor->stop(patience);
}

bool Workspace::settled() const
{
    return m_executor->pending() == 0 && m_jobs->activeCount() == 0 && !m_datasets->busy();
}

} // namespace soco::studio
