#include "widgets/charts/chart_maker.h"

#include "core/benchmark/judge.h"
#include "widgets/charts/chart_provenance.h"
#include "widgets/common/count_text.h"
#include "widgets/common/model_labels.h"
#include "widgets/common/task_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace soco::widgets {

using benchmark::RunPtr;
using dataset::PairKind;

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

constexpr double publishedAlpha = 0.1; // all published figures are PCK@0.10

using Task = benchmark::ReportedFigure;

// The run that is shown, where it has figures of this criterion.
RunPtr judgedRun(const ChartSource &source, const ModelSlot &model, const Task &task)
{
    const RunPtr run = runOf(source, model, task.kind);
    const auto *result = run ? benchmark::kindOf(*run, task.kind) : nullptr;
    return result && benchmark::isJudgedBy(*result, task.criterion) ? run : nullptr;
}

std::optional<double> figureOf(const benchmark::PublishedScore &row, const Task &task)
{
    return row.value(task.criterion, task.kind);
}

QString noRuns()
{
    return Charts::tr("No runs yet. Evaluate a model to fill this chart.");
}

QString runSource(const benchmark::EvaluationResult &run)
{
    const QString id = runIdText(run), time = runTimeText(run);
    if (time.isEmpty())
        return Charts::tr("own run");
    return id.isEmpty() ? Charts::tr("own run, %1").arg(time) : Charts::tr("own run %1, %2").arg(id, time);
}

// A model shown, with the text that tells it from the others.
struct Shown {
    const ModelSlot *model;
    QString label;
    QString apart; // of the label
};

std::vector<Shown> shownModels(const ChartSource &source)
{
    std::vector<Shown> shown;
    const std::vector<ModelLabel> labels = modelLabels(source.models);
    for (std::size_t i = 0; i < labels.size(); ++i)
        shown.push_back({&source.models[i], labels[i].text(), labels[i].apart});
    return shown;
}

ChartNumber numberOf(const ChartSource &source, const Shown &shown, const Task &task, double alpha, const RunPtr &run)
{
    ChartNumber number;
    number.slot = shown.model->slot;
    number.model = shown.label;
    number.kind = task.kind;
    number.criterion = task.criterion;
    number.task = taskName(task.kind, task.criterion);
    number.alpha = alpha;
    number.run = run;
    if (run) {
        if (const auto *kind = benchmark::kindOf(*run, task.kind))
            number.coverage = coverageOf(*run, *kind);
        number.stale = isStale(source, *run);
        number.source = runSource(*run);
    }
    return number;
}

ChartNumber publishedNumber(const ChartSource &source, const Shown &shown, const benchmark::PublishedScore &row,
                            const Task &task, const QString &label)
{
    ChartNumber figure = numberOf(source, shown, task, publishedAlpha, nullptr);
    figure.model = label;
    figure.published = true;
    figure.otherWeights = !shown.model->publishedWeights;
    figure.percent = figureOf(row, task);
    figure.source = QString::fromStdString(row.source);
    return figure;
}

// "published DINOv2-S/14, other weights"; beside one of several models of that title "..., other weights than tuned.pth"
QString offerText(const Shown &shown, const benchmark::PublishedScore &row)
{
    const QString title = QString::fromStdString(row.model);
    if (!shown.apart.isEmpty())
        return shown.model->fingerprint.empty()
            ? Charts::tr("published %1, no weights loaded from %2").arg(title, shown.apart)
            : Charts::tr("published %1, other weights than %2").arg(title, shown.apart);
    return shown.model->fingerprint.empty() ? Charts::tr("published %1, no weights loaded").arg(title)
                                            : Charts::tr("published %1, other weights").arg(title);
}

