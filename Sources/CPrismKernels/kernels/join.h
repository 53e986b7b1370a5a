// The product of what the two directions of a layer give, and its gradients.

static void add_product(prism_size count, const float *x, const float *y, float *sum) {
    for (prism_size i = 0; i < count; i++) sum[i] += x[i] * y[i];
}

static void product_backward(prism_size count, const float *gradient, float *x, float *y) {
    for (prism_size i = 0; i < count; i++) {
        const float before = x[i];
        x[i] = gradient[i] * y[i];
        y[i] = gradient[i] * before;
    }
}
