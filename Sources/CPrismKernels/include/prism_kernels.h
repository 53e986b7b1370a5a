// The numeric kernels of Prism, compiled for several instruction sets in one binary.
//
// All matrices are row-major float32 with a leading dimension ("ld", in floats) of at least their width.
// Names: L positions, d model width, E inner width, N states, R rank of Δ, S signals, K taps.
// E is a multiple of PRISM_LANES and N of PRISM_STATES: callers pad with zero weights, which add nothing.
// No kernel allocates, keeps state between calls or starts threads.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "cores.h"
#include "hidden_markov.h"

#define PRISM_LANES 16
#define PRISM_STATES 8
// Steps of a scan's tile. Training keeps the state before each tile; the backward pass recomputes those within.
#define PRISM_SCAN_STEPS 64

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
    float *kept;              // null, or ⌈rows / PRISM_SCAN_STEPS⌉ × N × E: s before each tile, in time order
} prism_scan_arguments;

// The gradients of one such call, given those of y. `forward` describes the call; of its outputs only `kept` is read.
typedef struct {
    prism_scan_arguments forward;
    const float *dy;       // rows × E, ld as y's
    float *adjoint;        // N × E, read and written: gradient of s after the last and before the first step
    float *d_u;            // rows × E
    float *d_delta;        // rows × E: of dt_bias + δ · dt_weight
    prism_size ldd;        // of both
    float *d_projection;   // rows × (R + 2N), ld as the projection's: the columns of B and C are written
    float *d_dt_weight;    // R × E, added to, as all below
    float *d_dt_bias;      // E
    float *d_decay;        // N × E: of A, which is decay · ln 2
    float *d_skip;         // E
    float *scratch;        // PRISM_SCAN_SCRATCH × E, aligned to 64 bytes
} prism_scan_backward_arguments;

#define PRISM_SCAN_SCRATCH (6 * PRISM_SCAN_STEPS)

// How a factor of a matrix product lies in memory.
typedef enum {
    PRISM_PLAIN,       // m × k, or k × n
    PRISM_TRANSPOSED,  // k × m, or n × k
    PRISM_PACKED       // B only: as `pack` left it
} prism_form;

// C (m × n) = A (m × k) · B (k × n), or C += A · B; any size may be 0. C may not overlap A or B.
typedef struct {
    prism_size rows, columns, inner;  // m, n, k
    const float *a;
    prism_size lda;
    prism_form a_form;
    const float *b;
    prism_size ldb;  // ignored where packed
    prism_form b_form;
    float *c;
    prism_size ldc;
    bool accumulate;
} prism_product_arguments;

