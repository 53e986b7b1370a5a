// Matrix products C = A · B and C += A · B.
//
// B is read in panels of PRODUCT_VECTORS vectors of columns, each a contiguous run of k rows: a panel stays in the
// first-level cache while A streams past it, and rows a power of two apart in B push nothing out of it. A tile of
// PRODUCT_ROWS rows × one panel stays in registers over all of k. Every element is one sum in the order of k, whatever
// the tile that it falls into: results depend neither on where a block of rows starts nor on how many there are.

#define PRODUCT_PANEL (PRODUCT_VECTORS * LANES)
// Longer sums are cut into parts, so that a panel packed within a call fits on the stack.
#define PRODUCT_INNER 512
#define PRODUCT_MOST_ROWS 14

// The rows of a tile: with fewer vectors across there are registers for more, and a multiply-add's latency needs them.
static inline int product_rows(int vectors) {
    const int rows = PRODUCT_ROWS * PRODUCT_VECTORS / vectors;
    return rows < PRODUCT_MOST_ROWS ? rows : PRODUCT_MOST_ROWS;
}

typedef struct {
    prism_size inner;    // of this part
    const float *a;
    prism_size lda;
    const float *panel;
    float *c;
    prism_size ldc;
    prism_size columns;  // at most `vectors` vectors
    bool accumulate;
} product_tile;

// Writes the columns that there are of a tile's last vectors.
static __attribute__((noinline)) void product_edge(int rows, const float *sum, const product_tile *t) {
    for (int i = 0; i < rows; i++) {
        float *c = t->c + i * t->ldc;
        for (prism_size j = 0; j < t->columns; j++)
            c[j] = t->accumulate ? c[j] + sum[i * PRODUCT_PANEL + j] : sum[i * PRODUCT_PANEL + j];
    }
}

#define PRODUCT_CASE(count)                                                                    \
    case count:                                                                                \
        if (count <= product_rows(vectors)) TILE(in_registers)(count, vectors, row, step, t);  \
        break;

#define TILE_VECTOR lanes
#define TILE_LANES LANES
#define TILE(name) product_##name
#include "product_tile.h"

#define PRODUCT_TILES(name, kind, vectors)                                         \
    static void product_tile_##name(int rows, const product_tile *t) {             \
        kind##_switch(rows, vectors, t->lda, 1, t);                                \
    }                                                                              \
    static void product_tile_transposed_##name(int rows, const product_tile *t) {  \
        kind##_switch(rows, vectors, 1, t->lda, t);                                \
    }

PRODUCT_TILES(1, product, 1)
PRODUCT_TILES(2, product, 2)
#if PRODUCT_VECTORS == 4
PRODUCT_TILES(3, product, 3)
PRODUCT_TILES(4, product, 4)
#endif

#ifdef HAS_AVX512
// Half a vector of columns, which half a vector's instructions take in half the time on some processors.
typedef float half_lanes __attribute__((vector_size(2 * LANES)));
#undef TILE_VECTOR
#undef TILE_LANES
#undef TILE
#define TILE_VECTOR half_lanes
#define TILE_LANES (LANES / 2)
#define TILE(name) product_half_##name
#include "product_tile.h"

PRODUCT_TILES(half, product_half, 1)
#endif

typedef void (*product_tile_function)(int rows, const product_tile *t);

// The tile for that many columns.
static product_tile_function product_tile_of(prism_size columns, bool transposed) {
#ifdef HAS_AVX512
    if (columns <= LANES / 2) return transposed ? product_tile_transposed_half : product_tile_half;
#endif
    static const product_tile_function tiles[][2] = {
        {product_tile_1, product_tile_transposed_1},
        {product_tile_2, product_tile_transposed_2},
#if PRODUCT_VECTORS == 4
        {product_tile_3, product_tile_transposed_3},
        {product_tile_4, product_tile_transposed_4},
#endif
    };
    return tiles[(columns - 1) / LANES][transposed];
}

