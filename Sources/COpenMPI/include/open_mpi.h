#pragma once
#include <stddef.h>

// Open MPI, loaded when a run turns out to have been started by mpirun: one binary works with and without it, and
// no header of it is needed to build.
//
// Functions return 0, or what MPI returned. All are called from one thread, the one that joined.

/// Joins the ranks that mpirun started. Sets this process's rank and how many there are. On failure returns non-zero,
/// with a reason in `problem`, which holds `capacity` bytes.
int prism_mpi_join(int *rank, int *count, char *problem, size_t capacity);

/// Sends bytes to another rank, which must receive as many.
int prism_mpi_send(const void *bytes, size_t count, int to);
/// Waits for bytes from another rank.
int prism_mpi_receive(void *bytes, size_t count, int from);
/// Gives every rank what rank `from` holds.
int prism_mpi_broadcast(void *bytes, size_t count, int from);
/// Puts every rank's bytes, `counts[r]` of rank r, one after the other into `all`, on every rank.
int prism_mpi_gather(const void *mine, int count, void *all, const int *counts, const int *starts);

/// Leaves, once all ranks want to.
int prism_mpi_leave(void);
/// Ends all ranks at once, this one included.
void prism_mpi_abort(int code);
