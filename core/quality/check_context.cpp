#include "core/quality/check_context.h"

#include "core/quality/context_reader.h"

#include <algorithm>

namespace soco::quality {

std::string_view stemOf(std::string_view file)
{
    return file.substr(0, file.rfind('.'));
}

std::string shown(const dataset::ImageId &id)
{
    return id.category + '/' + id.file;
}

std::optional<std::pair<int, int>> ShownImage::size() const
{
    if (facts && facts->info)
        return std::pair(facts->info->width, facts->info->height);
    if (!copies.empty() && copies.front().view->stated)
        return std::pair(copies.front().view->stated->width, copies.front().view->stated->height);
    return {};
}

CheckContext::CheckContext(const dataset::Dataset &dataset, const ReadOptions &options, const Task &task)
    : m_dataset(dataset), m_contents(ContextReader(dataset, options, task).read())
{}

std::string CheckContext::relative(const std::filesystem::path &path) const
{
    return path.is_absolute() ? path.lexically_relative(m_dataset.root()).string() : path.string();
}

const ShownImage *CheckContext::shown(const dataset::ImageId &id) const
{
    const auto found = std::lower_bound(m_contents->shown.begin(), m_contents->shown.end(), id,
                                        [](const ShownImage &image, const auto &wanted) { return image.id < wanted; });
    return found != m_contents->shown.end() && found->id == id ? &*found : nullptr;
}

bool CheckContext::hasImage(const std::string &category, const std::string &file) const
{
    const ShownImage *image = shown({category, file});
    return image && image->facts;
}

bool CheckContext::hasImages(const std::string &category) const
{
    const auto found = std::lower_bound(m_contents->shown.begin(), m_contents->shown.end(), category,
                                        [](const auto &image, const auto &name) { return image.id.category < name; });
    return std::any_of(
        found, std::find_if(found, m_contents->shown.end(), [&](const auto &i) { return i.id.category != category; }),
        [](const ShownImage &image) { return image.facts != nullptr; });
}

} // namespace soco::quality
