#pragma once

#include "core/demo/modelling/model.h"
#include "core/demo/scene/studio.h"

#include <memory>
#include <vector>

namespace soco::demo {

using Props = std::vector<std::unique_ptr<Model>>;

// 0 to 4 small things behind the object, out of focus. They carry no keypoints; what they hide is not visible.
// `away`: from the object away from the camera, on the floor; `radius`: how far the object reaches.
Props makeProps(SuperCategory superCategory, Vec3 away, float radius, Rng &rng);

} // namespace soco::demo
