// The causal depthwise convolution with its SiLU, and its gradients.

static void causal_convolution_silu(prism_size length, prism_size first, prism_size rows, bool reverse,
                                    prism_size inner, prism_size taps, const float *x, prism_size ldx,
                                    const float *weight, const float *bias, float *out, prism_size ldo,
                                    float *slope) {
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
            if (slope) {
                lanes gate = sigmoid_lanes(sum);
                store(out + c, sum * gate);
                store(slope + i * ldo + c, silu_slope(sum, gate));
            } else {
                store(out + c, silu_lanes(sum));
            }
        }
    }
}

static void causal_convolution_backward(prism_size length, prism_size first, prism_size rows, bool reverse,
                                        prism_size inner, prism_size taps, const float *x, prism_size ldx,
                                        const float *weight, const float *slope, float *gradient, prism_size ldg,
                                        float *d_x, bool add, float *d_weight, float *d_bias) {
    for (prism_size c = 0; c < inner; c += LANES) {
        float *g = gradient + c;
        lanes d_b = load(d_bias + c);
        for (prism_size i = 0; i < rows; i++) {
            lanes d = load(g + i * ldg) * load(slope + i * ldg + c);
            store(g + i * ldg, d);
            d_b += d;
        }
        store(d_bias + c, d_b);
        for (prism_size i = 0; i < rows; i++) {
            float *out = d_x + (first + i) * ldx + c;
            lanes sum = add ? load(out) : all(0);
            // What tap k read `back` positions earlier is read `back` positions later now.
            for (prism_size k = 0, back = taps - 1; k < taps; k++, back--)
                sum = multiply_add(load(weight + k * inner + c), load(g + (reverse ? i - back : i + back) * ldg), sum);
            store(out, sum);
        }
        for (prism_size k = 0, back = taps - 1; k < taps; k++, back--) {
            // Rows whose tap lies within the window.
            prism_size from = reverse || first >= back ? 0 : back - first;
            prism_size to = reverse && length - first - back < rows ? length - first - back : rows;
            const float *source = x + (reverse ? first + back : first - back) * ldx + c;
            lanes d_w = load(d_weight + k * inner + c);
            for (prism_size i = from; i < to; i++)
                d_w = multiply_add(load(g + i * ldg), load(source + i * ldx), d_w);
            store(d_weight + k * inner + c, d_w);
        }
    }
}
