#include "core/demo/categories/machine/machine.h"

namespace soco::demo {

Family machineFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "machine",
        .superCategory = SuperCategory::Transportation,
        .keypoints = {
            {"machine", "headlight_{s}", "headlight", F, 0, "center point", "headlight", "{s}"},
            {"machine", "taillight_{s}", "taillight", F, 0, "center point", "tail light", "{s}"},
            {"machine", "body_front_{s}_corner", "body_corner", S, .035f, "top front {s} corner", "body", ""},
            {"machine", "body_rear_{s}_corner", "body_corner", S, .035f, "top rear {s} corner", "body", ""},
            {"machine", "exhaust_tip", "exhaust_tip", F, .04f, "tip", "exhaust pipe", ""},
            {"machine", "hitch", "hitch", F, .035f, "center point", "towing hitch", "rear"},

            {"tracked", "track_front_{s}", "track_end", S, .05f, "foremost point", "track", "{s}"},
            {"tracked", "track_rear_{s}", "track_end", S, .05f, "rearmost point", "track", "{s}"},

            {"wheeled", "wheel_front_{s}_center", "wheel_center", F, 0, "center point", "wheel", "foremost {s}"},
            {"wheeled", "wheel_rear_{s}_center", "wheel_center", F, 0, "center point", "wheel", "rearmost {s}"},

            {"ridden", "seat_center", "seat_surface", F, 0, "center point", "seat", ""},
            {"ridden", "seat_side_{s}", "seat_side", S, 0, "{s} side", "seat", ""},

            {"tank", "barrel_tip", "barrel_tip", F, .05f, "tip", "gun barrel", ""},
            {"tank", "barrel_root", "barrel_root", S, 0, "root", "gun barrel", ""},
            {"tank", "hatch_center", "hatch", F, 0, "center point", "hatch", ""},
            {"tank", "turret_rear", "turret", S, 0, "rear center point", "turret", ""},
            {"tank", "antenna_tip", "antenna_tip", F, .035f, "tip", "antenna", ""},
            {"tank", "bow_center", "bow", S, 0, "front center point", "hull", ""},

            {"snowmobile", "ski_tip_{s}", "ski_end", F, .035f, "front tip", "ski", "{s}"},
            {"snowmobile", "ski_rear_{s}", "ski_end", F, .03f, "rear end", "ski", "{s}"},
            {"snowmobile", "handlebar_tip_{s}", "handlebar_tip", F, .04f, "outer tip", "handlebar grip", "{s}"},
            {"snowmobile", "windscreen_top_{s}_corner", "windshield_corner", S, .03f, "top {s} corner", "windscreen",
             ""},
            {"snowmobile", "running_board_rear_{s}", "floorboard_edge", S, .03f, "outer rear corner", "running board",
             "{s}"},

            {"forklift", "fork_tip_{s}", "fork_tip", F, .03f, "tip", "fork", "{s}"},
            {"forklift", "fork_heel_{s}", "fork_heel", S, .04f, "heel", "fork", "{s}"},
            {"forklift", "mast_top_{s}", "mast_top", S, .04f, "top end", "mast rail", "{s}"},
            {"forklift", "guard_front_{s}_corner", "guard_corner", S, .035f, "front {s} corner", "overhead guard", ""},
            {"forklift", "guard_rear_{s}_corner", "guard_corner", S, .035f, "rear {s} corner", "overhead guard", ""},
            {"forklift", "steering_wheel_center", "steering_wheel", F, 0, "center point", "steering wheel", ""},
        },
        .categories = {
            {"tank", {"machine", "tracked", "wheeled", "tank"}, buildTank},
            {"snowmobile", {"machine", "tracked", "ridden", "snowmobile"}, buildSnowmobile},
            {"forklift", {"machine", "wheeled", "ridden", "forklift"}, buildForklift},
        },
    };
}

} // namespace soco::demo
