#include <string.h>

#include "instances.h"

const prism_kernels *prism_kernels_named(const char *name) {
    if (strcmp(name, prism_kernels_baseline.name) == 0) return &prism_kernels_baseline;
#ifdef __x86_64__
    if (strcmp(name, "avx2") == 0 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return &prism_kernels_avx2;
    if (strcmp(name, "avx512") == 0 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
        return &prism_kernels_avx512;
#endif
    return 0;
}
