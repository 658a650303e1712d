#pragma once

#include <QtGlobal>

#include <filesystem>

#include <sys/types.h>
#include <unistd.h>

namespace soco::test {

// Root may read everything, so tests about rights run as nobody while this object lives (all threads of the program).
// Folders above what is tested must be open to others: `opened` is made so.
class OrdinaryUser
{
public:
    explicit OrdinaryUser(const std::filesystem::path &opened)
    {
        constexpr uid_t nobody = 65534;
        if (::geteuid() != 0)
            return;
        std::filesystem::permissions(opened, std::filesystem::perms(0755));
        // The real ids as well, which access() asks; the saved ones stay, to get back.
        if (::setresgid(nobody, nobody, 0) != 0 || ::setresuid(nobody, nobody, 0) != 0)
            qFatal("The test cannot drop root's rights");
        m_dropped = true;
    }
    ~OrdinaryUser()
    {
        if (m_dropped && (::seteuid(0) != 0 || ::setresuid(0, 0, 0) != 0 || ::setresgid(0, 0, 0) != 0))
            qFatal("The test cannot get its rights back");
    }
    OrdinaryUser(const OrdinaryUser &) = delete;
    OrdinaryUser &operator=(const OrdinaryUser &) = delete;

private:
    bool m_dropped = false;
};

} // namespace soco::test
