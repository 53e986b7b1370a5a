// The standard CBLAS interface, declared here so that any BLAS links, wherever its header is installed.
#pragma once

#ifdef __APPLE__
#include <Accelerate/Accelerate.h>
#else
enum CBLAS_ORDER { CblasRowMajor = 101, CblasColMajor = 102 };
enum CBLAS_TRANSPOSE { CblasNoTrans = 111, CblasTrans = 112, CblasConjTrans = 113 };

// C (m × n) = alpha · op(A) (m × k) · op(B) (k × n) + beta · C
void cblas_sgemm(enum CBLAS_ORDER order, enum CBLAS_TRANSPOSE transposeA, enum CBLAS_TRANSPOSE transposeB,
                 int m, int n, int k, float alpha, const float *a, int lda, const float *b, int ldb,
                 float beta, float *c, int ldc);
#endif

// Keeps the BLAS on the calling thread, where it offers to: the parallelism is ours.
void prism_blas_single_threaded(void);
