#include "core/demo/scene/props.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// Each stands at `at` on the floor; `size` is about half its height.

void tree(Model &m, Vec3 at, float size)
{
    Rng &r = m.rng;
    const auto above = [&](float k) { return at + Vec3{0, 0, size * k}; };
    m.part(m.material(anyWood(r, {0, 0, 1})));
    m.cylinder(above(.5f), {0, 0, 1}, size * .5f, size * .16f, .01f);
    m.part(m.material(paintOf(colourOf(r.pick({0x4F7A45u, 0x6E8B3Du, 0x2F6B57u, 0x9AA84Au})), .6f, .1f)));
    if (r.chance()) {
        for (int i = 0; i < 3; ++i)
            m.capsule(above(.9f + float(i) * .7f), above(1.7f + float(i) * .7f), size * (.75f - .18f * float(i)), .02f);
    } else {
        m.sphere(above(1.8f), size * .85f);
        m.sphere(above(1.4f) + Vec3{size * .4f, size * .2f, 0}, size * .55f).smooth(.1f);
    }
}

void letterBlocks(Model &m, Vec3 at, float size)
{
    Rng &r = m.rng;
    Material block = paintOf(toyColour(r), .4f, .5f);
    const Vec3 frame = toyColour(r);
    for (const Side side : {Side::Flank, Side::End}) {
        const Decal d = rectangleDecal(side, 0, {side == Side::End ? at.y : at.x, size}, {size * .62f, size * .62f},
                                       .03f, frame);
        block.decals.push_back(r.chance() ? outlined(d, .02f) : d);
    }
    m.part(m.material(block));
    m.box(at + Vec3{0, 0, size}, {size, size, size}, .04f);
    if (r.chance(.4f)) {
        m.part(m.material(paintOf(toyColour(r))));
        m.box(at + Vec3{.03f, .02f, size * 2.7f}, {size * .7f, size * .7f, size * .7f}, .04f).turnZ(.5f);
    }
}

void ball(Model &m, Vec3 at, float size)
{
    Rng &r = m.rng;
    Material paint = paintOf(toyColour(r), .25f, .9f);
    paint.pattern = Pattern::Bars;
    const float x = r.range(-1, 1);
    const float y = r.range(-1, 1);
    paint.axis = normalised({x, y, 1});
    paint.patternAt = 2.5f;
    paint.colour2 = toyColour(r);
    m.part(m.material(paint));
    m.sphere(at + Vec3{0, 0, size}, size);
}

void stones(Model &m, Vec3 at, float size)
{
    m.part(m.material(clayOf(colourOf(0x8C877E), .8f, .05f)));
    m.ellipsoid(at + Vec3{0, 0, size * .3f}, {size * 1.2f, size * .9f, size * .6f});
    m.ellipsoid(at + Vec3{size, .1f, size * .2f}, {size * .6f, size * .5f, size * .4f}).smooth(.08f);
}

void books(Model &m, Vec3 at, float)
{
    Rng &r = m.rng;
    for (int i = 0; i < 3; ++i) {
        m.part(m.material(paintOf(toyColour(r), .5f, .3f)));
        const float dx = r.range(-.03f, .03f);
        const float dy = r.range(-.03f, .03f);
        const float turn = r.range(-.3f, .3f);
        m.box(at + Vec3{dx, dy, .05f + .1f * float(i)}, {.28f - .02f * float(i), .2f, .046f}, .012f).turnZ(turn);
    }
}

void tuft(Model &m, Vec3 at, float size)
{
    m.part(m.material(paintOf(colourOf(m.rng.pick({0x6E8B3Du, 0x86A24Au, 0x4F7A45u})), .7f, .05f)));
    for (int i = 0; i < 5; ++i) {
        const float a = float(i) * 2 * pi / 5;
        m.capsule(at, at + Vec3{cosine(a) * size * .6f, sine(a) * size * .6f, size * 1.3f}, .045f, .015f);
    }
}

void cone(Model &m, Vec3 at, float size)
{
    Material paint = paintOf(colourOf(0xE57A26), .4f, .4f);
    for (const Side side : {Side::Flank, Side::End}) {
        Decal band = rectangleDecal(side, 0, {side == Side::End ? at.y : at.x, size * .8f}, {2, size * .18f}, 0,
                                    colourOf(0xF1EDE4));
        band.threshold = 0;
        paint.decals.push_back(band);
    }
    m.part(m.material(paint));
    m.capsule(at + Vec3{0, 0, .03f}, at + Vec3{0, 0, size * 1.6f}, size * .45f, size * .10f);
    m.box(at + Vec3{0, 0, .025f}, {size * .55f, size * .55f, .025f}, .02f);
}

void plant(Model &m, Vec3 at, float size)
{
    m.part(m.material(clayOf(toyColour(m.rng), .5f, .3f)));
    m.capsule(at + Vec3{0, 0, .06f}, at + Vec3{0, 0, size * .9f}, size * .45f, size * .6f);
    m.part(m.material(paintOf(colourOf(0x4F7A45), .6f, .2f)));
    for (int i = 0; i < 9; ++i) {
        const float a = float(i) * 2.4f, out = size * (.5f + .06f * float(i));
        m.capsule(at + Vec3{0, 0, size},
                  at + Vec3{cosine(a) * out, sine(a) * out, size * (2.6f - .1f * float(i))}, .05f, .012f);
    }
}

void mug(Model &m, Vec3 at, float size)
{
    m.part(m.material(paintOf(toyColour(m.rng), .2f, .9f)));
    m.capsule(at + Vec3{0, 0, size * .5f}, at + Vec3{0, 0, size * 1.1f}, size * .5f, size * .58f);
    m.cylinder(at + Vec3{0, 0, size * 1.5f}, {0, 0, 1}, size * .5f, size * .46f, .01f).subtract(.02f);
    m.torus(at + Vec3{size * .62f, 0, size * .8f}, {0, 1, 0}, size * .3f, .035f);
}

using PropBuilder = void (*)(Model &, Vec3, float);

PropBuilder anyProp(SuperCategory superCategory, Rng &rng)
{
    switch (superCategory) {
    case SuperCategory::Transportation: return rng.pick<PropBuilder>({tree, letterBlocks, ball, cone, cone});
    case SuperCategory::Animals: return rng.pick<PropBuilder>({tree, tree, stones, tuft, tuft});
    case SuperCategory::Furniture: return rng.pick<PropBuilder>({books, plant, plant, letterBlocks});
    default: return rng.pick<PropBuilder>({letterBlocks, ball, books, mug, mug});
    }
}

} // namespace

Props makeProps(SuperCategory superCategory, Vec3 away, float radius, Rng &rng)
{
    Props props;
    const int count = rng.chance(.25f) ? 0 : 1 + rng.index(4);
    const Vec3 sideways{-away.y, away.x, 0};
    for (int i = 0; i < count; ++i) {
        auto prop = std::make_unique<Model>(rng.next());
        const float behind = rng.range(1.15f, 2.2f);
        const float side = rng.sign();
        const float beside = side * rng.range(.55f, 1.5f);
        const float size = rng.range(.16f, .38f);
        anyProp(superCategory, rng)(*prop, away * (behind * radius) + sideways * (beside * radius), size);
        prop->finish();
        props.push_back(std::move(prop));
    }
    return props;
}

} // namespace soco::demo
