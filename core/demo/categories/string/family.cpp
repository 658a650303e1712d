#include "core/demo/categories/string/string.h"

namespace soco::demo {

Family stringFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    // From the front, where the strings are; now and then the back.
    constexpr Views front{.share = .88f, .from = 0, .to = 1.152f, .restFrom = 2.4f, .restTo = pi};
    return {
        .group = "string",
        .superCategory = SuperCategory::HandHeld,
        .keypoints = {
            {"string", "headstock_top", "headstock_top", S, 0, "top center point", "headstock", ""},
            {"string", "body_bottom_center", "body_bottom", S, 0, "bottom center point", "body", ""},
            {"string", "nut_center", "nut", F, 0, "center point", "nut", ""},
            {"string", "bridge_center", "bridge", F, 0, "center point", "bridge", ""},
            {"string", "neck_body_joint", "neck_joint", S, 0, "joint with the body", "neck", ""},
            {"string", "upper_bout_{s}", "upper_bout", S, 0, "widest point", "upper body", "{s}"},
            {"string", "waist_{s}", "waist", S, 0, "narrowest point", "body waist", "{s}"},
            {"string", "lower_bout_{s}", "lower_bout", S, 0, "widest point", "lower body", "{s}"},
            {"string", "top_peg_{s}", "tuning_peg", F, .03f, "outer tip", "top tuning peg", "{s}"},

            // Seen between the strings.
            {"guitar", "soundhole_center", "soundhole", F, .05f, "center point", "sound hole", ""},

            {"violin", "fhole_{s}", "fhole", F, 0, "center point", "f-hole", "{s}"},
        },
        .categories = {
            {"guitar", {"string", "guitar"}, buildGuitar, front},
            {"violin", {"string", "violin"}, buildViolin, front},
        },
    };
}

} // namespace soco::demo
