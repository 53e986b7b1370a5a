#include "instances.h"
#ifdef __x86_64__
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,fma"))), apply_to = function)
#define HAS_AVX512
#define LANES 16
#define STATES_HELD 8
#define PRODUCT_ROWS 14
#define PRODUCT_VECTORS 2
#define INSTANCE prism_kernels_avx512
#define INSTANCE_NAME "avx512"
#include "kernels/instance.h"
#pragma clang attribute pop
#endif
