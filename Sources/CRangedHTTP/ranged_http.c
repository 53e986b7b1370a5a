#include "ranged_http.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// Only types and constants come from the header; the functions are looked up at run time.
static struct {
    CURL *(*easy_init)(void);
    void (*easy_cleanup)(CURL *);
    void (*easy_reset)(CURL *);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_perform)(CURL *);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    const char *(*easy_strerror)(CURLcode);
    char problem[200];
} lib;

static pthread_once_t loaded = PTHREAD_ONCE_INIT;

static void load(void) {
    static const char *const names[] = {
        "libcurl-gnutls.so.4", "libcurl.so.4", "libcurl.4.dylib", "libcurl.so", "libcurl.dylib"};
    void *handle = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !handle; i++) {
        handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    }
    if (!handle) {
        snprintf(lib.problem, sizeof lib.problem, "reading URLs needs libcurl, which is not installed");
        return;
    }
    CURLcode (*global_init)(long) = (CURLcode(*)(long))dlsym(handle, "curl_global_init");
    lib.easy_init = (CURL * (*)(void)) dlsym(handle, "curl_easy_init");
    lib.easy_cleanup = (void (*)(CURL *))dlsym(handle, "curl_easy_cleanup");
    lib.easy_reset = (void (*)(CURL *))dlsym(handle, "curl_easy_reset");
    lib.easy_setopt = (CURLcode(*)(CURL *, CURLoption, ...))dlsym(handle, "curl_easy_setopt");
    lib.easy_perform = (CURLcode(*)(CURL *))dlsym(handle, "curl_easy_perform");
    lib.easy_getinfo = (CURLcode(*)(CURL *, CURLINFO, ...))dlsym(handle, "curl_easy_getinfo");
    lib.easy_strerror = (const char *(*)(CURLcode))dlsym(handle, "curl_easy_strerror");
    if (!global_init || !lib.easy_init || !lib.easy_cleanup || !lib.easy_reset || !lib.easy_setopt ||
        !lib.easy_perform || !lib.easy_getinfo || !lib.easy_strerror || global_init(CURL_GLOBAL_DEFAULT)) {
        snprintf(lib.problem, sizeof lib.problem, "libcurl is installed but could not be used");
        return;
    }
    // A server that hangs up while TLS still writes would otherwise end the process. A handler that the
    // program has set itself stays.
    struct sigaction action;
    if (sigaction(SIGPIPE, NULL, &action) == 0 && action.sa_handler == SIG_DFL) signal(SIGPIPE, SIG_IGN);
}

struct prism_http {
    CURL *curl;
};

typedef struct {
    prism_http *connection;
    uint8_t *buffer;
    size_t capacity;
    prism_http_reply *reply;
} transfer;

prism_http *prism_http_open(char *problem, size_t capacity) {
    pthread_once(&loaded, load);
    prism_http *connection = NULL;
    if (!lib.problem[0]) {
        connection = calloc(1, sizeof *connection);
        if (connection && !(connection->curl = lib.easy_init())) {
            free(connection);
            connection = NULL;
        }
    }
    if (!connection) {
        snprintf(problem, capacity, "%s", lib.problem[0] ? lib.problem : "libcurl could not be started");
    }
    return connection;
}

void prism_http_close(prism_http *connection) {
    if (!connection) return;
    lib.easy_cleanup(connection->curl);
    free(connection);
}

/// The value of header `name` in `line`, or NULL when it is another header. Sets `length` without the line's end.
static const char *header_value(const char *line, size_t size, const char *name, size_t *length) {
    size_t n = strlen(name);
    if (size <= n || strncasecmp(line, name, n) != 0 || line[n] != ':') return NULL;
    const char *value = line + n + 1, *end = line + size;
    while (value < end && (*value == ' ' || *value == '\t')) value++;
    while (end > value && (end[-1] == '\r' || end[-1] == '\n' || end[-1] == ' ')) end--;
    *length = (size_t)(end - value);
    return value;
}

static void copy_version(prism_http_reply *reply, const char *value, size_t length) {
    if (length >= sizeof reply->version) length = sizeof reply->version - 1;
    memcpy(reply->version, value, length);
    reply->version[length] = 0;
}

static size_t take_header(char *line, size_t unit, size_t count, void *context) {
    prism_http_reply *reply = ((transfer *)context)->reply;
    size_t size = unit * count, length;
    const char *value;
    if (size >= 5 && strncasecmp(line, "HTTP/", 5) == 0) {
        // A new answer, perhaps after a redirect: what the one before said no longer holds.
        reply->first = reply->total = -1;
        reply->version[0] = 0;
    } else if ((value = header_value(line, size, "Content-Range", &length))) {
        char text[96];
        if (length < sizeof text) {
            memcpy(text, value, length);
            text[length] = 0;
            long long first, last, total;
            if (sscanf(text, "bytes %lld-%lld/%lld", &first, &last, &total) == 3 && first >= 0 && total >= 0) {
                reply->first = first;
                reply->total = total;
            } else if (sscanf(text, "bytes */%lld", &total) == 1 && total >= 0) {
                reply->total = total;
            }
        }
    } else if ((value = header_value(line, size, "ETag", &length))) {
        copy_version(reply, value, length);
    } else if (!reply->version[0] && (value = header_value(line, size, "Last-Modified", &length))) {
        copy_version(reply, value, length);
    }
    return size;
}

static size_t take_body(char *bytes, size_t unit, size_t count, void *context) {
    transfer *t = context;
    size_t size = unit * count;
    long status = 0;
    lib.easy_getinfo(t->connection->curl, CURLINFO_RESPONSE_CODE, &status);
    // Not the range: an error page, or the whole file from its start. More than was asked for: not the range either.
    if (status != 206 || size > t->capacity - t->reply->received) {
        t->reply->refused = 1;
        return 0;
    }
    memcpy(t->buffer + t->reply->received, bytes, size);
    t->reply->received += size;
    return size;
}

void prism_http_get(
    prism_http *connection, const char *url, int64_t first, size_t count, uint8_t *buffer, long connect_ms,
    long total_ms, prism_http_reply *reply) {
    memset(reply, 0, sizeof *reply);
    reply->first = reply->total = -1;
    if (count == 0 || first < 0) return;
    transfer t = {connection, buffer, count, reply};
    char range[64], problem[CURL_ERROR_SIZE] = "";
    snprintf(range, sizeof range, "%lld-%lld", (long long)first, (long long)(first + (int64_t)count - 1));

    CURL *curl = connection->curl;
    lib.easy_reset(curl);  // keeps the open connections
    lib.easy_setopt(curl, CURLOPT_URL, url);
    lib.easy_setopt(curl, CURLOPT_RANGE, range);
    lib.easy_setopt(curl, CURLOPT_USERAGENT, "prism");
    lib.easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    lib.easy_setopt(curl, CURLOPT_NOPROGRESS, 1L);
    lib.easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    lib.easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
    lib.easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    lib.easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    lib.easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
    lib.easy_setopt(curl, CURLOPT_TIMEOUT_MS, total_ms);
    lib.easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
    lib.easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    lib.easy_setopt(curl, CURLOPT_WRITEDATA, &t);
    lib.easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    lib.easy_setopt(curl, CURLOPT_HEADERDATA, &t);
    CURLcode code = lib.easy_perform(curl);
    lib.easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply->status);
    if (code != CURLE_OK) {
        reply->transport_error = (int)code;
        snprintf(reply->problem, sizeof reply->problem, "%s", problem[0] ? problem : lib.easy_strerror(code));
    }
    lib.easy_reset(curl);  // forgets the pointers into this frame
}
