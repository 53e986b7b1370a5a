#include "checks.h"
#include "scan_problem.h"

// y of every row; `state` becomes the one after the last step.
static double *reference_outputs(const scan_problem *p, double *state) {
    double *y = zeros(p->rows, p->inner);
    for (prism_size step = 0; step < p->rows; step++) {
        prism_size row = scan_row(p, step);
        scan_step(p, row, state);
        for (prism_size c = 0; c < p->inner; c++) {
            double sum = at(p->skip, 0, c) * at(p->u, row, c);
            for (prism_size n = 0; n < p->states; n++)
                sum += state[n * p->inner + c] * at(p->projection, row, p->rank + p->states + n);
            y[row * p->inner + c] = sum;
        }
    }
    return y;
}

static void check_calls(const prism_kernels *kernels, const scan_calls *calls, prism_size inner, prism_size states,
                        prism_size rank, bool reverse) {
    scan_problem p = random_scan(scan_rows(calls), inner, states, rank, reverse);
    double *last = doubles_of(p.state), *expected = reference_outputs(&p, last);
    matrix y = constant_matrix(p.rows, inner, 5, 7), state = copy_of(p.state);
    for (int k = 0; k < calls->count; k++) {
        int call = scan_call_in_time(calls, reverse, k);
        prism_scan_arguments a = scan_call(&p, scan_first_row(calls, call), calls->rows[call], state, y, 0);
        kernels->selective_scan(&a);
    }
    expect(y, expected, 5e-6, "scan");
    expect(state, last, 5e-6, "state after the last step");
}

// The states that are kept are those before each tile.
static void check_kept(const prism_kernels *kernels, bool reverse) {
    scan_problem p = random_scan(150, 32, 8, 2, reverse);
    const prism_size tiles = (p.rows + PRISM_SCAN_STEPS - 1) / PRISM_SCAN_STEPS, size = p.states * p.inner;
    matrix y = constant_matrix(p.rows, p.inner, 0, 7), state = copy_of(p.state);
    matrix kept = constant_matrix(tiles, size, 0, 7);
    double *expected = zeros(tiles, size), *s = doubles_of(p.state);
    for (prism_size step = 0; step < p.rows; step++) {
        if (step % PRISM_SCAN_STEPS == 0)
            for (prism_size j = 0; j < size; j++) expected[step / PRISM_SCAN_STEPS * size + j] = s[j];
        scan_step(&p, scan_row(&p, step), s);
    }
    prism_scan_arguments a = scan_call(&p, 0, p.rows, state, y, kept.values);
    kernels->selective_scan(&a);
    expect(kept, expected, 5e-6, "states before each tile");
}

void check_scan(const prism_kernels *kernels) {
    for (int k = 0; k < scan_calls_count; k++)
        for (int reverse = 0; reverse < 2; reverse++) {
            check_calls(kernels, &all_scan_calls[k], 48, 16, 3, reverse);
            check_calls(kernels, &all_scan_calls[k], 16, 8, 1, reverse);
        }
    check_kept(kernels, false);
    check_kept(kernels, true);
}
