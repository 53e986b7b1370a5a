#include "CAllocation.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void prism_allocation_gives_back(int arenas, int block) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, arenas);
    mallopt(M_MMAP_THRESHOLD, block);
    mallopt(M_TRIM_THRESHOLD, block);
#else
    (void)arenas;
    (void)block;
#endif
}

void prism_allocation_trims(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
