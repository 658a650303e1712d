#pragma once

#include "core/base/result.h"
#include "core/base/rgb_image.h"
#include "core/base/task.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// The demo dataset, as programs see it: draw it, show it, recognise it, measure it. The only header of this folder that
// they include. What it draws: core/demo/README.md.

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

// The same, with what a table of them says.
struct CatalogueRow {
    std::string name, superCategory, group;
    int keypoints = 0;
    int shared = 0; // of them, with other categories
};
std::vector<CatalogueRow> catalogueRows();

int categoryCount(const DemoOptions &options);
long long pictureCount(const DemoOptions &options);

// The same pictures, positions and pairs: all but the number of threads.
bool isSame(const DemoOptions &a, const DemoOptions &b);

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

// How a demo dataset was drawn, as its own Metadata/demo_truth.json says.
struct DemoOrigin {
    DemoOptions options;
    // This program draws the same bytes from these options, and so can go on with the folder.
    bool canGoOn = false;

    long long pictures() const { return pictureCount(options); }
};

// Nothing where the folder is no demo dataset, or where the file does not say so plausibly. Reads the head of the file
// alone, however big the rest is; nothing in it is trusted.
std::optional<DemoOrigin> readDemoOrigin(const std::filesystem::path &folder);

// Two sheets. Categories, seed and threads come from `options`; pictures have the sizes that a dataset of these options
// would give them, and are drawn anew. Errors: InvalidArgument for options that cannot be; Cancelled.

// Four pictures of each category, two categories a row, with their names.
Result<RgbImage> contactSheet(const DemoOptions &options, const Task &task = {});

// One picture of each category with its box, its visible keypoints and their names: of the first pictures the one that
// shows most.
Result<RgbImage> keypointSheet(const DemoOptions &options, const Task &task = {});

// Seconds of processor time for one picture, by what they are spent on. The grids of a shape are filled where rays
// first come, so that part of the work on the shape is counted where it was asked for.
struct DrawingTime {
    double build = 0;   // shape, camera, light, props
    double observe = 0; // box, visible keypoints
    double render = 0;  // rays
    double post = 0;    // depth of field, bloom, film, grain
    double encode = 0;  // JPEG
    double sum() const { return build + observe + render + post + encode; }
};

struct CategoryTime {
    std::string category;
    int pictures = 0;
    double megapixels = 0; // mean
    DrawingTime mean;
};

// Draws `options.images` pictures of each category on this thread, one after the other, and throws them away.
// Errors: InvalidArgument for options that cannot be; Cancelled.
Result<std::vector<CategoryTime>> measureDrawing(const DemoOptions &options, const Task &task = {});

// Over all pictures; `category` is empty.
CategoryTime overall(const std::vector<CategoryTime> &times);

// The instructions that the renderer runs on: "AVX2", or "portable" after usePortableInstructions() (all threads, until
// the program ends). Either draws the same bytes.
const char *instructionsName();
void usePortableInstructions();

} // namespace soco::demo
