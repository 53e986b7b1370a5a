#include "checks.h"

static double *copied(const double *values, prism_size count) {
    double *copy = zeros(1, count);
    for (prism_size j = 0; j < count; j++) copy[j] = values[j];
    return copy;
}

static void check_pooling_of(const prism_kernels *kernels, prism_size rows, prism_size channels) {
    matrix x = random_matrix(4 * rows, channels, 0, -2, 2), scale = random_matrix(1, channels, 0, -1, 2);
    matrix shift = random_matrix(1, channels, 0, -1, 0.5f), out = constant_matrix(rows, channels, 0, 7);
    matrix gradient = random_matrix(rows, channels, 0, -1, 1), d_x = constant_matrix(4 * rows, channels, 0, 7);
    // Equal ones: the gradient goes to the first.
    for (prism_size j = 0; j < channels; j++) x.values[2 * channels + j] = x.values[channels + j];
    double *pooled = zeros(rows, channels), *to_x = zeros(4 * rows, channels);
    for (prism_size i = 0; i < rows; i++)
        for (prism_size j = 0; j < channels; j++) {
            prism_size from = -1;
            for (prism_size k = 4 * i; k < 4 * i + 4; k++) {
                double v = at(x, k, j) * at(scale, 0, j) + at(shift, 0, j);
                if (v > pooled[i * channels + j]) pooled[i * channels + j] = v, from = k;
            }
            if (from >= 0) to_x[from * channels + j] = at(gradient, i, j);
        }
    kernels->scale_shift_relu_pool(rows, channels, x.values, scale.values, shift.values, out.values);
    expect(out, pooled, 1e-6, "pooling");
    kernels->relu_pool_backward(rows, channels, x.values, scale.values, shift.values, gradient.values, d_x.values);
    expect(d_x, to_x, 0, "pooling backward");
}

void check_pooling(const prism_kernels *kernels) {
    check_pooling_of(kernels, 7, 32);
    check_pooling_of(kernels, 1, 1);
    check_pooling_of(kernels, 50, 13);
}

static void expect_sums(const double *found, const double *expected, prism_size channels, const char *what) {
    for (prism_size j = 0; j < channels; j++) {
        double size = expected[j] < 0 ? -expected[j] : expected[j];
        double error = found[j] < expected[j] ? expected[j] - found[j] : found[j] - expected[j];
        expect_error(error / (1 + size), 1e-12, what);
    }
}

static void check_moments(const prism_kernels *kernels, matrix x, matrix y, const double *mean) {
    prism_size channels = x.width;
    double *sum = zeros(1, channels), *square = zeros(1, channels);
    for (prism_size j = 0; j < channels; j++) sum[j] = 3, square[j] = 5;
    double *sums = copied(sum, channels), *squares = copied(square, channels);
    double *sums_of_y = copied(sum, channels), *products = copied(square, channels);
    double *sum_of_y = copied(sum, channels), *product = copied(square, channels);
    for (prism_size i = 0; i < x.rows; i++)
        for (prism_size j = 0; j < channels; j++) {
            double d = at(x, i, j) - mean[j];
            sums[j] += d;
            squares[j] += d * d;
            sums_of_y[j] += at(y, i, j);
            products[j] += d * at(y, i, j);
        }
    kernels->column_moments(x.rows, channels, x.values, mean, sum, square);
    expect_sums(sum, sums, channels, "sum");
    expect_sums(square, squares, channels, "sum of squares");
    kernels->column_products(x.rows, channels, x.values, mean, y.values, sum_of_y, product);
    expect_sums(sum_of_y, sums_of_y, channels, "sum of y");
    expect_sums(product, products, channels, "sum of products");
}

static void check_batch_norm_of(const prism_kernels *kernels, prism_size rows, prism_size channels) {
    matrix x = random_matrix(rows, channels, 0, -2, 2), y = random_matrix(rows, channels, 0, -2, 2);
    matrix mean = random_matrix(1, channels, 0, -1, 1), scale = random_matrix(1, channels, 0, -1, 1);
    matrix slope = random_matrix(1, channels, 0, -1, 1), shift = random_matrix(1, channels, 0, -1, 1);
    check_moments(kernels, x, y, doubles_of(mean));
    double *expected = zeros(rows, channels);
    for (prism_size i = 0; i < rows; i++)
        for (prism_size j = 0; j < channels; j++)
            expected[i * channels + j] = at(y, i, j) * at(scale, 0, j) +
                                         (at(x, i, j) - at(mean, 0, j)) * at(slope, 0, j) + at(shift, 0, j);
    kernels->batch_norm_backward(rows, channels, x.values, mean.values, scale.values, slope.values, shift.values,
                                 y.values);
    expect(y, expected, 1e-6, "batch norm backward");
}

void check_batch_norm(const prism_kernels *kernels) {
    check_batch_norm_of(kernels, 200, 32);
    check_batch_norm_of(kernels, 1, 1);
    check_batch_norm_of(kernels, 13, 7);
}
