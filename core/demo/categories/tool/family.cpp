#include "core/demo/categories/tool/tool.h"

namespace soco::demo {

Family toolFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    // Thin things: seen from the sides, seldom along them.
    const Views flat{.share = .75f, .from = .75f, .to = 1.9f, .restFrom = .4f, .restTo = 2.6f, .high = .5f};
    return {
        .group = "tool",
        .superCategory = SuperCategory::HandHeld,
        .keypoints = {
            {"tool", "handle_top_center", "handle_center", F, 0, "top center point", "handle", ""},
            {"tool", "handle_side_{s}", "handle_side", F, .05f, "outermost {s} point", "handle", ""},
            {"tool", "handle_joint", "handle_joint", S, .05f, "joint", "handle", ""},

            {"blade", "handle_end", "handle_tip", F, .07f, "rear end", "handle", ""},
            {"blade", "edge_front", "edge_end", F, .03f, "front end", "cutting edge", ""},
            {"blade", "edge_rear", "edge_end", F, .03f, "rear end", "cutting edge", ""},
            {"blade", "edge_center", "edge_center", F, .03f, "center point", "cutting edge", ""},
            {"blade", "face_{s}", "blade_face", S, 0, "center point of the {s} face", "blade", ""},

            {"ax", "poll_center", "poll", S, 0, "center point", "poll", ""},
            {"ax", "eye_{s}", "ax_eye", S, 0, "{s} side", "eye", ""},
            {"ax", "haft_front", "haft_front", S, .035f, "front end", "haft", ""},

            {"hacksaw", "pin_front_{s}", "pin", F, .03f, "{s} end", "pin", "front"},
            {"hacksaw", "pin_rear_{s}", "pin", F, .03f, "{s} end", "pin", "rear"},
            {"hacksaw", "frame_front_corner", "frame_corner", S, .035f, "top front corner", "frame", ""},
            {"hacksaw", "frame_rear_corner", "frame_corner", S, .035f, "top rear corner", "frame", ""},
            {"hacksaw", "wing_nut", "wing_nut", F, .045f, "center point", "wing nut", ""},

            {"knife", "rivet_front_{s}", "rivet", F, 0, "{s} end", "rivet", "front"},
            {"knife", "rivet_rear_{s}", "rivet", F, 0, "{s} end", "rivet", "rear"},
            {"knife", "spine_center", "blade_spine", S, .025f, "center point", "spine of the blade", ""},
            {"knife", "spine_rear", "blade_spine", S, .03f, "rear end", "spine of the blade", ""},

            {"bicycle_pump", "grip_{s}", "grip_center", F, 0, "top center point", "grip", "{s}"},
            {"bicycle_pump", "foot_{s}", "foot", F, .05f, "outer end", "foot plate", "{s}"},
            {"bicycle_pump", "gauge_center", "gauge", F, 0, "center point", "pressure gauge", "front"},
            {"bicycle_pump", "collar_front", "collar", S, 0, "front center point", "collar", "upper"},
            {"bicycle_pump", "barrel_bottom_front", "barrel_bottom", S, 0, "bottom front point", "barrel", ""},
            {"bicycle_pump", "hose_root", "hose_root", S, .04f, "root", "hose", ""},
            {"bicycle_pump", "head_tip", "pump_head", F, .04f, "mouth", "pump head", ""},
        },
        .categories = {
            {"ax", {"tool", "blade", "ax"}, buildAx, flat},
            {"hacksaw", {"tool", "blade", "hacksaw"}, buildHacksaw, flat},
            {"knife", {"tool", "blade", "knife"}, buildKnife, flat},
            {"bicycle_pump", {"tool", "bicycle_pump"}, buildBicyclePump,
             {.share = .65f, .from = 0, .to = 1, .low = .2f, .high = .6f}},
        },
    };
}

} // namespace soco::demo
