#include <stdlib.h>

#include "checks.h"

enum { ROWS = 11 };
// The four bases, "no base", and a byte that stands for none.
static const uint8_t bases[ROWS] = {0, 1, 2, 3, 4, 200, 0, 3, 3, 1, 4};

static prism_size letter(prism_size row) { return bases[row] < 4 ? bases[row] : 4; }

static void check_forward(const prism_kernels *kernels, prism_size width, prism_size signals, bool with_context) {
    matrix base_rows = random_matrix(5, width, 0, -1, 1), signal = random_matrix(ROWS, signals, 0, 0, 4);
    matrix weight = random_matrix(signals, width, 0, -1, 1), bias = random_matrix(1, width, 0, -1, 1);
    matrix context = random_matrix(1, width, 0, -1, 1), out = constant_matrix(ROWS, width, 3, 7);
    double *expected = zeros(ROWS, width);
    for (prism_size i = 0; i < ROWS; i++)
        for (prism_size j = 0; j < width; j++) {
            double e = at(bias, 0, j);
            for (prism_size s = 0; s < signals; s++) e += at(signal, i, s) * at(weight, s, j);
            expected[i * width + j] = at(base_rows, letter(i), j) + e * (with_context ? at(context, 0, j) : 1);
        }
    kernels->embed(ROWS, width, signals, bases, base_rows.values, signal.values, weight.values, bias.values,
                   with_context ? context.values : NULL, out.values, out.ld);
    expect(out, expected, 1e-6, "embedding");
}

static void check_backward(const prism_kernels *kernels, prism_size width, prism_size signals) {
    matrix signal = random_matrix(ROWS, signals, 0, 0, 4), gradient = random_matrix(ROWS, width, 3, -1, 1);
    matrix d_base_rows = random_matrix(5, width, 0, -1, 1), d_signal = random_matrix(signals, width, 0, -1, 1);
    double *to_base_rows = doubles_of(d_base_rows), *to_signal = doubles_of(d_signal);
    for (prism_size i = 0; i < ROWS; i++)
        for (prism_size j = 0; j < width; j++) {
            to_base_rows[letter(i) * width + j] += at(gradient, i, j);
            for (prism_size s = 0; s < signals; s++)
                to_signal[s * width + j] += at(signal, i, s) * at(gradient, i, j);
        }
    kernels->embed_backward(ROWS, width, signals, bases, signal.values, gradient.values, gradient.ld,
                            d_base_rows.values, d_signal.values);
    expect(d_base_rows, to_base_rows, 1e-6, "embedding backward, bases");
    expect(d_signal, to_signal, 2e-6, "embedding backward, signals");
}

void check_embedding(const prism_kernels *kernels) {
    for (prism_size signals = 0; signals < 4; signals++)
        for (prism_size width = 1; width < 140; width += 23) {
            check_forward(kernels, width, signals, true);
            check_forward(kernels, width, signals, false);
            check_backward(kernels, width, signals);
        }
}
