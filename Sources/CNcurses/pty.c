#ifdef __linux__
#define _GNU_SOURCE 1
#endif

#include "prism_pty.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/// The flags of a new pseudo-terminal: where the system takes it, no child of another thread inherits its main side.
#ifdef __linux__
#define PRISM_PTY_FLAGS (O_RDWR | O_NOCTTY | O_CLOEXEC)
#else
#define PRISM_PTY_FLAGS (O_RDWR | O_NOCTTY)
#endif

/// The path of the line of a pseudo-terminal; 0 or -1.
static int line_path(int main_side, char *path, size_t capacity) {
    if (grantpt(main_side) != 0 || unlockpt(main_side) != 0) return -1;
#ifdef __linux__
    // `ptsname` has one name for all threads.
    return ptsname_r(main_side, path, capacity) == 0 ? 0 : -1;
#else
    const char *name = ptsname(main_side);
    if (!name || strlen(name) >= capacity) return -1;
    strcpy(path, name);
    return 0;
#endif
}

static int close_both(int first, int second) {
    int saved = errno;
    if (first >= 0) close(first);
    if (second >= 0) close(second);
    errno = saved;
    return -1;
}

pid_t prism_pty_start(const char *program, char *const arguments[], char *const environment[],
                      const char *input_path, uint16_t rows, uint16_t columns, int *main_fd, int *line_fd) {
    char path[128];
    int main_side = posix_openpt(PRISM_PTY_FLAGS);
    if (main_side < 0) return -1;
    fcntl(main_side, F_SETFD, FD_CLOEXEC);
    if (line_path(main_side, path, sizeof path) != 0) return close_both(main_side, -1);
    int line = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (line < 0) return close_both(main_side, -1);
    prism_pty_resize(main_side, rows, columns);

    pid_t child = fork();
    if (child == 0) {
        // Only async-signal-safe calls from here: other threads of the parent may have held locks.
        setsid();
        int terminal = open(path, O_RDWR);
        ioctl(terminal, TIOCSCTTY, 0);
        int in = input_path ? open(input_path, O_RDONLY) : terminal;
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
        if (terminal < 0 || in < 0 || dup2(in, 0) < 0 || dup2(terminal, 1) < 0 || dup2(terminal, 2) < 0) _exit(126);
        if (terminal > 2) close(terminal);
        execve(program, arguments, environment);
        _exit(127);
    }
    if (child < 0) return close_both(main_side, line);
    fcntl(main_side, F_SETFL, fcntl(main_side, F_GETFL) | O_NONBLOCK);
    *main_fd = main_side;
    *line_fd = line;
    return child;
}

int prism_pty_resize(int main_fd, uint16_t rows, uint16_t columns) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return ioctl(main_fd, TIOCSWINSZ, &size);
}