// Says how its bars are drawn: filled, hatched where pairs are missing, or both.
QString ownFacetTitle(const Chart &chart, const QString &data)
{
    bool whole = false, partial = false;
    for (const ChartNumber &number : chart.numbers) {
        if (!number.published && number.percent)
            (number.isPartial() ? partial : whole) = true;
    }
    const QString look = !partial ? Charts::tr("filled")
        : whole                   ? Charts::tr("filled; hatched: not complete")
                                  : Charts::tr("hatched: not complete");
    return data.isEmpty() ? Charts::tr("Own runs (%1)").arg(look) : Charts::tr("Own runs, %1 (%2)").arg(data, look);
}

QString otherFacetTitle(bool otherWeights, bool atPublished)
{
    if (otherWeights)
        return atPublished ? Charts::tr("Published, other weights (hollow)")
                           : Charts::tr("Published, other weights, PCK@0.10 (hollow)");
    return atPublished ? Charts::tr("Published, no weights loaded (hollow)")
                       : Charts::tr("Published, no weights loaded, PCK@0.10 (hollow)");
}

int append(Chart &chart, ChartNumber number)
{
    chart.numbers.push_back(std::move(number));
    return int(chart.numbers.size()) - 1;
}

void addRunChoices(Chart &chart, const ChartSource &source, const Shown &shown, PairKind kind)
{
    const std::string &fingerprint = shown.model->fingerprint;
    if (fingerprint.empty())
        return;
    const RunPtr current = source.runs.shown(fingerprint, kind);
    for (const RunPtr &run : source.runs.ranked(fingerprint, kind))
        chart.runChoices.push_back({.model = shown.label,
                                    .fingerprint = fingerprint,
                                    .kind = kind,
                                    .text = runText(*run, kind),
                                    .runId = run->runId,
                                    .shown = run == current});
}

// A model shown that has errors of pairs of the source's kind by the criterion in force.
struct KindRun {
    Shown shown;
    RunPtr run;
    const benchmark::KindResult *result;
};

std::vector<KindRun> kindRuns(const ChartSource &source)
{
    std::vector<KindRun> found;
    for (const Shown &shown : shownModels(source)) {
        const RunPtr run = judgedRun(source, *shown.model, {source.kind, source.judge.criterion});
        const auto *result = run ? benchmark::kindOf(*run, source.kind) : nullptr;
        if (result && !result->scores.empty())
            found.push_back({shown, run, result});
    }
    return found;
}

// Why a chart of one kind of pairs has nothing to draw.
QString nothingOfKind(const ChartSource &source)
{
    const auto has = [&](auto &&runFor) { return std::any_of(source.models.begin(), source.models.end(), runFor); };
    if (has([&](const ModelSlot &model) { return runOf(source, model, source.kind) != nullptr; })
        && !has([&](const ModelSlot &model) {
               return judgedRun(source, model, {source.kind, source.judge.criterion}) != nullptr;
           }))
        return Charts::tr("No run has figures of %1 yet. Evaluate a model to fill this chart.")
            .arg(taskName(source.kind, source.judge.criterion));
    const bool anyRun = std::any_of(source.models.begin(), source.models.end(), [&](const ModelSlot &model) {
        return runOf(source, model, PairKind::Intra) || runOf(source, model, PairKind::Cross);
    });
    if (!anyRun)
        return noRuns();
    if (kindRuns(source).empty())
        return Charts::tr("No run on %1 pairs yet. Evaluate a model on them to fill this chart.")
            .arg(pairKindWord(source.kind));
    return source.category.isEmpty() ? Charts::tr("No evaluated pair has a scored point.")
                                     : Charts::tr("No evaluated pair of %1 has a scored point.").arg(source.category);
}

} // namespace

