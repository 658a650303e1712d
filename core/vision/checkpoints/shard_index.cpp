#include "core/vision/checkpoints/shard_index.h"

#include "core/base/atomic_file.h"
#include "core/vision/checkpoints/checkpoint_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <system_error>

namespace soco::vision {

namespace {

namespace fs = std::filesystem;

// Another name, or one that a file system would take apart.
bool isPlainName(const std::string &name)
{
    return !name.empty() && name != "." && name != ".."
           && name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
}

bool isFloating(DataType type)
{
    return type == DataType::F64 || type == DataType::F32 || type == DataType::F16 || type == DataType::BF16;
}

std::string listed(const std::set<DataType> &types)
{
    std::string text;
    for (const DataType type : types)
        text += (text.empty() ? "" : ", ") + std::string(dataTypeName(type));
    return text;
}

std::vector<std::string> missingShards(const fs::path &folder,
                                       const std::map<std::string, std::vector<std::string>> &shards)
{
    std::vector<std::string> missing;
    for (const auto &[shard, names] : shards) {
        std::error_code code;
        const bool there = fs::exists(folder / shard, code);
        if (!there && !code)
            missing.push_back(shard);
    }
    return missing;
}

} // namespace

fs::path indexBeside(const fs::path &file)
{
    const std::string name = file.filename().string();
    const auto of = name.rfind("-of-");
    const auto dash = of == std::string::npos || of == 0 ? std::string::npos : name.rfind('-', of - 1);
    if (dash == std::string::npos || name.find_first_not_of("0123456789", dash + 1) != of)
        return {};
    const fs::path index = file.parent_path() / (name.substr(0, dash) + file.extension().string() + ".index.json");
    std::error_code code;
    return fs::is_regular_file(index, code) ? index : fs::path();
}

Result<std::map<std::string, std::vector<std::string>>> parseShardIndex(std::string_view text, const std::string &file)
{
    const auto json = parseCheckpointJson(text, file, "index", 0);
    if (!json)
        return json.error();
    Error error{ErrorKind::Malformed, "", file, "weight_map",
                "Name the model.safetensors.index.json or pytorch_model.bin.index.json that came with the weights"};
    if (!json->contains("weight_map") || !(*json)["weight_map"].is_object() || (*json)["weight_map"].empty()) {
        error.message = "Names no weight files";
        return error;
    }
    std::map<std::string, std::vector<std::string>> shards;
    for (const auto &[tensor, shard] : (*json)["weight_map"].items()) {
        const std::string name = shard.is_string() ? shard.get<std::string>() : std::string();
        if (!isPlainName(name)) {
            error.place = "weight_map." + tensor.substr(0, 200);
            error.message = "Does not name a file in the same folder";
            return error;
        }
        shards[name].push_back(tensor);
    }
    return shards;
}

Result<Checkpoint> readSharded(const fs::path &indexFile)
{
    const auto text = readFile(indexFile, maxCheckpointJsonBytes);
    if (!text)
        return text.error();
    const auto shards = parseShardIndex(*text, indexFile.string());
    if (!shards)
        return shards.error();
    const fs::path folder = indexFile.parent_path();
    const std::string named = "one of the " + std::to_string(shards->size()) + " files that " + indexFile.string()
                              + " names";
    if (const auto missing = missingShards(folder, *shards); !missing.empty()) {
        std::string others;
        for (std::size_t i = 1; i < missing.size() && i < 4; ++i)
            others += (i > 1 ? ", " : "") + missing[i];
        if (missing.size() > 4)
            others += " and " + std::to_string(missing.size() - 4) + " more";
        return Error{ErrorKind::NotFound,
                     "Could not be opened, for it is not there: " + named
                         + (others.empty() ? "" : "; nor are " + others),
                     (folder / missing.front()).string(), "", "Download all of them into one folder"};
    }
    Checkpoint whole{indexFile.string(), "", {}, {}};
    std::map<std::string, std::string> shardOf; // every tensor that a shard holds
    std::set<DataType> types;
    for (const auto &[shard, names] : *shards) {
        const fs::path path = folder / shard;
        auto part = readWeightFile(path);
        if (!part) {
            Error error = part.error();
            error.remedy += std::string(error.remedy.empty() ? "" : ". ") + "It is " + named;
            return error;
        }
        std::set<DataType> here;
        for (const auto &[name, tensor] : part->tensors) {
            if (const auto [it, isNew] = shardOf.emplace(name, shard); !isNew)
                return Error{ErrorKind::Mismatch, "Lies in two files, here and in " + it->second, path.string(),
                             "tensor " + name.substr(0, 200), "Download the index and the files again"};
            if (isFloating(tensor.type))
                here.insert(tensor.type);
        }
        const bool common = std::any_of(here.begin(), here.end(), [&](DataType type) { return types.contains(type); });
        if (!types.empty() && !here.empty() && !common)
            return Error{ErrorKind::Mismatch,
                         "Holds numbers of type " + listed(here) + ", the files before it " + listed(types)
                             + ": they are not of one download",
                         path.string(), "", "Download the index and the files again"};
        types.insert(here.begin(), here.end());
        for (const std::string &name : names) {
            const auto found = part->tensors.find(name);
            if (found == part->tensors.end())
                return Error{ErrorKind::Mismatch, "Is not in this file, where " + indexFile.string() + " says it is",
                             path.string(), "tensor " + name.substr(0, 200), "Download the index and the files again"};
            whole.tensors.insert(*found);
        }
        whole.container = part->container;
        whole.ignoredCalls.insert(whole.ignoredCalls.end(), part->ignoredCalls.begin(), part->ignoredCalls.end());
    }
    return whole;
}

} // namespace soco::vision
