#include "core/dataset/folder_mistake.h"

#include "core/base/read_error.h"
#include "core/dataset/folder_listing.h"
#include "core/dataset/system_litter.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace soco::dataset {

namespace fs = std::filesystem;

namespace {

constexpr const char *layout = "A dataset is a folder that holds Images/ and PairAnnotations/ (and KeypointAnnotations/"
                               " and Metadata/)";

bool isFolder(const fs::path &path)
{
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool isFile(const fs::path &path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool holdsDataset(const fs::path &folder)
{
    return isFolder(folder / imagesFolder) || isFolder(folder / pairsFolder);
}

// Why a name that is there is no folder to be listed: a file, a link to nothing or in a circle. Empty where it is absent.
std::optional<Error> standsInTheWay(const fs::path &folder)
{
    const auto listed = listFolder(folder, Wanted::All);
    return listed ? std::nullopt : std::optional(listed.error());
}

// The folder inside that is the dataset: SOCOv1 below the place it was unpacked in, at most two levels down.
std::optional<fs::path> datasetBelow(const fs::path &folder, int levels)
{
    constexpr int mostEntries = 500;
    std::error_code problem;
    std::vector<fs::path> inner;
    int seen = 0;
    for (fs::directory_iterator it(folder, fs::directory_options::skip_permission_denied, problem), end;
         !problem && it != end && seen < mostEntries; it.increment(problem), ++seen)
        if (!isSystemLitter(it->path().filename().string()) && isFolder(it->path()))
            inner.push_back(it->path());
    std::sort(inner.begin(), inner.end());
    for (const fs::path &candidate : inner)
        if (holdsDataset(candidate))
            return candidate;
    if (levels > 1)
        for (const fs::path &candidate : inner)
            if (auto found = datasetBelow(candidate, levels - 1))
                return found;
    return {};
}

// The dataset that the folder, or file, is a part of.
std::optional<fs::path> datasetAbove(const fs::path &path)
{
    fs::path folder = path.parent_path();
    for (int level = 0; level < 4 && folder.has_relative_path(); ++level, folder = folder.parent_path())
        if (holdsDataset(folder))
            return folder;
    return {};
}

Error notPacked(const fs::path &root, const std::string &name)
{
    return {ErrorKind::NotFound, name + ".zip is there but not unpacked", root.string(), {},
            "Unpack it: unzip " + name + ".zip -d \"" + root.string() + '"'};
}

Error notAFolder(const fs::path &root)
{
    Error error{ErrorKind::InvalidArgument, "This is a file, not the folder of a dataset", root.string(), {}, layout};
    if (const auto above = datasetAbove(root))
        error.remedy = "Open the folder \"" + above->string() + '"';
    else if (root.extension() == ".zip")
        error.remedy = "Unpack it and open the folder that comes out";
    return error;
}

} // namespace

std::optional<Error> folderMistake(const fs::path &root)
{
    std::error_code problem;
    const fs::file_status status = fs::status(root, problem);
    if (status.type() == fs::file_type::not_found)
        return Error{ErrorKind::NotFound, "There is no such folder", root.string(), {}, layout};
    if (status.type() == fs::file_type::none)
        return readError(root, "The folder cannot be examined", problem.value());
    if (status.type() != fs::file_type::directory)
        return notAFolder(root);
    if (::faccessat(AT_FDCWD, root.c_str(), R_OK | X_OK, AT_EACCESS) != 0)
        return readError(root, "The folder cannot be read", errno);

    for (const std::string name : {pairsFolder, imagesFolder}) {
        if (!isFolder(root / name) && isFile(root / (name + ".zip")))
            return notPacked(root, name);
        if (isFolder(root / name / name))
            return Error{ErrorKind::Mismatch, name + "/ holds another " + name + '/', root.string(), {},
                         "Move what is in the inner folder one folder up"};
    }
    if (holdsDataset(root))
        return {};
    for (const char *name : {imagesFolder, pairsFolder})
        if (auto hidden = standsInTheWay(root / name))
            return hidden;

    Error error{ErrorKind::NotFound, "This is not a SOCO dataset: it holds neither Images/ nor PairAnnotations/",
                root.string(), {}, layout};
    if (const auto below = datasetBelow(root, 2)) {
        error.message = "This folder is not the dataset, it holds one";
        error.remedy = "Open \"" + below->string() + '"';
    } else if (const auto above = datasetAbove(root)) {
        error.message = "This folder is a part of a dataset";
        error.remedy = "Open \"" + above->string() + '"';
    }
    return error;
}

} // namespace soco::dataset
