#include "core/demo/categories/seat/seat.h"

namespace soco::demo {

Family seatFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "seat",
        .superCategory = SuperCategory::Furniture,
        .keypoints = {
            {"seat", "backrest_top_{s}_corner", "backrest_corner", S, .06f, "top {s} corner", "backrest", ""},
            {"seat", "seat_front_{s}_corner", "seat_corner", S, 0, "front {s} corner", "seat", ""},
            {"seat", "leg_front_{s}_bottom", "leg_bottom", S, .045f, "bottom end", "leg", "front {s}"},
            {"seat", "leg_rear_{s}_bottom", "leg_bottom", S, .045f, "bottom end", "leg", "rear {s}"},
            {"seat", "seat_front_center", "seat_front_edge", S, 0, "front center point", "seat", ""},
            {"seat", "backrest_top_center", "backrest_top", S, 0, "top center point", "backrest", ""},
            {"seat", "seat_center", "seat_surface", F, 0, "center point", "seat", ""},
            {"seat", "armrest_{s}_front", "armrest_front", F, 0, "front end", "armrest", "{s}"},
            {"seat", "armrest_{s}_center", "armrest_center", F, 0, "top center point", "armrest", "{s}"},

            {"office_chair", "base_center", "base_center", S, 0, "center of the column", "base", ""},

            {"folding_chair", "pivot_{s}", "pivot", F, 0, "center point", "pivot of the legs", "{s}"},
            {"folding_chair", "seat_rear_{s}_corner", "seat_corner", S, 0, "rear {s} corner", "seat", ""},
            {"folding_chair", "crossbar_front_center", "crossbar", S, 0, "center point", "crossbar", "front"},
            {"folding_chair", "crossbar_rear_center", "crossbar", S, 0, "center point", "crossbar", "rear"},

            {"highchair", "tray_front_{s}_corner", "tray_corner", S, 0, "front {s} corner", "tray", ""},
            {"highchair", "tray_rear_{s}_corner", "tray_corner", S, 0, "rear {s} corner", "tray", ""},
            {"highchair", "tray_front_center", "tray_edge", S, 0, "front center point", "tray", ""},
            {"highchair", "tray_center", "tray_surface", F, 0, "center point", "tray", ""},
            {"highchair", "footrest_front_{s}_corner", "footrest_corner", S, 0, "front {s} corner", "footrest", ""},
            {"highchair", "footrest_center", "footrest", F, 0, "center point", "footrest", ""},

            {"bed", "headboard_top_{s}_corner", "headboard_corner", S, .07f, "top {s} corner", "headboard", ""},
            {"bed", "headboard_top_center", "headboard_top", S, 0, "top center point", "headboard", ""},
            {"bed", "footboard_top_{s}_corner", "footboard_corner", S, .07f, "top {s} corner", "footboard", ""},
            {"bed", "footboard_top_center", "footboard_top", S, 0, "top center point", "footboard", ""},
            {"bed", "mattress_front_{s}_corner", "mattress_corner", S, .05f, "front {s} corner", "mattress", ""},
            {"bed", "mattress_rear_{s}_corner", "mattress_corner", S, .05f, "rear {s} corner", "mattress", ""},
            {"bed", "pillow_{s}_center", "pillow", F, 0, "center point", "pillow", "{s}"},
            {"bed", "blanket_center", "blanket", F, 0, "center point", "blanket", ""},
            {"bed", "blanket_rear_{s}_corner", "blanket_corner", S, .05f, "rear {s} corner", "blanket", ""},
        },
        .categories = {
            {"chair", {"seat"}, buildChair},
            {"armchair", {"seat"}, buildArmchair},
            {"sofa", {"seat"}, buildSofa},
            {"bench", {"seat"}, buildBench},
            {"office_chair", {"seat", "office_chair"}, buildOfficeChair, {}, {"seat_leg"}},
            {"folding_chair", {"seat", "folding_chair"}, buildFoldingChair, {}, {"seat_armrest"}},
            // The tray lies on the front ends of its armrests and hides the middle of its seat.
            {"highchair", {"seat", "highchair"}, buildHighchair, {},
             {"seat_armrest_left_front", "seat_armrest_right_front", "seat_seat_center"}},
            // Shares its legs alone. Seen from a little higher, so that the blanket shows.
            {"bed", {"seat", "bed"}, buildBed, {.low = .12f, .high = .56f},
             {"seat_backrest", "seat_seat", "seat_armrest"}},
        },
    };
}

} // namespace soco::demo
