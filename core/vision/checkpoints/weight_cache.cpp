#include "core/vision/checkpoints/weight_cache.h"

#include "core/base/atomic_file.h"
#include "core/base/user_folders.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace soco::vision {

namespace fs = std::filesystem;

namespace {

fs::path fromEnvironment(const char *name)
{
    const char *value = std::getenv(name);
    if (!value || !*value)
        return {};
    const std::string_view text(value);
    const char *home = std::getenv("HOME");
    if (home && (text == "~" || text.starts_with("~/"))) // both libraries expand it
        return fs::path(home) / text.substr(std::min<std::size_t>(2, text.size()));
    return fs::path(value);
}

fs::path cacheHome()
{
    if (const fs::path xdg = fromEnvironment("XDG_CACHE_HOME"); !xdg.empty())
        return xdg;
    return userHomeFolder() / ".cache"; // the libraries ask the system's list as well where HOME is not set
}

bool hasContent(const fs::path &file)
{
    std::error_code code;
    return fs::is_regular_file(file, code) && fs::file_size(file, code) > 0 && !code;
}

// In the order they are looked for.
constexpr std::array<const char *, 4> weightNames{"model.safetensors", "model.safetensors.index.json",
                                                  "pytorch_model.bin", "pytorch_model.bin.index.json"};

fs::path weightsIn(const fs::path &snapshot)
{
    for (const char *name : weightNames)
        if (hasContent(snapshot / name))
            return snapshot / name;
    return {};
}

std::string trimmed(std::string text)
{
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
    return text;
}

} // namespace

fs::path huggingFaceCache()
{
    if (const fs::path cache = fromEnvironment("HF_HUB_CACHE"); !cache.empty())
        return cache;
    if (const fs::path home = fromEnvironment("HF_HOME"); !home.empty())
        return home / "hub";
    return cacheHome() / "huggingface" / "hub";
}

fs::path torchHubCache()
{
    if (const fs::path home = fromEnvironment("TORCH_HOME"); !home.empty())
        return home / "hub" / "checkpoints";
    return cacheHome() / "torch" / "hub" / "checkpoints";
}

std::string huggingFaceFolder(const std::string &repository)
{
    std::string folder = "models--" + repository;
    if (const auto slash = folder.find('/'); slash != std::string::npos)
        folder.replace(slash, 1, "--");
    return folder;
}

bool isWeightFileOfHub(std::string_view name)
{
    return std::find(weightNames.begin(), weightNames.end(), name) != weightNames.end();
}

fs::path findInHuggingFaceCache(const std::string &repository)
{
    const fs::path model = huggingFaceCache() / huggingFaceFolder(repository);
    if (const auto revision = readFile(model / "refs" / "main", 1000)) {
        const std::string name = trimmed(*revision);
        if (!name.empty() && name.find('/') == std::string::npos && name != "..")
            if (const fs::path found = weightsIn(model / "snapshots" / name); !found.empty())
                return found;
    }
    std::vector<std::pair<fs::file_time_type, fs::path>> snapshots;
    std::error_code code;
    for (fs::directory_iterator it(model / "snapshots", code), end; !code && it != end; it.increment(code)) {
        std::error_code ignored;
        snapshots.emplace_back(it->last_write_time(ignored), it->path());
    }
    std::sort(snapshots.rbegin(), snapshots.rend());
    for (const auto &[time, snapshot] : snapshots)
        if (const fs::path found = weightsIn(snapshot); !found.empty())
            return found;
    return {};
}

fs::path findInTorchHubCache(const std::string &fileName)
{
    const fs::path file = torchHubCache() / fileName;
    return hasContent(file) ? file : fs::path();
}

} // namespace soco::vision
