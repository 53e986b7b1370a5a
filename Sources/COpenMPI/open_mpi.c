#include "open_mpi.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

// As mpi.h of Open MPI declares them; its handles are pointers to objects of the library. The ABI has been the same
// since version 1.7.
typedef struct communicator communicator;
typedef struct datatype datatype;
enum { THREAD_FUNNELED = 1, TAG = 1 };

static struct {
    int (*init_thread)(int *, char ***, int, int *);
    int (*rank)(communicator *, int *);
    int (*size)(communicator *, int *);
    int (*send)(const void *, int, datatype *, int, int, communicator *);
    int (*receive)(void *, int, datatype *, int, int, communicator *, void *);
    int (*broadcast)(void *, int, datatype *, int, communicator *);
    int (*gather)(const void *, int, datatype *, void *, const int *, const int *, datatype *, communicator *);
    int (*finalize)(void);
    int (*abort)(communicator *, int);
    communicator *world;
    datatype *byte;
} mpi;

int prism_mpi_join(int *rank, int *count, char *problem, size_t capacity) {
    static const char *const names[] = {
        "libmpi.so.40", "libmpi.so.20", "libmpi.so.12", "libmpi.so", "libmpi.40.dylib", "libmpi.dylib",
        "/opt/homebrew/lib/libmpi.dylib", "/usr/local/lib/libmpi.dylib"};
    void *handle = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        // Its plugins look for its symbols among those of the whole process.
        handle = dlopen(names[i], RTLD_NOW | RTLD_GLOBAL);
        // Other MPIs call their library alike, and are not Open MPI.
        if (handle && dlsym(handle, "ompi_mpi_comm_world")) break;
        if (handle) dlclose(handle);
        handle = NULL;
    }
    if (!handle) {
        snprintf(problem, capacity, "Open MPI's library, libmpi, is not installed on this machine");
        return -1;
    }
    const struct {
        void *place;
        const char *name;
    } symbols[] = {
        {&mpi.init_thread, "MPI_Init_thread"}, {&mpi.rank, "MPI_Comm_rank"},
        {&mpi.size, "MPI_Comm_size"},          {&mpi.send, "MPI_Send"},
        {&mpi.receive, "MPI_Recv"},            {&mpi.broadcast, "MPI_Bcast"},
        {&mpi.gather, "MPI_Allgatherv"},       {&mpi.finalize, "MPI_Finalize"},
        {&mpi.abort, "MPI_Abort"},             {&mpi.world, "ompi_mpi_comm_world"},
        {&mpi.byte, "ompi_mpi_byte"},
    };
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        void *found = dlsym(handle, symbols[i].name);
        if (!found) {
            snprintf(problem, capacity, "Open MPI's library holds no %s", symbols[i].name);
            return -1;
        }
        *(void **)symbols[i].place = found;
    }
    int provided = 0;
    int result = mpi.init_thread(NULL, NULL, THREAD_FUNNELED, &provided);
    if (result == 0) result = mpi.rank(mpi.world, rank);
    if (result == 0) result = mpi.size(mpi.world, count);
    if (result != 0) snprintf(problem, capacity, "Open MPI could not be started: error %d", result);
    return result;
}

// MPI counts in int.
static size_t piece(size_t count) { return count < (1u << 30) ? count : 1u << 30; }

int prism_mpi_send(const void *bytes, size_t count, int to) {
    const char *rest = bytes;
    int result = 0;
    while (count > 0 && result == 0) {
        size_t now = piece(count);
        result = mpi.send(rest, (int)now, mpi.byte, to, TAG, mpi.world);
        rest += now;
        count -= now;
    }
    return result;
}

int prism_mpi_receive(void *bytes, size_t count, int from) {
    char *rest = bytes;
    int result = 0;
    while (count > 0 && result == 0) {
        size_t now = piece(count);
        result = mpi.receive(rest, (int)now, mpi.byte, from, TAG, mpi.world, NULL);
        rest += now;
        count -= now;
    }
    return result;
}

int prism_mpi_broadcast(void *bytes, size_t count, int from) {
    char *rest = bytes;
    int result = 0;
    while (count > 0 && result == 0) {
        size_t now = piece(count);
        result = mpi.broadcast(rest, (int)now, mpi.byte, from, mpi.world);
        rest += now;
        count -= now;
    }
    return result;
}

int prism_mpi_gather(const void *mine, int count, void *all, const int *counts, const int *starts) {
    return mpi.gather(mine, count, mpi.byte, all, counts, starts, mpi.byte, mpi.world);
}

int prism_mpi_leave(void) { return mpi.finalize(); }

void prism_mpi_abort(int code) {
    mpi.abort(mpi.world, code);
    _Exit(code);
}
