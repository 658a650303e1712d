#include "core/vision/backbones/weight_origin.h"

#include "core/vision/checkpoints/weight_cache.h"

#include <algorithm>
#include <system_error>

namespace soco::vision {

namespace fs = std::filesystem;

namespace {

bool isSamePlace(const fs::path &a, const fs::path &b)
{
    std::error_code code;
    return fs::equivalent(a, b, code) && !code;
}

bool inTorchHubCache(const VitModel &model, const fs::path &file)
{
    return file.filename() == model.officialFile && isSamePlace(file.parent_path(), torchHubCache());
}

// CACHE/models--OWNER--NAME/snapshots/REVISION/FILE: the repository, or empty.
std::string repositoryOf(const VitModel &model, const fs::path &file)
{
    const fs::path snapshots = file.parent_path().parent_path();
    if (snapshots.filename() != "snapshots" || !isWeightFileOfHub(file.filename().string()))
        return {};
    for (const std::string &repository : model.hubRepositories)
        if (isSamePlace(snapshots, huggingFaceCache() / huggingFaceFolder(repository) / "snapshots"))
            return repository;
    return {};
}

// The hash by which the Hugging Face cache calls a file that it keeps as a blob; empty for a plain file, and for a
// small one, which is named by the SHA-1 of Git.
std::string statedHash(const fs::path &file)
{
    std::error_code code;
    const fs::path blob = fs::canonical(file, code);
    const std::string name = blob.filename().string();
    const bool isSha256 = name.size() == 64 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
    return !code && isSha256 && blob.parent_path().filename() == "blobs" ? name : std::string();
}

fs::path fullPath(const fs::path &file)
{
    std::error_code code;
    const fs::path path = fs::absolute(file, code).lexically_normal();
    return code ? file : path;
}

} // namespace

WeightOrigin originByPlace(const VitModel &model, const fs::path &file)
{
    const fs::path path = fullPath(file);
    if (inTorchHubCache(model, path))
        return {true, "found as " + model.officialFile + " in the Torch Hub cache"};
    if (const std::string repository = repositoryOf(model, path); !repository.empty())
        return {true, "found as " + path.filename().string() + " of " + repository + " in the Hugging Face cache"};
    return {false, "a file from elsewhere, whose content is not known to be the published one"};
}

WeightOrigin originOf(const VitModel &model, const fs::path &file, const std::map<std::string, std::string> &hashes)
{
    const bool official = !model.officialSha256.empty() && hashes.size() == 1
                          && hashes.begin()->second == model.officialSha256;
    if (official)
        return {true, "its SHA-256 is that of the official " + model.officialFile};
    const WeightOrigin place = originByPlace(model, file);
    if (place.published)
        for (const auto &[path, hash] : hashes)
            if (const std::string stated = statedHash(path); !stated.empty() && stated != hash)
                return {false, "its content is not what its name in the Hugging Face cache says: " + stated};
    return place;
}

} // namespace soco::vision
