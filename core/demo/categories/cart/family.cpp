#include "core/demo/categories/cart/cart.h"

namespace soco::demo {

Family cartFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "cart",
        .superCategory = SuperCategory::Transportation,
        .keypoints = {
            {"cart", "wheel_{s}_center", "wheel_center", F, 0, "center point", "large wheel", "{s}"},
            {"cart", "wheel_front_{s}", "wheel_rim", S, .04f, "foremost point", "large wheel", "{s}"},
            {"cart", "wheel_rear_{s}", "wheel_rim", S, .04f, "rearmost point", "large wheel", "{s}"},
            {"cart", "handle_tip_{s}", "handle_tip", F, .04f, "tip", "handle", "{s}"},
            {"cart", "handle_root_{s}", "handle_root", S, .04f, "joint with the body", "handle", "{s}"},
            {"cart", "seat_front_{s}_corner", "seat_corner", S, 0, "front {s} corner", "seat", ""},
            {"cart", "seat_center", "seat_surface", F, 0, "center point", "seat", ""},

            {"passenger", "backrest_top_{s}_corner", "backrest_corner", S, .04f, "top {s} corner", "backrest", ""},
            {"passenger", "backrest_top_center", "backrest_top", S, 0, "top center point", "backrest", ""},
            {"passenger", "armrest_{s}_front", "armrest_front", F, .035f, "front end", "armrest", "{s}"},
            {"passenger", "footrest_front_{s}_corner", "footrest_corner", F, .03f, "front {s} corner", "footrest", ""},

            {"cart_box", "front_{s}_corner", "box_corner", S, .035f, "top front {s} corner", "box", ""},
            {"cart_box", "rear_{s}_corner", "box_corner", S, .035f, "top rear {s} corner", "box", ""},
            {"cart_box", "bottom_front_{s}_corner", "box_corner", S, 0, "bottom front {s} corner", "box", ""},
            {"cart_box", "bottom_rear_{s}_corner", "box_corner", S, 0, "bottom rear {s} corner", "box", ""},
            {"cart_box", "tailboard", "tailboard", F, 0, "center point", "tailboard", "rear"},

            {"jinrikisha", "hood_front_{s}_corner", "hood_corner", S, .04f, "top front {s} corner", "hood", ""},
            {"jinrikisha", "hood_top_center", "hood_top", S, 0, "top center point", "hood", ""},
            {"jinrikisha", "lantern_{s}", "lantern", F, .045f, "center point", "lantern", "{s}"},
            {"jinrikisha", "crossbar_center", "crossbar", F, .03f, "center point", "crossbar", "front"},

            {"wheelchair", "castor_{s}_center", "wheel_center", F, 0, "center point", "castor", "front {s}"},
            {"wheelchair", "brake_tip_{s}", "brake", F, .035f, "upper tip", "brake lever", "{s}"},
            {"wheelchair", "push_rim_front_{s}", "push_rim", F, .03f, "foremost point", "push rim", "{s}"},
        },
        .categories = {
            {"cart", {"cart", "cart_box"}, buildCart},
            {"jinrikisha", {"cart", "passenger", "jinrikisha"}, buildJinrikisha},
            {"wheelchair", {"cart", "passenger", "wheelchair"}, buildWheelchair},
        },
    };
}

} // namespace soco::demo