typedef struct {
    const char *name;

    // y[i] = exp(x[i]), relative error ≤ 2e-7; below −87 and above 88 as there.
    void (*exponential)(prism_size count, const float *x, float *y);
    // y[i] = x[i] / (1 + exp(−x[i]))
    void (*silu)(prism_size count, const float *x, float *y);
    // y[i] = log(1 + exp(x[i]))
    void (*softplus)(prism_size count, const float *x, float *y);

    // out[i] = x[i] / sqrt(mean(x[i]²) + epsilon) ⊙ weight, one mean per row of `width`.
    void (*rms_norm)(prism_size rows, prism_size width, const float *x, prism_size ldx, const float *weight,
                     float epsilon, float *out, prism_size ldo);

    // d_x[i] += gradient of x[i] given `gradient[i]` of RMSNorm(x[i]); d_weight[j] is added to.
    // ldg may be 0: one gradient for all rows.
    void (*rms_norm_backward)(prism_size rows, prism_size width, const float *x, prism_size ldx,
                              const float *weight, float epsilon, const float *gradient, prism_size ldg,
                              float *d_x, prism_size ldd, float *d_weight);

    // sum[j] += Σ_i RMSNorm(x[i])[j] over `rows` rows: the last norm and the pooling in one pass.
    void (*rms_norm_sum)(prism_size rows, prism_size width, const float *x, prism_size ldx,
                         const float *weight, float epsilon, float *sum);

    // LayerNorm in place of RMSNorm: out[i] = (x[i] − mean) / sqrt(variance + epsilon) ⊙ weight + bias.
    void (*layer_norm)(prism_size rows, prism_size width, const float *x, prism_size ldx, const float *weight,
                       const float *bias, float epsilon, float *out, prism_size ldo);
    void (*layer_norm_sum)(prism_size rows, prism_size width, const float *x, prism_size ldx,
                           const float *weight, const float *bias, float epsilon, float *sum);
    // As rms_norm_backward; d_bias[j] is added to as well.
    void (*layer_norm_backward)(prism_size rows, prism_size width, const float *x, prism_size ldx,
                                const float *weight, float epsilon, const float *gradient, prism_size ldg,
                                float *d_x, prism_size ldd, float *d_weight, float *d_bias);

    // out[i] = bases[base[i]] + context ⊙ (bias + Σ_s signals[i][s] · weight[s]); context may be null (all ones).
    // bases: 5 × d, its last row for "no base".
    void (*embed)(prism_size rows, prism_size width, prism_size signals, const uint8_t *base,
                  const float *base_rows, const float *signal, const float *signal_weight,
                  const float *signal_bias, const float *context, float *out, prism_size ldo);

    // d_base_rows[base[i]] += gradient[i] (5 × d); d_signal[s] += signal[i][s] · gradient[i] (S × d).
    void (*embed_backward)(prism_size rows, prism_size width, prism_size signals, const uint8_t *base,
                           const float *signal, const float *gradient, prism_size ldg, float *d_base_rows,
                           float *d_signal);

    // out[i] = SiLU(bias + Σ_k weight[k] ⊙ x[p − (K−1) + k]), p = first + i; mirrored in time when reverse.
    // x holds the whole window (`length` rows); rows outside it count as zero. Where `slope` is not null, it receives
    // the derivative of the SiLU (ld as out's).
    void (*causal_convolution_silu)(prism_size length, prism_size first, prism_size rows, bool reverse,
                                    prism_size inner, prism_size taps, const float *x, prism_size ldx,
                                    const float *weight, const float *bias, float *out, prism_size ldo,
                                    float *slope);

    // The gradients of one such call. `gradient` holds those of out, ld as slope's; it becomes that of the
    // convolution before its SiLU. The K − 1 rows that are later in time (after the given rows, or before them when
    // reverse) must hold that already, or zeros beyond the window. d_x (ld ldx) is written, or added to when `add`;
    // d_weight (K × E) and d_bias (E) are added to.
    void (*causal_convolution_backward)(prism_size length, prism_size first, prism_size rows, bool reverse,
                                        prism_size inner, prism_size taps, const float *x, prism_size ldx,
                                        const float *weight, const float *slope, float *gradient,
                                        prism_size ldg, float *d_x, bool add, float *d_weight, float *d_bias);

    // The selective scan, Δ = softplus(dt_bias + δ · dt_weight) included.
    void (*selective_scan)(const prism_scan_arguments *arguments);
    // Takes some 130 kB of stack.
    void (*selective_scan_backward)(const prism_scan_backward_arguments *arguments);

    // out[i] = (forward[i] + backward[i]) ⊙ SiLU(z[i])
    void (*gate)(prism_size rows, prism_size inner, const float *forward, const float *backward,
                 prism_size ldy, const float *z, prism_size ldz, float *out, prism_size ldo);

    // The gate again, and its gradients given those of out, which out (ld ldo) replaces in place: d_y (ld ldy) of
    // `forward` and `backward` alike, d_z (ld ldz).
    void (*gate_backward)(prism_size rows, prism_size inner, const float *forward, const float *backward,
                          prism_size ldy, const float *z, prism_size ldz, float *out, prism_size ldo, float *d_y,
                          float *d_z);

    // sum[i] += x[i] · y[i]
    void (*add_product)(prism_size count, const float *x, const float *y, float *sum);
    // x[i] and y[i] become the gradients of x[i] and y[i], given that of x[i] · y[i].
    void (*product_backward)(prism_size count, const float *gradient, float *x, float *y);

    // out[i] = max over x[4i … 4i+3] of max(0, x · scale + shift): BatchNorm, ReLU and pooling.
    void (*scale_shift_relu_pool)(prism_size pooled_rows, prism_size channels, const float *x,
                                  const float *scale, const float *shift, float *out);

    // d_x[i] = gradient of x[i] · scale + shift given that of the pooled rows: it goes to the first of the largest.
    void (*relu_pool_backward)(prism_size pooled_rows, prism_size channels, const float *x, const float *scale,
                               const float *shift, const float *gradient, float *d_x);

    // In double: sum[c] += Σ_i (x[i] − mean), square[c] += Σ_i (x[i] − mean)², per channel.
    void (*column_moments)(prism_size rows, prism_size channels, const float *x, const double *mean, double *sum,
                           double *square);

    // In double: sum[c] += Σ_i y[i], product[c] += Σ_i (x[i] − mean) · y[i], per channel.
    void (*column_products)(prism_size rows, prism_size channels, const float *x, const double *mean,
                            const float *y, double *sum, double *product);

    // y[i] = y[i] · scale + (x[i] − mean) · slope + shift, per channel: the gradient through BatchNorm.
    void (*batch_norm_backward)(prism_size rows, prism_size channels, const float *x, const float *mean,
                                const float *scale, const float *slope, const float *shift, float *y);

    // sum[i] += x[i]
    void (*add)(prism_size count, const float *x, float *sum);

    // The columns of a packed panel.
    prism_size panel;
    // Packs B (rows × columns, or its transpose) for this instruction set's products: `columns` rounded up to whole
    // panels, times `rows` floats.
    void (*pack)(prism_size rows, prism_size columns, const float *b, prism_size ldb, bool transposed, float *packed);
    // A matrix product. Each element of C is a sum in the order of k that depends on its row of A and its column of B
    // alone. What is not packed is packed within, panel by panel: some 64 kB of stack.
    void (*product)(const prism_product_arguments *arguments);

    // Multiply-adds in registers alone, as fast as the processor can: values[2 …] = values[2 …] · values[0] + values[1],
    // again and again; 16 values. Returns the floating-point operations done.
    prism_size (*multiply_adds)(prism_size rounds, float *values);
} prism_kernels;

// The kernels of one instruction set ("avx512", "avx2", "neon", "baseline"), or null where this machine or
// this build does not have it.
const prism_kernels *prism_kernels_named(const char *name);

// Those that every machine of the architecture runs: "baseline" or "neon".
extern const prism_kernels prism_kernels_baseline;
