#include "core/vision/backbone.h"

#include "core/base/hash.h"

namespace soco::vision {

std::string fingerprintOf(std::string_view definition)
{
    return ContentHash().add(definition).hex();
}

} // namespace soco::vision
