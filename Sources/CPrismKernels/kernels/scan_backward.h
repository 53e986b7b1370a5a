// The adjoint of the selective scan. With a = exp(Δ·A) and μ the gradient of the state from later steps,
//   λ = dy ⊗ C + μ                     gradient of s
//   dC += Σ_E dy ⊗ s                   dB += Σ_E λ ⊙ (Δ·u)
//   d(Δ·u) = Σ_N λ ⊙ B                 q = λ ⊙ a ⊙ s_before
//   dΔ = Σ_N q ⊙ A + d(Δ·u) ⊙ u        dA += q ⊙ Δ
//   du = d(Δ·u) ⊙ Δ + D ⊙ dy           μ_before = λ ⊙ a
// A tile of PRISM_SCAN_STEPS steps × LANES channels × PRISM_STATES states recomputes its states from the one that the
// forward scan kept, then runs backwards over them. Sums over channels stay apart in the lanes until all channels
// have been added. What a tile reads again and again lies in `scratch`, LANES channels of all its steps side by side:
// rows that are a power of two apart would push each other out of the first-level cache.

// One step's vectors stand together, as arrays a multiple of 4 kB apart would be mistaken for one another.
typedef struct {
    lanes delta, slope, delta_u, dy, d_delta, d_delta_u;
} scan_step;

typedef struct {
    lanes held[PRISM_STATES];    // s before the step
    lanes powers[PRISM_STATES];  // exp(Δ·A)
} scan_step_states;

typedef struct {
    lanes b[PRISM_STATES], c[PRISM_STATES];
} scan_step_sums;

static inline void scan_states_backward(const prism_scan_backward_arguments *g, scan_step *step, prism_size steps,
                                        scan_step_sums *sums, const float *kept, const float *b_row,
                                        prism_size ldp, prism_size c, prism_size n) {
    const prism_scan_arguments *a = &g->forward;
    scan_step_states states[PRISM_SCAN_STEPS];
    lanes s[PRISM_STATES], decay[PRISM_STATES], mu[PRISM_STATES], d_decay[PRISM_STATES];
    for (int j = 0; j < PRISM_STATES; j++) {
        const prism_size at = (n + j) * a->inner + c;
        s[j] = load(kept + at);
        decay[j] = load(a->decay + at);
        mu[j] = load(g->adjoint + at);
        d_decay[j] = load(g->d_decay + at);
    }
    for (prism_size i = 0; i < steps; i++, b_row += ldp) {
        const lanes d = step[i].delta, du = step[i].delta_u;
#pragma clang loop unroll(full)
        for (int j = 0; j < PRISM_STATES; j++) {
            states[i].held[j] = s[j];
            lanes power = exp2_lanes(d * decay[j]);
            states[i].powers[j] = power;
            s[j] = multiply_add(power, s[j], du * b_row[j]);
        }
    }
    for (prism_size i = steps - 1; i >= 0; i--) {
        b_row -= ldp;
        const float *c_row = b_row + a->states;
        const lanes d = step[i].delta, du = step[i].delta_u, dy = step[i].dy;
        lanes d_delta = step[i].d_delta, d_delta_u = step[i].d_delta_u;
#pragma clang loop unroll(full)
        for (int j = 0; j < PRISM_STATES; j++) {
            sums[i].c[j] = multiply_add(dy, s[j], sums[i].c[j]);
            lanes lambda = multiply_add(dy, all(c_row[j]), mu[j]);
            sums[i].b[j] = multiply_add(lambda, du, sums[i].b[j]);
            d_delta_u = multiply_add(lambda, all(b_row[j]), d_delta_u);
            mu[j] = lambda * states[i].powers[j];
            s[j] = states[i].held[j];
            lanes q = mu[j] * s[j];
            d_delta = multiply_add(q, decay[j], d_delta);
            d_decay[j] = multiply_add(q, d, d_decay[j]);
        }
        step[i].d_delta = d_delta;
        step[i].d_delta_u = d_delta_u;
    }
    for (int j = 0; j < PRISM_STATES; j++) {
        const prism_size at = (n + j) * a->inner + c;
        store(g->adjoint + at, mu[j]);
        store(g->d_decay + at, d_decay[j]);
    }
}

