#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace soco {

class FileLayer;

// writeFileAtomically() (atomic_file.h) for what is made piece by piece: the same rules of links, rights, owners, access
// lists and devices. What `path` stands for is settled by open(), which refuses at once what could not be replaced in the
// end; until commit() the old file stays, and without it nothing of the new one is left. One thread at a time.
class AtomicWriter
{
public:
    using ErrorOf = Error (*)(const std::filesystem::path &path, const std::string &action, int code);

    static Result<AtomicWriter> open(const std::filesystem::path &path);
    // `errorOf` words what the system said; `files`: other system calls, for tests.
    static Result<AtomicWriter> open(const std::filesystem::path &path, ErrorOf errorOf, FileLayer &files);
    ~AtomicWriter();
    AtomicWriter(AtomicWriter &&other) noexcept;
    AtomicWriter &operator=(AtomicWriter &&other) noexcept;

    Result<void> write(std::string_view bytes);
    // Once. Attributes are those that the old file has now. `notKept` as in writeFileAtomically().
    Result<void> commit(std::vector<std::string> *notKept = nullptr);

private:
    struct Private;
    explicit AtomicWriter(std::unique_ptr<Private> made);
    std::unique_ptr<Private> d;
};

} // namespace soco
