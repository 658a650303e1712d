#pragma once

#include "core/demo/demo.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace soco::demo {

int categoryCount(const DemoOptions &options);
long long pictureCount(const DemoOptions &options);

// How a demo dataset was drawn, as its own Metadata/demo_truth.json says.
struct DemoOrigin {
    DemoOptions options;
    // This program draws the same bytes from these options, and so can go on with the folder.
    bool canGoOn = false;

    long long pictures() const { return pictureCount(options); }
};

// The same pictures, positions and pairs: all but the number of threads.
bool isSame(const DemoOptions &a, const DemoOptions &b);

// Nothing where the folder is no demo dataset, or where the file does not say so plausibly. Reads the head of the file
// alone, however big the rest is; nothing in it is trusted.
std::optional<DemoOrigin> readDemoOrigin(const std::filesystem::path &folder);
// From the head's text, which may break off anywhere after the options.
std::optional<DemoOrigin> demoOriginOf(std::string_view head);

} // namespace soco::demo
