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

#if LANES >= 8
// 2^(n/LANES) for a whole n, given as 1.5 · 2^23 / LANES + n/LANES: the whole part of n/LANES goes to the exponent, and the
// LANES fractions of two come from a table in one register. What is left of an exponent, at most 1/(2·LANES) of a power of
// two, then takes a cubic (16 lanes: 1.6e-9, 8 lanes: 2.5e-8): half the fused multiply-adds of a polynomial on
// |r| ≤ 1/2, and those are what the scan is short of.
#if LANES == 16
#define FRACTION_BITS 4
#define FRACTION_OF(table, index) (ints)_mm512_permutexvar_epi32((__m512i)(index), (__m512i)(table))
// Of 2^r and of e^r.
#define EXP2_1 0.693147182f
#define EXP2_2 0.240234286f
#define EXP2_3 0.0555021353f
#define EXP_2 0.500016189f
#define EXP_3 0.166660756f
#else
#define FRACTION_BITS 3
#define FRACTION_OF(table, index) (ints)_mm256_permutevar8x32_epi32((__m256i)(table), (__m256i)(index))
#define EXP2_1 0.693147242f
#define EXP2_2 0.240257636f
#define EXP2_3 0.0554962233f
#define EXP_2 0.500064790f
#define EXP_3 0.166643002f
#endif
#define ROUNDING ((float)(3 << (22 - FRACTION_BITS)))

static inline lanes power_of_two(lanes shifted) {
    // The bits of 2^(j/LANES) without j's share of n, which is added to the exponent with the rest of n.
    const ints fractions = {
#if LANES == 16
        0x3f800000, 0x3f7daac3, 0x3f7b95c2, 0x3f79c3d3, 0x3f7837f0, 0x3f76f532, 0x3f75fed7, 0x3f75583f,
        0x3f7504f3, 0x3f7508a4, 0x3f75672a, 0x3f76248c, 0x3f7744fd, 0x3f78ccdf, 0x3f7ac0c7, 0x3f7d257d,
#else
        0x3f800000, 0x3f7b95c2, 0x3f7837f0, 0x3f75fed7, 0x3f7504f3, 0x3f75672a, 0x3f7744fd, 0x3f7ac0c7,
#endif
    };
    return (lanes)(FRACTION_OF(fractions, shifted) + ((ints)shifted << (23 - FRACTION_BITS)));
}
#endif

// 2^t for t ≤ 0, as the scan needs it: how much of a state is left after a step. Below 2^−126 it stays there, which is
// nothing beside any state.
static inline lanes exp2_lanes(lanes t) {
    lanes clamped = __builtin_elementwise_max(t, all(-126.0f));
#if LANES >= 8
    lanes shifted = clamped + all(ROUNDING);
    lanes r = clamped - (shifted - all(ROUNDING));
    lanes power = power_of_two(shifted);
    lanes p = multiply_add(r, all(EXP2_3), all(EXP2_2));
    p = multiply_add(p, r, all(EXP2_1));
    return multiply_add(p * r, power, power);
#else
    // |r| ≤ 1/2 by a polynomial of degree 6 (2.0e-9).
    lanes shifted = clamped + all(12582912.0f);  // 1.5 · 2^23: rounds to the nearest integer
    lanes r = clamped - (shifted - all(12582912.0f));
    lanes p = multiply_add(r, all(1.5353362e-4f), all(1.33988744e-3f));
    p = multiply_add(p, r, all(9.61843736e-3f));
    p = multiply_add(p, r, all(5.55033247e-2f));
    p = multiply_add(p, r, all(2.40226479e-1f));
    p = multiply_add(p, r, all(6.93147203e-1f));
    p = multiply_add(p, r, all(1.0f));
    return (lanes)((ints)p + ((ints)shifted << 23));
#endif
}

// e^x for −87 ≤ x ≤ 88, the argument reduced in two parts so that the relative error stays below 2e-7.
static inline lanes exp_within(lanes x) {
#if LANES >= 8
    lanes shifted = multiply_add(x, all(1.44269504f), all(ROUNDING));
    lanes n = shifted - all(ROUNDING);
    lanes r = multiply_add(n, all(-0.693147182f), x);
    r = multiply_add(n, all(1.90465430e-9f), r);
    lanes power = power_of_two(shifted);
    lanes q = multiply_add(r, all(EXP_3), all(EXP_2));
    return multiply_add(multiply_add(q, r * r, r), power, power);
#else
    lanes shifted = multiply_add(x, all(1.44269504f), all(12582912.0f));
    lanes n = shifted - all(12582912.0f);
    lanes r = multiply_add(n, all(-6.93145752e-1f), x);
    r = multiply_add(n, all(-1.42860677e-6f), r);
    // 1 + r + r² q(r) on |r| ≤ ln 2 / 2 (3.1e-9).
    lanes q = multiply_add(r, all(1.38146133e-3f), all(8.36870982e-3f));
    q = multiply_add(q, r, all(4.16683874e-2f));
    q = multiply_add(q, r, all(1.66665207e-1f));
    q = multiply_add(q, r, all(4.99999935e-1f));
    lanes p = multiply_add(q, r * r, r) + all(1.0f);
    return (lanes)((ints)p + ((ints)shifted << 23));
#endif
}

// e^x; beyond −87 and 88 as there, which keeps the functions below within 1e-33 of what they are.
static inline lanes exp_lanes(lanes x) {
    return exp_within(__builtin_elementwise_min(__builtin_elementwise_max(x, all(-87.0f)), all(88.0f)));
}

static inline lanes silu_lanes(lanes x) { return x / (all(1.0f) + exp_lanes(-x)); }
static inline lanes sigmoid_lanes(lanes x) { return all(1.0f) / (all(1.0f) + exp_lanes(-x)); }
// The derivative of SiLU at x, given σ(x).
static inline lanes silu_slope(lanes x, lanes sigmoid) {
    return multiply_add(x * sigmoid, all(1.0f) - sigmoid, sigmoid);
}

// log(1 + e^x) = max(x, 0) + log1p(e^−|x|): nothing cancels, so a small Δ keeps its relative accuracy.
// log1p(e) = e · p(e) on 0 ≤ e ≤ 1 (3.0e-8).
static inline lanes softplus_of(lanes x, lanes e) {
    lanes p = multiply_add(e, all(0.00523269409f), all(-0.0295052398f));
    p = multiply_add(p, e, all(0.0782259554f));
    p = multiply_add(p, e, all(-0.136632457f));
    p = multiply_add(p, e, all(0.191060066f));
    p = multiply_add(p, e, all(-0.24842982f));
    p = multiply_add(p, e, all(0.333190978f));
    p = multiply_add(p, e, all(-0.499994934f));
    p = multiply_add(p, e, all(0.99999994f));
    return multiply_add(p, e, __builtin_elementwise_max(x, all(0.0f)));
}

// e^−|x|
static inline lanes exp_of_size(lanes x) {
    return exp_within(-__builtin_elementwise_min(__builtin_elementwise_abs(x), all(87.0f)));
}

static inline lanes softplus_lanes(lanes x) { return softplus_of(x, exp_of_size(x)); }

// softplus(x) and its derivative σ(x), of one exponential: 1 / (1 + e^−|x|) is σ(|x|), and e^−|x| times that σ(−|x|).
static inline lanes softplus_with_slope(lanes x, lanes *slope) {
    const lanes e = exp_of_size(x), larger = all(1.0f) / (all(1.0f) + e);
    const ints isNegative = x < all(0.0f);
    *slope = (lanes)((isNegative & (ints)(e * larger)) | (~isNegative & (ints)larger));
    return softplus_of(x, e);
}