Chart ChartMaker::make(ChartKind kind, const ChartSource &source)
{
    m_scores.forgetAllBut(source.runs.runs());
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
    const bool atPublished = float(alpha) == float(publishedAlpha);
    Chart chart;
    chart.kind = ChartKind::Tasks;
    chart.title = chartTitle(chart.kind, source.judge, source.kind);
    chart.alpha = alpha;
    Chart::Facet own{.title = {}, .published = false, .groups = {}};
    Chart::Facet published{.title = atPublished ? Charts::tr("Published, SOCO (hollow)")
                                                : Charts::tr("Published, SOCO, PCK@0.10 (hollow)"),
                           .published = true, .groups = {}};
    Chart::Facet others{.title = {}, .published = true, .groups = {}};
    bool otherWeights = false;
    const std::vector<Shown> models = shownModels(source);
    bool anyOwn = false;
    for (const Task &task : benchmark::reportedFigures()) {
        Chart::Group ownGroup{.title = taskName(task.kind, task.criterion), .numbers = {}};
        Chart::Group publishedGroup = ownGroup, otherGroup = ownGroup;
        for (const Shown &shown : models) {
            const RunPtr run = judgedRun(source, *shown.model, task);
            anyOwn = anyOwn || run;
            ChartNumber number = numberOf(source, shown, task, alpha, run);
            if (const auto *result = run ? benchmark::kindOf(*run, task.kind) : nullptr) {
                const benchmark::Score &score = m_scores.score(run, *result, task.criterion, alpha);
                if (!std::isnan(score.percent))
                    number.percent = score.percent;
                number.pairs = score.pairs;
                number.droppedPairs = score.droppedPairs;
                number.points = score.points;
            }
            ownGroup.numbers.push_back(append(chart, std::move(number)));
            const benchmark::PublishedScore *row = publishedRow(source, *shown.model);
            if (row && shown.model->publishedWeights)
                publishedGroup.numbers.push_back(append(chart, publishedNumber(source, shown, *row, task, shown.label)));
            else if (row && source.otherWeights.contains(shown.model->slot)) {
                otherWeights = otherWeights || !shown.model->fingerprint.empty();
                otherGroup.numbers.push_back(
                    append(chart, publishedNumber(source, shown, *row, task, offerText(shown, *row))));
            }
        }
        own.groups.push_back(std::move(ownGroup));
        published.groups.push_back(std::move(publishedGroup));
        others.groups.push_back(std::move(otherGroup));
    }
    for (const Shown &shown : models) {
        chart.series.push_back({shown.model->slot, shown.label});
        addRunChoices(chart, source, shown, PairKind::Intra);
        addRunChoices(chart, source, shown, PairKind::Cross);
        const benchmark::PublishedScore *row = publishedRow(source, *shown.model);
        if (row && !shown.model->publishedWeights)
            chart.offers.push_back({.slot = shown.model->slot, .text = offerText(shown, *row),
                                    .shown = source.otherWeights.contains(shown.model->slot)});
    }
    own.title = ownFacetTitle(chart, source.dataTitle);
    others.title = otherFacetTitle(otherWeights, atPublished);
    chart.facets.push_back(std::move(own));
    for (Chart::Facet *facet : {&published, &others}) {
        if (!facet->groups.front().numbers.empty())
            chart.facets.push_back(std::move(*facet));
    }
    if (!anyOwn && chart.facets.size() == 1)
        chart.emptyText = noRuns();
    addTasksProvenance(chart, source, anyOwn);
    return chart;
}

