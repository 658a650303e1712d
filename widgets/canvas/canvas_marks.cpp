#include "widgets/canvas/canvas_marks.h"

#include "core/benchmark/judge.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace soco::widgets {

namespace {

QPointF toQt(ImagePoint point)
{
    return {point.x, point.y};
}

QPointF predictedIn(QSize size, UnitPoint unit)
{
    return toQt(vision::toImage(unit, size.width(), size.height()));
}

// Where the matcher puts the point that a result is of.
vision::Match matchOf(const PointResult &result)
{
    return result.match.value_or(vision::Match{result.map->predicted(), result.map->maximum});
}

// The cell that a prediction lies in; a cell's corner is in that cell, whatever the rounding.
QPoint cellOf(UnitPoint predicted, int cols)
{
    constexpr double hair = 1e-3;
    return {int(std::floor(double(predicted.x) * cols + hair)), int(std::floor(double(predicted.y) * cols + hair))};
}

// What is right for a source keypoint: the same keypoint, where it is shown, as the judge in force has it, and all others
// that some judge accepts.
std::vector<PaneMarks::Ring> validRings(const CanvasState &state, int slot, int source)
{
    std::vector<PaneMarks::Ring> rings;
    std::map<int, double> others; // radius by target
    const int truth = state.pair->matches.semanticTarget(source);
    if (truth >= 0)
        rings.push_back({scoredTruth(state, slot, truth), truthRadius(state, state.judge.criterion), false});
    for (const benchmark::Criterion criterion : benchmark::criteria()) {
        for (const benchmark::Question &question : benchmark::judgeOf(criterion).questions(state.pair->matches)) {
            if (question.source != source)
                continue;
            for (const int target : question.targets) {
                double &radius = others[target];
                radius = criterion == state.judge.criterion ? truthRadius(state, criterion)
                                                            : std::max(radius, truthRadius(state, criterion));
            }
        }
    }
    others.erase(truth);
    for (const auto &[target, radius] : others)
        rings.push_back({scoredTruth(state, slot, target), radius, true});
    return rings;
}

QString cosineText(double cosine)
{
    return std::isfinite(cosine) ? QString::number(cosine, 'f', 2) : QStringLiteral("–");
}

} // namespace

QPointF scoredTruth(const CanvasState &state, int slot, int targetKeypoint)
{
    const dataset::Keypoint &keypoint = state.pair->pair.target.keypoints[std::size_t(targetKeypoint)];
    const ModelSlot *model = state.model(slot);
    const QSize size = state.targetSize();
    if (!model || model->inputSize <= 0 || size.isEmpty())
        return toQt(keypoint.position);
    return predictedIn(size, vision::toUnit(keypoint.position, size.width(), size.height(), model->inputSize));
}

double truthRadius(const CanvasState &state, benchmark::Criterion criterion)
{
    const double alpha = state.judge.alpha * double(benchmark::metricOf(criterion).radiusShare);
    const QSize size = state.targetSize();
    const double side = std::max(size.width(), size.height());
    const dataset::View &target = state.pair->pair.target;
    if (!target.box)
        return alpha * side;
    // The threshold is a fraction of the annotated size, the error one of the picture's own: equal but for bad data.
    const double annotated = target.thresholdSide();
    const double box = std::max(target.box->width(), target.box->height());
    return alpha * box * (annotated > 0 ? side / annotated : 1);
}

std::optional<QPointF> soughtPlace(const CanvasState &state, int slot)
{
    if (!state.pair || !state.pin)
        return std::nullopt;
    if (slot == 0)
        return toQt(*state.pin);
    const int source = state.keypoint.isEmpty() ? -1 : state.pair->pair.source.indexOf(state.keypoint.toStdString());
    if (const int truth = source >= 0 ? state.pair->matches.semanticTarget(source) : -1; truth >= 0)
        return scoredTruth(state, slot, truth);
    const PointResult *found = state.result(slot);
    if (!found || found->point != *state.pin || !state.hasMatch(slot))
        return std::nullopt;
    return predictedIn(state.targetSize(), matchOf(*found).predicted);
}

PaneMarks sourceMarks(const CanvasState &state)
{
    PaneMarks marks;
    if (!state.pair || state.peek || state.hideMarks)
        return marks;
    const auto &keypoints = state.pair->pair.source.keypoints;
    for (const dataset::Keypoint &keypoint : keypoints)
        marks.keypoints.push_back({toQt(keypoint.position), state.names ? state.labelOf(keypoint.name) : QString()});
    marks.names = state.names;
    if (state.pointerSlot == 0 && state.hoveredKeypoint >= 0 && state.hoveredKeypoint < int(keypoints.size())) {
        const dataset::Keypoint &hovered = keypoints[std::size_t(state.hoveredKeypoint)];
        if (!state.pin || *state.pin != hovered.position)
            marks.hovered = PaneMarks::Named{toQt(hovered.position), state.labelOf(hovered.name)};
    }
    if (state.pin) {
        const bool named = !state.keypoint.isEmpty();
        marks.pin = PaneMarks::Named{toQt(*state.pin), named ? state.labelOf(state.keypoint.toStdString()) : QString()};
        // The bull's eye stands in for the disc below it.
        std::erase_if(marks.keypoints, [&](const PaneMarks::Named &k) { return k.position == toQt(*state.pin); });
    }
    return marks;
}

