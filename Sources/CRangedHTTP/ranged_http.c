#include "ranged_http.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

// Only types and constants come from the header; the functions are looked up at run time.
static struct {
    CURL *(*easy_init)(void);
    void (*easy_cleanup)(CURL *);
    void (*easy_reset)(CURL *);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    const char *(*easy_strerror)(CURLcode);
    CURLM *(*multi_init)(void);
    CURLMcode (*multi_cleanup)(CURLM *);
    CURLMcode (*multi_add_handle)(CURLM *, CURL *);
    CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
    CURLMcode (*multi_perform)(CURLM *, int *);
    CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd *, unsigned, int, int *);
    CURLMsg *(*multi_info_read)(CURLM *, int *);
    char problem[200];
    // Authorities of the user's own, from the environment: files that are tried in turn, and a folder.
    char ca_files[2][4096], ca_folder[4096];
} lib;

enum { LOOK_MS = 100, SILENCE_MS = 500 };

static pthread_once_t loaded = PTHREAD_ONCE_INIT;
static atomic_bool is_hurried;

void prism_http_hurry(void) { atomic_store(&is_hurried, true); }
int prism_http_is_hurried(void) { return atomic_load(&is_hurried); }

static void take_environment(char *value, size_t capacity, const char *name) {
    const char *found = getenv(name);
    if (found && *found) snprintf(value, capacity, "%s", found);
}

/// The names that curl and OpenSSL know. Where both files are named, either's authorities will do: one of the names is
/// often set for all programs of a computer, and the other for one's own.
static void find_authorities(void) {
    take_environment(lib.ca_files[0], sizeof lib.ca_files[0], "CURL_CA_BUNDLE");
    take_environment(lib.ca_files[1], sizeof lib.ca_files[1], "SSL_CERT_FILE");
    take_environment(lib.ca_folder, sizeof lib.ca_folder, "SSL_CERT_DIR");
    if (!lib.ca_files[0][0]) memcpy(lib.ca_files[0], lib.ca_files[1], sizeof lib.ca_files[0]);
    if (strcmp(lib.ca_files[0], lib.ca_files[1]) == 0) lib.ca_files[1][0] = 0;
}

static bool find_functions(void *handle) {
    CURLcode (*global_init)(long) = (CURLcode(*)(long))dlsym(handle, "curl_global_init");
    lib.easy_init = (CURL * (*)(void)) dlsym(handle, "curl_easy_init");
    lib.easy_cleanup = (void (*)(CURL *))dlsym(handle, "curl_easy_cleanup");
    lib.easy_reset = (void (*)(CURL *))dlsym(handle, "curl_easy_reset");
    lib.easy_setopt = (CURLcode(*)(CURL *, CURLoption, ...))dlsym(handle, "curl_easy_setopt");
    lib.easy_getinfo = (CURLcode(*)(CURL *, CURLINFO, ...))dlsym(handle, "curl_easy_getinfo");
    lib.easy_strerror = (const char *(*)(CURLcode))dlsym(handle, "curl_easy_strerror");
    lib.multi_init = (CURLM * (*)(void)) dlsym(handle, "curl_multi_init");
    lib.multi_cleanup = (CURLMcode(*)(CURLM *))dlsym(handle, "curl_multi_cleanup");
    lib.multi_add_handle = (CURLMcode(*)(CURLM *, CURL *))dlsym(handle, "curl_multi_add_handle");
    lib.multi_remove_handle = (CURLMcode(*)(CURLM *, CURL *))dlsym(handle, "curl_multi_remove_handle");
    lib.multi_perform = (CURLMcode(*)(CURLM *, int *))dlsym(handle, "curl_multi_perform");
    lib.multi_poll =
        (CURLMcode(*)(CURLM *, struct curl_waitfd *, unsigned, int, int *))dlsym(handle, "curl_multi_poll");
    lib.multi_info_read = (CURLMsg * (*)(CURLM *, int *)) dlsym(handle, "curl_multi_info_read");
    return global_init && lib.easy_init && lib.easy_cleanup && lib.easy_reset && lib.easy_setopt &&
           lib.easy_getinfo && lib.easy_strerror && lib.multi_init && lib.multi_cleanup &&
           lib.multi_add_handle && lib.multi_remove_handle && lib.multi_perform && lib.multi_poll &&
           lib.multi_info_read && !global_init(CURL_GLOBAL_DEFAULT);
}

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
    if (!find_functions(handle)) {
        snprintf(lib.problem, sizeof lib.problem, "libcurl is installed but could not be used");
        return;
    }
    find_authorities();
    // A server that hangs up while TLS still writes would otherwise end the process. A handler that the
    // program has set itself stays.
    struct sigaction action;
    if (sigaction(SIGPIPE, NULL, &action) == 0 && action.sa_handler == SIG_DFL) signal(SIGPIPE, SIG_IGN);
}

struct prism_http {
    CURL *curl;
    CURLM *multi;  // keeps the open connections
    int authority;  // of the files of authorities, the one in use
};

typedef struct {
    prism_http *connection;
    uint8_t *buffer;
    size_t capacity;
    prism_http_reply *reply;
    int64_t heard_ms;  // when something came, or the request went out
} transfer;

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

