#pragma once

// Cores that this thread may run on, which a batch system or mpirun may have restricted; 0 where the system does not tell.
int prism_bound_cores(void);
