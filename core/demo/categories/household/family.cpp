#include "core/demo/categories/household/household.h"

namespace soco::demo {

// A flat base, an upper part over it from end to end, a dial, and a cord at the rear.
Family householdFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "household",
        .superCategory = SuperCategory::HandHeld,
        .keypoints = {
            {"household", "base_front_center", "base_front", S, .05f, "front center point", "base", ""},
            {"household", "base_{s}_center", "base_side", S, 0, "{s} center point", "base", ""},
            {"household", "base_rear_{s}_corner", "base_corner", S, .06f, "rear {s} corner", "base", ""},
            {"household", "upper_top_center", "upper_top", S, 0, "top center point", "upper part", ""},
            {"household", "upper_front_end", "upper_front", S, 0, "front end", "upper part", ""},
            {"household", "dial_center", "knob", F, 0, "center point", "dial", ""},
            {"household", "cord_exit", "cord_end", F, .06f, "cord exit", "body", ""},

            {"iron", "heel_top_{s}_corner", "heel_corner", S, .05f, "top {s} corner", "heel", ""},
            {"iron", "steam_button", "steam_button", F, .05f, "center point", "steam button", ""},
            {"iron", "spray_nozzle", "spray_nozzle", F, .04f, "tip", "spray nozzle", "front"},
            {"iron", "water_inlet", "water_inlet", F, 0, "center point", "water inlet", ""},
            {"iron", "handle_front_joint", "handle_joint", S, 0, "front joint", "handle", ""},
            {"iron", "handle_rear_joint", "handle_joint", S, 0, "rear joint", "handle", ""},

            {"sewing_machine", "base_front_{s}_corner", "base_corner", S, .06f, "front {s} corner", "base", ""},
            {"sewing_machine", "needle_tip", "needle_tip", F, .04f, "tip", "needle", ""},
            {"sewing_machine", "presser_foot", "presser_foot", F, .05f, "front tip", "presser foot", ""},
            {"sewing_machine", "hand_wheel_center", "hand_wheel", F, 0, "center point", "hand wheel", "rear"},
            {"sewing_machine", "spool_top", "spool", F, .06f, "top center point", "spool", ""},
        },
        .categories = {
            {"iron", {"household", "iron"}, buildIron},
            {"sewing_machine", {"household", "sewing_machine"}, buildSewingMachine},
        },
    };
}

} // namespace soco::demo
