#include "instances.h"
#ifdef __x86_64__
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#define STATES_HELD 4
#define PRODUCT_ROWS 6
#define PRODUCT_VECTORS 2
#define INSTANCE prism_kernels_avx2
#define INSTANCE_NAME "avx2"
#include "kernels/instance.h"
#pragma clang attribute pop
#endif
