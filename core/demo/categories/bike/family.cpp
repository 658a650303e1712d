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
            {"bike", "handlebar_tip_{s}", "handlebar_tip", F, .03f, "outer tip", "handlebar grip", "{s}"},
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
        },
        .categories = {
            {"bicycle", {"bike", "bicycle"}, buildBicycle},
            {"motor_scooter", {"bike", "motor_scooter"}, buildMotorScooter},
        },
    };
}

} // namespace soco::demo
