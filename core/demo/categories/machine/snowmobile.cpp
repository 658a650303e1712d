#include "core/demo/categories/machine/machine.h"
#include "core/demo/categories/machine/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Snowmobile {
    float rear;                       // x of the tunnel's end
    float tunnelHalf, tunnelTop;
    float trackHalf, trackRadius;
    float cowlHalf, cowlRear, cowlFront, cowlTop;
    float skiY, skiTip, skiRear;
    float barX, barZ, barHalf;
    float seatTop;
    float glassTop, glassLean;

    float board() const { return .26f; } // height of the running boards
    float cowlLow() const { return .31f; }
};

Snowmobile drawProportions(Rng &r)
{
    Snowmobile s;
    s.rear = -r.range(.90f, 1.0f);
    s.tunnelHalf = r.range(.19f, .22f);
    s.tunnelTop = r.range(.42f, .47f);
    s.trackHalf = s.tunnelHalf - .035f;
    s.trackRadius = r.range(.12f, .14f);
    s.cowlHalf = r.range(.27f, .32f);
    s.cowlRear = -.06f;
    s.cowlFront = r.range(.66f, .76f);
    s.cowlTop = r.range(.68f, .76f);
    s.skiY = r.range(.36f, .42f);
    s.skiTip = r.range(.96f, 1.06f);
    s.skiRear = s.skiTip - r.range(.74f, .84f);
    s.barX = r.range(-.02f, .06f);
    s.barZ = s.cowlTop + r.range(.12f, .17f);
    s.barHalf = r.range(.28f, .34f);
    s.seatTop = s.tunnelTop + r.range(.19f, .24f);
    s.glassTop = s.cowlTop + r.range(.24f, .34f);
    s.glassLean = r.range(.14f, .24f);
    return s;
}

struct SnowmobileMaterials {
    int cowl = 0, tunnel = 0, seat = 0, track = 0, ski = 0, steel = 0, black = 0, glass = 0, lamp = 0, red = 0;
};

SnowmobileMaterials drawMaterials(Model &m, const Snowmobile &s)
{
    Rng &r = m.rng;
    const Vec3 colour = toyColour(r), second = toyColour(r), white = colourOf(0xF1EDE4);
    Material cowl = paintOf(colour, .2f, .95f);
    const int kind = r.index(3);
    const float z = mix(s.cowlLow(), s.cowlTop, .42f);
    if (kind == 0) { // flashes along the sides
        for (int i = 0; i < 3; ++i) {
            const float x = s.cowlFront - .12f - float(i) * .17f;
            cowl.decals.push_back(polygonDecal(
                Side::Flank, 0, {{x, z + .09f}, {x - .10f, z + .09f}, {x - .22f, z - .1f}, {x - .12f, z - .1f}}, .006f,
                i == 1 ? second : white));
        }
    } else if (kind == 1) {
        cowl.pattern = Pattern::TwoTone;
        cowl.patternAt = z;
        cowl.colour2 = second;
    } else {
        cowl.pattern = Pattern::Stripe;
        cowl.patternWidth = .055f;
        cowl.colour2 = white;
        cowl.decals.push_back(discDecal(Side::Flank, 0, {.28f, z}, .085f, white)); // a number
        cowl.decals.push_back(rectangleDecal(Side::Flank, 0, {.28f, z}, {.012f, .05f}, .004f, colourOf(0x1E2A35)));
    }
    for (const float x : {.06f, .0f}) // vents
        cowl.decals.push_back(styled(rectangleDecal(Side::Flank, 0, {x + .08f, s.cowlLow() + .1f}, {.05f, .05f}, .01f,
                                                    colour * .25f), DecalStyle::Bars, .035f));
    Material tunnel = paintOf(r.chance() ? colour : second, .3f, .8f);
    tunnel.decals.push_back(
        rectangleDecal(Side::Flank, 0, {s.rear * .5f, s.tunnelTop - .06f}, {.4f, .014f}, .006f, white));
    Material seat = plasticOf(r.pick({colourOf(0x2A2C30), colourOf(0x3A2A22), colourOf(0x7A4A2A)}), .55f);
    seat.pattern = Pattern::Bars;
    seat.axis = {1, 0, 0};
    seat.patternAt = 9;
    seat.colour2 = r.chance() ? seat.colour * .55f : second;

    SnowmobileMaterials mat;
    mat.cowl = m.material(cowl);
    mat.tunnel = m.material(tunnel);
    mat.seat = m.material(seat);
    mat.track = m.material(rubber());
    mat.ski = m.material(r.chance(.7f) ? paintOf(toyColour(r), .25f, .9f) : anyWood(r, {1, 0, 0}));
    mat.steel = m.material(metalOf(colourOf(0xC8CBCF), .25f, {0, 1, 0}));
    mat.black = m.material(plasticOf(colourOf(0x2A2C30), .5f));
    mat.glass = m.material(glassOf(colourOf(r.chance() ? 0xA5CBDA : 0x3C5568)));
    mat.lamp = m.material(glassOf(colourOf(0xF3E9C9)));
    mat.red = m.material(glassOf(colourOf(0xB3201C)));
    return mat;
}