// One panel of `rows` rows from `columns` columns, zeros beyond them.
static void pack_panel(prism_size rows, prism_size columns, const float *b, prism_size ldb, bool transposed,
                       float *panel) {
    const prism_size row = transposed ? 1 : ldb, column = transposed ? ldb : 1;
    if (!transposed && columns == PRODUCT_PANEL) {
        for (prism_size k = 0; k < rows; k++)
            for (prism_size j = 0; j < PRODUCT_PANEL; j += LANES)
                store(panel + k * PRODUCT_PANEL + j, load(b + k * ldb + j));
        return;
    }
    for (prism_size j = 0; j < columns; j++)
        for (prism_size k = 0; k < rows; k++) panel[k * PRODUCT_PANEL + j] = b[k * row + j * column];
    for (prism_size k = 0; k < rows && columns < PRODUCT_PANEL; k++)
        memset(panel + k * PRODUCT_PANEL + columns, 0, sizeof(float) * (size_t)(PRODUCT_PANEL - columns));
}

static void pack(prism_size rows, prism_size columns, const float *b, prism_size ldb, bool transposed,
                 float *packed) {
    for (prism_size j = 0; j < columns; j += PRODUCT_PANEL) {
        const prism_size left = columns - j;
        pack_panel(rows, left < PRODUCT_PANEL ? left : PRODUCT_PANEL, b + (transposed ? j * ldb : j), ldb, transposed,
                   packed + j * rows);
    }
}

// All rows of A against one panel. The tiles differ by one row at most: no sliver is left that would wait for itself.
static void product_with_panel(const prism_product_arguments *p, product_tile t) {
    const bool transposed = p->a_form == PRISM_TRANSPOSED;
    const int vectors = (int)((t.columns + LANES - 1) / LANES);
    const product_tile_function tile = product_tile_of(t.columns, transposed);
    const prism_size most = product_rows(vectors), tiles = (p->rows + most - 1) / most;
    const float *a = t.a;
    float *c = t.c;
    for (prism_size i = 0; i < tiles; i++) {
        const prism_size first = p->rows * i / tiles, end = p->rows * (i + 1) / tiles;
        t.a = a + first * (transposed ? 1 : p->lda);
        t.c = c + first * p->ldc;
        tile((int)(end - first), &t);
    }
}

static void product(const prism_product_arguments *p) {
    float panel[PRODUCT_INNER * PRODUCT_PANEL] __attribute__((aligned(64)));
    prism_size k = 0;
    do {
        const prism_size left = p->inner - k, inner = left < PRODUCT_INNER ? left : PRODUCT_INNER;
        product_tile t = {.inner = inner,
                          .a = p->a + k * (p->a_form == PRISM_TRANSPOSED ? p->lda : 1),
                          .lda = p->lda,
                          .ldc = p->ldc,
                          .accumulate = p->accumulate || k > 0};
        for (prism_size j = 0; j < p->columns; j += PRODUCT_PANEL) {
            t.columns = p->columns - j < PRODUCT_PANEL ? p->columns - j : PRODUCT_PANEL;
            t.c = p->c + j;
            if (p->b_form == PRISM_PACKED) {
                t.panel = p->b + j * p->inner + k * PRODUCT_PANEL;
            } else {
                const bool transposed = p->b_form == PRISM_TRANSPOSED;
                pack_panel(inner, t.columns, p->b + (transposed ? j * p->ldb + k : k * p->ldb + j), p->ldb, transposed,
                           panel);
                t.panel = panel;
            }
            product_with_panel(p, t);
        }
        k += PRODUCT_INNER;
    } while (k < p->inner);
}

// Enough independent chains to hide the latency of a multiply-add (or of a multiplication and an addition) behind those
// of the others, and few enough to stay in 16 registers with the two factors.
#define PRODUCT_CHAINS 14

static prism_size multiply_adds(prism_size rounds, float *values) {
    lanes x[PRODUCT_CHAINS];
    for (int i = 0; i < PRODUCT_CHAINS; i++) x[i] = all(values[2 + i]);
    const lanes factor = all(values[0]), term = all(values[1]);
    for (prism_size r = 0; r < rounds; r++)
#pragma clang loop unroll(full)
        for (int i = 0; i < PRODUCT_CHAINS; i++) x[i] = multiply_add(x[i], factor, term);
    for (int i = 0; i < PRODUCT_CHAINS; i++) values[2 + i] = sum_of_lanes(x[i]) / LANES;
    return rounds * PRODUCT_CHAINS * LANES * 2;
}
