#pragma once
#include <hdf5.h>

// Types and property lists are macros over variables that the library sets when it starts; macros of that kind do
// not import.
static inline hid_t prism_h5_native_float(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t prism_h5_native_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t prism_h5_native_int32(void) { return H5T_NATIVE_INT32; }
static inline hid_t prism_h5_native_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t prism_h5_ieee_f32be(void) { return H5T_IEEE_F32BE; }
static inline hid_t prism_h5_std_i16be(void) { return H5T_STD_I16BE; }
static inline hid_t prism_h5_c_s1(void) { return H5T_C_S1; }
static inline hid_t prism_h5_file_access(void) { return H5P_FILE_ACCESS; }
static inline hid_t prism_h5_dataset_create(void) { return H5P_DATASET_CREATE; }
static inline hid_t prism_h5_link_create(void) { return H5P_LINK_CREATE; }
static inline hid_t prism_h5_file_create(void) { return H5P_FILE_CREATE; }
static inline size_t prism_h5_variable(void) { return H5T_VARIABLE; }
static inline unsigned prism_h5_truncate(void) { return H5F_ACC_TRUNC; }
static inline hsize_t prism_h5_unlimited(void) { return H5S_UNLIMITED; }
