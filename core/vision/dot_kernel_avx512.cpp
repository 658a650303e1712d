#define SOCO_DOT_KERNEL dotKernelAvx512
#define SOCO_DOT_WIDTH 16
#include "core/vision/dot_kernel_impl.h"
