#include "core/demo/categories/keypoint_definition.h"

#include <algorithm>
#include <iterator>

namespace soco::demo {
namespace {

// Fixed numbers, from 1, for every concept of the catalogue's families: append, never insert.
constexpr std::string_view concepts[] = {
    "wheel_center", "mirror", "headlight", "taillight", "indicator", "bumper_corner", "windshield_corner",
    "numberplate", "door_handle", "roof_corner", "bus_roof_corner", "side_window", "door", "destination_sign",
    "bed_corner", "handlebar_tip", "headlamp", "taillamp", "seat_tip", "seat_rear", "stem_joint", "pedal_corner",
    "chainring", "cassette", "seatpost_joint", "headtube", "floorboard_edge", "legshield_corner", "exhaust_tip",
    "nose_tip", "wing_tip", "wing_root", "tailplane_tip", "cockpit_side", "fin_corner", "tail_tip", "fuselage_top",
    "spout_tip", "spout_base", "lid_knob", "handle_center", "base_edge", "lid_rim", "body_side", "handle_joint",
    "trigger", "body_top", "body_rear", "grip_center", "grip_side", "nozzle_rim", "barrel_side", "cord_end", "chuck",
    "battery_corner", "headstock_top", "body_bottom", "nut", "bridge", "neck_joint", "upper_bout", "waist",
    "lower_bout", "tuning_peg", "soundhole", "fhole", "backrest_corner", "seat_corner", "leg_bottom", "seat_front_edge",
    "backrest_top", "seat_surface", "armrest_front", "armrest_center", "base_center", "eye", "ear_tip", "mouth_corner",
    "chin", "paw", "knee", "withers", "throat", "tail_base",
    // seat
    "pivot", "crossbar", "tray_corner", "tray_edge", "tray_surface", "footrest_corner", "footrest",
    // rail
    "coupling", "buffer", "chimney", "dome", "boiler_front", "wagon_corner", "skirt_corner", "pantograph",
    // vehicle
    "spoiler_tip", "beacon", "body_corner", "emblem", "ladder_tip", "ladder_base", "hopper_corner", "stop_sign",
    "bonnet_corner", "pole_base", "pole_tip",
    // bikes and planes
    "tank_side", "tank_cap", "engine_cover", "mudguard", "platform_corner", "foot_mat", "column_base", "display",
    "fork_shoulder", "fork_end", "step_corner", "air_intake", "drop_tank", "nozzle_rim_top",
    // seat: bed
    "headboard_corner", "headboard_top", "footboard_corner", "footboard_top", "mattress_corner", "pillow", "blanket",
    "blanket_corner",
    // case
    "case_corner", "knob", "door_corner", "door_ring", "hinge", "drawer", "filter_cover", "kick_plate", "handle_end",
    "window_corner", "keypad",
    // cart
    "wheel_rim", "handle_tip", "handle_root", "box_corner", "tailboard", "hood_corner", "hood_top", "lantern", "brake",
    "push_rim",
    // machine
    "hitch", "track_end", "barrel_tip", "barrel_root", "hatch", "turret", "antenna_tip", "bow", "ski_end", "fork_tip",
    "fork_heel", "mast_top", "guard_corner", "steering_wheel",
    // griptool
    "grip_corner",
    // household
    "base_front", "base_side", "base_corner", "upper_top", "upper_front", "steam_button", "spray_nozzle", "water_inlet",
    "needle_tip", "presser_foot", "hand_wheel", "spool", "heel_corner",
    // vehicle: racers, tractors
    "seat_top", "helmet_top", "driver_nose", "sidepod", "racing_number", "wing_corner", "engine_top", "grille",
    "mudguard_top", "cage_corner",
    // vessel, griptool, string, wind
    "water_window", "base_plate", "switch", "horn_rim", "horn_center", "forend", "sight", "butt", "string_ring",
    "mouthpiece", "mouthpiece_joint", "bell_center", "bell_rim", "bell_ring", "tubing_top", "tubing_bottom", "key",
    "bow_ring", "neck_ring", "valve", "strap_ring",
    // machine: forklift
    "seat_side",
    // tool
    "handle_side", "edge_end", "edge_center", "blade_face", "poll", "ax_eye", "haft_front", "pin", "frame_corner",
    "wing_nut", "rivet", "blade_spine", "foot", "gauge", "collar", "barrel_bottom", "hose_root", "pump_head",
};

constexpr bool allDiffer()
{
    for (auto at = std::begin(concepts); at != std::end(concepts); ++at)
        if (std::find(at + 1, std::end(concepts), *at) != std::end(concepts))
            return false;
    return true;
}
static_assert(allDiffer(), "a second number would never be given");

} // namespace

int conceptIdOf(std::string_view conceptName)
{
    const auto at = std::find(std::begin(concepts), std::end(concepts), conceptName);
    return at == std::end(concepts) ? 0 : int(at - std::begin(concepts)) + 1;
}

} // namespace soco::demo
