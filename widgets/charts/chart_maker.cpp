#include "widgets/charts/chart.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace soco::widgets {

using benchmark::Criterion;
using benchmark::Reduction;
using dataset::PairKind;

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

constexpr double publishedAlpha = 0.1; // all published figures are PCK@0.10
constexpr int curveSteps = 80;

struct Task {
    PairKind kind;
    Criterion criterion;
};
// CC and SOC on pairs of one category, Cross-SOC on pairs across categories.
constexpr std::array<Task, 3> tasks{
    {{PairKind::Intra, Criterion::Cc}, {PairKind::Intra, Criterion::Soc}, {PairKind::Cross, Criterion::Soc}}};

QString taskTitle(PairKind kind, Criterion criterion)
{
    if (criterion == Criterion::Cc)
        return kind == PairKind::Cross ? Charts::tr("Cross-CC") : Charts::tr("CC");
    return kind == PairKind::Cross ? Charts::tr("Cross-SOC") : Charts::tr("SOC");
}

QString grouped(std::int64_t number)
{
    return QString::fromStdString(groupedDigits(number));
}

// "800", or "792–800" where the models differ
QString rangeText(const std::set<std::int64_t> &values)
{
    if (values.empty())
        return QStringLiteral("0");
    if (values.size() == 1)
        return grouped(*values.begin());
    return grouped(*values.begin()) + QStringLiteral("–") + grouped(*values.rbegin());
}

QString runSource(const benchmark::EvaluationResult &run)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(run.time), Qt::ISODate);
    return time.isValid() ? Charts::tr("own run, %1").arg(time.toString(QStringLiteral("yyyy-MM-dd HH:mm")))
                          : Charts::tr("own run");
}

// The newest run of a model; of two with one time the later in the list.
RunPtr runOf(const ChartSource &source, const ModelSlot &model)
{
    RunPtr newest;
    for (const RunPtr &run : source.runs) {
        if (run && QString::fromStdString(run->model.name) == model.name && (!newest || run->time >= newest->time))
            newest = run;
    }
    return newest;
}

const benchmark::PublishedScore *publishedOf(const ChartSource &source, const ModelSlot &model)
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

const benchmark::KindResult *kindOf(const RunPtr &run, PairKind kind)
{
    if (!run)
        return nullptr;
    const auto it = std::find_if(run->kinds.begin(), run->kinds.end(), [&](const auto &k) { return k.kind == kind; });
    return it == run->kinds.end() ? nullptr : &*it;
}

const std::vector<float> &errorsOf(const benchmark::PairScore &score, Criterion criterion)
{
    return criterion == Criterion::Soc ? score.socErrors : score.ccErrors;
}

QString noRuns()
{
    return Charts::tr("No runs yet. Evaluate a model to fill this chart.");
}

QString reductionText(const std::set<Reduction> &reductions)
{
    if (reductions.size() > 1)
        return Charts::tr("pair and keypoint averages, do not compare");
    return reductions.contains(Reduction::Keypoint) ? Charts::tr("keypoint average") : Charts::tr("pair average");
}

} // namespace

struct ChartMaker::Cache {
    struct Counts {
        std::int64_t pairs = 0;
        std::int64_t dropped = 0;
        std::int64_t points = 0;
    };
    using Key = std::tuple<const benchmark::EvaluationResult *, PairKind, Criterion>;

    std::map<const benchmark::EvaluationResult *, RunPtr> alive;
    std::map<std::tuple<const benchmark::EvaluationResult *, PairKind, Criterion, double>, benchmark::Score> scores;
    std::map<Key, std::map<std::string, Counts>> counts; // by category
    std::map<std::tuple<const benchmark::EvaluationResult *, PairKind, Criterion, std::string, double, double>,
             std::vector<std::pair<double, double>>>
        curves;

