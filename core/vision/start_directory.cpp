// LibTorch's MKL asks for the working directory in a constructor of its library, before main(), and ends the program
// where there is none ("Intel oneMKL FATAL ERROR: Cannot load libtorch_cpu.so"): a terminal whose folder was deleted is
// enough. The functions here stand around those constructors: before them, in the program's .preinit_array, the program
// steps out of a directory without a path; after them, in a constructor of the program itself, it steps back, so that a
// relative path fails as it does in every other program and is never taken as one below "/".

#include "core/vision/start_directory.h"

#include <fcntl.h>
#include <linux/limits.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

int vanishedDirectory = -1;
bool began = false;

// Before the constructors of any library, so before a sanitizer's: no instrumentation, and plain system calls.
__attribute__((no_sanitize("address", "undefined"))) void stepOut(int, char **, char **)
{
    static char path[PATH_MAX];
    began = true;
    if (syscall(SYS_getcwd, path, sizeof path) > 0 && path[0] == '/') // else "(unreachable)" or nothing
        return;
    vanishedDirectory = int(syscall(SYS_openat, AT_FDCWD, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0));
    syscall(SYS_chdir, "/");
}

__attribute__((section(".preinit_array"), used)) void (*const beforeLibraries)(int, char **, char **) = stepOut;

__attribute__((constructor)) void stepBack()
{
    if (vanishedDirectory < 0)
        return;
    [[maybe_unused]] const int done = fchdir(vanishedDirectory);
    close(vanishedDirectory);
    vanishedDirectory = -1;
}

} // namespace

namespace soco::vision {

bool startedOutsideVanishedDirectories()
{
    return began;
}

} // namespace soco::vision
