// Whatever happens, the terminal is given back as it was: signal handlers, and what they need to know beforehand.
// Everything that runs in a handler is async-signal-safe.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Waits until the process group has the terminal: in the background it is stopped, as a program that reads is, and goes
// on once the shell gives it the terminal. False, after a moment, if nothing can stop it. Before anything else is asked
// of the terminal, whose settings are the shell's until then.
bool prism_restore_await_foreground(int in_fd);
// Remembers how the terminal and the signals are set. Call before full-screen mode begins.
bool prism_restore_remember(int in_fd, int out_fd);
// Arms the handlers, after full-screen mode has begun. A byte is written to wake_fd on each signal that the event
// loop should see. modes_off is sent, with what ends full-screen mode, whenever the terminal is given back.
void prism_restore_arm(int wake_fd, const char *modes_off);
// Gives the terminal back now, keeping the handlers: before the process stops itself. After prism_screen_end.
void prism_restore_suspend(void);
// The terminal is ours again.
void prism_restore_resume(void);
// Gives the terminal back and puts the signals back as remembered. After prism_screen_end.
void prism_restore_disarm(void);

// Signals that arrived since the last call, as bits.
enum {
    PRISM_SIGNAL_RESIZE = 1,
    PRISM_SIGNAL_STOP = 2,
    PRISM_SIGNAL_CONTINUE = 4,
    PRISM_SIGNAL_TERMINATE = 8,
    PRISM_SIGNAL_HANGUP = 16,
    PRISM_SIGNAL_INTERRUPT = 32,
};
uint32_t prism_restore_take_signals(void);

// Whether there is a shell that could continue a stopped program: not where it leads its session.
bool prism_restore_can_stop(void);
// Stops the foreground process group, as Ctrl-Z outside a full-screen program does, and returns when it continues;
// after a moment if it turns out that nothing can stop it.
void prism_restore_stop_group(void);
// Ends the process by a signal's default action.
void prism_restore_die(int signal);
