// A tile of a product in registers, of vectors of one kind: TILE_VECTOR of TILE_LANES floats. The including file defines
// these, and TILE, which names what is made of them.

typedef float TILE(loose) __attribute__((vector_size(4 * TILE_LANES), aligned(4), may_alias));

// `row` and `step` lead from one row of A and from one k to the next: one of them is 1, which the compiler knows.
static inline __attribute__((always_inline)) void TILE(in_registers)(const int rows, const int vectors, prism_size row,
                                                                      prism_size step, const product_tile *t) {
    TILE_VECTOR sum[PRODUCT_MOST_ROWS][PRODUCT_VECTORS];
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
        for (int j = 0; j < vectors; j++) sum[i][j] = (TILE_VECTOR){};
    const float *a = t->a, *b = t->panel;
#pragma clang loop unroll(disable)
    for (prism_size k = 0; k < t->inner; k++, a += step, b += PRODUCT_PANEL) {
        TILE_VECTOR right[PRODUCT_VECTORS];
#pragma clang loop unroll(full)
        for (int j = 0; j < vectors; j++) right[j] = *(const TILE(loose) *)(b + j * TILE_LANES);
#pragma clang loop unroll(full)
        for (int i = 0; i < rows; i++) {
            const TILE_VECTOR left = a[i * row] - (TILE_VECTOR){};
#pragma clang loop unroll(full)
            for (int j = 0; j < vectors; j++) sum[i][j] = left * right[j] + sum[i][j];
        }
    }
    float *c = t->c;
    if (t->columns == vectors * TILE_LANES) {
#pragma clang loop unroll(full)
        for (int i = 0; i < rows; i++, c += t->ldc)
#pragma clang loop unroll(full)
            for (int j = 0; j < vectors; j++) {
                TILE(loose) *out = (TILE(loose) *)(c + j * TILE_LANES);
                *out = t->accumulate ? *out + sum[i][j] : sum[i][j];
            }
        return;
    }
    float edge[PRODUCT_MOST_ROWS * PRODUCT_PANEL];
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
        for (int j = 0; j < vectors; j++) *(TILE(loose) *)(edge + i * PRODUCT_PANEL + j * TILE_LANES) = sum[i][j];
    product_edge(rows, edge, t);
}

// A tile of 1 … PRODUCT_MOST_ROWS rows, each number of them compiled by itself.
static inline __attribute__((always_inline)) void TILE(switch)(int rows, const int vectors, prism_size row,
                                                                prism_size step, const product_tile *t) {
    switch (rows) {
        PRODUCT_CASE(1)
        PRODUCT_CASE(2)
        PRODUCT_CASE(3)
        PRODUCT_CASE(4)
        PRODUCT_CASE(5)
        PRODUCT_CASE(6)
        PRODUCT_CASE(7)
        PRODUCT_CASE(8)
        PRODUCT_CASE(9)
        PRODUCT_CASE(10)
        PRODUCT_CASE(11)
        PRODUCT_CASE(12)
        PRODUCT_CASE(13)
        PRODUCT_CASE(14)
    }
}
