#include "hidden_markov.h"

#include <math.h>
#include <string.h>

enum { MOST = PRISM_HIDDEN_STATES };

static long blocks(long bins, long block) { return (bins + block - 1) / block; }

long prism_hidden_scratch(long bins, long states, long block) {
    // What each block starts from; then, of one block, the forward probabilities, the emissions and the scales.
    return blocks(bins, block) * states + block * (2 * states + 1);
}

// Emission probabilities of a bin, the largest of them 1; returns the logarithm of what they were divided by.
static double emissions(const prism_hidden_chain *c, long bin, double *out) {
    const float *x = c->values + bin * c->signals;
    for (long k = 0; k < c->states; k++) out[k] = 0;
    for (long s = 0; s < c->signals; s++) {
        if (isnan(x[s])) continue;
        const double *mean = c->means + s * c->states;
        const double *precision = c->precisions + s * c->states;
        const double *offset = c->offsets + s * c->states;
        for (long k = 0; k < c->states; k++) {
            double d = x[s] - mean[k];
            out[k] += offset[k] - d * d * precision[k];
        }
    }
    double most = out[0];
    for (long k = 1; k < c->states; k++) most = out[k] > most ? out[k] : most;
    for (long k = 0; k < c->states; k++) out[k] = out[k] == most ? 1 : exp(out[k] - most);
    return most;
}

// Forward probabilities of a bin, summing to 1, from those of the bin before (null: the chain starts); returns the sum
// they were divided by.
static double forward(const prism_hidden_chain *c, const double *before, const double *emission, double *after) {
    double predicted[MOST];
    if (before) {
        for (long k = 0; k < c->states; k++) predicted[k] = 0;
        for (long j = 0; j < c->states; j++) {
            const double *row = c->transitions + j * c->states;
            for (long k = 0; k < c->states; k++) predicted[k] += before[j] * row[k];
        }
    } else {
        memcpy(predicted, c->start, sizeof(double) * c->states);
    }
    double sum = 0;
    for (long k = 0; k < c->states; k++) {
        after[k] = predicted[k] * emission[k];
        sum += after[k];
    }
    double inverse = 1 / sum;
    for (long k = 0; k < c->states; k++) after[k] *= inverse;
    return sum;
}

// The posterior of a bin, into its outputs.
static void note(const prism_hidden_chain *c, long bin, const double *posterior) {
    if (c->posteriors) {
        float *out = c->posteriors + bin * c->states;
        for (long k = 0; k < c->states; k++) out[k] = (float)posterior[k];
    }
    if (!c->first) return;
    if (bin == 0) {
        for (long k = 0; k < c->states; k++) c->first[k] += posterior[k];
    }
    const float *values = c->values + bin * c->signals;
    for (long s = 0; s < c->signals; s++) {
        if (isnan(values[s])) continue;
        double x = values[s];
        double *weight = c->weights + s * c->states;
        double *sum = c->sums + s * c->states;
        double *square = c->squares + s * c->states;
        for (long k = 0; k < c->states; k++) {
            weight[k] += posterior[k];
            sum[k] += posterior[k] * x;
            square[k] += posterior[k] * x * x;
        }
    }
}

// One bin backward: its posterior, and what the bin before it gets.
static void backward(const prism_hidden_chain *c, long bin, const double *before, const double *alpha,
                     const double *emission, double scale, double *beta, double *crossings) {
    double posterior[MOST], weight[MOST];
    double sum = 0;
    for (long k = 0; k < c->states; k++) {
        posterior[k] = alpha[k] * beta[k];
        sum += posterior[k];
    }
    for (long k = 0; k < c->states; k++) posterior[k] /= sum;
    note(c, bin, posterior);
    if (!before) return;
    for (long k = 0; k < c->states; k++) weight[k] = emission[k] * beta[k] / (scale * sum);
    for (long j = 0; j < c->states; j++) {
        const double *row = c->transitions + j * c->states;
        double total = 0;
        for (long k = 0; k < c->states; k++) total += row[k] * weight[k];
        beta[j] = total;
        if (!c->first) continue;
        double *crossing = crossings + j * c->states;
        for (long k = 0; k < c->states; k++) crossing[k] += before[j] * weight[k];
    }
}

// What is kept of one block.
typedef struct {
    double *alphas, *emissions, *scales;
} kept;

// The bins of a block forward from `entry`, the probabilities before its first bin (null: the chain starts there);
// returns their share of the log-likelihood.
static double forward_block(const prism_hidden_chain *c, long block, const double *entry, kept k) {
    const long states = c->states, low = block * c->block;
    const long count = c->bins - low < c->block ? c->bins - low : c->block;
    double likelihood = 0;
    for (long i = 0; i < count; i++) {
        double *emission = k.emissions + i * states, *alpha = k.alphas + i * states;
        likelihood += emissions(c, low + i, emission);
        k.scales[i] = forward(c, i ? alpha - states : entry, emission, alpha);
        likelihood += log(k.scales[i]);
    }
    return likelihood;
}

static void backward_block(const prism_hidden_chain *c, long block, const double *entry, kept k, double *beta,
                           double *crossings) {
    const long states = c->states, low = block * c->block;
    const long count = c->bins - low < c->block ? c->bins - low : c->block;
    for (long i = count - 1; i >= 0; i--) {
        const double *alpha = k.alphas + i * states;
        backward(c, low + i, i ? alpha - states : entry, alpha, k.emissions + i * states, k.scales[i], beta, crossings);
    }
}

double prism_hidden_pass(const prism_hidden_chain *c) {
    const long states = c->states, count = blocks(c->bins, c->block);
    double *entries = c->scratch;
    kept k;
    k.alphas = entries + count * states;
    k.emissions = k.alphas + c->block * states;
    k.scales = k.emissions + c->block * states;
    double likelihood = 0;
    for (long block = 0; block < count; block++) {
        double *entry = entries + block * states;
        likelihood += forward_block(c, block, block ? entry : 0, k);
        const double *last = k.alphas + (c->block - 1) * states;
        if (block + 1 < count) memcpy(entry + states, last, sizeof(double) * states);
    }
    if (!c->posteriors && !c->first) return likelihood;

    double beta[MOST], crossings[MOST * MOST] = {0};
    for (long i = 0; i < states; i++) beta[i] = 1;
    for (long block = count - 1; block >= 0; block--) {
        const double *entry = block ? entries + block * states : 0;
        // The last block is still there.
        if (block + 1 < count) forward_block(c, block, entry, k);
        backward_block(c, block, entry, k, beta, crossings);
    }
    if (c->first) {
        for (long i = 0; i < states * states; i++) c->crossings[i] += crossings[i] * c->transitions[i];
    }
    return likelihood;
}