    void keep(const std::vector<RunPtr> &runs);
    const benchmark::Score &score(const RunPtr &run, const benchmark::KindResult &kind, Criterion criterion,
                                  double alpha);
    const std::map<std::string, Counts> &countsOf(const RunPtr &run, const benchmark::KindResult &kind,
                                                  Criterion criterion);
    const std::vector<std::pair<double, double>> &curve(const RunPtr &run, const benchmark::KindResult &kind,
                                                        Criterion criterion, const std::string &category, double alpha,
                                                        double alphaMax);
};

// Forgets what was computed from runs that are gone; the others are held, so that no address is used twice.
void ChartMaker::Cache::keep(const std::vector<RunPtr> &runs)
{
    std::map<const benchmark::EvaluationResult *, RunPtr> now;
    for (const RunPtr &run : runs)
        now.emplace(run.get(), run);
    const auto gone = [&](const auto &entry) { return !now.contains(std::get<0>(entry.first)); };
    std::erase_if(scores, gone);
    std::erase_if(counts, gone);
    std::erase_if(curves, gone);
    alive = std::move(now);
}

const benchmark::Score &ChartMaker::Cache::score(const RunPtr &run, const benchmark::KindResult &kind,
                                                 Criterion criterion, double alpha)
{
    const auto [it, isNew] = scores.try_emplace({run.get(), kind.kind, criterion, alpha});
    if (isNew) {
        // A result without per-pair errors still has its own figures, at its own threshold.
        if (!kind.scores.empty())
            it->second = benchmark::pck(kind.scores, criterion, alpha, run->reduction);
        else if (float(alpha) == float(run->threshold))
            it->second = criterion == Criterion::Soc ? kind.soc : kind.cc;
        else
            it->second.percent = std::nan("");
    }
    return it->second;
}

const std::map<std::string, ChartMaker::Cache::Counts> &
ChartMaker::Cache::countsOf(const RunPtr &run, const benchmark::KindResult &kind, Criterion criterion)
{
    const auto [it, isNew] = counts.try_emplace({run.get(), kind.kind, criterion});
    if (isNew) {
        for (const benchmark::PairScore &score : kind.scores) {
            Counts &c = it->second[score.group];
            const std::size_t points = errorsOf(score, criterion).size();
            ++(points > 0 ? c.pairs : c.dropped);
            c.points += std::int64_t(points);
        }
    }
    return it->second;
}

const std::vector<std::pair<double, double>> &ChartMaker::Cache::curve(const RunPtr &run,
                                                                       const benchmark::KindResult &kind,
                                                                       Criterion criterion, const std::string &category,
                                                                       double alpha, double alphaMax)
{
    const auto [it, isNew] = curves.try_emplace({run.get(), kind.kind, criterion, category, alpha, alphaMax});
    if (!isNew)
        return it->second;
    std::vector<double> alphas;
    for (int i = 0; i <= curveSteps; ++i)
        alphas.push_back(alphaMax * i / curveSteps);
    const auto place = std::lower_bound(alphas.begin(), alphas.end(), alpha - 1e-9);
    if (place != alphas.end() && std::abs(*place - alpha) < 1e-9)
        *place = alpha; // exactly what is judged by: at a threshold the last bit may count
    else
        alphas.insert(place, alpha);
    std::vector<benchmark::PairScore> part;
    std::span<const benchmark::PairScore> scores = kind.scores;
    if (!category.empty()) {
        std::copy_if(kind.scores.begin(), kind.scores.end(), std::back_inserter(part),
                     [&](const auto &score) { return score.group == category; });
        scores = part;
    }
    const std::vector<double> percents = benchmark::pckCurve(scores, criterion, alphas, run->reduction);
    for (std::size_t i = 0; i < alphas.size(); ++i)
        it->second.emplace_back(alphas[i], percents[i]);
    return it->second;
}

ChartMaker::ChartMaker() : m_cache(std::make_unique<Cache>()) {}
ChartMaker::~ChartMaker() = default;

