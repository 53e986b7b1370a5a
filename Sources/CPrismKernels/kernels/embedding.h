// The input layers: one stream's start from bases and signals, and the sums that its gradients are made of.

static void embed(prism_size rows, prism_size width, prism_size signals, const uint8_t *base,
                  const float *base_rows, const float *signal, const float *signal_weight,
                  const float *signal_bias, const float *context, float *out, prism_size ldo) {
    for (prism_size i = 0; i < rows; i++, signal += signals, out += ldo) {
        const float *letter = base_rows + (base[i] < 4 ? base[i] : 4) * width;
        prism_size j = 0;
        for (; j + LANES <= width; j += LANES) {
            lanes e = load(signal_bias + j);
            for (prism_size s = 0; s < signals; s++)
                e = multiply_add(all(signal[s]), load(signal_weight + s * width + j), e);
            store(out + j, context ? multiply_add(e, load(context + j), load(letter + j)) : load(letter + j) + e);
        }
        for (; j < width; j++) {
            float e = signal_bias[j];
            for (prism_size s = 0; s < signals; s++) e += signal[s] * signal_weight[s * width + j];
            out[j] = letter[j] + (context ? e * context[j] : e);
        }
    }
}

static void embed_backward(prism_size rows, prism_size width, prism_size signals, const uint8_t *base,
                           const float *signal, const float *gradient, prism_size ldg, float *d_base_rows,
                           float *d_signal) {
    for (prism_size i = 0; i < rows; i++, signal += signals, gradient += ldg) {
        float *letter = d_base_rows + (base[i] < 4 ? base[i] : 4) * width;
        for (prism_size j = 0; j < width; j++) letter[j] += gradient[j];
        for (prism_size s = 0; s < signals; s++)
            for (prism_size j = 0; j < width; j++) d_signal[s * width + j] += signal[s] * gradient[j];
    }
}
