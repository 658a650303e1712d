#include "core/benchmark/output_files.h"

#include "core/base/file_identity.h"
#include "core/base/output_place.h"
#include "core/benchmark/results_store.h"
#include "core/benchmark/run_state.h"
#include "core/dataset/data_folders.h"

namespace soco::benchmark {

namespace {

namespace fs = std::filesystem;

constexpr const char *resultsWords = "the results";

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
            return refusal("Lies in the dataset's " + *folder + ", which results may not change", stored, resultsWords);
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
        if (!stored.empty() && liesIn(realPlace(scoresFolder(stored)), realPlace(file)))
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

Result<void> checkOutputPlaces(const fs::path &results, const std::vector<fs::path> &predictions)
{
    std::vector<fs::path> folders; // with a state in them
    if (!results.empty()) {
        const fs::path file = resultsFile(results), scores = scoresFolder(file);
        if (Result<void> usable = checkAppendedFile(file, resultsWords, MissingFolders::Made); !usable)
            return usable;
        if (Result<void> usable = checkFilledFolder(scores, resultsWords, MissingFolders::Made); !usable)
            return usable;
        folders.push_back(file.parent_path());
    }
    for (const fs::path &file : predictions) {
        if (file.empty())
            continue;
        if (Result<void> usable = checkReplacedFile(file, "the predictions", MissingFolders::Made); !usable)
            return usable;
        if (results.empty())
            folders.push_back(file.parent_path());
    }
    const char *ofState = results.empty() ? "the predictions" : resultsWords; // beside which the state lies
    for (const fs::path &folder : folders) {
        for (const fs::path &filled : {folder, folder / stateFolderName})
            if (Result<void> usable = checkFilledFolder(filled, ofState, MissingFolders::Made); !usable)
                return usable;
    }
    return {};
}

} // namespace soco::benchmark
