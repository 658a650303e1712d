#include "core/base/user_folders.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace soco {

namespace fs = std::filesystem;

namespace {

fs::path absoluteFrom(const char *variable)
{
    const char *value = std::getenv(variable);
    return value && *value == '/' ? fs::path(value) : fs::path();
}

} // namespace

fs::path userHomeFolder()
{
    if (fs::path home = absoluteFrom("HOME"); !home.empty())
        return home;
    char text[4096];
    passwd entry = {}, *found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, text, sizeof text, &found) == 0 && found && found->pw_dir && *found->pw_dir == '/')
        return found->pw_dir;
    return {};
}

namespace {

fs::path userFolder(const char *variable, const char *belowHome)
{
    if (fs::path named = absoluteFrom(variable); !named.empty())
        return named;
    if (const fs::path home = userHomeFolder(); !home.empty())
        return home / belowHome;
    const fs::path temporary = absoluteFrom("TMPDIR");
    return temporary.empty() ? fs::path("/tmp") : temporary;
}

} // namespace

fs::path userDataFolder()
{
    return userFolder("XDG_DATA_HOME", ".local/share");
}

fs::path userCacheFolder()
{
    return userFolder("XDG_CACHE_HOME", ".cache");
}

void dropRelativeUserFolders()
{
    for (const char *variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
        if (std::getenv(variable) && absoluteFrom(variable).empty())
            ::unsetenv(variable);
}

} // namespace soco
