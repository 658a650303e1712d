#include "core/demo/keypoint_table.h"

#include <algorithm>
#include <iterator>

namespace soco::demo {
namespace {

enum Kind { F, S }; // functional, structural
enum Sharing { One, Many };

struct Row {
    const char *level, *name, *conceptName; // {s}: a row for left and one for right
    Kind kind;
    Sharing sharing;
    float radius;
    const char *position, *part, *partPosition;
};

constexpr Row rows[] = {
    {"vehicle", "wheel_front_{s}_center", "wheel_center", F, Many, 0, "center point", "wheel", "front {s}"},
    {"vehicle", "wheel_rear_{s}_center", "wheel_center", F, Many, 0, "center point", "wheel", "rear {s}"},
    {"vehicle", "mirror_{s}", "mirror", F, Many, .055f, "center point", "side mirror", "{s}"},
    {"vehicle", "headlight_{s}", "headlight", F, Many, 0, "center point", "headlight", "{s}"},
    {"vehicle", "taillight_{s}", "taillight", F, Many, 0, "center point", "tail light", "{s}"},
    {"vehicle", "front_{s}_indicator", "indicator", F, Many, 0, "center point", "indicator", "front {s}"},
    {"vehicle", "bumper_front_{s}_corner", "bumper_corner", S, Many, 0, "{s} corner", "bumper", "front"},
    {"vehicle", "bumper_rear_{s}_corner", "bumper_corner", S, Many, 0, "{s} corner", "bumper", "rear"},
    {"vehicle", "windshield_bottom_{s}_corner", "windshield_corner", S, Many, 0, "bottom {s} corner", "windshield", ""},
    {"vehicle", "numberplate_front", "numberplate", F, Many, 0, "center point", "number plate", "front"},
    {"vehicle", "numberplate_rear", "numberplate", F, Many, 0, "center point", "number plate", "rear"},

    {"car", "doorhandle_front_{s}", "door_handle", F, Many, 0, "center point", "door handle", "front {s}"},
    {"car", "doorhandle_rear_{s}", "door_handle", F, One, 0, "center point", "door handle", "rear {s}"},
    {"car", "roof_front_{s}_corner", "roof_corner", S, Many, 0, "front {s} corner", "cabin roof", ""},
    {"car", "roof_rear_{s}_corner", "roof_corner", S, Many, 0, "rear {s} corner", "cabin roof", ""},

    {"bus", "windshield_top_{s}_corner", "windshield_corner", S, One, 0, "top {s} corner", "windshield", ""},
    {"bus", "roof_front_{s}_corner", "bus_roof_corner", S, One, 0, "front {s} corner", "roof", ""},
    {"bus", "roof_rear_{s}_corner", "bus_roof_corner", S, One, 0, "rear {s} corner", "roof", ""},
    {"bus", "side_window_rear_{s}", "side_window", F, One, 0, "center point", "side window", "rearmost {s}"},
    {"bus", "door_front_right_center", "door", F, One, 0, "center point", "door", "front right"},
    {"bus", "destination_sign", "destination_sign", F, One, 0, "center point", "destination sign", "front"},

    {"vessel", "spout_tip", "spout_tip", F, Many, .07f, "tip", "spout", "front"},
    {"vessel", "spout_base", "spout_base", S, Many, 0, "bottom of the base", "spout", "front"},
    {"vessel", "lid_knob_top", "lid_knob", F, Many, .05f, "top", "lid knob", ""},
    {"vessel", "handle_center", "handle_center", F, Many, .055f, "outer center point", "handle", ""},
    {"vessel", "base_{s}", "base_edge", S, Many, 0, "bottom edge", "body", "{s}"},
    {"vessel", "base_front", "base_edge", S, Many, 0, "bottom edge", "body", "front"},
    {"vessel", "base_rear", "base_edge", S, Many, 0, "bottom edge", "body", "rear"},
    {"vessel", "lid_rim_{s}", "lid_rim", S, Many, 0, "rim edge", "lid", "{s}"},
    {"vessel", "body_side_{s}", "body_side", S, Many, 0, "widest point", "body", "{s}"},
    // Where the handle leaves the body towards the rear: a kettle's rear joint, a teapot's upper one.
    {"vessel", "handle_rear_joint", "handle_joint", S, Many, .055f, "rear joint", "handle", ""},

    {"kettle", "handle_front_joint", "handle_joint", S, One, .055f, "front joint", "handle", ""},

    {"teapot", "handle_lower_joint", "handle_joint", S, One, .055f, "lower joint", "handle", ""},

    {"seat", "backrest_top_{s}_corner", "backrest_corner", S, Many, .06f, "top {s} corner", "backrest", ""},
    {"seat", "seat_front_{s}_corner", "seat_corner", S, Many, 0, "front {s} corner", "seat", ""},
    {"seat", "leg_front_{s}_bottom", "leg_bottom", S, Many, .045f, "bottom end", "leg", "front {s}"},
    {"seat", "leg_rear_{s}_bottom", "leg_bottom", S, Many, .045f, "bottom end", "leg", "rear {s}"},
    {"seat", "seat_front_center", "seat_front_edge", S, Many, 0, "front center point", "seat", ""},
    {"seat", "backrest_top_center", "backrest_top", S, Many, 0, "top center point", "backrest", ""},
    {"seat", "seat_center", "seat_surface", F, Many, 0, "center point", "seat", ""},
    {"seat", "armrest_{s}_front", "armrest_front", F, Many, 0, "front end", "armrest", "{s}"},
    {"seat", "armrest_{s}_center", "armrest_center", F, Many, 0, "top center point", "armrest", "{s}"},

    {"animal", "eye_{s}", "eye", F, Many, 0, "center point", "eye", "{s}"},
    {"animal", "ear_{s}_tip", "ear_tip", S, Many, .03f, "tip", "ear", "{s}"},
    {"animal", "mouth_corner_{s}", "mouth_corner", S, Many, 0, "corner", "mouth", "{s}"},
    {"animal", "nose_tip", "nose_tip", F, Many, 0, "tip", "nose", ""},
    {"animal", "chin", "chin", S, Many, 0, "bottom point", "chin", ""},
    {"animal", "paw_front_{s}", "paw", F, Many, 0, "front end", "paw", "front {s}"},
    {"animal", "paw_rear_{s}", "paw", F, Many, 0, "front end", "paw", "rear {s}"},
    {"animal", "knee_front_{s}", "knee", S, Many, .09f, "joint", "elbow", "front {s}"},
    {"animal", "knee_rear_{s}", "knee", S, Many, .09f, "joint", "hock", "rear {s}"},
    {"animal", "withers", "withers", S, Many, 0, "top point", "shoulders", ""},
    {"animal", "throat", "throat", S, Many, 0, "front center point", "throat", ""},
    {"animal", "tail_base", "tail_base", S, Many, 0, "base", "tail", ""},
    {"animal", "tail_tip", "tail_tip", S, Many, .04f, "tip", "tail", ""},
};

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
    "lower_bout", "tuning_peg", "soundhole", "fhole", "backrest_corner", "seat_corner", "leg_bottom",
    "seat_front_edge", "backrest_top", "seat_surface", "armrest_front", "armrest_center", "base_center", "eye",
    "ear_tip", "mouth_corner", "chin", "paw", "knee", "withers", "throat", "tail_base",
};

std::string withSide(const char *pattern, const char *side)
{
    std::string text = pattern;
    if (const std::size_t at = text.find("{s}"); at != std::string::npos)
        text.replace(at, 3, side);
    return text;
}

} // namespace

