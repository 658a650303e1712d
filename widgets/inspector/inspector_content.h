#pragma once

#include "widgets/common/explore_data.h"
#include "widgets/inspector/head_section.h"
#include "widgets/inspector/inspector_models.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

// What the inspector says of a pair, a point and the models' answers, as values: no widgets.

namespace soco::widgets {

// The keypoint is one of the pair's own, in either of its pictures.
bool isOfPair(const LoadedPair &pair, const QString &keypoint);

struct HeadContent {
    QString name;
    QString sentence;
    std::vector<HeadSection::Row> rows;
};
HeadContent freePointContent(const ImagePoint &place);
// A keypoint that the pair does not have is said to be elsewhere, and is not described.
HeadContent keypointContent(const LoadedPair &pair, const dataset::Taxonomy *taxonomy, const QString &keypoint);

// "Right below 1.00, that is 0.10 × 740 px = 74.0 px (longer side of the target box)."
QString ruleText(const dataset::Pair &pair, const JudgeSettings &judge);

// What was assumed where the pair's file leaves something open or contradicts its surroundings, a line each.
QString assumptionsText(const dataset::Pair &pair);

// The matches of one model at `model.slot`, unjudged where there is no result.
MatchesModel::Row matchRow(const ModelSlot &model, const PointResult *result, const JudgeSettings &judge);
// The highest cells of a model's map with the target keypoint that each lies at.
std::vector<BestMatchesModel::Row> bestMatchRows(const LoadedPair &pair, const PointResult &result, int inputSize,
                                                 const dataset::Taxonomy *taxonomy, double alpha);
// Keypoints that the criterion scores, with the verdict of every slot.
std::vector<PairMatrixModel::Row> matrixRows(const LoadedPair &pair, const QHash<int, PairResult> &results,
                                             const std::vector<int> &slotNumbers, const dataset::Taxonomy *taxonomy,
                                             const JudgeSettings &judge);

// The map has one value all over the picture: its highest cell is no match. Padding does not count.
bool isFlat(const vision::SimilarityMap &map, const dataset::View &target);

// Why there is no map of this model, and what to do about it where something can be done; `label` is its name.
QString noMapText(const ModelSlot &model, const QString &label);

} // namespace soco::widgets