Chart ChartMaker::makeThreshold(const ChartSource &source)
{
    const Task task{source.kind, source.judge.criterion};
    const double alpha = source.judge.alpha;
    const std::string category = source.category.toStdString();
    Chart chart;
    chart.kind = ChartKind::Threshold;
    chart.title = chartTitle(chart.kind, source.judge, source.kind);
    chart.alpha = alpha;
    chart.alphaMax = alpha <= 0.2 ? 0.2 : std::ceil(alpha * 1.25 * 20) / 20;
    std::vector<ChartNumber> judged;
    for (const KindRun &one : kindRuns(source)) {
        RunScores::Counts sum;
        for (const auto &[name, counts] : m_scores.countsOf(one.run, *one.result, task.criterion)) {
            if (!category.empty() && name != category)
                continue;
            sum.pairs += counts.pairs;
            sum.dropped += counts.dropped;
            sum.points += counts.points;
        }
        if (sum.pairs == 0)
            continue;
        Chart::Curve curve{.slot = one.shown.model->slot, .numbers = {}, .judged = -1};
        for (const auto &[x, percent] :
             m_scores.curve(one.run, *one.result, task.criterion, category, alpha, chart.alphaMax)) {
            ChartNumber number = numberOf(source, one.shown, task, x, one.run);
            number.category = source.category;
            number.percent = percent;
            number.pairs = sum.pairs;
            number.droppedPairs = sum.dropped;
            number.points = sum.points;
            curve.numbers.push_back(append(chart, std::move(number)));
            if (x == alpha)
                curve.judged = curve.numbers.back();
        }
        judged.push_back(chart.numbers[std::size_t(curve.judged)]);
        chart.curves.push_back(std::move(curve));
        chart.series.push_back({one.shown.model->slot, one.shown.label});
    }
    for (const Shown &shown : shownModels(source))
        addRunChoices(chart, source, shown, source.kind);
    if (chart.curves.empty())
        chart.emptyText = nothingOfKind(source);
    addKindProvenance(chart, source, judged, source.category.isEmpty() ? source.dataTitle : source.category, {});
    return chart;
}

Chart ChartMaker::makeCategories(const ChartSource &source)
{
    const Task task{source.kind, source.judge.criterion};
    const double alpha = source.judge.alpha;
    Chart chart;
    chart.kind = ChartKind::Categories;
    chart.title = chartTitle(chart.kind, source.judge, source.kind);
    chart.alpha = alpha;
    const std::vector<KindRun> runs = kindRuns(source);
    std::vector<ChartNumber> totals; // of the whole runs: what the provenance line speaks of
    std::set<std::string> names;
    for (const KindRun &one : runs) {
        for (const auto &[name, counts] : m_scores.countsOf(one.run, *one.result, task.criterion))
            names.insert(name);
        chart.series.push_back({one.shown.model->slot, one.shown.label});
        const benchmark::Score &score = m_scores.score(one.run, *one.result, task.criterion, alpha);
        ChartNumber number = numberOf(source, one.shown, task, alpha, one.run);
        number.percent = score.percent;
        number.pairs = score.pairs;
        number.droppedPairs = score.droppedPairs;
        totals.push_back(std::move(number));
    }
    for (const std::string &name : names) {
        Chart::Row row{
            .category = QString::fromStdString(name), .marked = name == source.category.toStdString(), .numbers = {}};
        for (const KindRun &one : runs) {
            ChartNumber number = numberOf(source, one.shown, task, alpha, one.run);
            number.category = row.category;
            const auto &byGroup = m_scores.score(one.run, *one.result, task.criterion, alpha).byGroup;
            if (const auto it = byGroup.find(name); it != byGroup.end())
                number.percent = it->second;
            const auto &counts = m_scores.countsOf(one.run, *one.result, task.criterion);
            if (const auto it = counts.find(name); it != counts.end()) {
                number.pairs = it->second.pairs;
                number.droppedPairs = it->second.dropped;
                number.points = it->second.points;
            }
            row.numbers.push_back(append(chart, std::move(number)));
        }
        chart.rows.push_back(std::move(row));
    }
    const auto rank = [&](const Chart::Row &row) {
        return chart.numbers[std::size_t(row.numbers.front())].percent.value_or(-1);
    };
    std::stable_sort(chart.rows.begin(), chart.rows.end(),
                     [&](const auto &a, const auto &b) { return rank(a) > rank(b); });
    for (const Shown &shown : shownModels(source))
        addRunChoices(chart, source, shown, source.kind);
    if (chart.rows.empty())
        chart.emptyText = nothingOfKind(source);
    addKindProvenance(
        chart, source, totals, source.dataTitle,
        countText((long long)chart.rows.size(), Charts::tr(", %1 category"), Charts::tr(", %1 categories")));
    return chart;
}

} // namespace soco::widgets
