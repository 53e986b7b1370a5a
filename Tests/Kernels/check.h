// What the checks of the kernels are made of: matrices of random numbers between guards, and comparisons with plain
// references in double precision.
#pragma once
#include <stdbool.h>

#include "prism_kernels.h"

// A row-major matrix, its rows `ld` floats apart. Whatever lies between the rows, before and after them is a NaN that
// a kernel must neither read nor change.
typedef struct {
    prism_size rows, width, ld;
    float *values;
} matrix;

// Random numbers start anew: every check and every instruction set gets the same ones, whichever run before.
void restart_random_numbers(void);

// Random numbers between `low` and `high`, the same in every run; rows stand `gap` floats apart. Matrices live until
// the program ends.
matrix random_matrix(prism_size rows, prism_size width, prism_size gap, float low, float high);
// Every element is `value`.
matrix constant_matrix(prism_size rows, prism_size width, prism_size gap, float value);
// The same elements in memory of their own.
matrix copy_of(matrix m);
double at(matrix m, prism_size row, prism_size column);
// rows × width doubles, all 0.
double *zeros(prism_size rows, prism_size width);
// The matrix's elements without gaps.
double *doubles_of(matrix m);

// Notes how far `found` is from the rows × width numbers expected, as |found − expected| / (1 + |expected|). More than
// `bound`, a NaN or a guard that changed is a failure, which names `what`.
void expect(matrix found, const double *expected, double bound, const char *what);
// Notes any other finding: `error` above `bound` is a failure.
void expect_error(double error, double bound, const char *what);

// How many failures there were since the last call, and the largest error in relation to its bound.
int take_failures(double *worst);

double reference_sigmoid(double x);
double reference_silu(double x);
double reference_silu_slope(double x);
double reference_softplus(double x);
