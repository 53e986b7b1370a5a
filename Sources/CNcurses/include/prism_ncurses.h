// ncurses behind plain types: its header defines short macros that break Swift, its state is global, and many of
// its calls are macros or take variable arguments. Nothing here includes it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// What terminfo says of a terminal type.
typedef struct {
    bool is_known;           // there is a description
    bool addresses_cursor;   // cup: without it there are no screens
    bool has_mouse;          // kmous: it speaks xterm's mouse and mode sequences
    bool is_direct;          // colours are 0xRRGGBB
    int32_t colors;          // 0 for none
} prism_terminal_facts;

// Looks a terminal type up for the terminal on out_fd.
prism_terminal_facts prism_terminal_describe(const char *type, int out_fd);

// One cell to show.
typedef struct {
    uint32_t scalar;      // Unicode
    uint32_t mark;        // a combining character, or 0
    uint16_t attributes;  // PRISM_BOLD and so on
    uint16_t width;       // 1 or 2 columns
    int32_t pair;         // colour pair, 0 for the terminal's own colours
} prism_cell;

enum {
    PRISM_BOLD = 1,
    PRISM_DIM = 2,
    PRISM_ITALIC = 4,
    PRISM_UNDERLINE = 8,
    PRISM_REVERSE = 16,
};

// Begins full-screen mode for a terminal type on standard input and output. False if ncurses cannot.
bool prism_screen_open(const char *type);
// Ends full-screen mode until the next refresh.
void prism_screen_end(void);

// Asks the terminal for its size and takes it; false if there is none to be had. ncurses itself would let LINES and
// COLUMNS in the environment win, and not notice changes afterwards.
bool prism_screen_fit(void);
int prism_screen_rows(void);
int prism_screen_columns(void);
// The number of colour pairs there can be, pair 0 included; 0 without colours.
int prism_screen_pairs(void);
// Gives a pair its colours, -1 for the terminal's own. False if it cannot.
bool prism_screen_define_pair(int pair, int foreground, int background);
// Forgets all pairs.
void prism_screen_reset_pairs(void);

// Columns that the C library, and so ncurses, gives a character in the present locale; negative for none.
int prism_character_width(uint32_t scalar);

// Blanks what will be shown; the screen itself changes at the next refresh.
void prism_screen_erase(void);
// Writes cells from a place to the right; those outside the screen are left out. Where unicode is false, or a
// character does not take the columns that the C library says it takes, a question mark stands for it.
void prism_screen_write(int row, int column, const prism_cell *cells, int count, bool unicode);
// Puts the cursor on a cell, or hides it if row is negative.
void prism_screen_cursor(int row, int column);
// Sends what changed to the terminal; everything if all is true.
void prism_screen_refresh(bool all);

// What the next input is.
enum {
    PRISM_INPUT_NONE,
    PRISM_INPUT_BYTE,    // value: 0...255
    PRISM_INPUT_KEY,     // value: a prism_key
    PRISM_INPUT_FUNCTION,// value: the number of a function key
    PRISM_INPUT_NAMED,   // a key of the terminal's own: name
};

enum {
    PRISM_KEY_UP, PRISM_KEY_DOWN, PRISM_KEY_LEFT, PRISM_KEY_RIGHT, PRISM_KEY_HOME, PRISM_KEY_END,
    PRISM_KEY_PAGE_UP, PRISM_KEY_PAGE_DOWN, PRISM_KEY_INSERT, PRISM_KEY_DELETE, PRISM_KEY_BACKSPACE,
    PRISM_KEY_ENTER, PRISM_KEY_TAB,
};

typedef struct {
    int32_t kind;
    int32_t value;
    bool shift;
    char name[16];
} prism_input;

// The next input, or PRISM_INPUT_NONE at once if there is none.
prism_input prism_screen_input(void);
