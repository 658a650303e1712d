#include "core/demo/categories/griptool/griptool.h"

namespace soco::demo {

Family griptoolFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "griptool",
        .superCategory = SuperCategory::HandHeld,
        .keypoints = {
            {"griptool", "nose_tip", "nose_tip", F, 0, "top of the tip", "nozzle", "front", "hair_dryer"},
            {"griptool", "nose_tip", "nose_tip", F, .03f, "tip", "bit", "front", "power_drill"},
            {"griptool", "nose_tip", "nose_tip", F, 0, "top of the rim", "horn", "front", "megaphone"},
            {"griptool", "nose_tip", "nose_tip", F, .05f, "tip", "cork", "front", "rifle"},
            {"griptool", "trigger_center", "trigger", F, .045f, "center point", "switch", "front", "hair_dryer"},
            {"griptool", "trigger_center", "trigger", F, .045f, "center point", "trigger", "front", "power_drill"},
            {"griptool", "trigger_center", "trigger", F, .045f, "center point", "trigger", "front", "megaphone"},
            {"griptool", "trigger_center", "trigger", F, .045f, "center point", "trigger", "", "rifle"},
            {"griptool", "body_top_center", "body_top", S, 0, "top center point", "barrel", ""},
            {"griptool", "body_rear_center", "body_rear", S, 0, "rear center point", "barrel", "rear"},
            {"griptool", "grip_rear_center", "grip_center", F, 0, "rear center point", "grip", ""},
            {"griptool", "grip_side_{s}", "grip_side", S, 0, "side center point", "grip", "{s}"},
            // Beyond the specified seven: corners of the grip and sides of the barrel, which show from many sides, so
            // that most pairs share three points. Those of the barrel lie at its front end, because its middle is
            // hair_dryer_body_side.
            {"griptool", "grip_bottom_front", "grip_corner", S, .06f, "bottom front corner", "grip", ""},
            {"griptool", "grip_bottom_rear", "grip_corner", S, .06f, "bottom rear corner", "grip", ""},
            {"griptool", "barrel_front_{s}", "barrel_side", S, 0, "{s} side of the front end", "barrel", ""},

            {"hair_dryer", "nozzle_bottom", "nozzle_rim", S, 0, "bottom of the tip", "nozzle", "front"},
            {"hair_dryer", "body_side_{s}", "barrel_side", S, 0, "center point", "barrel", "{s}"},
            {"hair_dryer", "loop_bottom", "cord_end", F, .05f, "cord exit", "handle", "bottom"},

            {"power_drill", "chuck_front", "chuck", F, 0, "top center point", "chuck", "front"},
            {"power_drill", "battery_front_{s}_corner", "battery_corner", S, 0, "bottom front {s} corner", "battery",
             ""},
            {"power_drill", "battery_rear_{s}_corner", "battery_corner", S, 0, "bottom rear {s} corner", "battery", ""},

            {"megaphone", "horn_rim_{s}", "horn_rim", S, .045f, "{s} edge", "horn", "front"},
            {"megaphone", "horn_rim_bottom", "horn_rim", S, .045f, "bottom edge", "horn", "front"},
            {"megaphone", "horn_center", "horn_center", F, 0, "center point", "inner horn", "front"},

            {"rifle", "forend_{s}", "forend", F, 0, "side center point", "fore-end", "{s}"},
            {"rifle", "front_sight", "sight", F, .03f, "top", "sight", "front"},
            {"rifle", "rear_sight", "sight", F, .04f, "top", "sight", "rear"},
            {"rifle", "butt_top", "butt", S, .07f, "top", "butt", ""},
            {"rifle", "butt_bottom", "butt", S, .07f, "bottom", "butt", ""},
            {"rifle", "string_ring", "string_ring", F, .03f, "center point", "string ring", ""},
        },
        .categories = {
            // Few points show from the front and the rear; from behind a rifle hides behind its butt.
            {"hair_dryer", {"griptool", "hair_dryer"}, buildHairDryer, {.share = .7f, .to = 1.92f}},
            {"power_drill", {"griptool", "power_drill"}, buildPowerDrill, {.share = .7f, .to = 1.92f}},
            {"megaphone", {"griptool", "megaphone"}, buildMegaphone, {.share = .7f, .to = 1.92f}},
            {"rifle", {"griptool", "rifle"}, buildRifle, {.share = .8f, .to = 1.92f, .restTo = 2.5f}},
        },
    };
}

} // namespace soco::demo
