#pragma once

#include "core/demo/materials/material.h"

namespace soco::demo {

// `p` in object coordinates, `q` the same moved by the material's seed; s.normal is the surface's.
void fur(const Material &material, Vec3 p, Vec3 q, Surface &s);

} // namespace soco::demo
