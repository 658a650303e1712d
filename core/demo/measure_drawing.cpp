#include "core/demo/demo.h"

#include "core/dataset/image_file.h"
#include "core/demo/categories/catalogue.h"
#include "core/demo/modelling/kernels.h"
#include "core/demo/rendering/renderer.h"
#include "core/demo/writing/picture.h"

#include <ctime>
#include <utility>

namespace soco::demo {
namespace {

// Processor time of the calling thread so far: what else the machine does then matters less.
double threadSeconds()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

void add(DrawingTime &sum, const DrawingTime &t, double weight)
{
    sum.build += t.build * weight;
    sum.observe += t.observe * weight;
    sum.render += t.render * weight;
    sum.post += t.post * weight;
    sum.encode += t.encode * weight;
}

DrawingTime drawOnce(const Category &category, const DemoOptions &options, int number, double &megapixels)
{
    DrawingTime t;
    double last = threadSeconds();
    const auto lap = [&last] {
        const double now = threadSeconds();
        return now - std::exchange(last, now);
    };
    const Scene scene = makeScene(category, options.seed, number, {options.width, options.height});
    t.build = lap();
    describe(scene);
    t.observe = lap();
    Layers layers = traceScene(scene);
    t.render = lap();
    const RgbImage image = develop(scene, std::move(layers));
    t.post = lap();
    dataset::encodeJpeg(image, scene.jpegQuality);
    t.encode = lap();
    megapixels = double(image.width) * double(image.height) * 1e-6;
    return t;
}

} // namespace

Result<std::vector<CategoryTime>> measureDrawing(const DemoOptions &options, const Task &task)
{
    if (Result<void> good = options.check(); !good)
        return good.error();
    const auto categories = chosenCategories(options.categories, options.names);
    std::vector<CategoryTime> times;
    std::int64_t done = 0;
    for (const Category *category : categories) {
        CategoryTime time{category->name, options.images, 0, {}};
        for (int n = 1; n <= options.images; ++n) {
            if (task.cancelled())
                return Error{.kind = ErrorKind::Cancelled, .message = "Measuring was stopped"};
            double megapixels = 0;
            add(time.mean, drawOnce(*category, options, n, megapixels), 1. / options.images);
            time.megapixels += megapixels / options.images;
            task.report({++done, std::int64_t(categories.size()) * options.images, category->name});
        }
        times.push_back(time);
    }
    return times;
}

CategoryTime overall(const std::vector<CategoryTime> &times)
{
    CategoryTime all;
    for (const CategoryTime &time : times)
        all.pictures += time.pictures;
    for (const CategoryTime &time : times) {
        const double weight = double(time.pictures) / double(all.pictures);
        all.megapixels += time.megapixels * weight;
        add(all.mean, time.mean, weight);
    }
    return all;
}

const char *instructionsName()
{
    return kernels().name;
}

void usePortableInstructions()
{
    const Kernels *available[2];
    availableKernels(available);
    useKernels(*available[0]);
}

} // namespace soco::demo
