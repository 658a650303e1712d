#include "core/demo/categories/plane/plane.h"

namespace soco::demo {

Family planeFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    // Flying things are seen from above.
    constexpr Views above{.low = .17f, .high = .75f};
    return {
        .group = "plane",
        .superCategory = SuperCategory::Transportation,
        .keypoints = {
            {"plane", "nose_tip", "nose_tip", S, 0, "tip", "nose", "front"},
            {"plane", "wing_tip_{s}", "wing_tip", S, .035f, "outer tip", "wing", "{s}"},
            {"plane", "wing_root_front_{s}", "wing_root", S, 0, "front root corner", "wing", "{s}"},
            {"plane", "wing_root_rear_{s}", "wing_root", S, 0, "rear root corner", "wing", "{s}"},
            {"plane", "tailplane_tip_{s}", "tailplane_tip", S, .03f, "outer tip", "tailplane", "{s}"},
            {"plane", "cockpit_{s}", "cockpit_side", F, 0, "{s} side", "cockpit glass", ""},
            {"plane", "fin_top_front", "fin_corner", S, .03f, "top front corner", "tail fin", ""},
            {"plane", "fin_top_rear", "fin_corner", S, .03f, "top rear corner", "tail fin", ""},
            {"plane", "tail_tip", "tail_tip", S, .04f, "rear tip", "fuselage", ""},
            {"plane", "fuselage_top_center", "fuselage_top", S, 0, "top center point", "fuselage", "middle"},

            {"aeroplane", "wheel_main_{s}_center", "wheel_center", F, 0, "center point", "main wheel", "{s}"},
            {"aeroplane", "wheel_nose_center", "wheel_center", F, 0, "center point", "nose wheel", "front"},

            {"fighter_jet", "air_intake_{s}", "air_intake", F, 0, "center point", "air intake", "{s}"},
            {"fighter_jet", "drop_tank_front_{s}", "drop_tank", F, .03f, "front tip", "drop tank", "{s}"},
            {"fighter_jet", "nozzle_top", "nozzle_rim_top", S, 0, "top point", "exhaust nozzle", "rear"},
        },
        .categories = {
            {"aeroplane", {"plane", "aeroplane"}, buildAeroplane, above},
            {"glider", {"plane"}, buildGlider, above},
            {"fighter_jet", {"plane", "aeroplane", "fighter_jet"}, buildFighterJet, above},
        },
    };
}

} // namespace soco::demo