namespace {

ChartNumber numberFor(const ModelSlot &model, PairKind kind, Criterion criterion, double alpha, const RunPtr &run)
{
    ChartNumber number;
    number.slot = model.slot;
    number.model = model.title;
    number.kind = kind;
    number.criterion = criterion;
    number.task = taskTitle(kind, criterion);
    number.alpha = alpha;
    number.run = run;
    if (run) {
        number.partial = !run->complete;
        number.source = runSource(*run);
    }
    return number;
}

int put(Chart &chart, ChartNumber number)
{
    chart.numbers.push_back(std::move(number));
    return int(chart.numbers.size()) - 1;
}

// A model shown that has errors of intra pairs.
struct Intra {
    ModelSlot model;
    RunPtr run;
    const benchmark::KindResult *result;
};

std::vector<Intra> intraRuns(const ChartSource &source)
{
    std::vector<Intra> found;
    for (const ModelSlot &model : source.models) {
        const RunPtr run = runOf(source, model);
        const auto *result = kindOf(run, PairKind::Intra);
        if (result && !result->scores.empty())
            found.push_back({model, run, result});
    }
    return found;
}

// Why a chart of intra pairs has nothing to draw.
QString nothingOfIntra(const ChartSource &source)
{
    const bool anyRun = std::any_of(source.models.begin(), source.models.end(),
                                    [&](const auto &m) { return runOf(source, m) != nullptr; });
    if (!anyRun)
        return noRuns();
    if (intraRuns(source).empty())
        return Charts::tr("No run on intra pairs yet. Evaluate a model on them to fill this chart.");
    return source.category.isEmpty() ? Charts::tr("No evaluated pair has a scored point.")
                                     : Charts::tr("No evaluated pair of %1 has a scored point.").arg(source.category);
}

QString partialText(const ChartSource &source, const std::vector<ChartNumber> &numbers)
{
    QString text;
    std::set<const benchmark::EvaluationResult *> seen;
    for (const ChartNumber &number : numbers) {
        if (!number.partial || !seen.insert(number.run.get()).second)
            continue;
        std::int64_t done = 0, total = 0;
        for (const benchmark::KindResult &kind : number.run->kinds) {
            done += std::int64_t(kind.scores.size());
            const auto known = source.pairTotals.find(kind.kind);
            total = known == source.pairTotals.end() ? 0 : total + known->second;
        }
        text += QLatin1Char(' ')
              + (total > done
                     ? Charts::tr("%1: partial, %2 of %3 pairs.").arg(number.model, grouped(done), grouped(total))
                     : Charts::tr("%1: partial, %2 pairs.").arg(number.model, grouped(done)));
    }
    return text;
}

QString runDetailsOf(const std::vector<ChartNumber> &numbers)
{
    QStringList parts;
    std::set<const benchmark::EvaluationResult *> seen;
    for (const ChartNumber &number : numbers) {
        if (!number.run || !seen.insert(number.run.get()).second)
            continue;
        QString text = Charts::tr("%1: %2, %3, took %4")
                           .arg(number.model, number.source, QString::fromStdString(number.run->device),
                                QString::fromStdString(durationText(number.run->seconds)));
        if (const auto failures = number.run->failures.size())
            text += Charts::tr(", %1 pairs failed").arg(grouped(std::int64_t(failures)));
        parts.append(text);
    }
    return parts.join(QStringLiteral("; "));
}

// What the runs behind `numbers` have in common, for the provenance line.
struct Common {
    std::set<std::int64_t> pairs, dropped;
    std::set<Reduction> reductions;
    std::int64_t failures = 0;

