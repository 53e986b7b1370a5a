#include "prism_kernels.h"
int prism_kernels_placeholder(void) { return 0; }
