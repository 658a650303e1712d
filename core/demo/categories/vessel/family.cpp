#include "core/demo/categories/vessel/vessel.h"

namespace soco::demo {

Family vesselFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "vessel",
        .superCategory = SuperCategory::HandHeld,
        .keypoints = {
            {"vessel", "spout_tip", "spout_tip", F, .07f, "tip", "spout", "front"},
            {"vessel", "spout_base", "spout_base", S, 0, "bottom of the base", "spout", "front"},
            {"vessel", "lid_knob_top", "lid_knob", F, .06f, "top", "lid knob", ""},
            {"vessel", "handle_center", "handle_center", F, .055f, "outer center point", "handle", ""},
            {"vessel", "base_{s}", "base_edge", S, 0, "bottom edge", "body", "{s}"},
            {"vessel", "base_front", "base_edge", S, 0, "bottom edge", "body", "front"},
            {"vessel", "base_rear", "base_edge", S, 0, "bottom edge", "body", "rear"},
            {"vessel", "lid_rim_{s}", "lid_rim", S, 0, "rim edge", "lid", "{s}"},
            {"vessel", "body_side_{s}", "body_side", S, 0, "widest point", "body", "{s}"},
            // Where the handle leaves the body towards the rear: a kettle's rear joint, a teapot's upper one.
            {"vessel", "handle_rear_joint", "handle_joint", S, .055f, "rear joint", "handle", ""},

            {"kettle", "handle_front_joint", "handle_joint", S, .055f, "front joint", "handle", ""},

            {"teapot", "handle_lower_joint", "handle_joint", S, .055f, "lower joint", "handle", ""},

            {"kettle_electric", "handle_lower_joint", "handle_joint", S, .055f, "lower joint", "handle", ""},
            {"kettle_electric", "window_{s}", "water_window", F, 0, "center point", "water window", "{s}"},
            {"kettle_electric", "plate_{s}", "base_plate", S, 0, "{s} edge", "base plate", ""},
            {"kettle_electric", "switch", "switch", F, .04f, "outer end", "switch", "rear"},
            {"kettle_electric", "cord_exit", "cord_end", F, .04f, "cord exit", "base plate", "rear"},
        },
        .categories = {
            // Few points show from the front and the rear.
            {"kettle", {"vessel", "kettle"}, buildKettle, {.share = .7f, .to = 1.92f}},
            {"teapot", {"vessel", "teapot"}, buildTeapot, {.share = .7f, .to = 1.92f}},
            {"kettle_electric", {"vessel", "kettle_electric"}, buildKettleElectric, {.share = .7f, .to = 1.92f}},
        },
    };
}

} // namespace soco::demo
