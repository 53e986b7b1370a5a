#ifdef __linux__
#define _GNU_SOURCE 1
#include <sched.h>
#endif

#include "cores.h"

int prism_bound_cores(void) {
#ifdef __linux__
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
    return 0;
}
