// The tables that the instruction sets define.
#pragma once
#include <string.h>

#include "prism_kernels.h"

#ifdef __x86_64__
extern const prism_kernels prism_kernels_avx2, prism_kernels_avx512;
#endif