void addTunnel(Model &m, const Snowmobile &s, const SnowmobileMaterials &mat)
{
    const float T = s.tunnelHalf;
    Track track;
    const float low = s.trackRadius, end = s.rear - .06f + s.trackRadius;
    track.centres = {{end + .1f, low}, {-.08f, low}, {.16f, low + .08f}, {end, low + .06f}};
    track.radius = s.trackRadius;
    track.halfWidth = s.trackHalf;
    track.cleats = 30;
    track.openLeft = track.openRight = true;
    track.belt = .05f;
    const int belt = addTrack(m, mat.track, track);
    m.part(mat.steel);
    for (const float side : bothSides) {
        for (int i = 0; i < 4; ++i) {
            const float x = mix(end + .05f, .02f, float(i) / 3);
            m.cylinder({x, side * s.trackHalf * .72f, low + (i == 3 ? .045f : .015f)}, {0, 1, 0}, .035f, .062f, .015f);
        }
    }
    const int tunnel = m.part(mat.tunnel);
    const float bottom = 2 * s.trackRadius + .035f;
    m.extrude({}, {{s.rear + .02f, bottom + .06f}, {.1f, bottom + .06f}, {.1f, s.tunnelTop - .02f},
                   {s.rear + .05f, s.tunnelTop - .02f}}, T + .012f, .02f);
    const int boards = m.part(mat.black);
    for (const float side : bothSides) {
        const std::string lr = sideName(side);
        m.box({(s.rear + .2f) / 2 + .02f, side * (T + .075f), s.board()}, {(.2f - s.rear) / 2 - .10f, .09f, .022f},
              .018f);
        m.box({(s.rear + .2f) / 2 + .02f, side * (T + .006f), s.board() + .05f},
              {(.2f - s.rear) / 2 - .10f, .016f, .06f}, .014f);
        m.keypoint("snowmobile_running_board_rear_" + lr, boards, {s.rear + .13f, side * (T + .155f), s.board()},
                   {-.6f, side * .6f, .2f});
        m.keypoint("tracked_track_rear_" + lr, belt, {s.rear - .06f, side * s.trackHalf * .9f, low + .06f}, {-1, 0, 0});
        m.keypoint("tracked_track_front_" + lr, belt, {.16f + s.trackRadius, side * s.trackHalf * .9f, low + .07f},
                   {1, 0, -.1f});
        m.keypoint("machine_body_rear_" + lr + "_corner", tunnel,
                   {s.rear + .03f, side * (T + .005f), s.tunnelTop - .005f}, {-.6f, side * .6f, .5f});
    }
    // A bent grab bar behind.
    const int bar = m.part(mat.steel);
    m.tube({{s.rear + .12f, T - .03f, s.tunnelTop - .06f},
            {s.rear - .06f, T - .05f, s.tunnelTop - .03f},
            {s.rear - .10f, T * .4f, s.tunnelTop - .02f},
            {s.rear - .10f, -T * .4f, s.tunnelTop - .02f},
            {s.rear - .06f, -T + .05f, s.tunnelTop - .03f},
            {s.rear + .12f, -T + .03f, s.tunnelTop - .06f}},
           .022f, .022f, 0, 3);
    m.keypoint("machine_hitch", bar, {s.rear - .122f, 0, s.tunnelTop - .02f}, {-1, 0, 0});
}