PaneMarks targetMarks(const CanvasState &state, int slot)
{
    PaneMarks marks;
    if (!state.pair || state.peek || state.hideMarks)
        return marks;
    const LoadedPair &loaded = *state.pair;
    const auto &keypoints = loaded.pair.target.keypoints;
    const QSize size = state.targetSize();

    if (state.pointerSlot != slot) {
        if (const auto linked = linkedTargetPoint(state))
            marks.linkedCursor = toQt(*linked);
    } else if (state.hoveredKeypoint >= 0 && state.hoveredKeypoint < int(keypoints.size())) {
        const dataset::Keypoint &hovered = keypoints[std::size_t(state.hoveredKeypoint)];
        marks.hovered = PaneMarks::Named{toQt(hovered.position), state.labelOf(hovered.name)};
    }

    if (state.allMatches) {
        for (const MatchLine &line : matchLines(state, slot)) {
            marks.matches.push_back({line.predicted, slot == state.focused ? std::nullopt : line.truth, line.verdict,
                                     line.dimmed});
        }
        if (!state.pin)
            return marks;
    }

    const int source = state.judgedKeypoint(slot);
    if (source >= 0)
        marks.rings = validRings(state, slot, source);

    const PointResult *result = state.result(slot);
    if (!state.hasMatch(slot)) // a cross in the corner would say "wrong" of what is no answer
        return marks;
    const vision::SimilarityMap &map = *result->map;
    const double cellSide = std::max(size.width(), size.height()) / double(map.cols);
    const vision::Match match = matchOf(*result);
    const QPointF scored = predictedIn(size, match.predicted);
    const QPoint cell = cellOf(match.predicted, map.cols);
    marks.cell = QRectF(cell.x() * cellSide, cell.y() * cellSide, cellSide, cellSide);
    marks.argmax = PaneMarks::Named{scored, state.visibleSlots().size() < 4 ? cosineText(match.cosine) : QString()};
    if (state.topMatches) {
        for (std::size_t i = 1; i < result->topCells.size() && i < 4; ++i) {
            const GridCell cell = result->topCells[i];
            marks.ranked.push_back(predictedIn(size, {float(cell.x) / float(map.cols), float(cell.y) / float(map.cols)}));
        }
    }
    if (result->judgement) {
        const benchmark::Verdict verdict = result->judgement->verdict(state.judge.criterion, state.judge.alpha);
        const int sought = result->judgement->target(state.judge.criterion);
        const bool missed = verdict == benchmark::Verdict::Wrong || verdict == benchmark::Verdict::NearMiss;
        if (missed && sought >= 0 && sought < int(keypoints.size()))
            marks.error = QLineF(scoredTruth(state, slot, sought), scored);
    }
    return marks;
}

std::vector<MatchLine> matchLines(const CanvasState &state, int slot)
{
    std::vector<MatchLine> lines;
    const auto found = state.pairResults.find(slot);
    if (!state.pair || found == state.pairResults.end())
        return lines;
    const LoadedPair &loaded = *state.pair;
    const auto &sources = loaded.pair.source.keypoints;
    const int hovered = state.hoveredMatch;
    const bool tooMany = int(found->second.points.size()) > mostMatchLines;
    for (const benchmark::PointJudgement &point : found->second.points) {
        if (point.source < 0 || point.source >= int(sources.size()))
            continue;
        MatchLine line;
        line.keypoint = point.source;
        line.verdict = point.verdict(state.judge.criterion, state.judge.alpha);
        if (line.verdict == benchmark::Verdict::NotScored)
            continue;
        const dataset::Keypoint &keypoint = sources[std::size_t(point.source)];
        if (tooMany && (hovered < 0 || sources[std::size_t(hovered)].conceptName != keypoint.conceptName))
            continue;
        line.source = toQt(keypoint.position);
        line.predicted = predictedIn(state.targetSize(), point.predicted);
        const int truth = point.target(state.judge.criterion);
        if (truth >= 0)
            line.truth = scoredTruth(state, slot, truth);
        line.dimmed = hovered >= 0 && hovered != point.source;
        lines.push_back(line);
    }
    return lines;
}

} // namespace soco::widgets
