#include "core/demo/categories/case/case.h"

namespace soco::demo {

// Machines in a box with a door in front.
Family caseFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    constexpr Views mostlyFromTheFront{.share = .65f};
    return {
        .group = "case",
        .superCategory = SuperCategory::Furniture,
        .keypoints = {
            {"case", "top_front_{s}_corner", "case_corner", S, .08f, "top front {s} corner", "case", ""},
            {"case", "top_rear_{s}_corner", "case_corner", S, .08f, "top rear {s} corner", "case", ""},
            {"case", "bottom_front_{s}_corner", "case_corner", S, .08f, "bottom front {s} corner", "case", ""},
            {"case", "bottom_rear_{s}_corner", "case_corner", S, .08f, "bottom rear {s} corner", "case", ""},
            {"case", "door_center", "door", F, 0, "center point", "door", "front"},
            {"case", "door_handle", "door_handle", F, 0, "center point", "door handle", ""},
            {"case", "knob", "knob", F, 0, "center point", "knob", ""},
            {"case", "display", "display", F, 0, "center point", "display", ""},

            {"case_door", "top_{s}_corner", "door_corner", S, .05f, "top {s} corner", "door", ""},
            {"case_door", "bottom_{s}_corner", "door_corner", S, 0, "bottom {s} corner", "door", ""},

            {"washer", "ring_top", "door_ring", S, 0, "top point", "door ring", ""},
            {"washer", "ring_bottom", "door_ring", S, 0, "bottom point", "door ring", ""},
            {"washer", "hinge", "hinge", F, 0, "center point", "door hinge", "right"},
            {"washer", "drawer_center", "drawer", F, 0, "center point", "detergent drawer", ""},
            {"washer", "filter_center", "filter_cover", F, 0, "center point", "filter cover", ""},

            {"dishwasher", "handle_{s}_end", "handle_end", S, .04f, "{s} end", "door handle", ""},
            {"dishwasher", "kick_plate_center", "kick_plate", S, 0, "center point", "kick plate", ""},

            {"microwave", "window_top_{s}_corner", "window_corner", S, 0, "top {s} corner", "window", ""},
            {"microwave", "window_bottom_{s}_corner", "window_corner", S, 0, "bottom {s} corner", "window", ""},
            {"microwave", "keypad_center", "keypad", F, 0, "center point", "keypad", ""},
            {"microwave", "cord_exit", "cord_end", F, .05f, "cord exit", "case", "rear"},
        },
        .categories = {
            {"washer", {"case", "washer"}, buildWasher, mostlyFromTheFront},
            {"dishwasher", {"case", "case_door", "dishwasher"}, buildDishwasher, mostlyFromTheFront},
            {"microwave", {"case", "case_door", "microwave"}, buildMicrowave, mostlyFromTheFront, {},
             SuperCategory::HandHeld},
        },
    };
}

} // namespace soco::demo
