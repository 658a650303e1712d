#include "core/base/file_identity.h"

#include <algorithm>

namespace soco {

namespace fs = std::filesystem;

fs::path realPlace(const fs::path &path)
{
    constexpr int longestChain = 40; // as the system's
    std::error_code code;
    fs::path place = path;
    for (int i = 0; i < longestChain && fs::is_symlink(fs::symlink_status(place, code)); ++i) {
        const fs::path target = fs::read_symlink(place, code);
        if (code)
            break;
        place = place.parent_path() / target;
    }
    const fs::path absolute = fs::absolute(place, code);
    const fs::path real = fs::weakly_canonical(code ? place : absolute, code);
    return code ? absolute.lexically_normal() : real;
}

bool isSameFile(const fs::path &one, const fs::path &other)
{
    std::error_code code;
    return fs::equivalent(one, other, code) || realPlace(one) == realPlace(other);
}

bool liesIn(const fs::path &folder, const fs::path &path)
{
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

} // namespace soco
