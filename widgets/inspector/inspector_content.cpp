#include "widgets/inspector/inspector_content.h"

#include "core/benchmark/judge.h"
#include "core/vision/best_part.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace soco::widgets {

namespace {

struct ExploreInspector {
    Q_DECLARE_TR_FUNCTIONS(soco::widgets::ExploreInspector)
};

constexpr std::size_t bestRows = 4;

QString positionText(const ImagePoint &point)
{
    return ExploreInspector::tr("%1, %2 px").arg(numberText(point.x, 1), numberText(point.y, 1));
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

const dataset::Keypoint *keypointOf(const dataset::View &view, const QString &name)
{
    const int index = view.indexOf(name.toStdString());
    return index < 0 ? nullptr : &view.keypoints[std::size_t(index)];
}

QString inView(const dataset::View &view, const QString &name)
{
    const dataset::Keypoint *keypoint = keypointOf(view, name);
    return keypoint ? ExploreInspector::tr("visible, %1").arg(positionText(keypoint->position))
                    : ExploreInspector::tr("not visible");
}

// Of a source keypoint: in the taxonomy of its category, and among the annotated ones that it lacks.
std::pair<int, int> placeIn(const dataset::Taxonomy *taxonomy, const dataset::View &view, int source)
{
    const auto *category = taxonomy ? taxonomy->category(view.category) : nullptr;
    int place = 0;
    if (category)
        for (const dataset::TaxonomyConcept &entry : category->concepts)
            for (const dataset::TaxonomyKeypoint &keypoint : entry.keypoints) {
                if (keypoint.name == view.keypoints[std::size_t(source)].name)
                    return {place, source};
                ++place;
            }
    return {place, source};
}

// The kinds that the benchmark knows; another one is shown as the file has it.
QString kindWord(const std::string &kind)
{
    if (kind == "functional")
        return ExploreInspector::tr("functional");
    if (kind == "structural")
        return ExploreInspector::tr("structural");
    return QString::fromStdString(kind);
}

QString kindText(const std::string &kind, const std::optional<bool> &shared)
{
    QStringList words;
    if (!kind.empty())
        words << kindWord(kind);
    if (shared)
        words << (*shared ? ExploreInspector::tr("shared") : ExploreInspector::tr("not shared"));
    return words.isEmpty() ? QStringLiteral("–") : words.join(QLatin1String(", "));
}

} // namespace

bool isOfPair(const LoadedPair &pair, const QString &keypoint)
{
    return keypointOf(pair.pair.source, keypoint) || keypointOf(pair.pair.target, keypoint);
}

HeadContent freePointContent(const ImagePoint &place)
{
    return {ExploreInspector::tr("Free point"), ExploreInspector::tr("Not a keypoint: it is matched, but not judged."),
            {{ExploreInspector::tr("In source"), positionText(place), false}}};
}

HeadContent keypointContent(const LoadedPair &pair, const dataset::Taxonomy *taxonomy, const QString &name)
{
    const dataset::View &source = pair.pair.source, &target = pair.pair.target;
    if (!isOfPair(pair, name))
        return {ExploreInspector::tr("Not in this pair"),
                ExploreInspector::tr("Neither picture shows %1. Click a part in the source image.").arg(name),
                {}};
    const dataset::TaxonomyKeypoint *known = findKeypoint(taxonomy, source.category, name.toStdString());
    if (!known)
        known = findKeypoint(taxonomy, target.category, name.toStdString());
    const dataset::Keypoint *annotated = keypointOf(source, name);
    if (!annotated)
        annotated = keypointOf(target, name);
    const std::string part = known && !known->conceptName.empty() ? known->conceptName : annotated->conceptName;
    const std::string kind = known && !known->kind.empty() ? known->kind : annotated->kind;
    const std::optional<bool> shared = known && known->shared ? known->shared : annotated->shared;
    const QString sentence = known ? capitalised(QString::fromStdString(known->language.sentence)) : QString();
    return {name, sentence,
            {{ExploreInspector::tr("Concept"), part.empty() ? QStringLiteral("–") : QString::fromStdString(part),
              part.empty()},
             {ExploreInspector::tr("Kind"), kindText(kind, shared), kind.empty() && !shared},
             {ExploreInspector::tr("In source"), inView(source, name), !keypointOf(source, name)},
             {ExploreInspector::tr("In target"), inView(target, name), !keypointOf(target, name)}}};
}

QString ruleText(const dataset::Pair &pair, const JudgeSettings &judge)
{
    const double share = double(benchmark::metricOf(judge.criterion).radiusShare);
    const double alpha = judge.alpha * share;
    const dataset::View &target = pair.target;
    const bool box = target.box.has_value();
    const double side = box ? std::max(target.box->width(), target.box->height())
                            : std::max(target.width, target.height);
    const QString where = box ? ExploreInspector::tr("longer side of the target box")
                              : ExploreInspector::tr("longer side of the target image");
    // Points are measured by the picture, the threshold by the size that the file states: equal but for odd data.
    const double picture = std::max(target.width, target.height);
    const double radius = box && target.thresholdSide() > 0 ? alpha * side * picture / target.thresholdSide() : alpha * side;
    const QString rule = ExploreInspector::tr("Right below 1.00, that is %1 × %2 px = %3 px (%4).")
                             .arg(numberText(alpha, share == 1 ? 2 : 3), numberText(side, 0), numberText(radius, 1),
                                  where);
    return box ? rule : rule + QLatin1Char(' ') + ExploreInspector::tr("No box: the radius is taken from the image.");
}

MatchesModel::Row matchRow(const ModelSlot &model, const PointResult *result, const JudgeSettings &judge)
{
    MatchesModel::Row row;
    row.slot = model.slot;
    if (!result || result->error)
        return row;
    if (result->map)
        row.cosine = double(result->match ? result->match->cosine : result->map->maximum);
    else if (result->judgement)
        row.cosine = double(result->judgement->cosine);
    for (const benchmark::Criterion criterion : benchmark::criteria())
        row.verdicts.push_back(result->judgement ? result->judgement->verdict(criterion, judge.alpha)
                                                 : benchmark::Verdict::NotScored);
    if (result->judgement && judge.alpha > 0)
        row.error = double(result->judgement->error(judge.criterion)) / judge.alpha;
    return row;
}

QString assumptionsText(const dataset::Pair &pair)
{
    QStringList lines;
    for (const dataset::Assumption &assumption : pair.assumptions)
        lines << ExploreInspector::tr("%1: %2").arg(QString::fromStdString(assumption.place),
                                                  QString::fromStdString(assumption.text));
    return lines.join(QLatin1Char('\n'));
}

std::vector<BestMatchesModel::Row> bestMatchRows(const LoadedPair &pair, const PointResult &result, int inputSize,
                                                 const dataset::Taxonomy *taxonomy, double alpha)
{
    std::vector<BestMatchesModel::Row> rows;
    const vision::SimilarityMap &map = *result.map;
    const benchmark::PairGeometry geometry = benchmark::geometryOf(pair.pair, inputSize);
    const dataset::View &target = pair.pair.target;
    for (const GridCell &cell : result.topCells) {
        if (rows.size() == bestRows)
            break;
        if (cell.x < 0 || cell.y < 0 || cell.x >= map.cols || cell.y >= map.rows)
            continue;
        // The point that would be scored: the cell's upper left corner.
        const UnitPoint point{float(cell.x) / float(map.cols), float(cell.y) / float(map.rows)};
        BestMatchesModel::Row row;
        row.cosine = double(map.values[std::size_t(cell.y) * std::size_t(map.cols) + std::size_t(cell.x)]);
        if (const int nearest = benchmark::nearestTarget(geometry, point, alpha); nearest >= 0)
            row.name = labelOf(taxonomy, target, target.keypoints[std::size_t(nearest)].name).joined();
        rows.push_back(row);
    }
    return rows;
}

std::vector<PairMatrixModel::Row> matrixRows(const LoadedPair &pair, const QHash<int, PairResult> &results,
                                             const std::vector<int> &slotNumbers, const dataset::Taxonomy *taxonomy,
                                             const JudgeSettings &judge)
{
    std::vector<int> sources;
    for (const benchmark::Question &question : benchmark::judgeOf(judge.criterion).questions(pair.matches))
        sources.push_back(question.source);
    std::vector<PairMatrixModel::Row> rows;
    const dataset::View &view = pair.pair.source;
    // Each judge asks in an order of its own; rows stay where they are as the tree has them.
    std::stable_sort(sources.begin(), sources.end(),
                     [&](int a, int b) { return placeIn(taxonomy, view, a) < placeIn(taxonomy, view, b); });
    for (const int source : sources) {
        PairMatrixModel::Row row;
        row.source = source;
        row.keypoint = QString::fromStdString(view.keypoints[std::size_t(source)].name);
        row.label = labelOf(taxonomy, view, view.keypoints[std::size_t(source)].name);
        for (const int slot : slotNumbers) {
            std::optional<benchmark::Verdict> verdict;
            const auto result = results.constFind(slot);
            if (result != results.cend() && !result->error) {
                const auto point = std::find_if(result->points.begin(), result->points.end(),
                                                [source](const auto &judged) { return judged.source == source; });
                if (point != result->points.end())
                    verdict = point->verdict(judge.criterion, judge.alpha);
            }
            row.verdicts.push_back(verdict);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

bool isFlat(const vision::SimilarityMap &map, const dataset::View &target)
{
    return vision::bestPart(map, vision::pictureCells(target.width, target.height, map.cols, map.rows), 100).flat;
}

QString noMapText(const ModelSlot &model, const QString &label)
{
    QString text;
    switch (model.state) {
    case ModelState::Ready: return ExploreInspector::tr("No map of this model yet.");
    case ModelState::Loading: return ExploreInspector::tr("%1 is still being loaded.").arg(label);
    case ModelState::NotLoaded: text = ExploreInspector::tr("%1 is not loaded.").arg(label); break;
    case ModelState::Failed: text = ExploreInspector::tr("%1 could not be loaded.").arg(label); break;
    }
    return model.detail.isEmpty() ? text : text + QLatin1Char(' ') + model.detail;
}

} // namespace soco::widgets