std::string KeypointDefinition::sentence() const
{
    return "the " + position + " of the " + (partPosition.empty() ? "" : partPosition + " ") + part;
}

std::string KeypointDefinition::sentenceFor(std::string_view category) const
{
    std::string words(category);
    std::replace(words.begin(), words.end(), '_', ' ');
    const bool vowel = std::string_view("aeiou").find(words.front()) != std::string_view::npos;
    return sentence() + (vowel ? " of an " : " of a ") + words;
}

int conceptIdOf(std::string_view conceptName)
{
    const auto at = std::find(std::begin(concepts), std::end(concepts), conceptName);
    return at == std::end(concepts) ? 0 : int(at - std::begin(concepts)) + 1;
}

std::vector<KeypointDefinition> keypointsOf(const std::vector<std::string> &levels)
{
    std::vector<KeypointDefinition> list;
    for (const std::string &level : levels) {
        for (const Row &row : rows) {
            if (level != row.level)
                continue;
            const bool twice = std::string_view(row.name).find("{s}") != std::string_view::npos;
            for (const char *side : {"left", "right"}) {
                KeypointDefinition k;
                k.id = int(list.size()) + 1;
                k.level = level;
                k.name = level + "_" + withSide(row.name, side);
                k.conceptName = row.conceptName;
                k.conceptId = conceptIdOf(row.conceptName);
                k.functional = row.kind == F;
                k.shared = row.sharing == Many;
                k.radius = row.radius;
                k.position = withSide(row.position, side);
                k.part = row.part;
                k.partPosition = withSide(row.partPosition, side);
                list.push_back(std::move(k));
                if (!twice)
                    break;
            }
        }
    }
    return list;
}

} // namespace soco::demo
