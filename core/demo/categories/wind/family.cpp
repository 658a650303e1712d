#include "core/demo/categories/wind/wind.h"

namespace soco::demo {

Family windFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    // The sides show most.
    constexpr Views sides{.share = .7f, .to = 1.92f};
    return {
        .group = "wind",
        .superCategory = SuperCategory::HandHeld,
        .keypoints = {
            {"wind", "mouthpiece_tip", "mouthpiece", F, .04f, "tip", "mouthpiece", ""},
            {"wind", "mouthpiece_joint", "mouthpiece_joint", S, .04f, "joint with the tubing", "mouthpiece", ""},
            {"wind", "bell_center", "bell_center", F, 0, "center point of the opening", "bell", ""},
            {"wind", "bell_rim_top", "bell_rim", S, .04f, "top edge", "bell", ""},
            {"wind", "bell_rim_bottom", "bell_rim", S, .04f, "bottom edge", "bell", ""},
            {"wind", "bell_rim_{s}", "bell_rim", S, .04f, "{s} edge", "bell", ""},
            {"wind", "bell_ring_{s}", "bell_ring", S, 0, "{s} side", "bell ring", ""},
            {"wind", "tubing_top", "tubing_top", S, .04f, "top point", "tubing", ""},
            {"wind", "tubing_bottom", "tubing_bottom", S, 0, "side of the lowest bend", "tubing", ""},
            {"wind", "key_first", "key", F, 0, "center point", "key", "first"},
            {"wind", "key_second", "key", F, 0, "center point", "key", "second"},
            {"wind", "key_third", "key", F, 0, "center point", "key", "third"},

            {"saxophone", "bow_ring_{s}", "bow_ring", S, 0, "{s} side", "ring above the bow", ""},
            {"saxophone", "neck_joint", "neck_ring", S, .05f, "joint with the body", "neck", ""},
            {"saxophone", "strap_ring", "strap_ring", F, .035f, "outer end", "strap ring", "rear"},
            {"saxophone", "bell_key_upper", "key", F, 0, "center point", "bell key", "upper"},
            {"saxophone", "bell_key_lower", "key", F, 0, "center point", "bell key", "lower"},

            {"french_horn", "valve_first_{s}", "valve", F, 0, "{s} end", "valve", "first"},
            {"french_horn", "valve_second_{s}", "valve", F, 0, "{s} end", "valve", "second"},
            {"french_horn", "valve_third_{s}", "valve", F, 0, "{s} end", "valve", "third"},
        },
        .categories = {
            {"saxophone", {"wind", "saxophone"}, buildSaxophone, sides},
            {"french_horn", {"wind", "french_horn"}, buildFrenchHorn, sides},
        },
    };
}

} // namespace soco::demo
