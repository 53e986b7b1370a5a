#ifdef __linux__
#define _DEFAULT_SOURCE 1
#endif

#include "prism_restore.h"
#include "prism_terminfo.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Faults first, then what asks to end, then what only says something, then what ends a program that does not expect it.
enum { FAULTS = 7, ENDS = 10, NOTICES = 14, CAUGHT = 20 };
enum { RESET_SIZE = 512, STACK_SIZE = 64 * 1024, GRACE_SECONDS = 2 };

static const int caught[CAUGHT] = {SIGILL,  SIGTRAP, SIGSEGV, SIGBUS,  SIGABRT, SIGFPE,   SIGQUIT,
                                   SIGTERM, SIGHUP,  SIGINT,  SIGTSTP, SIGCONT, SIGALRM,  SIGWINCH,
                                   SIGSYS,  SIGXCPU, SIGXFSZ, SIGPIPE, SIGUSR1, SIGUSR2};

static struct termios remembered_terminal;
static struct sigaction remembered_signals[CAUGHT];
static int terminal_in = -1;
static int terminal_out = -1;

static char reset[RESET_SIZE];
static size_t reset_length;
static size_t modes_length;  // of its beginning, which ncurses knows nothing of
static bool uses_backtrace;
static _Alignas(16) char alternate_stack[STACK_SIZE];

// Handlers on any thread read these.
static atomic_int wake_fd = -1;
static atomic_bool is_ours;
static atomic_uint pending;
static atomic_int ending_signal;

// Sends the first bytes of the reset string and restores the terminal's modes, once.
static void give_back(size_t length) {
    if (!atomic_exchange(&is_ours, false)) return;
    // In the background the terminal is the shell's, which sets it up for itself.
    pid_t foreground = tcgetpgrp(terminal_in);
    if (foreground != -1 && foreground != getpgrp()) return;
    const char *rest = reset;
    while (length > 0) {
        // A terminal that reads nothing must not keep the process from ending.
        struct pollfd ready = {.fd = terminal_out, .events = POLLOUT};
        if (poll(&ready, 1, 200) == 0) break;
        ssize_t sent = write(terminal_out, rest, length);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) break;
        rest += sent;
        length -= (size_t)sent;
    }
    tcsetattr(terminal_in, TCSANOW, &remembered_terminal);
}

static void wake(void) {
    int saved = errno;
    int fd = atomic_load(&wake_fd);
    if (fd >= 0 && write(fd, "s", 1) < 0) { /* full: it wakes anyway */ }
    errno = saved;
}

void prism_restore_die(int signal) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    kill(getpid(), signal);
}

// A trap or a fault: give the terminal back, then let it happen as if nobody had caught it.
static void on_crash(int signal) {
    give_back(reset_length);
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigemptyset(&action.sa_mask);
    if (uses_backtrace) {
        for (int i = 0; i < FAULTS; i++) {
            if (caught[i] == signal) action = remembered_signals[i];
        }
    }
    sigaction(signal, &action, NULL);
    // Blocked until this returns; then a fault that was only sent kills like one that was committed.
    raise(signal);
}

static unsigned bit_of(int signal) {
    switch (signal) {
        case SIGWINCH: return PRISM_SIGNAL_RESIZE;
        case SIGTSTP: return PRISM_SIGNAL_STOP;
        case SIGCONT: return PRISM_SIGNAL_CONTINUE;
        case SIGHUP: return PRISM_SIGNAL_HANGUP;
        case SIGINT: return PRISM_SIGNAL_INTERRUPT;
        default: return PRISM_SIGNAL_TERMINATE;
    }
}

static void on_end(int signal) {
    unsigned before = atomic_fetch_or(&pending, bit_of(signal));
    // The event loop gets a moment to save things. Asked again, or when the moment is over: at once.
    if (atomic_exchange(&ending_signal, signal) != 0 || (before & bit_of(signal))) {
        give_back(reset_length);
        prism_restore_die(signal);
        return;
    }
    alarm(GRACE_SECONDS);
    wake();
}

static void on_alarm(int signal) {
    (void)signal;
    int ending = atomic_load(&ending_signal);
    if (ending == 0) return;
    give_back(reset_length);
    prism_restore_die(ending);
}

static void on_notice(int signal) {
    atomic_fetch_or(&pending, bit_of(signal));
    wake();
}

static void at_exit(void) { give_back(reset_length); }

