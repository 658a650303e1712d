#pragma once

#include "widgets/canvas/canvas_state.h"
#include "widgets/canvas/mark_layer.h"

namespace soco::widgets {

// What a canvas' state marks in its pictures.

PaneMarks sourceMarks(const CanvasState &state);
PaneMarks targetMarks(const CanvasState &state, int slot);

// Match lines of the all-keypoint view, source to prediction, as far as they are shown.
struct MatchLine {
    int keypoint = -1; // index into the source's keypoints
    QPointF source;    // picture pixels
    QPointF predicted;
    std::optional<QPointF> truth;
    benchmark::Verdict verdict = benchmark::Verdict::NotScored;
    bool dimmed = false;
};
inline constexpr int mostMatchLines = 60; // more: only those of the hovered keypoint's concept
std::vector<MatchLine> matchLines(const CanvasState &state, int slot);

// A keypoint's place as it is scored: after the two truncations (vision::toUnit), in the target's pixels.
QPointF scoredTruth(const CanvasState &state, int slot, int targetKeypoint);
// The radius within which a match is right for that criterion, in target pixels: its share of α x the longer side of the
// target's box; without a box, of the padded picture.
double truthRadius(const CanvasState &state, benchmark::Criterion criterion);

// The place of a pane's picture that the pinned point is about: in the source (slot 0) the point itself, in a target the
// truth of the pinned keypoint, else where the model finds the point. Nothing while that is not known.
std::optional<QPointF> soughtPlace(const CanvasState &state, int slot);

} // namespace soco::widgets
