#include "prism_ncurses.h"
