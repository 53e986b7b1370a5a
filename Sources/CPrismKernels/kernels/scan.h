// The selective scan of one direction:
//   Δ = softplus(dt_bias + δ · dt_weight),  s = exp(Δ·A) ⊙ s + (Δ·u) ⊗ B,  y = s·C + D ⊙ u.
// Channels lie across the lanes, so no step of the recurrence waits for another channel. A tile of PRISM_SCAN_STEPS steps ×
// LANES channels stays in the first-level cache while STATES_HELD states at a time run over it in registers;
// nothing of size L × E × N ever exists.

static inline void scan_states(const prism_scan_arguments *a, prism_size c, prism_size n, prism_size steps,
                               const float *b_row, prism_size stride, const float *delta, const float *delta_u,
                               float *y, float *kept) {
    lanes s[STATES_HELD], decay[STATES_HELD];
    for (int j = 0; j < STATES_HELD; j++) {
        s[j] = load(a->state + (n + j) * a->inner + c);
        if (kept) store(kept + (n + j) * a->inner + c, s[j]);
        decay[j] = load(a->decay + (n + j) * a->inner + c);
    }
    const prism_size to_c = a->states;
    for (prism_size i = 0; i < steps; i++, b_row += stride) {
        lanes d = load(delta + i * LANES), du = load(delta_u + i * LANES);
        lanes even = load(y + i * LANES), odd = all(0);
#pragma clang loop unroll(full)
        for (int j = 0; j < STATES_HELD; j += 2) {
            s[j] = multiply_add(exp2_lanes(d * decay[j]), s[j], du * b_row[j]);
            even = multiply_add(s[j], all(b_row[to_c + j]), even);
            s[j + 1] = multiply_add(exp2_lanes(d * decay[j + 1]), s[j + 1], du * b_row[j + 1]);
            odd = multiply_add(s[j + 1], all(b_row[to_c + j + 1]), odd);
        }
        store(y + i * LANES, even + odd);
    }
    for (int j = 0; j < STATES_HELD; j++) store(a->state + (n + j) * a->inner + c, s[j]);
}

static void selective_scan(const prism_scan_arguments *a) {
    float delta[PRISM_SCAN_STEPS * LANES], delta_u[PRISM_SCAN_STEPS * LANES], y[PRISM_SCAN_STEPS * LANES];
    // In time order the first row is the last one when time is reversed.
    const prism_size sign = a->reverse ? -1 : 1, start = a->reverse ? a->rows - 1 : 0;
    const prism_size ldu = sign * a->ldu, ldp = sign * a->ldp, ldy = sign * a->ldy;
    float *kept = a->kept;
    for (prism_size t = 0; t < a->rows; t += PRISM_SCAN_STEPS) {
        const prism_size steps = a->rows - t < PRISM_SCAN_STEPS ? a->rows - t : PRISM_SCAN_STEPS;
        const prism_size row = start + sign * t;
        const float *projection = a->projection + row * a->ldp;
        for (prism_size c = 0; c < a->inner; c += LANES) {
            const float *u = a->u + row * a->ldu + c;
            const lanes bias = load(a->dt_bias + c), skip = load(a->skip + c);
            for (prism_size i = 0; i < steps; i++) {
                lanes x = bias;
                for (prism_size r = 0; r < a->rank; r++)
                    x = multiply_add(load(a->dt_weight + r * a->inner + c), all(projection[i * ldp + r]), x);
                lanes d = softplus_lanes(x), v = load(u + i * ldu);
                store(delta + i * LANES, d);
                store(delta_u + i * LANES, d * v);
                store(y + i * LANES, skip * v);
            }
            for (prism_size n = 0; n < a->states; n += STATES_HELD)
                scan_states(a, c, n, steps, projection + a->rank + n, ldp, delta, delta_u, y, kept);
            float *out = a->y + row * a->ldy + c;
            for (prism_size i = 0; i < steps; i++) store(out + i * ldy, load(y + i * LANES));
        }
        if (kept) kept += a->states * a->inner;
    }
}