// Stops the whole group, as the terminal would: else whoever started this program would wait for it. Returns when it
// continues; false if it was for nothing, because no shell could continue the group.
static bool stop_group(int signal) {
    struct sigaction stop = {.sa_handler = SIG_DFL}, notice = {.sa_handler = on_notice}, before, before_continue;
    sigemptyset(&stop.sa_mask);
    sigemptyset(&notice.sa_mask);
    notice.sa_flags = SA_RESTART;
    atomic_fetch_and(&pending, ~(unsigned)(PRISM_SIGNAL_CONTINUE | PRISM_SIGNAL_STOP));
    sigaction(SIGCONT, &notice, &before_continue);
    sigaction(signal, &stop, &before);
    kill(0, signal);
    // Another thread may have taken the signal, and the stop may take a moment.
    for (int i = 0; i < 20 && !(atomic_load(&pending) & PRISM_SIGNAL_CONTINUE); i++) poll(NULL, 0, 10);
    sigaction(signal, &before, NULL);
    sigaction(SIGCONT, &before_continue, NULL);
    unsigned found = atomic_fetch_and(&pending, ~(unsigned)(PRISM_SIGNAL_CONTINUE | PRISM_SIGNAL_STOP));
    return found & PRISM_SIGNAL_CONTINUE;
}

bool prism_restore_await_foreground(int in_fd) {
    for (;;) {
        pid_t foreground = tcgetpgrp(in_fd);
        // No terminal that could be taken away, or ours.
        if (foreground == -1 || foreground == getpgrp()) return true;
        if (!stop_group(SIGTTIN)) return false;
    }
}

bool prism_restore_remember(int in_fd, int out_fd) {
    terminal_in = in_fd;
    terminal_out = out_fd;
    if (tcgetattr(in_fd, &remembered_terminal) != 0) return false;
    for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], NULL, &remembered_signals[i]);
    const char *backtrace = getenv("SWIFT_BACKTRACE");
    uses_backtrace = backtrace && *backtrace;
    return true;
}

// Appends a capability without its padding, $<5>.
static void append(const char *text) {
    if (!text) return;
    while (*text && reset_length + 1 < RESET_SIZE) {
        if (text[0] == '$' && text[1] == '<') {
            const char *end = strchr(text, '>');
            if (end) {
                text = end + 1;
                continue;
            }
        }
        reset[reset_length++] = *text++;
    }
}

void prism_restore_arm(int fd, const char *modes_off) {
    reset_length = 0;
    append(modes_off);
    modes_length = reset_length;
    append(prism_terminfo_string("sgr0"));
    append(prism_terminfo_string("op"));
    append(prism_terminfo_string("cnorm"));
    append(prism_terminfo_string("rmkx"));
    const char *leave = prism_terminfo_string("rmcup");
    append(leave && *leave ? leave : "\r\n");
    atomic_store(&wake_fd, fd);
    atomic_store(&pending, 0);
    atomic_store(&ending_signal, 0);

    stack_t stack = {.ss_sp = alternate_stack, .ss_size = STACK_SIZE};
    sigaltstack(&stack, NULL);

    for (int i = 0; i < CAUGHT; i++) {
        struct sigaction action = {0};
        sigemptyset(&action.sa_mask);
        // Restarted system calls must not hide a signal from poll, which is never restarted.
        action.sa_flags = SA_RESTART;
        if (i < FAULTS) {
            action.sa_handler = on_crash;
            action.sa_flags = SA_ONSTACK;
        } else if (i < ENDS) {
            // What was ignored stays ignored: nohup.
            if (remembered_signals[i].sa_handler == SIG_IGN) continue;
            action.sa_handler = on_end;
        } else if (i < NOTICES) {
            action.sa_handler = caught[i] == SIGALRM ? on_alarm : on_notice;
        } else {
            // Someone may have a use for it.
            if (remembered_signals[i].sa_handler != SIG_DFL) continue;
            action.sa_handler = on_crash;
        }
        sigaction(caught[i], &action, NULL);
    }
    static bool is_registered;
    if (!is_registered) is_registered = atexit(at_exit) == 0;
    atomic_store(&is_ours, true);
}

void prism_restore_suspend(void) { give_back(modes_length); }
void prism_restore_resume(void) { atomic_store(&is_ours, true); }

void prism_restore_disarm(void) {
    give_back(modes_length);
    alarm(0);
    for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &remembered_signals[i], NULL);
    atomic_store(&wake_fd, -1);
}

uint32_t prism_restore_take_signals(void) {
    // Bits of an ending stay, so that a second request is known for one.
    unsigned ends = PRISM_SIGNAL_TERMINATE | PRISM_SIGNAL_HANGUP | PRISM_SIGNAL_INTERRUPT;
    return atomic_fetch_and(&pending, ends);
}

bool prism_restore_can_stop(void) { return getsid(0) != getpgrp(); }

void prism_restore_stop_group(void) { stop_group(SIGTSTP); }
