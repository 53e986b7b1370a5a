// The causal depthwise convolution with its SiLU, and the generator's BatchNorm · ReLU · pool.

static void causal_convolution_silu(prism_size length, prism_size first, prism_size rows, bool reverse,
                                    prism_size inner, prism_size taps, const float *x, prism_size ldx,
                                    const float *weight, const float *bias, float *out, prism_size ldo) {
    for (prism_size i = 0; i < rows; i++, out += ldo) {
        prism_size p = first + i;
        // Tap k reads `taps − 1 − k` positions back in time; the taps before skipped would leave the window.
        prism_size before = reverse ? length - 1 - p : p;
        prism_size skipped = before < taps - 1 ? taps - 1 - before : 0;
        for (prism_size c = 0; c < inner; c += LANES) {
            lanes sum = load(bias + c);
            for (prism_size k = skipped; k < taps; k++) {
                prism_size back = taps - 1 - k;
                const float *row = x + (reverse ? p + back : p - back) * ldx;
                sum = multiply_add(load(weight + k * inner + c), load(row + c), sum);
            }
            store(out + c, silu_lanes(sum));
        }
    }
}

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
