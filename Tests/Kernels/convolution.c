#include "checks.h"

// One problem over a window of `length` rows.
typedef struct {
    prism_size length, inner, taps;
    bool reverse;
    matrix x, weight, bias;
} problem;

static problem random_problem(prism_size length, prism_size inner, prism_size taps, bool reverse) {
    return (problem){.length = length, .inner = inner, .taps = taps, .reverse = reverse,
                     .x = random_matrix(length, inner, 5, -2, 2), .weight = random_matrix(taps, inner, 0, -1, 1),
                     .bias = random_matrix(1, inner, 0, -1, 1)};
}

// The row that a tap reads, or −1 beyond the window.
static prism_size source(const problem *p, prism_size row, prism_size tap) {
    prism_size from = p->reverse ? row + p->taps - 1 - tap : row - p->taps + 1 + tap;
    return from >= 0 && from < p->length ? from : -1;
}

static double before_silu(const problem *p, prism_size row, prism_size c) {
    double sum = at(p->bias, 0, c);
    for (prism_size k = 0; k < p->taps; k++) {
        prism_size from = source(p, row, k);
        if (from >= 0) sum += at(p->weight, k, c) * at(p->x, from, c);
    }
    return sum;
}

// Rows [first, first + rows) of the window, with the slope and without.
static void check_rows(const prism_kernels *kernels, const problem *p, prism_size first, prism_size rows) {
    matrix out = constant_matrix(rows, p->inner, 2, 7), alone = copy_of(out), slope = copy_of(out);
    double *expected = zeros(rows, p->inner), *slopes = zeros(rows, p->inner);
    for (prism_size i = 0; i < rows; i++)
        for (prism_size c = 0; c < p->inner; c++) {
            double sum = before_silu(p, first + i, c);
            expected[i * p->inner + c] = reference_silu(sum);
            slopes[i * p->inner + c] = reference_silu_slope(sum);
        }
    kernels->causal_convolution_silu(p->length, first, rows, p->reverse, p->inner, p->taps, p->x.values, p->x.ld,
                                     p->weight.values, p->bias.values, out.values, out.ld, slope.values);
    expect(out, expected, 2e-6, "convolution");
    expect(slope, slopes, 2e-6, "convolution's slope");
    kernels->causal_convolution_silu(p->length, first, rows, p->reverse, p->inner, p->taps, p->x.values, p->x.ld,
                                     p->weight.values, p->bias.values, alone.values, alone.ld, 0);
    expect(alone, expected, 2e-6, "convolution without its slope");
}

void check_convolution(const prism_kernels *kernels) {
    for (prism_size taps = 1; taps <= 5; taps++)
        for (int reverse = 0; reverse < 2; reverse++) {
            problem p = random_problem(23, 48, taps, reverse);
            check_rows(kernels, &p, 0, 23);
            check_rows(kernels, &p, 0, 1);
            check_rows(kernels, &p, 2, 17);
            check_rows(kernels, &p, 22, 1);
            problem shorter_than_its_taps = random_problem(2, 16, taps, reverse);
            check_rows(kernels, &shorter_than_its_taps, 0, 2);
        }
}

// The gradients of the whole window: of x, weight and bias, given those of the SiLU's output.
static void backward_reference(const problem *p, matrix upstream, double *to_x, double *to_weight, double *to_bias) {
    for (prism_size i = 0; i < p->length; i++)
        for (prism_size c = 0; c < p->inner; c++) {
            double d = at(upstream, i, c) * reference_silu_slope(before_silu(p, i, c));
            to_bias[c] += d;
            for (prism_size k = 0; k < p->taps; k++) {
                prism_size from = source(p, i, k);
                if (from < 0) continue;
                to_x[from * p->inner + c] += d * at(p->weight, k, c);
                to_weight[k * p->inner + c] += d * at(p->x, from, c);
            }
        }
}

// A window in three calls, from its end in time to its start, as training makes them.
static void check_backward(const prism_kernels *kernels, const problem *p, bool add) {
    static const struct {
        prism_size first, rows;
    } calls[] = {{0, 2}, {2, 20}, {22, 1}};
    const prism_size margin = p->taps - 1, inner = p->inner;
    matrix u = constant_matrix(p->length, inner, 0, 7), slope = copy_of(u);
    kernels->causal_convolution_silu(p->length, 0, p->length, p->reverse, inner, p->taps, p->x.values, p->x.ld,
                                     p->weight.values, p->bias.values, u.values, u.ld, slope.values);
    matrix upstream = random_matrix(p->length, inner, 0, -1, 1);
    matrix gradient = constant_matrix(p->length + 2 * margin, inner, 0, 0);
    for (prism_size i = 0; i < p->length; i++)
        for (prism_size c = 0; c < inner; c++)
            gradient.values[(margin + i) * gradient.ld + c] = (float)at(upstream, i, c);
    matrix d_x = random_matrix(p->length, inner, 5, -1, 1), d_weight = random_matrix(p->taps, inner, 0, -1, 1);
    matrix d_bias = random_matrix(1, inner, 0, -1, 1);
    double *to_x = add ? doubles_of(d_x) : zeros(p->length, inner);
    double *to_weight = doubles_of(d_weight), *to_bias = doubles_of(d_bias);
    backward_reference(p, upstream, to_x, to_weight, to_bias);
    for (int k = 0; k < 3; k++) {
        prism_size first = calls[p->reverse ? k : 2 - k].first, rows = calls[p->reverse ? k : 2 - k].rows;
        kernels->causal_convolution_backward(
            p->length, first, rows, p->reverse, inner, p->taps, p->x.values, p->x.ld, p->weight.values,
            slope.values + first * slope.ld, gradient.values + (margin + first) * gradient.ld, gradient.ld,
            d_x.values, add, d_weight.values, d_bias.values);
    }
    expect(d_x, to_x, 4e-6, "convolution backward, x");
    expect(d_weight, to_weight, 4e-6, "convolution backward, weight");
    expect(d_bias, to_bias, 4e-6, "convolution backward, bias");
}

void check_convolution_backward(const prism_kernels *kernels) {
    for (prism_size taps = 1; taps <= 5; taps++)
        for (int reverse = 0; reverse < 2; reverse++) {
            problem p = random_problem(23, 32, taps, reverse);
            check_backward(kernels, &p, false);
            check_backward(kernels, &p, true);
        }
}
