#pragma once

#include <stddef.h>
#include <stdint.h>

// Checksums of checkpoint files. In C because they visit every byte: compiled with -O3 in debug builds too,
// they keep the tests fast.

// CRC-32 as in zip files (polynomial 0xEDB88320, reflected) of `count` bytes.
uint32_t checksum_crc32(const uint8_t *bytes, size_t count);

// The same of `count` bytes that follow others, whose CRC-32 is `before`; 0 where none come before.
uint32_t checksum_crc32_after(uint32_t before, const uint8_t *bytes, size_t count);

// A SHA-256 (FIPS 180-4) in progress.
typedef struct {
    uint32_t state[8];
    uint64_t length;    // bytes taken in so far
    uint8_t block[64];  // the last `length % 64` of them, not yet compressed
} checksum_sha256;

void checksum_sha256_begin(checksum_sha256 *sha);
void checksum_sha256_add(checksum_sha256 *sha, const uint8_t *bytes, size_t count);
void checksum_sha256_end(checksum_sha256 *sha, uint8_t digest[32]);