// Δ, the slope of its softplus, Δ·u and dy of LANES channels; the gradients start at zero.
static inline void scan_enter_tile(const prism_scan_backward_arguments *g, scan_step *step, prism_size steps,
                                   const float *projection, prism_size ldp, const float *u, prism_size ldu,
                                   const float *dy, prism_size ldy, prism_size c) {
    const prism_scan_arguments *a = &g->forward;
    for (prism_size i = 0; i < steps; i++) {
        lanes x = load(a->dt_bias + c);
        for (prism_size r = 0; r < a->rank; r++)
            x = multiply_add(load(a->dt_weight + r * a->inner + c), all(projection[i * ldp + r]), x);
        lanes slope;
        const lanes d = softplus_with_slope(x, &slope);
        step[i] = (scan_step){.delta = d,
                              .slope = slope,
                              .delta_u = d * load(u + i * ldu + c),
                              .dy = load(dy + i * ldy + c)};
    }
}

// Turns the gradients of Δ and Δ·u into those of dt_bias + δ·dt_weight and of u, and adds up the parameters'.
static inline void scan_leave_tile(const prism_scan_backward_arguments *g, scan_step *step, prism_size steps,
                                   const float *projection, prism_size ldp, const float *u, prism_size ldu,
                                   float *d_delta, float *d_u, prism_size ldd, prism_size c) {
    const prism_scan_arguments *a = &g->forward;
    lanes d_bias = load(g->d_dt_bias + c), d_skip = load(g->d_skip + c);
    const lanes skip = load(a->skip + c);
    for (prism_size i = 0; i < steps; i++) {
        const lanes v = load(u + i * ldu + c);
        const lanes d_d = multiply_add(step[i].d_delta, all(0.693147181f), step[i].d_delta_u * v);
        const lanes d_x = d_d * step[i].slope;
        step[i].d_delta = d_x;
        store(d_delta + i * ldd + c, d_x);
        store(d_u + i * ldd + c, multiply_add(step[i].d_delta_u, step[i].delta, skip * step[i].dy));
        d_bias += d_x;
        d_skip = multiply_add(step[i].dy, v, d_skip);
    }
    store(g->d_dt_bias + c, d_bias);
    store(g->d_skip + c, d_skip);
    for (prism_size r = 0; r < a->rank; r++) {
        lanes sum = load(g->d_dt_weight + r * a->inner + c);
        for (prism_size i = 0; i < steps; i++) sum = multiply_add(step[i].d_delta, all(projection[i * ldp + r]), sum);
        store(g->d_dt_weight + r * a->inner + c, sum);
    }
}

static void selective_scan_backward(const prism_scan_backward_arguments *g) {
    const prism_scan_arguments *a = &g->forward;
    scan_step_sums sums[PRISM_SCAN_STEPS];
    const prism_size sign = a->reverse ? -1 : 1, start = a->reverse ? a->rows - 1 : 0;
    const prism_size ldu = sign * a->ldu, ldp = sign * a->ldp, ldy = sign * a->ldy, ldd = sign * g->ldd;
    for (prism_size k = (a->rows - 1) / PRISM_SCAN_STEPS; k >= 0; k--) {
        const prism_size first = k * PRISM_SCAN_STEPS, left = a->rows - first, row = start + sign * first;
        const prism_size steps = left < PRISM_SCAN_STEPS ? left : PRISM_SCAN_STEPS;
        const float *projection = a->projection + row * a->ldp, *u = a->u + row * a->ldu;
        const float *kept = a->kept + k * a->states * a->inner, *dy = g->dy + row * a->ldy;
        scan_step *blocks = (scan_step *)g->scratch;
        for (prism_size c = 0; c < a->inner; c += LANES)
            scan_enter_tile(g, blocks + c / LANES * PRISM_SCAN_STEPS, steps, projection, ldp, u, ldu, dy, ldy, c);
        for (prism_size n = 0; n < a->states; n += PRISM_STATES) {
            memset(sums, 0, sizeof sums);
            for (prism_size c = 0; c < a->inner; c += LANES)
                scan_states_backward(g, blocks + c / LANES * PRISM_SCAN_STEPS, steps, sums, kept,
                                     projection + a->rank + n, ldp, c, n);
            for (prism_size i = 0; i < steps; i++)
                for (int j = 0; j < PRISM_STATES; j++) {
                    float *out = g->d_projection + row * a->ldp + i * ldp + a->rank + n + j;
                    out[0] = sum_of_lanes(sums[i].b[j]);
                    out[a->states] = sum_of_lanes(sums[i].c[j]);
                }
        }
        for (prism_size c = 0; c < a->inner; c += LANES)
            scan_leave_tile(g, blocks + c / LANES * PRISM_SCAN_STEPS, steps, projection, ldp, u, ldu,
                            g->d_delta + row * g->ldd, g->d_u + row * g->ldd, ldd, c);
    }
}
