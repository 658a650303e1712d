#pragma once

#include "core/vision/model_registry.h"

#include <QString>

namespace soco::studio {

// That the weights of a model are not on this machine, what to get and where to put it, in the window's language. Empty
// where it needs none or they are there.
QString missingWeightsText(const vision::ModelEntry &entry);

// What is said of a model that is forDemoOnly.
QString forDemoOnlyText();

} // namespace soco::studio
