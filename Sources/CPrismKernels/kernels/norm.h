// RMSNorm over rows of any width.

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
