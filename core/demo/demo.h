#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace soco::demo {

struct DemoOptions {
    std::uint64_t seed = 7;
    int categories = 16; // the first N of catalogue()
    std::vector<std::string> names = {}; // these categories instead, in the order of catalogue()
    int images = 10;     // per category
    int pairs = 0;       // per category and pair type; 0: a default that suits `images`
    int width = 0;       // 0: the mixture of sizes of core/demo/README.md, "Pictures"
    int height = 0;
    int threads = 0;     // 0: all cores
    Result<void> check() const;
};

struct DemoReport {
    int pictures = 0;
    int intraPairs = 0, crossPairs = 0, trainPairs = 0, testPairs = 0;
    std::vector<std::string> notes; // "teapot has 12 usable pairs, 200 were asked for"
};

// Names of the categories that can be drawn, in their fixed order.
std::vector<std::string> catalogue();

// Raised whenever pictures or positions of one seed change: folders of other versions are refused, never mixed.
inline constexpr int drawingVersion = 2;

// "demo-v2-seed7-16x10": differs where the options do, so that datasets lie side by side; named categories are in it.
std::string folderName(const DemoOptions &options);
// The same below the user's data folder, where it is looked for when no place is named.
std::filesystem::path defaultFolder(const DemoOptions &options);

// Draws a dataset in the SOCOv1 layout into `folder`. Pictures and annotations appear atomically as they are drawn,
// category by category interleaved, so that a reader can start early: geometry (annotations, metadata, pair files)
// needs visibility and so each image's keypoints are known when it is drawn; metadata first, pairs as soon as both
// their images exist. Same options, same bytes, whatever the number of threads. Existing identical files are kept;
// a folder that holds something else is refused, and links in it are not followed. Interrupted: run again, it goes on.
// Two programs may draw the same into one folder at once; one that wants other options is refused.
Result<DemoReport> writeDemoDataset(const std::filesystem::path &folder, const DemoOptions &options,
                                    const Task &task = {});

} // namespace soco::demo
