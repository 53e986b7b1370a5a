// Checks the kernels of the instruction sets named on the command line against plain C in double precision, without
// Swift: the same program runs on this machine and, under qemu, on processors that are not there.
#include <stdio.h>

#include "checks.h"

static const struct {
    const char *name;
    void (*run)(const prism_kernels *kernels);
} checks[] = {
    {"elementary functions", check_elementary_functions},
    {"gate, forward and backward", check_gate},
    {"addition", check_addition},
    {"norm, forward and backward", check_norm},
    {"embedding, forward and backward", check_embedding},
    {"convolution", check_convolution},
    {"convolution backward", check_convolution_backward},
    {"scan", check_scan},
    {"scan backward", check_scan_backward},
    {"pooling, forward and backward", check_pooling},
    {"batch norm, moments and backward", check_batch_norm},
};

static int run_checks(const prism_kernels *kernels) {
    int failures = 0;
    double worst;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        restart_random_numbers();
        checks[i].run(kernels);
        int failed = take_failures(&worst);
        printf("%-8s  %-34s  %s, at most %.2f of the bound\n", kernels->name, checks[i].name,
               failed ? "FAILED" : "holds", worst);
        failures += failed;
    }
    return failures;
}

int main(int count, char **names) {
    int failures = 0;
    for (int i = 1; i < count; i++) {
        const prism_kernels *kernels = prism_kernels_named(names[i]);
        if (kernels)
            failures += run_checks(kernels);
        else
            printf("%-8s  skipped: this processor does not have it\n", names[i]);
    }
    return failures > 0;
}
