/* For the smoke test alone, never shipped: Windows 10 has icuuc.dll, the Wine of Debian 12 has not, and Qt wants it to
   load. Every converter is said to be unknown, so that Qt falls back on its own UTF-8. */

#define SHIM __declspec(dllexport)

typedef int (*any)();

SHIM void *ucnv_open(const char *name, int *error) { (void)name; *error = 4; return 0; }
SHIM void ucnv_close(void *c) { (void)c; }
SHIM void ucnv_reset(void *c) { (void)c; }
SHIM signed char ucnv_getMaxCharSize(void *c) { (void)c; return 1; }
SHIM const char *ucnv_getName(void *c, int *error) { (void)c; *error = 4; return ""; }
SHIM void ucnv_getToUCallBack(void *c, any *a, const void **b) { (void)c; *a = 0; *b = 0; }
SHIM void ucnv_getFromUCallBack(void *c, any *a, const void **b) { (void)c; *a = 0; *b = 0; }
SHIM void ucnv_setToUCallBack(void *c) { (void)c; }
SHIM void ucnv_setFromUCallBack(void *c) { (void)c; }
SHIM void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
SHIM void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
SHIM void ucnv_cbToUWriteUChars(void) {}
SHIM void ucnv_cbFromUWriteUChars(void) {}
SHIM void ucnv_toUnicode(void) {}
SHIM void ucnv_fromUnicode(void) {}
SHIM int ucnv_toUCountPending(void *c, int *error) { (void)c; *error = 4; return 0; }
SHIM int ucnv_fromUCountPending(void *c, int *error) { (void)c; *error = 4; return 0; }
SHIM const char *ucnv_getStandardName(const char *n, const char *s, int *error) { (void)n; (void)s; *error = 4; return 0; }
SHIM const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
SHIM int ucnv_countAvailable(void) { return 0; }
