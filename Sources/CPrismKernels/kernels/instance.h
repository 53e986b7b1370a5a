// One instruction set's instance of every kernel. The including file defines LANES (a divisor of PRISM_LANES),
// STATES_HELD (a divisor of PRISM_STATES: how many states its registers hold beside everything else), and INSTANCE,
// the table's name.
#include "lanes.h"

#include "convolution.h"
#include "elementwise.h"
#include "embedding.h"
#include "norm.h"
#include "scan.h"

const prism_kernels INSTANCE = {
    .name = INSTANCE_NAME,
    .exponential = exponential,
    .silu = silu,
    .softplus = softplus,
    .rms_norm = rms_norm,
    .rms_norm_sum = rms_norm_sum,
    .embed = embed,
    .causal_convolution_silu = causal_convolution_silu,
    .selective_scan = selective_scan,
    .gate = gate,
    .scale_shift_relu_pool = scale_shift_relu_pool,
};
