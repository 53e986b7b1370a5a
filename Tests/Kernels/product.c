#include <math.h>

#include "checks.h"

typedef struct {
    prism_size rows, columns, inner;
    prism_form a, b;
    bool accumulate;
} product_case;

// Element (i, j) of a factor that may lie transposed in memory.
static double factor(matrix m, bool transposed, prism_size i, prism_size j) {
    return transposed ? at(m, j, i) : at(m, i, j);
}

static matrix random_factor(prism_size rows, prism_size columns, bool transposed) {
    return transposed ? random_matrix(columns, rows, 3, -1, 1) : random_matrix(rows, columns, 3, -1, 1);
}

// B as `pack` leaves it: whole panels, zeros beyond the last column.
static matrix packed_factor(const prism_kernels *kernels, matrix b, prism_size inner, prism_size columns,
                            bool transposed) {
    const prism_size panel = kernels->panel, panels = (columns + panel - 1) / panel;
    matrix packed = constant_matrix(panels * inner, panel, 0, 7);
    double *expected = zeros(panels * inner, panel);
    for (prism_size k = 0; k < inner; k++)
        for (prism_size j = 0; j < columns; j++)
            expected[(j / panel * inner + k) * panel + j % panel] = factor(b, transposed, k, j);
    kernels->pack(inner, columns, b.values, b.ld, transposed, packed.values);
    expect(packed, expected, 0, transposed ? "packed from its transpose" : "packed");
    return packed;
}

static void check_case(const prism_kernels *kernels, product_case p, bool packed_from_transpose) {
    const bool packed = p.b == PRISM_PACKED, a_transposed = p.a == PRISM_TRANSPOSED;
    const bool b_transposed = packed ? packed_from_transpose : p.b == PRISM_TRANSPOSED;
    matrix a = random_factor(p.rows, p.inner, a_transposed), b = random_factor(p.inner, p.columns, b_transposed);
    matrix c = random_matrix(p.rows, p.columns, 5, -1, 1);
    double *expected = p.accumulate ? doubles_of(c) : zeros(p.rows, p.columns);
    for (prism_size i = 0; i < p.rows; i++)
        for (prism_size j = 0; j < p.columns; j++)
            for (prism_size k = 0; k < p.inner; k++)
                expected[i * p.columns + j] += factor(a, a_transposed, i, k) * factor(b, b_transposed, k, j);
    matrix right = packed ? packed_factor(kernels, b, p.inner, p.columns, b_transposed) : b;
    prism_product_arguments arguments = {.rows = p.rows, .columns = p.columns, .inner = p.inner,
                                         .a = a.values, .lda = a.ld, .a_form = p.a,
                                         .b = right.values, .ldb = b.ld, .b_form = p.b,
                                         .c = c.values, .ldc = c.ld, .accumulate = p.accumulate};
    kernels->product(&arguments);
    // Rounding grows with the sum that has been reached, and with how often it is added to.
    expect(c, expected, 4e-7 + 4e-8 * (double)p.inner, "product");
}

// Every form of both factors, in sizes around those of tiles and panels, and longer sums than a panel on the stack.
void check_product(const prism_kernels *kernels) {
    static const struct {
        prism_size rows, columns, inner;
    } sizes[] = {{1, 1, 1},    {0, 5, 3},    {5, 0, 3},     {5, 7, 0},    {14, 32, 8},  {15, 33, 9}, {29, 70, 33},
                 {3, 40, 256}, {48, 16, 64}, {13, 17, 513}, {9, 31, 1100}, {67, 129, 5}, {2, 8, 512}, {43, 64, 24}};
    for (int s = 0; s < (int)(sizeof sizes / sizeof *sizes); s++)
        for (int form = 0; form < 16; form++) {
            product_case p = {sizes[s].rows, sizes[s].columns, sizes[s].inner,
                              form & 1 ? PRISM_TRANSPOSED : PRISM_PLAIN,
                              form & 2 ? PRISM_PACKED : form & 4 ? PRISM_TRANSPOSED : PRISM_PLAIN, form & 8};
            check_case(kernels, p, form & 4);
        }
}

// Each round is x · values[0] + values[1] in all chains.
void check_multiply_adds(const prism_kernels *kernels) {
    matrix values = random_matrix(1, 16, 0, 0.5f, 0.9f);
    double *expected = doubles_of(values);
    for (int j = 2; j < 16; j++)
        for (int round = 0; round < 20; round++) expected[j] = expected[j] * expected[0] + expected[1];
    prism_size operations = kernels->multiply_adds(20, values.values);
    expect(values, expected, 2e-6, "multiply-adds");
    // An operation counts once for each lane of each chain: a multiple of both.
    expect_error(operations > 0 && operations % (20 * 14 * 2) == 0 ? 0 : INFINITY, 0, "count of multiply-adds");
}
