#pragma once
#include <stddef.h>
#include <stdint.h>

// Ranged HTTP(S) reads through libcurl, which is loaded on the first use: linking it would bring some thirty
// shared libraries into every start of the program, and most runs read local files only.

/// One reusable connection. Not thread-safe: its owner serialises calls.
typedef struct prism_http prism_http;

/// What a request ended with.
typedef struct {
    /// The HTTP status, 0 when no answer came.
    long status;
    /// libcurl's error code, 0 when the transfer went well.
    int transport_error;
    /// Whether the transfer was given up because the server answered otherwise than with the wanted range.
    int refused;
    /// Whether the transfer was given up because the server was silent and the program is to end.
    int hurried;
    /// Seconds after which the server wants to be asked again, -1 when it does not say.
    long retry_after;
    /// Bytes put into the buffer.
    size_t received;
    /// The first byte's offset as the server states it, -1 when it does not.
    int64_t first;
    /// The whole file's size as the server states it, -1 when it does not: "bytes 0-0/*".
    int64_t total;
    /// ETag, or failing that Last-Modified; empty when the server sends neither.
    char version[160];
    /// libcurl's words for a transport error.
    char problem[256];
} prism_http_reply;

/// A connection, or NULL with a reason in `problem` (which holds `capacity` bytes) when libcurl cannot be loaded.
prism_http *prism_http_open(char *problem, size_t capacity);
void prism_http_close(prism_http *connection);

/// Reads `count` bytes from offset `first` of `url` into `buffer`, following redirects to http and https only.
/// Gives up after `connect_ms` without a connection and after `total_ms` altogether. Certificates are checked against
/// the authorities in the files that CURL_CA_BUNDLE and SSL_CERT_FILE name and in the folder SSL_CERT_DIR, or else
/// against the system's.
void prism_http_get(
    prism_http *connection, const char *url, int64_t first, size_t count, uint8_t *buffer, long connect_ms,
    long total_ms, prism_http_reply *reply);

/// From now on no server that is silent is waited for: transfers without a byte for half a second are given up.
/// For a program that is to end; may be called from a signal handler.
void prism_http_hurry(void);
int prism_http_is_hurried(void);
