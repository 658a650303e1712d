#include "core/vision/checkpoints/source_hashes.h"

#include "core/base/hash.h"

#include <set>
#include <utility>

namespace soco::vision {

std::future<std::map<std::string, std::string>> hashSources(const Checkpoint &checkpoint, const std::stop_token &stop)
{
    std::set<std::string> files;
    for (const auto &[name, tensor] : checkpoint.tensors)
        files.insert(tensor.source->name());
    return std::async(std::launch::async, [files, stop] {
        std::map<std::string, std::string> hashes;
        for (const std::string &file : files)
            if (auto hash = sha256OfFile(file, stop))
                hashes.emplace(file, *std::move(hash));
        return hashes;
    });
}

std::string onlyHash(const std::map<std::string, std::string> &hashes)
{
    return hashes.size() == 1 ? hashes.begin()->second : std::string();
}

} // namespace soco::vision
