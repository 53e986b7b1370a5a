// A hidden Markov model with diagonal Gaussian emissions over a chain of bins: one forward and one backward pass.
//
// In double precision, by the same instructions on every machine of a kind, so that states do not depend on the
// instruction set that the other kernels run with. Source: Rabiner (1989), with the scaling of his section V.A.
#pragma once

// The most states a pass takes.
#define PRISM_HIDDEN_STATES 32

typedef struct {
    long bins;                  // n
    long signals;               // D
    long states;                // K, at most PRISM_HIDDEN_STATES
    long block;                 // bins whose forward probabilities are kept; those before are recomputed, block by block
    const float *values;        // n × D, NaN where missing: adds 0 to the log-likelihood
    const double *means;        // D × K
    const double *precisions;   // D × K: 1 / (2 σ²); 0 for a signal that counts as missing
    const double *offsets;      // D × K: −½ ln 2πσ²; 0 for a signal that counts as missing
    const double *transitions;  // K × K, from row to column, all above 0
    const double *start;        // K, all above 0
    double *scratch;            // prism_hidden_scratch(n, K, block) numbers

    float *posteriors;          // null, or n × K: written
    // Sums for a step of Baum-Welch, added to; all null or none.
    double *first;              // K: the posterior of the first bin
    double *weights;            // D × K: Σ of posteriors over bins that have the signal
    double *sums;               // D × K: Σ of posterior · x
    double *squares;            // D × K: Σ of posterior · x²
    double *crossings;          // K × K: Σ of the posterior of a step from row to column
} prism_hidden_chain;

// Numbers of scratch for a chain.
long prism_hidden_scratch(long bins, long states, long block);

// The log-likelihood (natural) of the chain. The backward pass runs where `posteriors` or `first` is not null.
double prism_hidden_pass(const prism_hidden_chain *chain);
