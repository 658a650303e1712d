#include "core/demo/categories/bike/bike.h"

namespace soco::demo {

Family bikeFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "bike",
        .superCategory = SuperCategory::Transportation,
        .keypoints = {
            {"bike", "wheel_front_center", "wheel_center", F, 0, "center point", "wheel", "front"},
            {"bike", "wheel_rear_center", "wheel_center", F, 0, "center point", "wheel", "rear"},
            {"bike", "handlebar_tip_{s}", "handlebar_tip", F, .045f, "outer tip", "handlebar grip", "{s}"},
            {"bike", "headlamp", "headlamp", F, 0, "center point", "headlamp", "front"},
            {"bike", "taillamp", "taillamp", F, 0, "center point", "tail lamp", "rear"},
            {"bike", "seat_front_tip", "seat_tip", S, .03f, "front tip", "seat", ""},
            {"bike", "seat_rear_center", "seat_rear", S, 0, "rear center", "seat", ""},
            {"bike", "handlebar_stem_joint", "stem_joint", S, .03f, "center joint", "handlebar", ""},

            {"bicycle", "pedal_corner_{s}", "pedal_corner", F, .03f, "outer front corner", "pedal", "{s}"},
            {"bicycle", "chainring_center", "chainring", F, 0, "center point", "chainring", "right"},
            {"bicycle", "cassette_rear", "cassette", F, 0, "center point", "cassette", "rear right"},
            {"bicycle", "seatpost_frame_joint", "seatpost_joint", S, .03f, "joint", "seat post and frame", ""},
            {"bicycle", "headtube_bottom", "headtube", S, .035f, "bottom joint", "head tube", ""},

            {"motor_scooter", "mirror_{s}", "mirror", F, .055f, "center point", "rear-view mirror", "{s}"},
            {"motor_scooter", "indicator_front_{s}", "indicator", F, 0, "center point", "indicator", "front {s}"},
            {"motor_scooter", "floor_edge_{s}", "floorboard_edge", S, 0, "outer edge", "floorboard", "{s}"},
            {"motor_scooter", "legshield_bottom_{s}", "legshield_corner", S, 0, "bottom corner", "leg shield", "{s}"},
            {"motor_scooter", "numberplate_rear", "numberplate", F, 0, "center point", "number plate", "rear"},
            {"motor_scooter", "exhaust_tip", "exhaust_tip", F, .045f, "rear tip", "exhaust pipe", "right"},

            {"motorbike", "tank_side_{s}", "tank_side", S, 0, "{s} side", "fuel tank", ""},
            {"motorbike", "tank_cap", "tank_cap", F, 0, "center point", "fuel cap", "top"},
            {"motorbike", "engine_{s}", "engine_cover", F, 0, "center point", "engine cover", "{s}"},
            {"motorbike", "footrest_{s}", "footrest", F, .03f, "outer tip", "footrest", "{s}"},

            {"tricycle", "wheel_rear_{s}_center", "wheel_center", F, 0, "center point", "wheel", "rear {s}"},
            {"tricycle", "mudguard_front_tip", "mudguard", S, .03f, "front tip", "mudguard", "front"},
            {"tricycle", "step_rear_{s}_corner", "step_corner", S, .03f, "rear {s} corner", "step", ""},

            {"unicycle", "wheel_center", "wheel_center", F, 0, "center point", "wheel", ""},
            {"unicycle", "fork_shoulder_{s}", "fork_shoulder", S, .035f, "{s} shoulder", "fork", ""},
            {"unicycle", "fork_bottom_{s}", "fork_end", S, .035f, "bottom end", "fork leg", "{s}"},

            {"segway", "wheel_{s}_center", "wheel_center", F, 0, "center point", "wheel", "{s}"},
            {"segway", "mudguard_top_{s}", "mudguard", S, 0, "top center point", "mudguard", "{s}"},
            {"segway", "platform_front_{s}_corner", "platform_corner", S, 0, "front {s} corner", "platform", ""},
            {"segway", "platform_rear_{s}_corner", "platform_corner", S, 0, "rear {s} corner", "platform", ""},
            {"segway", "mat_{s}_center", "foot_mat", F, 0, "center point", "foot mat", "{s}"},
            {"segway", "column_base", "column_base", S, .06f, "bottom joint", "steering column", ""},
            {"segway", "display", "display", F, 0, "center point", "display", ""},
        },
        .categories = {
            {"bicycle", {"bike", "bicycle"}, buildBicycle},
            {"motor_scooter", {"bike", "motor_scooter"}, buildMotorScooter},
            {"motorbike", {"bike", "motor_scooter", "motorbike"}, buildMotorbike, {},
             {"motor_scooter_floor_edge", "motor_scooter_legshield"}},
            {"tricycle", {"bike", "bicycle", "tricycle"}, buildTricycle, {},
             {"bike_wheel_rear", "bike_taillamp", "bicycle_chainring", "bicycle_cassette"}},
            {"unicycle", {"bike", "bicycle", "unicycle"}, buildUnicycle, {},
             {"bike_wheel", "bike_handlebar", "bike_headlamp", "bicycle_chainring", "bicycle_cassette",
              "bicycle_headtube"}},
            // Seen from the side it shares little with the others.
            {"segway", {"bike", "segway"}, buildSegway, {.share = .6f, .from = .15f, .to = 1.1f},
             {"bike_wheel", "bike_seat"}},
        },
    };
}

} // namespace soco::demo
