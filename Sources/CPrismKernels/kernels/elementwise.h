// Elementary functions over arrays, and the gate with its gradients.

// Applies `function` to count floats; the last partial vector goes through a buffer.
#define OVER_ARRAY(name, function)                                         \
    static void name(prism_size count, const float *x, float *y) {         \
        prism_size i = 0;                                                  \
        for (; i + LANES <= count; i += LANES) store(y + i, function(load(x + i))); \
        if (i < count) {                                                   \
            float rest[LANES] = {0};                                       \
            for (prism_size j = i; j < count; j++) rest[j - i] = x[j];     \
            store(rest, function(load(rest)));                             \
            for (prism_size j = i; j < count; j++) y[j] = rest[j - i];     \
        }                                                                  \
    }

OVER_ARRAY(exponential, exp_lanes)
OVER_ARRAY(silu, silu_lanes)
OVER_ARRAY(softplus, softplus_lanes)

static void gate(prism_size rows, prism_size inner, const float *forward, const float *backward, prism_size ldy,
                 const float *z, prism_size ldz, float *out, prism_size ldo) {
    for (prism_size i = 0; i < rows; i++)
        for (prism_size c = 0; c < inner; c += LANES) {
            lanes y = load(forward + i * ldy + c) + load(backward + i * ldy + c);
            store(out + i * ldo + c, y * silu_lanes(load(z + i * ldz + c)));
        }
}

static void gate_backward(prism_size rows, prism_size inner, const float *forward, const float *backward,
                          prism_size ldy, const float *z, prism_size ldz, float *out, prism_size ldo, float *d_y,
                          float *d_z) {
    for (prism_size i = 0; i < rows; i++)
        for (prism_size c = 0; c < inner; c += LANES) {
            const lanes y = load(forward + i * ldy + c) + load(backward + i * ldy + c), v = load(z + i * ldz + c);
            const lanes sigmoid = sigmoid_lanes(v), silu = v * sigmoid, d = load(out + i * ldo + c);
            store(out + i * ldo + c, y * silu);
            store(d_y + i * ldy + c, d * silu);
            store(d_z + i * ldz + c, d * y * silu_slope(v, sigmoid));
        }
}

static void add(prism_size count, const float *x, float *sum) {
    for (prism_size i = 0; i < count; i++) sum[i] += x[i];
}
