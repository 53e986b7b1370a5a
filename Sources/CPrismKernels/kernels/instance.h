// One instruction set's instance of every kernel. The including file defines LANES (a divisor of PRISM_LANES),
// STATES_HELD (a divisor of PRISM_STATES: how many states its registers hold beside everything else), PRODUCT_ROWS and
// PRODUCT_VECTORS (the tile of a matrix product that they hold: at most 14 rows, 2 or 4 vectors), and INSTANCE, the
// table's name.
#include "lanes.h"

#include "convolution.h"
#include "elementwise.h"
#include "embedding.h"
#include "generator.h"
#include "join.h"
#include "norm.h"
#include "product.h"
#include "scan.h"
#include "scan_backward.h"

const prism_kernels INSTANCE = {
    .name = INSTANCE_NAME,
    .exponential = exponential,
    .silu = silu,
    .softplus = softplus,
    .rms_norm = rms_norm,
    .rms_norm_sum = rms_norm_sum,
    .rms_norm_backward = rms_norm_backward,
    .layer_norm = layer_norm,
    .layer_norm_sum = layer_norm_sum,
    .layer_norm_backward = layer_norm_backward,
    .embed = embed,
    .embed_backward = embed_backward,
    .causal_convolution_silu = causal_convolution_silu,
    .causal_convolution_backward = causal_convolution_backward,
    .selective_scan = selective_scan,
    .selective_scan_backward = selective_scan_backward,
    .gate = gate,
    .gate_backward = gate_backward,
    .add_product = add_product,
    .product_backward = product_backward,
    .scale_shift_relu_pool = scale_shift_relu_pool,
    .relu_pool_backward = relu_pool_backward,
    .column_moments = column_moments,
    .column_products = column_products,
    .batch_norm_backward = batch_norm_backward,
    .add = add,
    .panel = PRODUCT_PANEL,
    .pack = pack,
    .product = product,
    .multiply_adds = multiply_adds,
};
