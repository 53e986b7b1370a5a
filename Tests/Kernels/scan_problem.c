#include "scan_problem.h"

#include <math.h>

scan_problem random_scan(prism_size rows, prism_size inner, prism_size states, prism_size rank, bool reverse) {
    return (scan_problem){.rows = rows, .inner = inner, .states = states, .rank = rank, .reverse = reverse,
                          .u = random_matrix(rows, inner, 16, -1, 1),
                          .projection = random_matrix(rows, rank + 2 * states, 3, -1, 1),
                          .dt_weight = random_matrix(rank, inner, 0, -1, 1),
                          .dt_bias = random_matrix(1, inner, 0, -4, 2),
                          .decay = random_matrix(states, inner, 0, -10, -0.01f),
                          .skip = random_matrix(1, inner, 0, -1, 1),
                          .state = random_matrix(states, inner, 0, -1, 1)};
}

prism_size scan_row(const scan_problem *p, prism_size step) { return p->reverse ? p->rows - 1 - step : step; }

double scan_input(const scan_problem *p, prism_size row, prism_size channel) {
    double x = at(p->dt_bias, 0, channel);
    for (prism_size r = 0; r < p->rank; r++) x += at(p->projection, row, r) * at(p->dt_weight, r, channel);
    return x;
}

void scan_step(const scan_problem *p, prism_size row, double *state) {
    for (prism_size c = 0; c < p->inner; c++) {
        const double delta = reference_softplus(scan_input(p, row, c)), u = at(p->u, row, c);
        for (prism_size n = 0; n < p->states; n++) {
            double *s = state + n * p->inner + c;
            *s = exp2(delta * at(p->decay, n, c)) * *s + delta * u * at(p->projection, row, p->rank + n);
        }
    }
}

prism_scan_arguments scan_call(const scan_problem *p, prism_size first, prism_size rows, matrix state, matrix y,
                               float *kept) {
    return (prism_scan_arguments){.rows = rows, .reverse = p->reverse,
                                  .inner = p->inner, .states = p->states, .rank = p->rank,
                                  .u = p->u.values + first * p->u.ld, .ldu = p->u.ld,
                                  .projection = p->projection.values + first * p->projection.ld,
                                  .ldp = p->projection.ld,
                                  .dt_weight = p->dt_weight.values, .dt_bias = p->dt_bias.values,
                                  .decay = p->decay.values, .skip = p->skip.values, .state = state.values,
                                  .y = y.values + first * y.ld, .ldy = y.ld, .kept = kept};
}

const scan_calls all_scan_calls[] = {{1, {3}},      {1, {64}},        {1, {65}},      {1, {150}},
                                     {2, {64, 86}}, {3, {1, 127, 22}}, {2, {130, 20}}};
const int scan_calls_count = sizeof all_scan_calls / sizeof *all_scan_calls;

prism_size scan_rows(const scan_calls *calls) { return scan_first_row(calls, calls->count); }

int scan_call_in_time(const scan_calls *calls, bool reverse, int k) { return reverse ? calls->count - 1 - k : k; }

prism_size scan_first_row(const scan_calls *calls, int call) {
    prism_size first = 0;
    for (int k = 0; k < call; k++) first += calls->rows[k];
    return first;
}
