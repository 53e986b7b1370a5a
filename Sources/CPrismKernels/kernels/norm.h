// RMSNorm and LayerNorm over rows of any width, and their gradients.

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

// What LayerNorm takes from a row: its mean, and one over its deviation from it.
typedef struct {
    float mean, scale;
} row_moments;

// In two passes, so that a mean far from zero costs no accuracy.
static inline row_moments moments_of_row(prism_size width, const float *x, float epsilon) {
    lanes sums = all(0);
    prism_size j = 0;
    for (; j + LANES <= width; j += LANES) sums += load(x + j);
    float sum = sum_of_lanes(sums);
    for (; j < width; j++) sum += x[j];
    const float mean = sum / (float)width;
    lanes squares = all(0);
    for (j = 0; j + LANES <= width; j += LANES) {
        lanes v = load(x + j) - all(mean);
        squares = multiply_add(v, v, squares);
    }
    float square = sum_of_lanes(squares);
    for (; j < width; j++) square += (x[j] - mean) * (x[j] - mean);
    return (row_moments){mean, 1.0f / __builtin_sqrtf(square / (float)width + epsilon)};
}

static void layer_norm(prism_size rows, prism_size width, const float *x, prism_size ldx, const float *weight,
                       const float *bias, float epsilon, float *out, prism_size ldo) {
    for (prism_size i = 0; i < rows; i++, x += ldx, out += ldo) {
        const row_moments row = moments_of_row(width, x, epsilon);
        for (prism_size j = 0; j < width; j++) out[j] = (x[j] - row.mean) * row.scale * weight[j] + bias[j];
    }
}

static void layer_norm_sum(prism_size rows, prism_size width, const float *x, prism_size ldx, const float *weight,
                           const float *bias, float epsilon, float *sum) {
    for (prism_size i = 0; i < rows; i++, x += ldx) {
        const row_moments row = moments_of_row(width, x, epsilon);
        for (prism_size j = 0; j < width; j++) sum[j] += (x[j] - row.mean) * row.scale * weight[j] + bias[j];
    }
}

// With n = (x − mean) · s, s = 1 / sqrt(variance + ε):  dx = s · (g ⊙ w − mean(g ⊙ w) − n · mean(g ⊙ w ⊙ n)).
static void layer_norm_backward(prism_size rows, prism_size width, const float *x, prism_size ldx,
                                const float *weight, float epsilon, const float *gradient, prism_size ldg,
                                float *d_x, prism_size ldd, float *d_weight, float *d_bias) {
    for (prism_size i = 0; i < rows; i++, x += ldx, gradient += ldg, d_x += ldd) {
        const row_moments row = moments_of_row(width, x, epsilon);
        lanes sums = all(0), products = all(0);
        prism_size j = 0;
        for (; j + LANES <= width; j += LANES) {
            const lanes g = load(gradient + j) * load(weight + j);
            sums += g;
            products = multiply_add(g, (load(x + j) - all(row.mean)) * all(row.scale), products);
        }
        float sum = sum_of_lanes(sums), product = sum_of_lanes(products);
        for (; j < width; j++) {
            const float g = gradient[j] * weight[j];
            sum += g;
            product += g * ((x[j] - row.mean) * row.scale);
        }
        const float constant = sum / (float)width, along = product / (float)width;
        for (j = 0; j < width; j++) {
            const float normal = (x[j] - row.mean) * row.scale;
            d_x[j] += row.scale * (gradient[j] * weight[j] - constant - normal * along);
            d_weight[j] += gradient[j] * normal;
            d_bias[j] += gradient[j];
        }
    }
}
