#pragma once

#include "widgets/canvas/canvas_state.h"
#include "widgets/canvas/pane_header.h"

namespace soco::widgets {

// What a canvas' state says in words.

PaneHeaderContent sourceHeader(const CanvasState &state);
PaneHeaderContent targetHeader(const CanvasState &state, int slot);
// All that a pane and its header say, for assistive tools and the header's tool tip:
// "DINOv3-B/16, 50 × 50, CC right, SOC wrong: rear left, cosine 0.67, map 0.36 to 0.61"
QString spokenPane(const CanvasState &state, int slot);
QString spokenPane(const CanvasState &state, int slot, const PaneHeaderContent &header);
// Why nothing is scored, or what failed; empty where there is nothing to say.
QString paneRemark(const CanvasState &state, int slot);

// What stands in a target's pane instead of a picture; empty text where the picture is shown.
struct StandIn {
    QString text;
    QString button; // what can be done about it; empty: nothing
};
StandIn standIn(const CanvasState &state, int slot);
// What a picture of the canvas shows: data, pair, keypoint, panes, map and judge. `map` as the legend says it.
QString pictureCaption(const CanvasState &state, const QString &map);
// Why the source's or the target's picture is not there.
QString missingPicture(const std::optional<Error> &error, bool source);

} // namespace soco::widgets
