#include "core/demo/scene/scene.h"

namespace soco::demo {
namespace {

View drawView(const Category &category, Rng &r)
{
    View v;
    const Views &views = category.views;
    const float rest = r.range(views.restFrom, views.restTo);
    const bool favoured = r.chance(views.share);
    const float side = r.sign();
    const float off = r.range(views.from, views.to);
    v.azimuth = side * (favoured ? off : rest);
    v.elevation = r.range(views.low, views.high);
    v.fieldOfView = r.range(.40f, .72f);
    v.roll = r.range(-.04f, .04f);
    v.fill = r.range(.62f, .88f);
    v.offset.x = r.range(-1, 1);
    v.offset.y = r.range(-1, 1);
    return v;
}

} // namespace

Scene makeScene(const Category &category, std::uint64_t seed, int number, PictureSize fixed)
{
    const auto stream = [&](const char *purpose) { return streamKey(seed, category.name, number, purpose); };
    Scene s;
    s.category = &category;
    s.number = number;
    s.key = stream("grain");
    s.object = std::make_unique<Model>(stream("object"));
    category.build(*s.object);
    s.object->finish();

    const ShapeField &field = s.object->field();
    const Vec3 extent = field.high() - field.low();
    Rng view(stream("view"));
    s.view = drawView(category, view);
    const PictureSize drawn = drawSize(extent, view);
    s.camera = frameObject(s.object->grid(), s.view, fixed.width > 0 ? fixed : drawn);

    Rng light(stream("light"));
    s.studio = makeStudio(category.superCategory, s.view.azimuth, light);
    s.exposure = light.range(.80f, .98f);
    s.jpegQuality = 88 + light.index(7);

    Rng props(stream("props"));
    const Vec3 away = normalised({s.camera.forward.x, s.camera.forward.y, 0});
    const float reach = .5f * length({extent.x, extent.y, 0}) * .8f + .45f;
    s.props = makeProps(category.superCategory, away, reach, props);
    if (std::unique_ptr<Model> stand = s.object->takeStand())
        s.props.push_back(std::move(stand));
    return s;
}

} // namespace soco::demo