prism_http *prism_http_open(char *problem, size_t capacity) {
    pthread_once(&loaded, load);
    prism_http *connection = NULL;
    if (!lib.problem[0]) {
        connection = calloc(1, sizeof *connection);
        if (connection) {
            connection->curl = lib.easy_init();
            connection->multi = lib.multi_init();
            if (!connection->curl || !connection->multi) {
                prism_http_close(connection);
                connection = NULL;
            }
        }
    }
    if (!connection) {
        snprintf(problem, capacity, "%s", lib.problem[0] ? lib.problem : "libcurl could not be started");
    }
    return connection;
}

void prism_http_close(prism_http *connection) {
    if (!connection) return;
    if (connection->curl) lib.easy_cleanup(connection->curl);
    if (connection->multi) lib.multi_cleanup(connection->multi);
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
    transfer *t = context;
    prism_http_reply *reply = t->reply;
    size_t size = unit * count, length;
    const char *value;
    t->heard_ms = now_ms();
    if (size >= 5 && strncasecmp(line, "HTTP/", 5) == 0) {
        // A new answer, perhaps after a redirect: what the one before said no longer holds.
        reply->first = reply->total = reply->retry_after = -1;
        reply->version[0] = 0;
    } else if ((value = header_value(line, size, "Content-Range", &length))) {
        char text[96];
        if (length < sizeof text) {
            memcpy(text, value, length);
            text[length] = 0;
            long long first, last, total = -1;
            // The size may be a star.
            if (sscanf(text, "bytes %lld-%lld/%lld", &first, &last, &total) >= 2 && first >= 0) {
                reply->first = first;
                reply->total = total >= 0 ? total : -1;
            } else if (sscanf(text, "bytes */%lld", &total) == 1 && total >= 0) {
                reply->total = total;
            }
        }
    } else if ((value = header_value(line, size, "Retry-After", &length))) {
        // Seconds; the other form, a date, is taken for none.
        char text[16];
        if (length < sizeof text && length > 0 && value[0] >= '0' && value[0] <= '9') {
            memcpy(text, value, length);
            text[length] = 0;
            reply->retry_after = strtol(text, NULL, 10);
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
    t->heard_ms = now_ms();
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

static void set_options(transfer *t, const char *url, const char *range, char *problem, long connect_ms, long total_ms) {
    CURL *curl = t->connection->curl;
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
    lib.easy_setopt(curl, CURLOPT_WRITEDATA, t);
    lib.easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    lib.easy_setopt(curl, CURLOPT_HEADERDATA, t);
    const char *file = lib.ca_files[t->connection->authority];
    if (file[0]) lib.easy_setopt(curl, CURLOPT_CAINFO, file);
    if (lib.ca_folder[0]) lib.easy_setopt(curl, CURLOPT_CAPATH, lib.ca_folder);
#if LIBCURL_VERSION_NUM >= 0x075700
    // A transfer given up does not wait for a name server that is silent too.
    lib.easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
#endif
}

/// Runs the transfer to its end, or until it is given up.
static CURLcode perform(transfer *t) {
    CURL *curl = t->connection->curl;
    CURLM *multi = t->connection->multi;
    t->heard_ms = now_ms();
    if (lib.multi_add_handle(multi, curl) != CURLM_OK) return CURLE_FAILED_INIT;
    CURLcode code = CURLE_FAILED_INIT;
    int running = 1;
    while (running && lib.multi_perform(multi, &running) == CURLM_OK) {
        if (running && lib.multi_poll(multi, NULL, 0, LOOK_MS, NULL) != CURLM_OK) break;
        if (running && atomic_load(&is_hurried) && now_ms() - t->heard_ms > SILENCE_MS) {
            t->reply->hurried = 1;
            code = CURLE_ABORTED_BY_CALLBACK;
            break;
        }
    }
    int left;
    for (CURLMsg *message; (message = lib.multi_info_read(multi, &left));) {
        if (message->msg == CURLMSG_DONE && message->easy_handle == curl) code = message->data.result;
    }
    lib.multi_remove_handle(multi, curl);
    return code;
}

void prism_http_get(
    prism_http *connection, const char *url, int64_t first, size_t count, uint8_t *buffer, long connect_ms,
    long total_ms, prism_http_reply *reply) {
    memset(reply, 0, sizeof *reply);
    reply->first = reply->total = reply->retry_after = -1;
    if (count == 0 || first < 0) return;
    transfer t = {.connection = connection, .buffer = buffer, .capacity = count, .reply = reply};
    char range[64], problem[CURL_ERROR_SIZE] = "";
    snprintf(range, sizeof range, "%lld-%lld", (long long)first, (long long)(first + (int64_t)count - 1));
    lib.easy_reset(connection->curl);
    set_options(&t, url, range, problem, connect_ms, total_ms);
    CURLcode code = perform(&t);
    if (code == CURLE_PEER_FAILED_VERIFICATION && connection->authority == 0 && lib.ca_files[1][0]) {
        connection->authority = 1;
        lib.easy_setopt(connection->curl, CURLOPT_CAINFO, lib.ca_files[1]);
        code = perform(&t);
    }
    lib.easy_getinfo(connection->curl, CURLINFO_RESPONSE_CODE, &reply->status);
    if (code != CURLE_OK) {
        reply->transport_error = (int)code;
        snprintf(reply->problem, sizeof reply->problem, "%s", problem[0] ? problem : lib.easy_strerror(code));
    }
    lib.easy_reset(connection->curl);  // forgets the pointers into this frame
}
