#pragma once

#include "core/quality/check_context.h"

#include <functional>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

// Reads what a CheckContext holds; internal to this folder.

namespace soco::quality {

class ContextReader
{
public:
    ContextReader(const dataset::Dataset &dataset, const ReadOptions &options, const Task &task);
    // Once.
    std::unique_ptr<const CheckContents> read();

private:
    void forEach(std::size_t count, const std::function<const std::string &(std::size_t)> &body);
    void readImage(ImageFacts &facts) const;
    void readAnnotation(AnnotationFacts &facts);
    void readPair(PairFacts &facts);
    void readMetadata();
    void indexImages();
    std::string imageOfAnnotation(const AnnotationFacts &facts) const;
    // The one object for all views of an image that say the same.
    std::shared_ptr<const dataset::View> sharedView(dataset::View view);
    void collectShown();
    void collectOddFiles();

    const dataset::Dataset &m_dataset;
    std::unique_ptr<CheckContents> m_contents = std::make_unique<CheckContents>();
    const ReadOptions &m_options;
    const Task &m_task;
    std::unordered_set<dataset::ImageId> m_images;
    std::unordered_map<std::string, std::string> m_imageByStem; // "car/car_1" -> "car_1.JPEG"
    std::mutex m_viewsMutex;
    std::unordered_map<std::string, std::shared_ptr<const dataset::View>> m_views; // by all they say
    std::mutex m_reporting;
    std::int64_t m_done = 0, m_total = 0;
};

} // namespace soco::quality
