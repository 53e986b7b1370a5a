// What is needed of terminfo, declared by hand: <term.h> defines hundreds of short names.
#pragma once

#include <stddef.h>

int setupterm(const char *type, int fd, int *outcome);
int tigetnum(const char *name);
int tigetflag(const char *name);
char *tigetstr(const char *name);

// A string capability, or NULL: tigetstr also answers (char *)-1.
static inline const char *prism_terminfo_string(const char *name) {
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}
