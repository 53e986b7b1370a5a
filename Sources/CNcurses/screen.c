// The wide-character interface has to be asked for before any header.
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#ifdef __linux__
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE 1
#endif

#include "prism_ncurses.h"
#include "prism_terminfo.h"

#if __has_include(<ncursesw/curses.h>)
#include <ncursesw/curses.h>
#else
#include <curses.h>
#endif
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;
// Input is read through a pad: reading through the screen's own window would refresh it first.
static WINDOW *input;

prism_terminal_facts prism_terminal_describe(const char *type, int out_fd) {
    prism_terminal_facts facts = {0};
    int outcome = 0;
    if (setupterm(type, out_fd, &outcome) != OK || outcome != 1) return facts;
    facts.is_known = true;
    facts.addresses_cursor = prism_terminfo_string("cup") != NULL;
    facts.has_mouse = prism_terminfo_string("kmous") != NULL;
    int colors = tigetnum("colors");
    facts.colors = colors > 0 ? colors : 0;
    // RGB is a flag, a number or a string, as the description likes.
    facts.is_direct = colors > 256 && (tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || prism_terminfo_string("RGB"));
    return facts;
}

bool prism_screen_open(const char *type) {
    // newterm, since initscr ends the program on failure.
    screen = newterm(type, stdout, stdin);
    if (!screen) return false;
    set_term(screen);
    raw();
    noecho();
    nonl();
    set_escdelay(25);
    intrflush(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    leaveok(stdscr, FALSE);
    curs_set(0);
    if (has_colors() && start_color() == OK) use_default_colors();
    input = newpad(1, 1);
    if (!input) {
        endwin();
        return false;
    }
    keypad(input, TRUE);
    meta(input, TRUE);
    nodelay(input, TRUE);
    // The mouse's own sequences are read byte by byte, in either of its encodings.
    define_key(NULL, KEY_MOUSE);
    prism_screen_fit();
    return true;
}

bool prism_screen_fit(void) {
    struct winsize size;
    if (!screen || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    if (size.ws_row == getmaxy(stdscr) && size.ws_col == getmaxx(stdscr)) return true;
    return resize_term(size.ws_row, size.ws_col) == OK;
}

void prism_screen_end(void) { endwin(); }

int prism_screen_rows(void) { return screen ? getmaxy(stdscr) : 0; }
int prism_screen_columns(void) { return screen ? getmaxx(stdscr) : 0; }
int prism_screen_pairs(void) { return has_colors() ? COLOR_PAIRS : 0; }

bool prism_screen_define_pair(int pair, int foreground, int background) {
#if defined(NCURSES_VERSION_PATCH) && NCURSES_VERSION_PATCH >= 20170401 && NCURSES_EXT_COLORS
    return init_extended_pair(pair, foreground, background) == OK;
#else
    if (pair > INT16_MAX || foreground > INT16_MAX || background > INT16_MAX) return false;
    return init_pair((short)pair, (short)foreground, (short)background) == OK;
#endif
}

void prism_screen_reset_pairs(void) {
#if defined(NCURSES_VERSION_PATCH) && NCURSES_VERSION_PATCH >= 20170401 && NCURSES_EXT_COLORS
    reset_color_pairs();
#endif
}

void prism_screen_erase(void) { werase(stdscr); }

int prism_character_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static attr_t attributes_of(uint16_t bits) {
    attr_t result = A_NORMAL;
    if (bits & PRISM_BOLD) result |= A_BOLD;
    if (bits & PRISM_DIM) result |= A_DIM;
    if (bits & PRISM_UNDERLINE) result |= A_UNDERLINE;
    if (bits & PRISM_REVERSE) result |= A_REVERSE;
#ifdef A_ITALIC
    if (bits & PRISM_ITALIC) result |= A_ITALIC;
#endif
    return result;
}

static void set_cell(cchar_t *target, const wchar_t *text, attr_t attributes, int pair) {
#if defined(NCURSES_VERSION_PATCH) && NCURSES_VERSION_PATCH >= 20170401 && NCURSES_EXT_COLORS
    setcchar(target, text, attributes, 0, &pair);
#else
    setcchar(target, text, attributes, (short)pair, NULL);
#endif
}

void prism_screen_write(int row, int column, const prism_cell *cells, int count, bool unicode) {
    enum { chunk = 256 };
    cchar_t buffer[chunk + 1];
    int filled = 0;
    if (!screen || row < 0 || row >= getmaxy(stdscr) || column < 0) return;
    int place = column;
    for (int i = 0; i < count && column < getmaxx(stdscr); i++) {
        const prism_cell *cell = &cells[i];
        attr_t attributes = attributes_of(cell->attributes);
        wchar_t text[3] = {(wchar_t)cell->scalar, (wchar_t)cell->mark, 0};
        bool shows = cell->scalar < 0x80 || (unicode && prism_character_width(cell->scalar) == cell->width);
        if (!unicode || (cell->mark && prism_character_width(cell->mark) != 0)) text[1] = 0;
        if (!shows) {
            text[0] = L'?';
            text[1] = 0;
        }
        set_cell(&buffer[filled++], text, attributes, cell->pair);
        column += cell->width;
        // A question mark is narrower than the wide character it stands for.
        if (!shows && cell->width == 2) set_cell(&buffer[filled++], L" ", attributes, cell->pair);
        if (filled >= chunk - 1) {
            mvwadd_wchnstr(stdscr, row, place, buffer, filled);
            place = column;
            filled = 0;
        }
    }
    if (filled > 0) mvwadd_wchnstr(stdscr, row, place, buffer, filled);
}

void prism_screen_cursor(int row, int column) {
    if (row < 0) {
        curs_set(0);
    } else {
        curs_set(1);
        wmove(stdscr, row, column);
    }
}

void prism_screen_refresh(bool all) {
    if (all) clearok(curscr, TRUE);
    wrefresh(stdscr);
}

static prism_input key(int which, bool shift) {
    return (prism_input){.kind = PRISM_INPUT_KEY, .value = which, .shift = shift};
}

prism_input prism_screen_input(void) {
    prism_input none = {.kind = PRISM_INPUT_NONE};
    if (!input) return none;
    int code = wgetch(input);
    if (code == ERR) return none;
    if (code >= 0 && code < 256) return (prism_input){.kind = PRISM_INPUT_BYTE, .value = code};
    if (code >= KEY_F(1) && code <= KEY_F(63)) {
        return (prism_input){.kind = PRISM_INPUT_FUNCTION, .value = code - KEY_F0};
    }
    switch (code) {
        case KEY_UP: return key(PRISM_KEY_UP, false);
        case KEY_DOWN: return key(PRISM_KEY_DOWN, false);
        case KEY_LEFT: return key(PRISM_KEY_LEFT, false);
        case KEY_RIGHT: return key(PRISM_KEY_RIGHT, false);
        case KEY_SR: return key(PRISM_KEY_UP, true);
        case KEY_SF: return key(PRISM_KEY_DOWN, true);
        case KEY_SLEFT: return key(PRISM_KEY_LEFT, true);
        case KEY_SRIGHT: return key(PRISM_KEY_RIGHT, true);
        case KEY_HOME: case KEY_A1: return key(PRISM_KEY_HOME, false);
        case KEY_SHOME: return key(PRISM_KEY_HOME, true);
        case KEY_END: case KEY_C1: case KEY_LL: return key(PRISM_KEY_END, false);
        case KEY_SEND: return key(PRISM_KEY_END, true);
        case KEY_PPAGE: case KEY_A3: return key(PRISM_KEY_PAGE_UP, false);
        case KEY_SPREVIOUS: return key(PRISM_KEY_PAGE_UP, true);
        case KEY_NPAGE: case KEY_C3: return key(PRISM_KEY_PAGE_DOWN, false);
        case KEY_SNEXT: return key(PRISM_KEY_PAGE_DOWN, true);
        case KEY_IC: return key(PRISM_KEY_INSERT, false);
        case KEY_SIC: return key(PRISM_KEY_INSERT, true);
        case KEY_DC: return key(PRISM_KEY_DELETE, false);
        case KEY_SDC: return key(PRISM_KEY_DELETE, true);
        case KEY_BACKSPACE: return key(PRISM_KEY_BACKSPACE, false);
        case KEY_ENTER: return key(PRISM_KEY_ENTER, false);
        case KEY_BTAB: return key(PRISM_KEY_TAB, true);
        default: break;
    }
    prism_input result = {.kind = PRISM_INPUT_NAMED};
    const char *name = keyname(code);
    if (name) strncpy(result.name, name, sizeof result.name - 1);
    return result;
}
