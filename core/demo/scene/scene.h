#pragma once

#include "core/demo/categories/catalogue.h"
#include "core/demo/scene/camera.h"
#include "core/demo/scene/props.h"
#include "core/demo/scene/studio.h"

#include <memory>

namespace soco::demo {

// Everything that one picture is made of, before a pixel is drawn. Depends on (seed, category name, number, size).
struct Scene {
    const Category *category = nullptr;
    int number = 0;              // n of <category>_<n>
    std::uint64_t key = 0;       // for the grain
    std::unique_ptr<Model> object;
    Props props;
    View view;
    Camera camera;
    Studio studio;
    float exposure = 1;
    int jpegQuality = 90;

    float distance() const { return length(camera.position - middle()); }
    Vec3 middle() const { return (object->field().low() + object->field().high()) * .5f; }
};

// `fixed`: the picture's size; zero: drawn.
Scene makeScene(const Category &category, std::uint64_t seed, int number, PictureSize fixed);

} // namespace soco::demo
