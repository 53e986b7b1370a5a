// A selective scan over the rows of a window, made in calls that end anywhere.
#pragma once
#include "check.h"

typedef struct {
    prism_size rows, inner, states, rank;
    bool reverse;
    matrix u, projection, dt_weight, dt_bias, decay, skip;
    matrix state;  // N × E: before the first step
} scan_problem;

// Decays run from almost none to almost at once.
scan_problem random_scan(prism_size rows, prism_size inner, prism_size states, prism_size rank, bool reverse);

// The row of the step-th moment in time.
prism_size scan_row(const scan_problem *p, prism_size step);
// dt_bias + δ · dt_weight.
double scan_input(const scan_problem *p, prism_size row, prism_size channel);
// Takes the state (N × E) one step further.
void scan_step(const scan_problem *p, prism_size row, double *state);

// The kernels' arguments for the rows [first, first + rows); `state`, `y` and `kept` are the caller's.
prism_scan_arguments scan_call(const scan_problem *p, prism_size first, prism_size rows, matrix state, matrix y,
                               float *kept);

// Windows of one call and of several: ends before, at and after a tile's end.
typedef struct {
    int count;
    prism_size rows[3];
} scan_calls;
extern const scan_calls all_scan_calls[];
extern const int scan_calls_count;
prism_size scan_rows(const scan_calls *calls);
// The index of the call that comes k-th in time, and the first row of a call.
int scan_call_in_time(const scan_calls *calls, bool reverse, int k);
prism_size scan_first_row(const scan_calls *calls, int call);
