#include "core/dataset/data_folders.h"

#include "core/base/file_identity.h"

namespace soco::dataset {

std::optional<std::string> dataFolderOf(const std::filesystem::path &file, const std::filesystem::path &dataset)
{
    // A link in the folder is the dataset's, wherever it leads; so is what a link elsewhere leads to.
    const std::filesystem::path link = realPlace(file.has_parent_path() ? file.parent_path() : ".") / file.filename();
    for (const char *name : {imagesFolder, annotationsFolder, pairsFolder, metadataFolder}) {
        const std::filesystem::path folder = realPlace(dataset / name);
        if (liesIn(folder, link) || liesIn(folder, realPlace(file)))
            return name;
    }
    return std::nullopt;
}

} // namespace soco::dataset
