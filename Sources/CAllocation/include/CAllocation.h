#ifndef C_ALLOCATION_H
#define C_ALLOCATION_H

/// Keeps the system's allocator to `arenas` arenas, and has it give blocks of `block` bytes and more, and as much free
/// memory at an arena's end, back to the system. Does nothing where the allocator is not glibc's.
void prism_allocation_gives_back(int arenas, int block);

/// Gives free pages between blocks in use back to the system. Does nothing where the allocator is not glibc's.
void prism_allocation_trims(void);

#endif
