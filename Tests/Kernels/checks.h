// One check per file of kernels. A check runs kernels of a table on random problems and compares them by `expect`.
#pragma once
#include "check.h"

void check_elementary_functions(const prism_kernels *kernels);
void check_gate(const prism_kernels *kernels);
void check_addition(const prism_kernels *kernels);
void check_norm(const prism_kernels *kernels);
void check_embedding(const prism_kernels *kernels);
void check_convolution(const prism_kernels *kernels);
void check_convolution_backward(const prism_kernels *kernels);
void check_scan(const prism_kernels *kernels);
void check_scan_backward(const prism_kernels *kernels);
void check_pooling(const prism_kernels *kernels);
void check_batch_norm(const prism_kernels *kernels);
