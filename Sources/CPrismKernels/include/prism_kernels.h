// The numeric kernels of Prism, compiled for several instruction sets in one binary.
//
// All matrices are row-major float32 with a leading dimension ("ld", in floats) of at least their width.
// Names: L positions, d model width, E inner width, N states, R rank of Δ, S signals, K taps.
// E is a multiple of PRISM_LANES and N of PRISM_STATES: callers pad with zero weights, which add nothing.
// No kernel allocates, keeps state between calls or starts threads.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define PRISM_LANES 16
#define PRISM_STATES 8

typedef long prism_size;

// One direction of one layer over the positions [first, first + rows) of a window.
typedef struct {
    prism_size rows;          // positions in this call
    bool reverse;             // true: time runs from the last position to the first
    prism_size inner;         // E
    prism_size states;        // N
    prism_size rank;          // R
    const float *u;           // rows × E: SiLU of the convolution
    prism_size ldu;
    const float *projection;  // rows × (R + 2N): δ, B, C side by side
    prism_size ldp;
    const float *dt_weight;   // R × E
    const float *dt_bias;     // E
    const float *decay;       // N × E: −exp(A_log) · log2(e)
    const float *skip;        // E: D
    float *state;             // N × E, read and written: s before the first and after the last step
    float *y;                 // rows × E: s·C + D ⊙ u
    prism_size ldy;
} prism_scan_arguments;

typedef struct {
    const char *name;

    // y[i] = exp(x[i]), relative error ≤ 2e-7; 0 below −87.3, +∞ above 88.7.
    void (*exponential)(prism_size count, const float *x, float *y);
    // y[i] = x[i] / (1 + exp(−x[i]))
    void (*silu)(prism_size count, const float *x, float *y);
    // y[i] = log(1 + exp(x[i]))
    void (*softplus)(prism_size count, const float *x, float *y);

    // out[i] = x[i] / sqrt(mean(x[i]²) + epsilon) ⊙ weight, one mean per row of `width`.
    void (*rms_norm)(prism_size rows, prism_size width, const float *x, prism_size ldx, const float *weight,
                     float epsilon, float *out, prism_size ldo);

    // sum[j] += Σ_i RMSNorm(x[i])[j] over `rows` rows: the last norm and the pooling in one pass.
    void (*rms_norm_sum)(prism_size rows, prism_size width, const float *x, prism_size ldx,
                         const float *weight, float epsilon, float *sum);

    // out[i] = bases[base[i]] + context ⊙ (bias + Σ_s signals[i][s] · weight[s]); context may be null (all ones).
    // bases: 5 × d, its last row for "no base".
    void (*embed)(prism_size rows, prism_size width, prism_size signals, const uint8_t *base,
                  const float *base_rows, const float *signal, const float *signal_weight,
                  const float *signal_bias, const float *context, float *out, prism_size ldo);

    // out[i] = SiLU(bias + Σ_k weight[k] ⊙ x[p − (K−1) + k]), p = first + i; mirrored in time when reverse.
    // x holds the whole window (`length` rows); rows outside it count as zero.
    void (*causal_convolution_silu)(prism_size length, prism_size first, prism_size rows, bool reverse,
                                    prism_size inner, prism_size taps, const float *x, prism_size ldx,
                                    const float *weight, const float *bias, float *out, prism_size ldo);

    // The selective scan, Δ = softplus(dt_bias + δ · dt_weight) included.
    void (*selective_scan)(const prism_scan_arguments *arguments);

    // out[i] = (forward[i] + backward[i]) ⊙ SiLU(z[i])
    void (*gate)(prism_size rows, prism_size inner, const float *forward, const float *backward,
                 prism_size ldy, const float *z, prism_size ldz, float *out, prism_size ldo);

    // out[i] = max over x[4i … 4i+3] of max(0, x · scale + shift): BatchNorm in evaluation, ReLU and pooling.
    void (*scale_shift_relu_pool)(prism_size pooled_rows, prism_size channels, const float *x,
                                  const float *scale, const float *shift, float *out);
} prism_kernels;

// The kernels of one instruction set ("avx512", "avx2", "neon", "baseline"), or null where this machine or
// this build does not have it.
const prism_kernels *prism_kernels_named(const char *name);
