#include "core/demo/demo.h"

#include "core/base/parallel.h"
#include "core/demo/categories/catalogue.h"
#include "core/demo/rendering/renderer.h"
#include "core/demo/sheets/board.h"

#include <algorithm>
#include <mutex>

namespace soco::demo {
namespace {

constexpr int perCategory = 4, categoriesPerRow = 2;
constexpr int cellWidth = 240, cellHeight = 180, gap = 4, heading = 30, margin = 16, between = 20;

} // namespace

Result<RgbImage> contactSheet(const DemoOptions &options, const Task &task)
{
    if (Result<void> good = options.check(); !good)
        return good.error();
    const auto categories = chosenCategories(options.categories, options.names);
    const int blocks = int(categories.size()), columns = std::min(blocks, categoriesPerRow);
    const int rows = (blocks + columns - 1) / columns;
    constexpr int blockWidth = perCategory * (cellWidth + gap) - gap, blockHeight = heading + cellHeight + gap;
    Board board(2 * margin + columns * (blockWidth + between) - between, 2 * margin + rows * blockHeight);

    std::mutex mutex;
    std::int64_t done = 0;
    const auto cells = std::size_t(blocks * perCategory);
    parallelFor(cells, options.threads, [&](std::size_t i) {
        const int block = int(i) / perCategory, column = int(i) % perCategory;
        const Category &category = *categories[std::size_t(block)];
        const Scene scene = makeScene(category, options.seed, column + 1, {options.width, options.height});
        const RgbImage picture = develop(scene, traceScene(scene));
        const int x = margin + block % columns * (blockWidth + between);
        const int y = margin + block / columns * blockHeight;
        const std::scoped_lock lock(mutex);
        board.place(picture, x + column * (cellWidth + gap), y + heading, cellWidth, cellHeight);
        if (column == 0)
            board.text(wordsOf(category.name), x, y + heading / 2, 12, 0x202428);
        task.report({++done, std::int64_t(cells), category.name});
    }, task.stopToken());
    if (task.cancelled())
        return Error{.kind = ErrorKind::Cancelled, .message = "Drawing the contact sheet was stopped"};
    return board.take();
}

} // namespace soco::demo
