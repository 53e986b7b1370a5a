// Vectors of LANES floats, and the elementary functions on them. Included once per instruction set, inside a
// target pragma; everything here is static, so each set has its own copy.
// The polynomials are minimax fits (Remez) of the relative error; the bounds given are before rounding.

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int32_t ints __attribute__((vector_size(4 * LANES)));
typedef float loose __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

static inline lanes load(const float *p) { return *(const loose *)p; }
static inline void store(float *p, lanes v) { *(loose *)p = v; }
static inline lanes all(float x) { return x - (lanes){}; }
// Contracted to one fused instruction where the target has it (clang's default within an expression).
static inline lanes multiply_add(lanes a, lanes b, lanes c) { return a * b + c; }

typedef float four_lanes __attribute__((vector_size(16)));

// Halves are added to each other, so that no sum waits for more than log2(LANES) others.
static inline float sum_of_lanes(lanes v) {
#if LANES == 16
    typedef float eight_lanes __attribute__((vector_size(32)));
    eight_lanes w = __builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7) +
                    __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15);
    four_lanes h = __builtin_shufflevector(w, w, 0, 1, 2, 3) + __builtin_shufflevector(w, w, 4, 5, 6, 7);
#elif LANES == 8
    four_lanes h = __builtin_shufflevector(v, v, 0, 1, 2, 3) + __builtin_shufflevector(v, v, 4, 5, 6, 7);
#else
    four_lanes h = v;
#endif
    return (h[0] + h[2]) + (h[1] + h[3]);
}

// 2^t for t ≤ 0, as the scan needs it: how much of a state is left after a step. Below 2^−126 it stays there, or on
// AVX-512 goes through the subnormals to zero; either is nothing beside any state.
#ifdef HAS_AVX512
// 2^t = 2^floor(t) · 2^(j/16) · 2^r: the sixteenths from a table in one register and 0 ≤ r < 1/16 by a cubic
// (1.4e-9). That takes half the fused multiply-adds of a polynomial on |r| ≤ 1/2, and those are what the scan
// is short of.
static inline lanes exp2_lanes(lanes t) {
    const lanes sixteenths = {1.0f,          1.0442737824f, 1.0905077327f, 1.1387886348f,
                              1.1892071150f, 1.2418578121f, 1.2968395547f, 1.3542555469f,
                              1.4142135624f, 1.4768261459f, 1.5422108254f, 1.6104903319f,
                              1.6817928305f, 1.7562521604f, 1.8340080864f, 1.9152065614f};
    lanes r = (lanes)_mm512_reduce_ps((__m512)t, (4 << 4) | _MM_FROUND_TO_NEG_INF);
    // Adding 1.5 · 2^19 leaves the sixteenths in the lowest four bits, which is all that the permutation reads.
    lanes index = (t - r) + all(786432.0f);
    lanes power = (lanes)_mm512_permutexvar_ps((__m512i)index, (__m512)sixteenths);
    lanes p = multiply_add(r, all(0.056669899f), all(0.240184242f));
    p = multiply_add(p, r, all(0.693147615f));
    return (lanes)_mm512_scalef_ps((__m512)multiply_add(p * r, power, power), (__m512)t);
}
#else
// |r| ≤ 1/2 by a polynomial of degree 6 (2.0e-9).
static inline lanes exp2_lanes(lanes t) {
    lanes clamped = __builtin_elementwise_max(t, all(-126.0f));
    lanes shifted = clamped + all(12582912.0f);  // 1.5 · 2^23: rounds to the nearest integer
    lanes r = clamped - (shifted - all(12582912.0f));
    lanes p = multiply_add(r, all(1.5353362e-4f), all(1.33988744e-3f));
    p = multiply_add(p, r, all(9.61843736e-3f));
    p = multiply_add(p, r, all(5.55033247e-2f));
    p = multiply_add(p, r, all(2.40226479e-1f));
    p = multiply_add(p, r, all(6.93147203e-1f));
    p = multiply_add(p, r, all(1.0f));
    return (lanes)((ints)p + ((ints)shifted << 23));
}
#endif

// e^x, the argument reduced in two parts so that the relative error stays below 2e-7 over the whole range.
static inline lanes exp_lanes(lanes x) {
    lanes clamped = __builtin_elementwise_min(__builtin_elementwise_max(x, all(-104.0f)), all(89.0f));
    lanes shifted = multiply_add(clamped, all(1.44269504f), all(12582912.0f));
    lanes n = shifted - all(12582912.0f);
    lanes r = multiply_add(n, all(-6.93145752e-1f), clamped);
    r = multiply_add(n, all(-1.42860677e-6f), r);
    // 1 + r + r² q(r) on |r| ≤ ln 2 / 2 (3.1e-9).
    lanes q = multiply_add(r, all(1.38146133e-3f), all(8.36870982e-3f));
    q = multiply_add(q, r, all(4.16683874e-2f));
    q = multiply_add(q, r, all(1.66665207e-1f));
    q = multiply_add(q, r, all(4.99999935e-1f));
    lanes p = multiply_add(q, r * r, r) + all(1.0f);
#ifdef HAS_AVX512
    return (lanes)_mm512_scalef_ps((__m512)p, (__m512)n);
#else
    // 2^n in two factors: n runs from −150 to 128.
    ints exponent = (ints)shifted - (ints)all(12582912.0f);
    ints half = exponent >> 1;
    return p * (lanes)((half + 127) << 23) * (lanes)((exponent - half + 127) << 23);
#endif
}

static inline lanes silu_lanes(lanes x) { return x / (all(1.0f) + exp_lanes(-x)); }
static inline lanes sigmoid_lanes(lanes x) { return all(1.0f) / (all(1.0f) + exp_lanes(-x)); }
// The derivative of SiLU at x, given σ(x).
static inline lanes silu_slope(lanes x, lanes sigmoid) {
    return multiply_add(x * sigmoid, all(1.0f) - sigmoid, sigmoid);
}

// log(1 + e^x) = max(x, 0) + log1p(e^−|x|), and log1p(e) = 2 atanh(s) with s = e / (2 + e): nothing cancels, so a
// small Δ keeps its relative accuracy. 2 atanh(s) = 2s (1 + s² q(s²)) on s² ≤ 1/9 (4.5e-9).
static inline lanes softplus_lanes(lanes x) {
    lanes e = exp_lanes(-__builtin_elementwise_abs(x));
    lanes s = e / (all(2.0f) + e);
    lanes s2 = s * s;
    lanes q = multiply_add(s2, all(0.140059935f), all(0.140009026f));
    q = multiply_add(q, s2, all(0.200107636f));
    q = multiply_add(q, s2, all(0.333332081f));
    lanes twice = s + s;
    return __builtin_elementwise_max(x, all(0.0f)) + multiply_add(q * s2, twice, twice);
}
