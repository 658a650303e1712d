#include "core/demo/demo.h"

#include "core/base/parallel.h"
#include "core/demo/categories/catalogue.h"
#include "core/demo/rendering/renderer.h"
#include "core/demo/scene/observation.h"
#include "core/demo/sheets/board.h"

#include <algorithm>
#include <bit>
#include <mutex>

namespace soco::demo {
namespace {

constexpr int tries = 10;
constexpr int columns = 2, tileWidth = 1190, tileHeight = 500, heading = 34, margin = 16;
constexpr int pictureWidth = 480, pictureHeight = 440, textSize = 10;

// Twelve hues that can be told apart, repeated.
constexpr std::uint32_t dotColours[] = {0xE6453A, 0xF2913D, 0xF5D53F, 0x9BD14B, 0x3FB75F, 0x35C9B4,
                                        0x3AA7E8, 0x3F62E0, 0x7C4DE0, 0xC24BD6, 0xEF5FA7, 0xB58A5A};

struct Example {
    Scene scene;
    Observation observation;
    int visible = 0;
};

Example bestExample(const Category &category, const DemoOptions &options)
{
    Example best;
    for (int n = 1; n <= tries; ++n) {
        Example e{makeScene(category, options.seed, n, {options.width, options.height}), {}, 0};
        e.observation = observe(e.scene);
        for (const ObservedKeypoint &k : e.observation.keypoints)
            e.visible += k.visible;
        if (n == 1 || e.visible > best.visible)
            best = std::move(e);
    }
    return best;
}

struct Label {
    double x = 0, y = 0; // the point on the sheet
    std::string name;
    std::uint32_t colour = 0;
};

// Names in a column beside the picture, in the order of their points from the top, joined to them by lines.
void drawColumn(Board &board, std::vector<Label> labels, double x, double top, double height, Board::Align align)
{
    std::sort(labels.begin(), labels.end(), [](const Label &a, const Label &b) { return a.y < b.y; });
    const double step = height / double(std::max<std::size_t>(1, labels.size()));
    const double inwards = align == Board::Align::Right ? 6 : -6;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Label &label = labels[i];
        const double y = top + step * (double(i) + .5);
        board.line(x + inwards, y, label.x, label.y, 1, 0x59626C);
        board.text(label.name, int(x), int(y), textSize, 0x202428, align);
    }
}

void drawTile(Board &board, const Example &example, const RgbImage &picture, int x, int y)
{
    const Category &category = *example.scene.category;
    const int left = x + (tileWidth - pictureWidth) / 2, top = y + heading;
    const Board::Placed at = board.place(picture, left, top, pictureWidth, pictureHeight);
    const PixelBox &box = example.observation.box;
    board.frame(at.x + box.left * at.scale, at.y + box.top * at.scale, at.x + box.right * at.scale,
                at.y + box.bottom * at.scale, 2, 0xFFFFFF);
    std::vector<Label> labels;
    for (const ObservedKeypoint &k : example.observation.keypoints) {
        if (k.visible)
            labels.push_back({at.x + double(k.x) * at.scale, at.y + double(k.y) * at.scale,
                              category.keypoints[std::size_t(k.index)].name,
                              dotColours[std::size_t(k.index) % std::size(dotColours)]});
    }
    // Half of the names to each side, so that none is crowded out.
    std::sort(labels.begin(), labels.end(), [](const Label &a, const Label &b) { return a.x < b.x; });
    const auto half = labels.begin() + std::ptrdiff_t(labels.size() / 2);
    drawColumn(board, {labels.begin(), half}, at.x - 12, top, pictureHeight, Board::Align::Right);
    drawColumn(board, {half, labels.end()}, at.x + at.width + 12, top, pictureHeight, Board::Align::Left);
    for (const Label &label : labels)
        board.disc(label.x, label.y, 3.6, label.colour, 0x101418);
    board.text(wordsOf(category.name) + ", picture " + std::to_string(example.scene.number) + ": "
                   + std::to_string(example.visible) + " of " + std::to_string(category.keypoints.size()) + " visible",
               at.x, y + heading / 2, 12, 0x202428);
}

} // namespace

Result<RgbImage> keypointSheet(const DemoOptions &options, const Task &task)
{
    if (Result<void> good = options.check(); !good)
        return good.error();
    const auto categories = chosenCategories(options.categories, options.names);
    const int tiles = int(categories.size()), across = std::min(tiles, columns);
    Board board(2 * margin + across * tileWidth, 2 * margin + (tiles + across - 1) / across * tileHeight);
    std::mutex mutex;
    std::int64_t done = 0;
    parallelFor(std::size_t(tiles), options.threads, [&](std::size_t i) {
        const Example example = bestExample(*categories[i], options);
        const RgbImage picture = develop(example.scene, traceScene(example.scene));
        const std::scoped_lock lock(mutex);
        drawTile(board, example, picture, margin + int(i) % across * tileWidth, margin + int(i) / across * tileHeight);
        task.report({++done, tiles, example.scene.category->name});
    }, task.stopToken());
    if (task.cancelled())
        return Error{.kind = ErrorKind::Cancelled, .message = "Drawing the keypoints was stopped"};
    return board.take();
}

} // namespace soco::demo
