// The context generator's BatchNorm, ReLU and pooling, and their gradients. A few thousand rows of a few channels per
// gene: plain loops, which the compiler vectorises.

static void scale_shift_relu_pool(prism_size pooled_rows, prism_size channels, const float *x, const float *scale,
                                  const float *shift, float *out) {
    for (prism_size i = 0; i < pooled_rows; i++, x += 4 * channels, out += channels)
        for (prism_size j = 0; j < channels; j++) {
            float best = 0;
            for (prism_size k = 0; k < 4; k++) {
                float v = x[k * channels + j] * scale[j] + shift[j];
                best = v <= best ? best : v;  // a NaN stays one
            }
            out[j] = best;
        }
}

static void relu_pool_backward(prism_size pooled_rows, prism_size channels, const float *x, const float *scale,
                               const float *shift, const float *gradient, float *d_x) {
    for (prism_size i = 0; i < pooled_rows; i++, x += 4 * channels, d_x += 4 * channels, gradient += channels)
        for (prism_size j = 0; j < channels; j++) {
            float best = 0;
            prism_size at = -1;
            for (prism_size k = 0; k < 4; k++) {
                float v = x[k * channels + j] * scale[j] + shift[j];
                if (v > best) {
                    best = v;
                    at = k;
                }
                d_x[k * channels + j] = 0;
            }
            if (at >= 0) d_x[at * channels + j] = gradient[j];
        }
}

static void column_moments(prism_size rows, prism_size channels, const float *x, const double *mean, double *sum,
                           double *square) {
    for (prism_size i = 0; i < rows; i++, x += channels)
        for (prism_size j = 0; j < channels; j++) {
            double d = x[j] - mean[j];
            sum[j] += d;
            square[j] += d * d;
        }
}

static void column_products(prism_size rows, prism_size channels, const float *x, const double *mean, const float *y,
                            double *sum, double *product) {
    for (prism_size i = 0; i < rows; i++, x += channels, y += channels)
        for (prism_size j = 0; j < channels; j++) {
            sum[j] += y[j];
            product[j] += (x[j] - mean[j]) * y[j];
        }
}

static void batch_norm_backward(prism_size rows, prism_size channels, const float *x, const float *mean,
                                const float *scale, const float *slope, const float *shift, float *y) {
    for (prism_size i = 0; i < rows; i++, x += channels, y += channels)
        for (prism_size j = 0; j < channels; j++) y[j] = y[j] * scale[j] + (x[j] - mean[j]) * slope[j] + shift[j];
}
