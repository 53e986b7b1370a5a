#include <math.h>

#include "checks.h"

// The relative error of a function's values, which is what its bound is about; both 0 and both ∞ agree.
static double relative_error(matrix x, matrix y, double reference(double)) {
    double worst = 0;
    for (prism_size j = 0; j < x.width; j++) {
        double expected = reference(at(x, 0, j)), found = at(y, 0, j);
        if (found == (double)(float)expected) continue;
        double error = fabs(found - expected) / fabs(expected);
        if (!(error <= worst)) worst = error;
    }
    return worst;
}

static void check_function(void kernel(prism_size, const float *, float *), double reference(double), float low,
                           float high, double bound, const char *what) {
    // Whole vectors, rests of every length, and nothing at all.
    for (prism_size count = 0; count <= 2000; count += count < 35 ? 1 : 393) {
        matrix x = random_matrix(1, count, 0, low, high), y = constant_matrix(1, count, 0, 7);
        kernel(count, x.values, y.values);
        double *expected = zeros(1, count);
        for (prism_size j = 0; j < count; j++) expected[j] = reference(at(x, 0, j));
        expect(y, expected, bound, what);
        expect_error(relative_error(x, y, reference), bound, what);
    }
}

static void check_limits(const prism_kernels *kernels) {
    matrix x = constant_matrix(1, 6, 0, 0), y = constant_matrix(1, 6, 0, 7);
    const float limits[6] = {-INFINITY, -200, 0, 89, 1e30f, INFINITY};
    for (int j = 0; j < 6; j++) x.values[j] = limits[j];
    kernels->exponential(6, x.values, y.values);
    // Held between e^-87 and e^88: beyond, a result would be no normal number, and nothing asks for one.
    expect(y, (double[]){exp(-87), exp(-87), 1, exp(88), exp(88), exp(88)}, 2e-7, "exp at its limits");
    kernels->softplus(6, x.values, y.values);
    expect(y, (double[]){0, 0, log(2), 89, (double)1e30f, INFINITY}, 1e-7, "softplus at its limits");
    kernels->silu(5, x.values + 1, y.values + 1);
    expect(y, (double[]){0, 0, 0, 89, (double)1e30f, INFINITY}, 1e-30, "SiLU at its limits");
}

void check_elementary_functions(const prism_kernels *kernels) {
    check_function(kernels->exponential, exp, -87, 88, 2e-7, "exp");
    check_function(kernels->silu, reference_silu, -80, 80, 1e-6, "SiLU");
    check_function(kernels->softplus, reference_softplus, -80, 80, 1e-6, "softplus");
    check_limits(kernels);
}

void check_addition(const prism_kernels *kernels) {
    for (prism_size count = 0; count < 40; count++) {
        matrix x = random_matrix(1, count, 0, -1, 1), sum = random_matrix(1, count, 0, -1, 1);
        double *expected = doubles_of(sum);
        for (prism_size j = 0; j < count; j++) expected[j] += at(x, 0, j);
        kernels->add(count, x.values, sum.values);
        expect(sum, expected, 1e-7, "sum");
    }
}

static void check_gate_of(const prism_kernels *kernels, prism_size rows, prism_size inner, prism_size gap) {
    matrix forward = random_matrix(rows, inner, gap, -2, 2), backward = random_matrix(rows, inner, gap, -2, 2);
    matrix z = random_matrix(rows, inner, 2 * gap, -9, 9), upstream = random_matrix(rows, inner, 3 * gap, -2, 2);
    matrix out = copy_of(upstream), again = copy_of(upstream);
    matrix d_y = constant_matrix(rows, inner, gap, 7), d_z = constant_matrix(rows, inner, 2 * gap, 7);
    double *gated = zeros(rows, inner), *to_y = zeros(rows, inner), *to_z = zeros(rows, inner);
    for (prism_size i = 0; i < rows; i++)
        for (prism_size c = 0; c < inner; c++) {
            double y = at(forward, i, c) + at(backward, i, c), v = at(z, i, c), d = at(upstream, i, c);
            gated[i * inner + c] = y * reference_silu(v);
            to_y[i * inner + c] = d * reference_silu(v);
            to_z[i * inner + c] = d * y * reference_silu_slope(v);
        }
    kernels->gate(rows, inner, forward.values, backward.values, forward.ld, z.values, z.ld, out.values, out.ld);
    expect(out, gated, 2e-6, "gate");
    kernels->gate_backward(rows, inner, forward.values, backward.values, forward.ld, z.values, z.ld, again.values,
                           again.ld, d_y.values, d_z.values);
    expect(again, gated, 2e-6, "gate, computed again");
    expect(d_y, to_y, 2e-6, "gate backward, y");
    expect(d_z, to_z, 4e-6, "gate backward, z");
}

void check_gate(const prism_kernels *kernels) {
    check_gate_of(kernels, 7, 48, 16);
    check_gate_of(kernels, 1, 16, 0);
    check_gate_of(kernels, 3, 256, 5);
}
