/* Starts the program: loads the Python beside this file, by its full path, and runs desktop_app with what was given.

   Built twice: for windows (PetitionDesk.exe) and, with CONSOLE defined, for a console (petition-desk.exe). */

#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768

typedef int (*python_main)(int, wchar_t **);

static int fail(const wchar_t *said, const wchar_t *path) {
    wchar_t text[LONGEST];
    _snwprintf(text, LONGEST - 1, L"%ls\n\n%ls\n\n数据没有受影响。请重新运行安装程序。", said, path);
    text[LONGEST - 1] = 0;
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, L"校园信访工作台", MB_OK | MB_ICONERROR);
#endif
    return 3;
}

static int start(void) {
    static wchar_t here[LONGEST], path[LONGEST];
    wchar_t *fixed[] = {here, L"-I", L"-X", L"utf8", L"-m", L"desktop_app"};
    const int before = sizeof fixed / sizeof *fixed;
    DWORD length = GetModuleFileNameW(NULL, here, LONGEST);
    if (length == 0 || length >= LONGEST) return fail(L"程序所在的路径太长。", here);
    /* Setup and uninstaller see by its name that the program runs; it goes with the process. */
    CreateMutexW(NULL, FALSE, L"Local\\PetitionDesk");
    wcscpy(path, here);
    wchar_t *end = wcsrchr(path, L'\\');
    if (end == NULL) return fail(L"找不到程序所在的文件夹。", here);
    wcscpy(end + 1, L"runtime");
    /* Libraries come from our own folder and Windows, never from the folder a document lies in. */
    SetDllDirectoryW(path);
    wcscat(path, L"\\python311.dll");
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL) return fail(L"程序文件不完整，缺少：", path);
    python_main run = (python_main)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL) return fail(L"程序文件不完整，缺少：", path);
    int given = 0;
    wchar_t **said = CommandLineToArgvW(GetCommandLineW(), &given);
    wchar_t **all = calloc(before + given + 1, sizeof *all);
    if (said == NULL || all == NULL) return fail(L"内存不足。", here);
    for (int i = 0; i < before; i++) all[i] = fixed[i];
    for (int i = 1; i < given; i++) all[before + i - 1] = said[i];
    return run(before + (given > 0 ? given - 1 : 0), all);
}

#ifdef CONSOLE
int wmain(void) {
    return start();
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show) {
    (void)instance, (void)before, (void)line, (void)show;
    return start();
}
#endif
