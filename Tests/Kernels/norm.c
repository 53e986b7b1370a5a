#include <math.h>

#include "checks.h"

static const float epsilon = 1e-5f;

static double reference_scale(matrix x, prism_size row) {
    double squares = 0;
    for (prism_size j = 0; j < x.width; j++) squares += at(x, row, j) * at(x, row, j);
    return 1 / sqrt(squares / (double)x.width + epsilon);
}

static void check_forward(const prism_kernels *kernels, matrix x, matrix weight) {
    prism_size width = x.width;
    matrix out = constant_matrix(x.rows, width, 3, 7), sum = random_matrix(1, width, 0, -1, 1);
    double *expected = zeros(x.rows, width), *total = doubles_of(sum);
    for (prism_size i = 0; i < x.rows; i++)
        for (prism_size j = 0; j < width; j++) {
            expected[i * width + j] = at(x, i, j) * reference_scale(x, i) * at(weight, 0, j);
            total[j] += expected[i * width + j];
        }
    kernels->rms_norm(x.rows, width, x.values, x.ld, weight.values, epsilon, out.values, out.ld);
    expect(out, expected, 1e-6, "norm");
    kernels->rms_norm_sum(x.rows, width, x.values, x.ld, weight.values, epsilon, sum.values);
    expect(sum, total, 4e-6, "sum of norms");
}

// `one` is a gradient for all rows, otherwise each row has its own.
static void check_backward(const prism_kernels *kernels, matrix x, matrix weight, bool one) {
    prism_size width = x.width;
    matrix gradient = random_matrix(one ? 1 : x.rows, width, 2, -2, 2);
    matrix d_x = random_matrix(x.rows, width, 4, -1, 1), d_weight = random_matrix(1, width, 0, -1, 1);
    double *to_x = doubles_of(d_x), *to_weight = doubles_of(d_weight);
    for (prism_size i = 0; i < x.rows; i++) {
        const double scale = reference_scale(x, i);
        double along = 0;
        for (prism_size j = 0; j < width; j++) along += at(x, i, j) * at(gradient, one ? 0 : i, j) * at(weight, 0, j);
        for (prism_size j = 0; j < width; j++) {
            double g = at(gradient, one ? 0 : i, j), v = at(x, i, j);
            to_x[i * width + j] += scale * g * at(weight, 0, j) - v * along * scale * scale * scale / (double)width;
            to_weight[j] += g * v * scale;
        }
    }
    kernels->rms_norm_backward(x.rows, width, x.values, x.ld, weight.values, epsilon, gradient.values,
                               one ? 0 : gradient.ld, d_x.values, d_x.ld, d_weight.values);
    expect(d_x, to_x, 4e-6, "norm backward, x");
    expect(d_weight, to_weight, 4e-6, "norm backward, weight");
}

void check_norm(const prism_kernels *kernels) {
    static const prism_size widths[] = {1, 3, 4, 5, 16, 31, 33, 128};
    for (int k = 0; k < (int)(sizeof widths / sizeof *widths); k++) {
        matrix x = random_matrix(9, widths[k], 1, -4, 4), weight = random_matrix(1, widths[k], 0, -2, 2);
        check_forward(kernels, x, weight);
        check_backward(kernels, x, weight, false);
        check_backward(kernels, x, weight, true);
    }
}
