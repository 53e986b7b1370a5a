#include <math.h>
#include <string.h>

#include "checks.h"
#include "scan_problem.h"

// The gradients in the kernels' shapes, without gaps; of the projection only B and C.
typedef struct {
    double *u, *delta, *projection, *dt_weight, *dt_bias, *decay, *skip, *adjoint;
} scan_gradients;

// One channel of one step, backwards: `before` and `after` are the states around it.
static void step_backward(const scan_problem *p, prism_size row, prism_size c, double dy, const double *before,
                          const double *after, scan_gradients *g) {
    const double x = scan_input(p, row, c), delta = reference_softplus(x), u = at(p->u, row, c);
    double *d_b = g->projection + row * p->projection.width + p->rank, *d_c = d_b + p->states;
    double d_delta = 0, d_delta_u = 0;
    for (prism_size n = 0; n < p->states; n++) {
        const prism_size k = n * p->inner + c;
        const double a = at(p->decay, n, c) * M_LN2;
        const double lambda = g->adjoint[k] + dy * at(p->projection, row, p->rank + p->states + n);
        d_b[n] += lambda * delta * u;
        d_c[n] += dy * after[k];
        d_delta_u += lambda * at(p->projection, row, p->rank + n);
        g->adjoint[k] = lambda * exp(delta * a);
        d_delta += g->adjoint[k] * before[k] * a;
        g->decay[k] += g->adjoint[k] * before[k] * delta;
    }
    const double d_x = (d_delta + d_delta_u * u) * reference_sigmoid(x);
    g->delta[row * p->inner + c] = d_x;
    g->u[row * p->inner + c] = d_delta_u * delta + at(p->skip, 0, c) * dy;
    g->dt_bias[c] += d_x;
    g->skip[c] += dy * u;
    for (prism_size r = 0; r < p->rank; r++) g->dt_weight[r * p->inner + c] += d_x * at(p->projection, row, r);
}

static void reference_backward(const scan_problem *p, matrix dy, scan_gradients *g) {
    const prism_size size = p->states * p->inner;
    double *states = zeros(p->rows + 1, size), *first = doubles_of(p->state);
    memcpy(states, first, (size_t)size * sizeof *states);
    for (prism_size step = 0; step < p->rows; step++) {
        memcpy(states + (step + 1) * size, states + step * size, (size_t)size * sizeof *states);
        scan_step(p, scan_row(p, step), states + (step + 1) * size);
    }
    for (prism_size step = p->rows - 1; step >= 0; step--) {
        prism_size row = scan_row(p, step);
        for (prism_size c = 0; c < p->inner; c++)
            step_backward(p, row, c, at(dy, row, c), states + step * size, states + (step + 1) * size, g);
    }
}

// The kernels' gradients: `gap` floats lie between the rows of those of u and Δ.
typedef struct {
    matrix u, delta, projection, dt_weight, dt_bias, decay, skip, adjoint;
} found_gradients;

static void backward_call(const prism_kernels *kernels, prism_scan_arguments forward, prism_size first, matrix dy,
                          const found_gradients *d) {
    matrix scratch = random_matrix(PRISM_SCAN_SCRATCH, forward.inner, 0, -9, 9);
    prism_scan_backward_arguments g = {.forward = forward, .dy = dy.values + first * dy.ld,
                                       .adjoint = d->adjoint.values,
                                       .d_u = d->u.values + first * d->u.ld,
                                       .d_delta = d->delta.values + first * d->delta.ld, .ldd = d->u.ld,
                                       .d_projection = d->projection.values + first * d->projection.ld,
                                       .d_dt_weight = d->dt_weight.values, .d_dt_bias = d->dt_bias.values,
                                       .d_decay = d->decay.values, .d_skip = d->skip.values,
                                       .scratch = scratch.values};
    kernels->selective_scan_backward(&g);
    expect(scratch, doubles_of(scratch), 0, "scan backward, scratch");
}

// Forward in time order, keeping the states, then backward call by call.
static void run_calls(const prism_kernels *kernels, const scan_problem *p, const scan_calls *calls, matrix dy,
                      const found_gradients *d) {
    matrix y = constant_matrix(p->rows, p->inner, dy.ld - dy.width, 7), state = copy_of(p->state), kept[3];
    for (int k = 0; k < calls->count; k++) {
        int call = scan_call_in_time(calls, p->reverse, k);
        prism_size tiles = (calls->rows[call] + PRISM_SCAN_STEPS - 1) / PRISM_SCAN_STEPS;
        kept[call] = constant_matrix(tiles, p->states * p->inner, 0, 7);
        prism_scan_arguments a =
            scan_call(p, scan_first_row(calls, call), calls->rows[call], state, y, kept[call].values);
        kernels->selective_scan(&a);
    }
    for (int k = calls->count - 1; k >= 0; k--) {
        int call = scan_call_in_time(calls, p->reverse, k);
        prism_size first = scan_first_row(calls, call);
        backward_call(kernels, scan_call(p, first, calls->rows[call], state, y, kept[call].values), first, dy, d);
    }
}

static void check_calls(const prism_kernels *kernels, const scan_calls *calls, prism_size inner, prism_size states,
                        prism_size rank, bool reverse) {
    scan_problem p = random_scan(scan_rows(calls), inner, states, rank, reverse);
    matrix dy = random_matrix(p.rows, inner, 5, -1, 1);
    found_gradients d = {.u = constant_matrix(p.rows, inner, 7, 7), .delta = constant_matrix(p.rows, inner, 7, 7),
                         .projection = constant_matrix(p.rows, p.projection.width, 3, 0),
                         .dt_weight = random_matrix(rank, inner, 0, -1, 1),
                         .dt_bias = random_matrix(1, inner, 0, -1, 1), .decay = random_matrix(states, inner, 0, -1, 1),
                         .skip = random_matrix(1, inner, 0, -1, 1), .adjoint = random_matrix(states, inner, 0, -1, 1)};
    scan_gradients g = {.u = zeros(p.rows, inner), .delta = zeros(p.rows, inner),
                        .projection = zeros(p.rows, p.projection.width), .dt_weight = doubles_of(d.dt_weight),
                        .dt_bias = doubles_of(d.dt_bias), .decay = doubles_of(d.decay), .skip = doubles_of(d.skip),
                        .adjoint = doubles_of(d.adjoint)};
    reference_backward(&p, dy, &g);
    run_calls(kernels, &p, calls, dy, &d);
    expect(d.u, g.u, 3e-5, "scan backward, u");
    expect(d.delta, g.delta, 3e-5, "scan backward, Δ");
    expect(d.projection, g.projection, 3e-5, "scan backward, B and C");
    expect(d.dt_weight, g.dt_weight, 3e-5, "scan backward, dt_weight");
    expect(d.dt_bias, g.dt_bias, 3e-5, "scan backward, dt_bias");
    expect(d.decay, g.decay, 3e-5, "scan backward, A");
    expect(d.skip, g.skip, 3e-5, "scan backward, D");
    expect(d.adjoint, g.adjoint, 3e-5, "scan backward, first state");
}

void check_scan_backward(const prism_kernels *kernels) {
    for (int k = 0; k < scan_calls_count; k++)
        for (int reverse = 0; reverse < 2; reverse++) {
            check_calls(kernels, &all_scan_calls[k], 48, 16, 3, reverse);
            check_calls(kernels, &all_scan_calls[k], 16, 8, 1, reverse);
        }
}
