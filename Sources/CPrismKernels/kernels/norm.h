// RMSNorm over rows of any width, and its gradients.

static inline float inverse_rms(prism_size width, const float *x, float epsilon) {
    lanes squares = all(0);
    prism_size j = 0;
    for (; j + LANES <= width; j += LANES) {
        lanes v = load(x + j);
        squares = multiply_add(v, v, squares);
    }
    float sum = sum_of_lanes(squares);
    for (; j < width; j++) sum += x[j] * x[j];
    return 1.0f / __builtin_sqrtf(sum / (float)width + epsilon);
}

static void rms_norm(prism_size rows, prism_size width, const float *x, prism_size ldx, const float *weight,
                     float epsilon, float *out, prism_size ldo) {
    for (prism_size i = 0; i < rows; i++, x += ldx, out += ldo) {
        float scale = inverse_rms(width, x, epsilon);
        for (prism_size j = 0; j < width; j++) out[j] = x[j] * scale * weight[j];
    }
}

static void rms_norm_sum(prism_size rows, prism_size width, const float *x, prism_size ldx, const float *weight,
                         float epsilon, float *sum) {
    for (prism_size i = 0; i < rows; i++, x += ldx) {
        float scale = inverse_rms(width, x, epsilon);
        for (prism_size j = 0; j < width; j++) sum[j] += x[j] * scale * weight[j];
    }
}

// With s = 1 / sqrt(mean(x²) + ε):  dx = s · (g ⊙ w) − x · s³ / d · Σ_j x_j g_j w_j.
static void rms_norm_backward(prism_size rows, prism_size width, const float *x, prism_size ldx, const float *weight,
                              float epsilon, const float *gradient, prism_size ldg, float *d_x, prism_size ldd,
                              float *d_weight) {
    for (prism_size i = 0; i < rows; i++, x += ldx, gradient += ldg, d_x += ldd) {
        const float scale = inverse_rms(width, x, epsilon);
        lanes products = all(0);
        prism_size j = 0;
        for (; j + LANES <= width; j += LANES)
            products = multiply_add(load(x + j) * load(gradient + j), load(weight + j), products);
        float sum = sum_of_lanes(products);
        for (; j < width; j++) sum += x[j] * gradient[j] * weight[j];
        const float along = sum * scale * scale * scale / (float)width;
        for (j = 0; j < width; j++) {
            const float g = gradient[j] * scale;
            d_x[j] += g * weight[j] - x[j] * along;
            d_weight[j] += g * x[j];
        }
    }
}