void addSeat(Model &m, const Snowmobile &s, const SnowmobileMaterials &mat)
{
    const float base = s.tunnelTop - .01f, rear = s.rear + .06f, front = -.10f;
    const int seat = m.part(mat.seat);
    m.extrudeTapered({}, splineThrough({{rear + .08f, base + .05f}, {front - .05f, base + .05f},
                                        {front - .06f, s.seatTop - .09f}, {front - .3f, s.seatTop - .10f},
                                        {rear + .3f, s.seatTop - .06f}, {rear + .10f, s.seatTop - .05f},
                                        {rear + .06f, s.seatTop - .10f}}, 3),
                     s.tunnelHalf, .05f, s.tunnelHalf - .03f, base, s.seatTop);
    m.keypoint("ridden_seat_center", seat, {(rear + front) / 2, 0, s.seatTop - .04f}, {0, 0, 1});
    for (const float side : bothSides)
        m.keypoint("ridden_seat_side_" + sideName(side), seat,
                   {(rear + front) / 2, side * s.tunnelHalf, (base + s.seatTop) / 2}, {0, side, 0});
    m.part(mat.tunnel); // the rear lamps' housing under the seat's end
    m.box({rear + .015f, 0, base + .055f}, {.055f, s.tunnelHalf - .01f, .05f}, .025f);
    for (const float side : bothSides) {
        const Vec3 at{rear - .035f, side * (s.tunnelHalf - .07f), base + .06f};
        const int lamp = addLamp(m, mat.black, mat.red, at, .036f, -1);
        m.keypoint("machine_taillight_" + sideName(side), lamp, at - Vec3{.055f, 0, 0}, {-1, 0, 0});
    }
}

void addCowl(Model &m, const Snowmobile &s, const SnowmobileMaterials &mat)
{
    const float low = s.cowlLow(), F = s.cowlFront, top = s.cowlTop;
    const int cowl = m.part(mat.cowl);
    m.extrudeTapered({.18f, 0, 0},
                     splineThrough({{s.cowlRear - .18f + .05f, low + .07f},
                                    {F - .33f, low + .07f},
                                    {F - .25f, low + .13f},
                                    {F - .28f, low + .21f},
                                    {F - .45f, top - .12f},
                                    {F - .66f, top - .07f},
                                    {s.cowlRear - .18f + .06f, top - .06f},
                                    {s.cowlRear - .18f + .05f, top - .14f}},
                                   3),
                     s.cowlHalf, .07f, s.cowlHalf - .07f, low, top, .5f);
    const float lampZ = low + .23f, lampX = F - .055f;
    for (const float side : bothSides) {
        const std::string lr = sideName(side);
        Vec3 at{lampX + .2f, side * s.cowlHalf * .52f, lampZ};
        while (at.x > 0 && m.distanceSoFar(at) > .006f)
            at.x -= .004f;
        const int lamp = addLamp(m, mat.black, mat.lamp, at, .066f, 1);
        m.keypoint("machine_headlight_" + lr, lamp, at + Vec3{.05f, 0, 0}, {1, 0, 0});
        m.keypoint("machine_body_front_" + lr + "_corner", cowl, {F - .1f, side * s.cowlHalf * .8f, low + .2f},
                   {.6f, side * .7f, .3f}).from(.25f);
    }
    m.part(mat.black); // grille between the lamps, and a bumper
    m.box({F - .02f, 0, low + .13f}, {.04f, s.cowlHalf * .5f, .035f}, .02f);
    m.tube({{F - .18f, s.cowlHalf * .86f, low + .06f}, {F + .02f, s.cowlHalf * .6f, low + .06f},
            {F + .08f, 0, low + .06f}, {F + .02f, -s.cowlHalf * .6f, low + .06f},
            {F - .18f, -s.cowlHalf * .86f, low + .06f}}, .024f, .024f, 0, 4);
    const int exhaust = m.part(mat.steel);
    m.capsule({.28f, -s.cowlHalf + .06f, low + .06f}, {.24f, -s.cowlHalf - .06f, low + .015f}, .038f);
    m.capsule({.24f, -s.cowlHalf - .06f, low + .015f}, {.2f, -s.cowlHalf - .16f, low - .03f}, .024f).subtract(.006f);
    m.keypoint("machine_exhaust_tip", exhaust, {.235f, -s.cowlHalf - .085f, low + .01f}, {-.2f, -1, -.2f});
}

void addWindscreen(Model &m, const Snowmobile &s, const SnowmobileMaterials &mat)
{
    const float foot = .34f, low = s.cowlTop - .06f, top = s.glassTop, head = foot - s.glassLean;
    const float half = s.cowlHalf * .74f, halfTop = half * .72f;
    const int glass = m.part(mat.glass);
    m.extrudeTapered({}, {{foot + .02f, low}, {foot + .045f, low}, {head + .012f, top - .012f}, {head, top - .012f}},
                     half, .012f, halfTop, low, top);
    m.part(mat.black);
    for (const float side : bothSides)
        m.capsule({foot + .032f, side * half, low}, {head + .006f, side * halfTop, top - .01f}, .014f);
    m.capsule({head + .006f, halfTop, top - .008f}, {head + .006f, -halfTop, top - .008f}, .014f);
    for (const float side : bothSides)
        m.keypoint("snowmobile_windscreen_top_" + sideName(side) + "_corner", glass,
                   {head + .006f, side * halfTop, top}, {0, side * .6f, .8f});
}

