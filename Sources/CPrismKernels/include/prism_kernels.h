#pragma once
int prism_kernels_placeholder(void);
