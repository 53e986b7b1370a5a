#include "check.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GUARD = 32 };  // floats before and after a matrix; keeps it aligned to 64 bytes
static const uint32_t guard = 0x7fc0dead;  // a NaN like no other

static int failures;
static double worst_share;

static void *allocate(size_t bytes) {
    void *block = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (!block) {
        fprintf(stderr, "no memory for %zu bytes\n", bytes);
        exit(1);
    }
    return block;
}

static prism_size span(matrix m) { return m.rows > 0 ? (m.rows - 1) * m.ld + m.width : 0; }

static matrix guarded_matrix(prism_size rows, prism_size width, prism_size gap) {
    matrix m = {.rows = rows, .width = width, .ld = width + gap};
    prism_size count = span(m) + 2 * GUARD;
    float *block = allocate((size_t)count * sizeof *block);
    for (prism_size i = 0; i < count; i++) memcpy(block + i, &guard, sizeof guard);
    m.values = block + GUARD;
    return m;
}

// SplitMix64.
static uint64_t random_state;

void restart_random_numbers(void) { random_state = 22; }

static double random_unit(void) {
    uint64_t z = (random_state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

matrix random_matrix(prism_size rows, prism_size width, prism_size gap, float low, float high) {
    matrix m = guarded_matrix(rows, width, gap);
    for (prism_size i = 0; i < rows; i++)
        for (prism_size j = 0; j < width; j++)
            m.values[i * m.ld + j] = (float)(low + (high - low) * random_unit());
    return m;
}

matrix constant_matrix(prism_size rows, prism_size width, prism_size gap, float value) {
    return random_matrix(rows, width, gap, value, value);
}

matrix copy_of(matrix m) {
    matrix copy = guarded_matrix(m.rows, m.width, m.ld - m.width);
    memcpy(copy.values, m.values, (size_t)span(m) * sizeof *m.values);
    return copy;
}

double at(matrix m, prism_size row, prism_size column) { return m.values[row * m.ld + column]; }

double *zeros(prism_size rows, prism_size width) {
    size_t bytes = (size_t)(rows * width) * sizeof(double);
    return memset(allocate(bytes), 0, bytes);
}

double *doubles_of(matrix m) {
    double *values = zeros(m.rows, m.width);
    for (prism_size i = 0; i < m.rows; i++)
        for (prism_size j = 0; j < m.width; j++) values[i * m.width + j] = at(m, i, j);
    return values;
}

static bool guards_hold(matrix m) {
    for (prism_size i = -GUARD; i < span(m) + GUARD; i++) {
        bool inside = i >= 0 && i < span(m) && i % m.ld < m.width;
        if (!inside && memcmp(m.values + i, &guard, sizeof guard) != 0) return false;
    }
    return true;
}

void expect(matrix found, const double *expected, double bound, const char *what) {
    double worst = 0;
    char place[160] = "";
    for (prism_size i = 0; i < found.rows; i++)
        for (prism_size j = 0; j < found.width; j++) {
            double e = expected[i * found.width + j], f = at(found, i, j);
            double error = e == f ? 0 : fabs(f - e) / (1 + fabs(e));
            if (error <= worst || isnan(worst)) continue;
            worst = error;
            snprintf(place, sizeof place, "%s, row %ld, column %ld: expected %.9g, found %.9g", what, i, j, e, f);
        }
    expect_error(worst, bound, place);
    expect_error(guards_hold(found) ? 0 : INFINITY, 0, "memory beside the result was written");
}

void expect_error(double error, double bound, const char *what) {
    if (error <= bound) {
        worst_share = bound > 0 ? fmax(worst_share, error / bound) : worst_share;
        return;
    }
    failures++;
    fprintf(stderr, "  %s (error %.3g, bound %.3g)\n", what, error, bound);
}

int take_failures(double *worst) {
    int taken = failures;
    *worst = worst_share;
    failures = 0;
    worst_share = 0;
    return taken;
}

double reference_sigmoid(double x) { return 1 / (1 + exp(-x)); }
double reference_silu(double x) { return x * reference_sigmoid(x); }
double reference_silu_slope(double x) {
    double s = reference_sigmoid(x);
    return s * (1 + x * (1 - s));
}
double reference_softplus(double x) { return fmax(x, 0) + log1p(exp(-fabs(x))); }
