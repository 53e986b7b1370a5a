#include "checksums.h"

// Sixteen bytes at a time ("slicing"): table[k][b] is the CRC of byte b followed by k zero bytes, so the
// contributions of sixteen bytes are independent look-ups. About 3 GB/s, against 0.4 byte by byte.
static uint32_t table[16][256];

__attribute__((constructor)) static void fill_table(void) {
    for (uint32_t b = 0; b < 256; b++) {
        uint32_t crc = b;
        for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
        table[0][b] = crc;
    }
    for (int k = 1; k < 16; k++)
        for (int b = 0; b < 256; b++) table[k][b] = (table[k - 1][b] >> 8) ^ table[0][table[k - 1][b] & 0xFF];
}

// Four bytes as a little-endian number: one load on the machines Prism runs on.
static uint32_t load(const uint8_t *b) {
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

uint32_t checksum_crc32(const uint8_t *bytes, size_t count) { return checksum_crc32_after(0, bytes, count); }

uint32_t checksum_crc32_after(uint32_t before, const uint8_t *bytes, size_t count) {
    uint32_t crc = ~before;
    for (; count >= 16; count -= 16, bytes += 16) {
        uint32_t next = 0;
        for (int w = 3; w >= 0; w--) {  // what depends on the last CRC comes last
            uint32_t word = load(bytes + 4 * w) ^ (w == 0 ? crc : 0);
            for (int i = 0; i < 4; i++) next ^= table[15 - 4 * w - i][(word >> (8 * i)) & 0xFF];
        }
        crc = next;
    }
    for (; count > 0; count--, bytes++) crc = (crc >> 8) ^ table[0][(crc ^ *bytes) & 0xFF];
    return ~crc;
}
