#include "core/benchmark/output_files.h"

#include "core/base/file_identity.h"
#include "core/benchmark/results_store.h"
#include "core/dataset/data_folders.h"

namespace soco::benchmark {

namespace {

namespace fs = std::filesystem;

Error refusal(const std::string &message, const fs::path &path, const char *what)
{
    return {ErrorKind::InvalidArgument, message, path.string(), {}, std::string("Name another file for ") + what};
}

} // namespace

Result<void> checkOutputFiles(const fs::path &results, const std::vector<fs::path> &predictions,
                              const fs::path &dataset)
{
    const fs::path stored = results.empty() ? fs::path() : resultsFile(results);
    if (!stored.empty()) {
        if (const auto folder = dataset::dataFolderOf(stored, dataset))
            return refusal("Lies in the dataset's " + *folder + ", which results may not change", stored,
                           "the results");
    }
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const fs::path &file = predictions[i];
        if (file.empty())
            continue;
        if (const auto folder = dataset::dataFolderOf(file, dataset))
            return refusal("Lies in the dataset's " + *folder + ", which predictions may not change", file,
                           "the predictions");
        if (!stored.empty() && isSameFile(stored, file))
            return refusal("Is the file of the results, which the predictions would replace", file, "the predictions");
        if (!stored.empty() && liesIn(realPlace(fs::path(stored).replace_extension(".scores")), realPlace(file)))
            return refusal("Lies in the folder of the results' scores", file, "the predictions");
        for (std::size_t j = 0; j < i; ++j) {
            if (!predictions[j].empty() && isSameFile(predictions[j], file))
                return refusal("Is the same file as \"" + predictions[j].string()
                                   + "\": one model's predictions would "
                                     "replace the other's",
                               file, "the predictions");
        }
    }
    return {};
}

} // namespace soco::benchmark
