#include "core/base/heap.h"

#include <cstdlib> // defines __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace soco {

void giveBackFreeHeap()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace soco