    void add(const ChartNumber &number)
    {
        if (!number.run || !number.percent)
            return;
        reductions.insert(number.run->reduction);
        failures = std::max(failures, std::int64_t(number.run->failures.size()));
        if (number.partial)
            return; // said apart
        pairs.insert(number.pairs);
        dropped.insert(number.droppedPairs);
    }
    QString failureText() const
    {
        return failures > 0 ? Charts::tr(", %1 failed").arg(grouped(failures)) : QString();
    }
};

void finishTasks(Chart &chart, const ChartSource &source, bool anyOwn, bool anyPublished)
{
    Common all;
    std::map<QString, Common> byTask;
    QStringList taskOrder;
    for (const ChartNumber &number : chart.numbers) {
        all.add(number);
        if (number.published || !number.percent || number.partial)
            continue;
        if (!taskOrder.contains(number.task))
            taskOrder.append(number.task);
        byTask[number.task].add(number);
    }
    QString pairs = Charts::tr("%1 pairs").arg(rangeText(all.pairs));
    if (all.pairs.size() > 1) {
        QStringList parts;
        for (const QString &task : taskOrder)
            parts.append(task + QLatin1Char(' ') + rangeText(byTask[task].pairs));
        pairs = Charts::tr("%1 pairs").arg(parts.join(QStringLiteral(", ")));
    }
    const auto line = [&](bool full) {
        QString text;
        if (!anyOwn) {
            text = Charts::tr("Own: no runs yet.");
        } else {
            QString own = all.pairs.empty() ? QString()
                                            : pairs + Charts::tr(", %1 dropped").arg(rangeText(all.dropped))
                                                  + all.failureText() + QStringLiteral(", ");
            if (full && !source.dataTitle.isEmpty())
                own.prepend(source.dataTitle + QStringLiteral(", "));
            text = Charts::tr("Own: %1%2.").arg(own, reductionText(all.reductions));
            text += partialText(source, chart.numbers);
            if (full)
                text += QLatin1Char(' ')
                      + Charts::tr("α = %1 of the target box's longer side.").arg(alphaText(chart.alpha));
        }
        if (anyPublished) {
            text += QLatin1Char(' ') + Charts::tr("Published: 20,000 pairs per task.");
            if (full) {
                QStringList sources;
                for (const ChartNumber &number : chart.numbers) {
                    if (number.published && !number.source.isEmpty() && !sources.contains(number.source))
                        sources.append(number.source);
                }
                if (!sources.isEmpty())
                    text += QLatin1Char(' ') + sources.join(QStringLiteral("; ")) + QLatin1Char('.');
            }
            text += QLatin1Char(' ') + Charts::tr("Different data, do not compare.");
        }
        return text;
    };
    chart.provenance = line(false);
    chart.fullProvenance = line(true);
}

// "car, intra, 200 pairs; target box max side; pair average"
void finishIntra(Chart &chart, const ChartSource &source, const std::vector<int> &counted, const QString &scope,
                 const QString &more)
{
    Common common;
    for (const int index : counted)
        common.add(chart.numbers[std::size_t(index)]);
    const QString kind = Charts::tr("intra");
    QString data = scope.isEmpty() ? kind : scope + QStringLiteral(", ") + kind;
    if (!common.pairs.empty()) {
        data += QStringLiteral(", ") + Charts::tr("%1 pairs").arg(rangeText(common.pairs));
        if (*common.dropped.rbegin() > 0)
            data += Charts::tr(", %1 dropped").arg(rangeText(common.dropped));
    }
    data += common.failureText() + more;
    const QString rest = QStringLiteral("; ") + Charts::tr("target box max side") + QStringLiteral("; ")
                       + reductionText(common.reductions);
    const QString alpha = QStringLiteral("; ") + Charts::tr("α = %1").arg(alphaText(chart.alpha));
    const QString partial = partialText(source, chart.numbers);
    const QString dot = partial.isEmpty() ? QString() : QStringLiteral(".");
    chart.provenance = data + (chart.kind == ChartKind::Categories ? alpha : QString()) + rest + dot + partial;
    QString full = data;
    if (!source.dataTitle.isEmpty() && scope != source.dataTitle)
        full.prepend(source.dataTitle + QStringLiteral(", "));
    chart.fullProvenance = full + alpha + rest + dot + partial;
}

} // namespace

