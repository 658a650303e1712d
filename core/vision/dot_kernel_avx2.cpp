#define SOCO_DOT_KERNEL dotKernelAvx2
#define SOCO_DOT_WIDTH 8
#include "core/vision/dot_kernel_impl.h"
