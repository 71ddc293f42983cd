/* For the smoke test alone, never shipped: Windows has bcryptprimitives.dll, the Wine of Debian 12 has not, and the
   reader of workbooks asks it for random numbers. */

#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
    return RtlGenRandom(data, (ULONG)length);
}
