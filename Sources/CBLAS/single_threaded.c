#include "cblas_products.h"

#ifdef __APPLE__
void prism_blas_single_threaded(void) {}
#else
// Weak: whichever BLAS is linked, its own call is found, and the other's is null.
__attribute__((weak)) void bli_thread_set_num_threads(long threads);
__attribute__((weak)) void openblas_set_num_threads(int threads);

void prism_blas_single_threaded(void) {
    if (bli_thread_set_num_threads) bli_thread_set_num_threads(1);
    if (openblas_set_num_threads) openblas_set_num_threads(1);
}
#endif
