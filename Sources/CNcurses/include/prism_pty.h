// The other side of a terminal: a program started on a pseudo-terminal of its own.
#pragma once

#include <stdint.h>
#include <sys/types.h>

// Starts a program as the leader of a new session on a new pseudo-terminal. arguments and environment end with NULL.
// input_path, if not NULL, is opened as its standard input instead. Returns the process id, or -1 with errno set;
// main_fd is the terminal emulator's side (not blocking), line_fd the program's, kept open to look at its settings.
pid_t prism_pty_start(const char *program, char *const arguments[], char *const environment[],
                      const char *input_path, uint16_t rows, uint16_t columns, int *main_fd, int *line_fd);
// Changes the size; the program is told.
int prism_pty_resize(int main_fd, uint16_t rows, uint16_t columns);
