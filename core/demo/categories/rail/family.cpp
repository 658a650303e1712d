#include "core/demo/categories/rail/rail.h"

namespace soco::demo {

Family railFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "rail",
        .superCategory = SuperCategory::Transportation,
        .keypoints = {
            {"rail", "wheel_front_{s}_center", "wheel_center", F, 0, "center point", "wheel", "foremost {s}"},
            {"rail", "wheel_rear_{s}_center", "wheel_center", F, 0, "center point", "wheel", "rearmost {s}"},
            {"rail", "headlight_{s}", "headlight", F, 0, "center point", "headlight", "{s}"},
            {"rail", "taillight_{s}", "taillight", F, 0, "center point", "tail light", "{s}"},
            {"rail", "windscreen_bottom_{s}_corner", "windshield_corner", S, 0, "bottom {s} corner", "windscreen", ""},
            {"rail", "windscreen_top_{s}_corner", "windshield_corner", S, 0, "top {s} corner", "windscreen", ""},
            {"rail", "cab_window_{s}", "side_window", F, 0, "center point", "window of the cab", "{s}"},
            {"rail", "roof_rear_{s}_corner", "roof_corner", S, 0, "rear {s} corner", "roof", "rearmost"},
            {"rail", "coupling_rear", "coupling", F, 0, "center point", "coupling", "rear"},

            {"train", "cab_roof_front_{s}_corner", "roof_corner", S, 0, "front {s} corner", "cab roof", ""},
            {"train", "buffer_front_{s}", "buffer", F, 0, "center point", "buffer", "front {s}"},
            {"train", "coupling_front", "coupling", F, 0, "center point", "coupling", "front"},
            {"train", "chimney_top", "chimney", F, .06f, "top", "chimney", ""},
            {"train", "dome_top", "dome", S, .05f, "top", "dome", ""},
            {"train", "boiler_front", "boiler_front", S, 0, "center point", "front of the boiler", ""},
            {"train", "wagon_front_{s}_corner", "wagon_corner", S, 0, "bottom front {s} corner", "wagon body", ""},
            {"train", "wagon_rear_{s}_corner", "wagon_corner", S, 0, "bottom rear {s} corner", "wagon body", ""},

            {"bullet_train", "nose_tip", "nose_tip", S, 0, "tip", "nose", "front"},
            {"bullet_train", "door_front_{s}_center", "door", F, 0, "center point", "door", "front {s}"},
            {"bullet_train", "door_rear_{s}_center", "door", F, 0, "center point", "door", "rear {s}"},
            {"bullet_train", "window_rear_{s}", "side_window", F, 0, "center point", "window", "rearmost {s}"},
            {"bullet_train", "skirt_front_{s}", "skirt_corner", S, 0, "bottom front {s} corner", "skirt", ""},
            {"bullet_train", "pantograph_top", "pantograph", F, .05f, "top center point", "pantograph", ""},
        },
        .categories = {
            {"train", {"rail", "train"}, buildTrain},
            {"bullet_train", {"rail", "bullet_train"}, buildBulletTrain},
        },
    };
}

} // namespace soco::demo
