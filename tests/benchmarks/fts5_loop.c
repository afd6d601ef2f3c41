/* The limit that search is measured against: FTS5 stepped in C on a clear copy of the index, matches ranked and counted.
   fts5_loop INDEX ORDER DIGITS OWNERS: answers a line "everything <tab> names <tab> digits" with milliseconds and a count. */
#define _GNU_SOURCE
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *whole(const char *path, long *size) {
  FILE *file = fopen(path, "rb");
  fseek(file, 0, SEEK_END); *size = ftell(file); rewind(file);
  char *bytes = malloc(*size + 1);
  bytes[fread(bytes, 1, *size, file)] = 0; fclose(file);
  return bytes;
}

int main(int argc, char **argv) {
  sqlite3 *db; sqlite3_stmt *find[2]; long size, digits_size, n; char line[4096];
  if (argc != 5 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, 0)) return 1;
  sqlite3_exec(db, "PRAGMA cache_size=-64000", 0, 0, 0);
  if (sqlite3_prepare_v2(db, "SELECT rowid FROM search_all WHERE search_all MATCH ?", -1, &find[0], 0)) return 2;
  if (sqlite3_prepare_v2(db, "SELECT rowid FROM search_name WHERE search_name MATCH ?", -1, &find[1], 0)) return 3;
  int *order = (int *)whole(argv[2], &size); n = size / sizeof(int);  /* ids, best first */
  char *digits = whole(argv[3], &digits_size); int *owners = (int *)whole(argv[4], &size);
  unsigned char *fits = malloc(n + 1); int *result = malloc(n * sizeof(int)); long count = 0;
  while (fgets(line, sizeof line, stdin)) {
    char *text[3] = {line, strchr(line, '\t') + 1, 0};
    text[2] = strchr(text[1], '\t') + 1; text[1][-1] = text[2][-1] = 0; text[2][strcspn(text[2], "\n")] = 0;
    struct timespec a, b; clock_gettime(CLOCK_MONOTONIC, &a);
    memset(fits, 0, n + 1); count = 0;
    for (int part = 0; part < 2; part++) {
      sqlite3_bind_text(find[part], 1, text[part], -1, SQLITE_STATIC);
      while (sqlite3_step(find[part]) == SQLITE_ROW) fits[sqlite3_column_int64(find[part], 0)] = part + 1;
      sqlite3_reset(find[part]);
    }
    size_t wanted = strlen(text[2]); char *at = digits, *end = digits + digits_size;
    while (wanted && (at = memmem(at, end - at, text[2], wanted))) {
      long low = 0, high = size / sizeof(int) / 2;  /* owners: where a number ends, whose it is */
      while (low < high) { long middle = (low + high) / 2; if (owners[2 * middle] < at - digits) low = middle + 1; else high = middle; }
      fits[owners[2 * low + 1]] = 2; at++;
    }
    for (int tier = 2; tier; tier--)
      for (long i = 0; i < n; i++) if (fits[order[i]] == tier) result[count++] = order[i];
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%.4f %ld\n", (b.tv_sec - a.tv_sec) * 1e3 + (b.tv_nsec - a.tv_nsec) / 1e6, count);
    fflush(stdout);
  }
  return 0;
}
