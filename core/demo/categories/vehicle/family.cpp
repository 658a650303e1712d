#include "core/demo/categories/vehicle/vehicle.h"

namespace soco::demo {

Family vehicleFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "vehicle",
        .superCategory = SuperCategory::Transportation,
        .keypoints = {
            {"vehicle", "wheel_front_{s}_center", "wheel_center", F, 0, "center point", "wheel", "front {s}"},
            {"vehicle", "wheel_rear_{s}_center", "wheel_center", F, 0, "center point", "wheel", "rear {s}"},
            {"vehicle", "mirror_{s}", "mirror", F, .055f, "center point", "side mirror", "{s}"},
            {"vehicle", "headlight_{s}", "headlight", F, 0, "center point", "headlight", "{s}"},
            {"vehicle", "taillight_{s}", "taillight", F, 0, "center point", "tail light", "{s}"},
            {"vehicle", "front_{s}_indicator", "indicator", F, 0, "center point", "indicator", "front {s}"},
            {"vehicle", "bumper_front_{s}_corner", "bumper_corner", S, 0, "{s} corner", "bumper", "front"},
            {"vehicle", "bumper_rear_{s}_corner", "bumper_corner", S, 0, "{s} corner", "bumper", "rear"},
            {"vehicle", "windshield_bottom_{s}_corner", "windshield_corner", S, 0, "bottom {s} corner", "windshield",
             ""},
            {"vehicle", "numberplate_front", "numberplate", F, 0, "center point", "number plate", "front"},
            {"vehicle", "numberplate_rear", "numberplate", F, 0, "center point", "number plate", "rear"},

            {"car", "doorhandle_front_{s}", "door_handle", F, 0, "center point", "door handle", "front {s}"},
            {"car", "doorhandle_rear_{s}", "door_handle", F, 0, "center point", "door handle", "rear {s}"},
            {"car", "roof_front_{s}_corner", "roof_corner", S, 0, "front {s} corner", "cabin roof", ""},
            {"car", "roof_rear_{s}_corner", "roof_corner", S, 0, "rear {s} corner", "cabin roof", ""},

            {"bus", "windshield_top_{s}_corner", "windshield_corner", S, 0, "top {s} corner", "windshield", ""},
            {"bus", "roof_front_{s}_corner", "bus_roof_corner", S, 0, "front {s} corner", "roof", ""},
            {"bus", "roof_rear_{s}_corner", "bus_roof_corner", S, 0, "rear {s} corner", "roof", ""},
            {"bus", "side_window_rear_{s}", "side_window", F, 0, "center point", "side window", "rearmost {s}"},
            {"bus", "door_front_right_center", "door", F, 0, "center point", "door", "front right"},
            {"bus", "destination_sign", "destination_sign", F, 0, "center point", "destination sign", "front"},

            {"pickup_truck", "bed_front_{s}_corner", "bed_corner", S, 0, "front {s} corner", "cargo bed", ""},
            {"pickup_truck", "bed_rear_{s}_corner", "bed_corner", S, 0, "rear {s} corner", "cargo bed", ""},

            {"sports_car", "spoiler_{s}_tip", "spoiler_tip", S, .09f, "{s} tip", "rear spoiler", ""},
            {"sports_car", "exhaust_{s}_tip", "exhaust_tip", F, .035f, "rear tip", "exhaust pipe", "{s}"},

            {"truck", "windshield_top_{s}_corner", "windshield_corner", S, 0, "top {s} corner", "windshield", ""},
            {"truck", "doorhandle_{s}", "door_handle", F, 0, "center point", "cab door handle", "{s}"},
            {"truck", "beacon_{s}", "beacon", F, .05f, "top point", "beacon", "{s}"},
            {"truck", "body_rear_top_{s}_corner", "body_corner", S, 0, "top rear {s} corner", "body", ""},

            {"ambulance", "cross_{s}", "emblem", F, 0, "center point", "cross", "{s}"},

            {"fire_truck", "ladder_tip", "ladder_tip", F, .10f, "outer tip", "ladder", ""},
            {"fire_truck", "ladder_base", "ladder_base", S, 0, "pivot", "ladder", ""},

            {"garbage_truck", "hopper_bottom_{s}_corner", "hopper_corner", S, 0, "bottom {s} corner", "hopper opening",
             "rear"},

            {"school_bus", "stop_sign_center", "stop_sign", F, .09f, "center point", "stop sign", ""},
            {"school_bus", "bonnet_front_{s}_corner", "bonnet_corner", S, 0, "front {s} corner", "bonnet", ""},
            {"school_bus", "name_sign", "destination_sign", F, 0, "center point", "name sign", "front"},

            {"trolleybus", "pole_base_{s}", "pole_base", F, .045f, "base", "trolley pole", "{s}"},
            {"trolleybus", "pole_tip_{s}", "pole_tip", F, .045f, "tip", "trolley pole", "{s}"},
            {"trolleybus", "door_middle_right_center", "door", F, 0, "center point", "door", "middle right"},

            {"cockpit", "steering_wheel_center", "steering_wheel", F, .05f, "center point", "steering wheel", ""},
            {"cockpit", "seat_top_center", "seat_top", S, 0, "top center point", "seat", ""},

            {"racer", "helmet_top", "helmet_top", S, 0, "top point", "driver's helmet", ""},
            {"racer", "driver_nose", "driver_nose", F, .03f, "tip", "driver's nose", ""},
            {"racer", "nose_tip", "nose_tip", S, 0, "front tip", "nose", ""},
            {"racer", "number_front", "racing_number", F, 0, "center point", "racing number", "front"},
            {"racer", "sidepod_front_{s}", "sidepod", S, 0, "front end", "side pod", "{s}"},

            {"f1_car", "front_wing_{s}_corner", "wing_corner", S, .05f, "front {s} corner", "front wing", ""},
            {"f1_car", "rear_wing_top_{s}_corner", "wing_corner", S, .05f, "top rear {s} corner", "rear wing", ""},
            {"f1_car", "air_intake", "air_intake", F, 0, "upper edge", "air intake", ""},
            {"f1_car", "rain_light", "taillight", F, 0, "center point", "rain light", "rear"},

            {"go_kart", "engine_top", "engine_top", F, .05f, "top point", "engine", "right"},
            {"go_kart", "exhaust_tip", "exhaust_tip", F, .05f, "rear tip", "exhaust pipe", "right"},

            {"tractor", "bonnet_front_{s}_corner", "bonnet_corner", S, 0, "top front {s} corner", "bonnet", ""},
            {"tractor", "grille_center", "grille", F, 0, "center point", "radiator grille", "front"},
            {"tractor", "exhaust_tip", "exhaust_tip", F, .04f, "upper tip", "exhaust pipe", ""},
            {"tractor", "mudguard_top_{s}", "mudguard_top", S, 0, "top point", "mudguard", "rear {s}"},
            {"tractor", "hitch", "hitch", F, .05f, "rear tip", "drawbar", ""},

            {"cabin_tractor", "windshield_top_{s}_corner", "windshield_corner", S, 0, "top {s} corner", "windshield",
             ""},
            {"cabin_tractor", "roof_front_{s}_corner", "roof_corner", S, 0, "front {s} corner", "cabin roof", ""},
            {"cabin_tractor", "roof_rear_{s}_corner", "roof_corner", S, 0, "rear {s} corner", "cabin roof", ""},

            {"dune_buggy", "cage_front_{s}_corner", "cage_corner", S, .05f, "top front {s} corner", "roll cage", ""},
            {"dune_buggy", "cage_rear_{s}_corner", "cage_corner", S, .05f, "top rear {s} corner", "roll cage", ""},
            {"dune_buggy", "exhaust_tip", "exhaust_tip", F, .05f, "rear tip", "exhaust pipe", ""},
            {"dune_buggy", "flag_mast_top", "mast_top", F, .04f, "top", "flag mast", ""},
        },
        .categories = {
            {"car", {"vehicle", "car"}, buildCar},
            {"bus", {"vehicle", "bus"}, buildBus},
            {"bus_variant_01", {"vehicle", "bus"}, buildBusVariant01},
            {.name = "pickup_truck", .levels = {"vehicle", "car", "pickup_truck"}, .build = buildPickupTruck,
             .without = {"car_doorhandle_rear"}},
            {.name = "sports_car", .levels = {"vehicle", "car", "sports_car"}, .build = buildSportsCar,
             .without = {"car_doorhandle_rear"}},
            {"ambulance", {"vehicle", "truck", "ambulance"}, buildAmbulance},
            {"fire_truck", {"vehicle", "truck", "fire_truck"}, buildFireTruck},
            {"garbage_truck", {"vehicle", "truck", "garbage_truck"}, buildGarbageTruck},
            {.name = "school_bus", .levels = {"vehicle", "bus", "school_bus"}, .build = buildSchoolBus,
             .without = {"bus_destination_sign"}},
            {"trolleybus", {"vehicle", "bus", "trolleybus"}, buildTrolleybus},
            {.name = "f1_car", .levels = {"vehicle", "cockpit", "racer", "f1_car"}, .build = buildF1Car,
             .without = {"vehicle_headlight", "vehicle_taillight", "vehicle_front", "vehicle_bumper",
                         "vehicle_windshield", "vehicle_numberplate", "cockpit_seat"}},
            {.name = "go_kart", .levels = {"vehicle", "cockpit", "racer", "go_kart"}, .build = buildGoKart,
             .without = {"vehicle_mirror", "vehicle_headlight", "vehicle_taillight", "vehicle_front",
                         "vehicle_windshield", "vehicle_numberplate"}},
            {.name = "tractor", .levels = {"vehicle", "cockpit", "tractor"}, .build = buildTractor,
             .without = {"vehicle_mirror", "vehicle_front", "vehicle_bumper", "vehicle_windshield",
                         "vehicle_numberplate"}},
            {.name = "cabin_tractor", .levels = {"vehicle", "tractor", "cabin_tractor"}, .build = buildCabinTractor,
             .without = {"vehicle_bumper", "vehicle_numberplate_front"}},
            {.name = "dune_buggy", .levels = {"vehicle", "cockpit", "dune_buggy"}, .build = buildDuneBuggy,
             .without = {"vehicle_mirror", "vehicle_windshield", "vehicle_numberplate"}},
        },
    };
}

} // namespace soco::demo
