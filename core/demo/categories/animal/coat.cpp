#include "core/demo/categories/animal/anatomy.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Tones {
    Vec3 main, light, dark;
    Vec3 of(Tone tone) const { return tone == Tone::Main ? main : tone == Tone::Light ? light : dark; }
};

Tones drawTones(const Species &s, Rng &r)
{
    const Coat &coat = s.coats[std::size_t(r.index(int(s.coats.size())))];
    const float warmth = r.range(-.06f, .06f);
    const auto tinted = [&](std::uint32_t rgb, float low, float high) {
        const float level = r.range(low, high);
        return minimum(colourOf(rgb) * Vec3{level * (1 + warmth), level, level * (1 - warmth)}, {.92f, .92f, .92f});
    };
    Tones t;
    t.main = tinted(coat.main, .80f, 1.18f);
    t.light = tinted(coat.light, .90f, 1.10f);
    t.dark = tinted(coat.dark, .85f, 1.15f);
    return t;
}

Pelt peltOf(const Animal &a)
{
    Pelt pelt;
    pelt.legTop = a.leg + a.bodyRadius * .1f;
    pelt.frontLegs = a.shoulder.x;
    pelt.rearLegs = a.hip.x;
    pelt.neck = a.neckBase;
    pelt.neckAxis = a.neckAxis();
    pelt.head = a.head;
    pelt.headX = a.X;
    pelt.headZ = a.Z;
    pelt.headRadius = a.headRadius;
    return pelt;
}

} // namespace

AnimalMaterials drawMaterials(Model &m, const Animal &a)
{
    const Species &s = a.species;
    Rng &r = m.rng;
    const Tones tones = drawTones(s, r);

    Material fur;
    fur.substance = Substance::Fur;
    fur.colour = tones.main;
    fur.colour2 = tones.light;
    fur.colour3 = tones.dark;
    fur.pattern = s.pattern;
    fur.patternAt = s.patches;
    fur.scale = s.hair;
    fur.bump = s.shag;
    fur.belly = s.belly;
    fur.pelt = peltOf(a);
    // Ears, tips and tufts: of one tone, hair as it falls.
    const auto plain = [&](Tone tone) {
        Material f = fur;
        f.pattern = f.pattern == Pattern::Grizzled && tone == Tone::Main ? Pattern::Grizzled : Pattern::Plain;
        f.colour = f.colour2 = tones.of(tone);
        return f;
    };
    Material trunk = fur, head = fur, ear = plain(s.ears.tone);
    trunk.pelt.curl = ear.pelt.curl = s.curls;
    const bool patterned = s.tail.tone == Tone::Main && s.tail.kind != Tail::Ringed; // its rings are modelled
    Material tail = patterned ? fur : plain(s.tail.tone);
    for (const Mark &mark : s.marks) {
        Pelt &pelt = isOfHead(mark.place) ? head.pelt : mark.place == Place::TailTip ? tail.pelt : trunk.pelt;
        for (const Marking &marking : markingsFor(a, mark, tones.of(mark.tone)))
            pelt.markings.push_back(marking);
    }

    AnimalMaterials mat{};
    mat.trunk = m.material(trunk);
    mat.head = m.material(head);
    mat.ear = m.material(ear);
    mat.tail = m.material(tail);
    mat.tailTip = m.material(plain(s.tail.tip));
    mat.dark = m.material(plain(Tone::Dark));
    mat.ink = m.material(glassOf(colourOf(0x120C08)));
    mat.iris = m.material(glassOf(colourOf(s.irises[std::size_t(r.index(2))])));
    mat.spark = m.material(plasticOf(colourOf(0xFFFFFF), .2f));
    mat.nose = m.material(plasticOf(colourOf(s.noseColour), .25f));
    Material inner = clayOf(mix(colourOf(0xD99A90), tones.dark, .12f), .7f, .1f);
    inner.bump = .4f;
    mat.inner = m.material(inner);
    mat.whisker = m.material(plasticOf(colourOf(0xF4F1EA), .4f));
    mat.tongue = m.material(clayOf(colourOf(s.tongue ? s.tongue : 0xE0707Au), .4f, .5f));
    mat.hoof = m.material(plasticOf(colourOf(s.hoofs), .5f));
    mat.claw = m.material(plasticOf(colourOf(s.claws), .35f));
    return mat;
}

} // namespace soco::demo
