// What every machine of the architecture has: SSE2 on x86-64, NEON on arm64.
#include "instances.h"
#define LANES 4
#ifdef __aarch64__
#define STATES_HELD 8
#define PRODUCT_ROWS 6
#define PRODUCT_VECTORS 4
#define INSTANCE_NAME "neon"
#else
#define STATES_HELD 4
#define PRODUCT_ROWS 4
#define PRODUCT_VECTORS 2
#define INSTANCE_NAME "baseline"
#endif
#define INSTANCE prism_kernels_baseline
#include "kernels/instance.h"