Chart ChartMaker::make(ChartKind kind, const ChartSource &source)
{
    m_cache->keep(source.runs);
    switch (kind) {
    case ChartKind::Tasks:
        return makeTasks(source);
    case ChartKind::Threshold:
        return makeThreshold(source);
    case ChartKind::Categories:
        break;
    }
    return makeCategories(source);
}

Chart ChartMaker::makeTasks(const ChartSource &source)
{
    const double alpha = source.judge.alpha;
    Chart chart;
    chart.kind = ChartKind::Tasks;
    chart.title = chartTitle(chart.kind, source.judge);
    chart.alpha = alpha;
    Chart::Facet own{.title = source.dataTitle.isEmpty() ? Charts::tr("Own runs (filled)")
                                                         : Charts::tr("Own runs, %1 (filled)").arg(source.dataTitle),
                     .published = false, .groups = {}};
    Chart::Facet published{.title = float(alpha) == float(publishedAlpha)
                                      ? Charts::tr("Published, SOCO (hollow)")
                                      : Charts::tr("Published, SOCO, PCK@0.10 (hollow)"),
                           .published = true,
                           .groups = {}};
    bool anyOwn = false;
    for (const Task &task : tasks) {
        Chart::Group ownGroup{.title = taskTitle(task.kind, task.criterion), .numbers = {}};
        Chart::Group publishedGroup = ownGroup;
        for (const ModelSlot &model : source.models) {
            const RunPtr run = runOf(source, model);
            anyOwn = anyOwn || run;
            ChartNumber number = numberFor(model, task.kind, task.criterion, alpha, run);
            if (const auto *result = kindOf(run, task.kind)) {
                const benchmark::Score &score = m_cache->score(run, *result, task.criterion, alpha);
                if (!std::isnan(score.percent))
                    number.percent = score.percent;
                number.pairs = score.pairs;
                number.droppedPairs = score.droppedPairs;
                number.points = score.points;
            }
            ownGroup.numbers.push_back(put(chart, std::move(number)));
            if (const auto *row = publishedOf(source, model)) {
                ChartNumber figure = numberFor(model, task.kind, task.criterion, publishedAlpha, nullptr);
                figure.published = true;
                figure.percent = task.kind == PairKind::Cross    ? row->crossSoc
                               : task.criterion == Criterion::Cc ? row->cc
                                                                 : row->soc;
                figure.source = QString::fromStdString(row->source);
                publishedGroup.numbers.push_back(put(chart, std::move(figure)));
            }
        }
        own.groups.push_back(std::move(ownGroup));
        published.groups.push_back(std::move(publishedGroup));
    }
    for (const ModelSlot &model : source.models)
        chart.series.push_back({model.slot, model.title});
    const bool anyPublished = !published.groups.front().numbers.empty();
    chart.facets.push_back(std::move(own));
    if (anyPublished)
        chart.facets.push_back(std::move(published));
    if (!anyOwn && !anyPublished)
        chart.emptyText = noRuns();
    finishTasks(chart, source, anyOwn, anyPublished);
    chart.runDetails = runDetailsOf(chart.numbers);
    return chart;
}

