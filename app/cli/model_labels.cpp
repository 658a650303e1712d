#include "app/cli/model_labels.h"

#include <algorithm>

namespace soco::cli {

namespace {

namespace fs = std::filesystem;

// The last `parts` pieces of a path, all of them where it has fewer.
fs::path tail(const fs::path &path, int parts)
{
    fs::path shown = path.filename();
    fs::path folder = path.parent_path();
    for (int i = 1; i < parts && folder.has_relative_path(); ++i, folder = folder.parent_path())
        shown = folder.filename() / shown;
    return shown;
}

// For each model how much of its path is shown; empty where its name is enough.
std::vector<fs::path> shownPaths(std::span<const NamedModel> models)
{
    constexpr int most = 64; // folders; then the paths are the same
    std::vector<fs::path> paths;
    for (const NamedModel &model : models)
        paths.push_back(model.weights.empty() ? model.weights : fs::absolute(model.weights).lexically_normal());
    std::vector<fs::path> shown(models.size());
    for (std::size_t i = 0; i < models.size(); ++i) {
        std::vector<std::size_t> namesakes;
        for (std::size_t j = 0; j < models.size(); ++j) {
            if (j != i && models[j].name == models[i].name)
                namesakes.push_back(j);
        }
        if (namesakes.empty() || paths[i].empty())
            continue;
        for (int parts = 1; parts <= most; ++parts) {
            shown[i] = tail(paths[i], parts);
            const bool taken = std::any_of(namesakes.begin(), namesakes.end(),
                                           [&](std::size_t j) { return tail(paths[j], parts) == shown[i]; });
            if (!taken)
                break;
        }
    }
    return shown;
}

} // namespace

std::vector<std::string> modelLabels(std::span<const NamedModel> models)
{
    const std::vector<fs::path> shown = shownPaths(models);
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < models.size(); ++i)
        labels.push_back(models[i].name + (shown[i].empty() ? "" : " (" + shown[i].string() + ')'));
    return labels;
}

std::vector<std::string> modelFileLabels(std::span<const NamedModel> models)
{
    const std::vector<fs::path> shown = shownPaths(models);
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < models.size(); ++i) {
        std::string label = models[i].name;
        if (!shown[i].empty()) {
            // Without its ending, unless that is what tells it from another.
            fs::path bare = shown[i];
            bare.replace_extension();
            std::size_t alike = 0;
            for (std::size_t j = 0; j < models.size(); ++j)
                alike += models[j].name == models[i].name && fs::path(shown[j]).replace_extension() == bare ? 1 : 0;
            label += '.' + (alike > 1 ? shown[i] : bare).string();
        }
        std::replace(label.begin(), label.end(), '/', '_');
        labels.push_back(std::move(label));
    }
    // "a/b" and "a_b" would become one file.
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (int number = 2; std::find(labels.begin(), labels.begin() + std::ptrdiff_t(i), labels[i]) !=
                             labels.begin() + std::ptrdiff_t(i); ++number)
            labels[i] = labels[i].substr(0, labels[i].rfind('~')) + '~' + std::to_string(number);
    }
    return labels;
}

} // namespace soco::cli
