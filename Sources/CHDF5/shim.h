#pragma once
#include <hdf5.h>

// The native types are macros over variables, which do not import.
static inline hid_t prism_h5_native_float(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t prism_h5_native_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t prism_h5_native_int64(void) { return H5T_NATIVE_INT64; }