Chart ChartMaker::makeThreshold(const ChartSource &source)
{
    const Criterion criterion = source.judge.criterion;
    const double alpha = source.judge.alpha;
    const std::string category = source.category.toStdString();
    Chart chart;
    chart.kind = ChartKind::Threshold;
    chart.title = chartTitle(chart.kind, source.judge);
    chart.alpha = alpha;
    chart.alphaMax = alpha <= 0.2 ? 0.2 : std::ceil(alpha * 1.25 * 20) / 20;
    std::vector<int> judged;
    for (const Intra &intra : intraRuns(source)) {
        Cache::Counts sum;
        for (const auto &[name, counts] : m_cache->countsOf(intra.run, *intra.result, criterion)) {
            if (!category.empty() && name != category)
                continue;
            sum.pairs += counts.pairs;
            sum.dropped += counts.dropped;
            sum.points += counts.points;
        }
        if (sum.pairs == 0)
            continue;
        Chart::Curve curve{.slot = intra.model.slot, .numbers = {}, .judged = -1};
        for (const auto &[x, percent] :
             m_cache->curve(intra.run, *intra.result, criterion, category, alpha, chart.alphaMax)) {
            ChartNumber number = numberFor(intra.model, PairKind::Intra, criterion, x, intra.run);
            number.category = source.category;
            number.percent = percent;
            number.pairs = sum.pairs;
            number.droppedPairs = sum.dropped;
            number.points = sum.points;
            curve.numbers.push_back(put(chart, std::move(number)));
            if (x == alpha)
                curve.judged = curve.numbers.back();
        }
        judged.push_back(curve.judged);
        chart.curves.push_back(std::move(curve));
        chart.series.push_back({intra.model.slot, intra.model.title});
    }
    if (chart.curves.empty())
        chart.emptyText = nothingOfIntra(source);
    finishIntra(chart, source, judged, source.category.isEmpty() ? source.dataTitle : source.category, {});
    chart.runDetails = runDetailsOf(chart.numbers);
    return chart;
}

Chart ChartMaker::makeCategories(const ChartSource &source)
{
    const Criterion criterion = source.judge.criterion;
    const double alpha = source.judge.alpha;
    Chart chart;
    chart.kind = ChartKind::Categories;
    chart.title = chartTitle(chart.kind, source.judge);
    chart.alpha = alpha;
    const std::vector<Intra> runs = intraRuns(source);
    // What the provenance line speaks of: the whole runs, not their categories.
    Chart totals = chart;
    std::vector<int> whole;
    std::set<std::string> names;
    for (const Intra &intra : runs) {
        for (const auto &[name, counts] : m_cache->countsOf(intra.run, *intra.result, criterion))
            names.insert(name);
        chart.series.push_back({intra.model.slot, intra.model.title});
        const benchmark::Score &score = m_cache->score(intra.run, *intra.result, criterion, alpha);
        ChartNumber number = numberFor(intra.model, PairKind::Intra, criterion, alpha, intra.run);
        number.percent = score.percent;
        number.pairs = score.pairs;
        number.droppedPairs = score.droppedPairs;
        whole.push_back(put(totals, std::move(number)));
    }
    for (const std::string &name : names) {
        Chart::Row row{
            .category = QString::fromStdString(name), .marked = name == source.category.toStdString(), .numbers = {}};
        for (const Intra &intra : runs) {
            ChartNumber number = numberFor(intra.model, PairKind::Intra, criterion, alpha, intra.run);
            number.category = row.category;
            const auto &byGroup = m_cache->score(intra.run, *intra.result, criterion, alpha).byGroup;
            if (const auto it = byGroup.find(name); it != byGroup.end())
                number.percent = it->second;
            const auto &counts = m_cache->countsOf(intra.run, *intra.result, criterion);
            if (const auto it = counts.find(name); it != counts.end()) {
                number.pairs = it->second.pairs;
                number.droppedPairs = it->second.dropped;
                number.points = it->second.points;
            }
            row.numbers.push_back(put(chart, std::move(number)));
        }
        chart.rows.push_back(std::move(row));
    }
    const auto rank = [&](const Chart::Row &row) {
        return chart.numbers[std::size_t(row.numbers.front())].percent.value_or(-1);
    };
    std::stable_sort(chart.rows.begin(), chart.rows.end(),
                     [&](const auto &a, const auto &b) { return rank(a) > rank(b); });
    if (chart.rows.empty())
        chart.emptyText = nothingOfIntra(source);
    finishIntra(totals, source, whole, source.dataTitle, Charts::tr(", %1 categories").arg(chart.rows.size()));
    chart.provenance = totals.provenance;
    chart.fullProvenance = totals.fullProvenance;
    chart.runDetails = runDetailsOf(chart.numbers);
    return chart;
}

} // namespace soco::widgets