void addHandlebar(Model &m, const Snowmobile &s, const SnowmobileMaterials &mat)
{
    const Vec3 stem{s.barX, 0, s.barZ};
    m.part(mat.black);
    m.capsule({s.barX + .12f, 0, s.cowlTop - .06f}, stem, .032f);
    m.capsule(stem + Vec3{0, .06f, 0}, stem + Vec3{0, -.06f, 0}, .042f);
    for (const float side : bothSides) {
        const Vec3 bend = stem + Vec3{-.02f, side * s.barHalf * .5f, .03f},
                   tip = stem + Vec3{-.08f, side * s.barHalf, .01f};
        m.part(mat.steel);
        m.capsule(stem, bend, .02f);
        m.capsule(bend, tip, .02f);
        const int grip = m.part(mat.black);
        m.capsule(mix(bend, tip, .4f), tip, .035f);
        m.capsule(mix(bend, tip, .4f) + Vec3{.055f, 0, 0}, tip + Vec3{.06f, 0, 0}, .011f); // lever
        m.capsule(mix(bend, tip, .35f), mix(bend, tip, .4f) + Vec3{.055f, 0, 0}, .011f);
        m.keypoint("snowmobile_handlebar_tip_" + sideName(side), grip, tip + Vec3{-.01f, side * .034f, 0},
                   {-.2f, side, 0});
    }
}

void addSkis(Model &m, const Snowmobile &s, const SnowmobileMaterials &mat)
{
    for (const float side : bothSides) {
        const std::string lr = sideName(side);
        const float y = side * s.skiY, middle = mix(s.skiRear, s.skiTip, .45f);
        const int ski = m.part(mat.ski);
        const std::vector<Vec2> line = splineThrough({{s.skiRear, .05f}, {s.skiRear + .08f, .028f},
                                                      {s.skiTip - .30f, .028f}, {s.skiTip - .12f, .07f},
                                                      {s.skiTip, .19f}}, 3);
        std::vector<Vec2> profile;
        for (const Vec2 p : line)
            profile.push_back(p);
        for (std::size_t i = line.size(); i-- > 0;)
            profile.push_back({line[i].x - .004f, line[i].y + .012f});
        m.extrude({0, y, 0}, profile, .075f, .016f);
        m.tube({{s.skiTip - .01f, y, .19f}, {s.skiTip - .06f, y, .25f}, {s.skiTip - .16f, y, .21f},
                {s.skiTip - .22f, y, .06f}}, .018f, .018f, 0, 3); // the loop to pull it by
        m.keypoint("snowmobile_ski_tip_" + lr, ski, {s.skiTip + .015f, y, .21f}, {.6f, 0, .6f});
        m.keypoint("snowmobile_ski_rear_" + lr, ski, {s.skiRear - .015f, y, .06f}, {-1, 0, .2f});
        m.part(mat.steel);
        m.capsule({middle, y, .05f}, {middle - .02f, side * (s.skiY - .02f), .22f}, .034f);
        for (const float x : {.12f, -.1f}) // wishbone
            m.capsule({middle - .02f, side * (s.skiY - .02f), .20f},
                      {middle + x, side * s.cowlHalf * .55f, s.cowlLow() + .05f}, .022f);
        m.part(mat.red); // shock absorber
        m.capsule({middle - .02f, side * (s.skiY - .04f), .23f},
                  {middle - .05f, side * s.cowlHalf * .75f, s.cowlLow() + .16f}, .034f);
    }
}

} // namespace

void buildSnowmobile(Model &m)
{
    Rng &r = m.rng;
    const Snowmobile s = drawProportions(r);
    m.parameter("length", s.skiTip - s.rear);
    m.parameter("tunnel_half_width", s.tunnelHalf);
    m.parameter("cowl_half_width", s.cowlHalf);
    m.parameter("seat_top", s.seatTop);
    m.parameter("windscreen_top", s.glassTop);
    const SnowmobileMaterials mat = drawMaterials(m, s);
    addTunnel(m, s, mat);
    addCowl(m, s, mat);
    addSeat(m, s, mat);
    addWindscreen(m, s, mat);
    addHandlebar(m, s, mat);
    addSkis(m, s, mat);
}

} // namespace soco::demo
