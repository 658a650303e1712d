// Seconds a picture and core, by phase. Usage: bench_demo [--portable] [images per category] [category ...]
// --portable: without the kernels for newer processors.

#include "core/dataset/image_file.h"
#include "core/demo/categories/catalogue.h"
#include "core/demo/modelling/kernels.h"
#include "core/demo/rendering/renderer.h"
#include "core/demo/writing/picture.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

namespace {

// Processor time of this thread: what else the machine does then matters less.
double seconds()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

constexpr std::array phases{"build", "observe", "trace", "develop", "encode"};
using Times = std::array<double, phases.size()>;

void print(const char *name, const Times &times, int pictures)
{
    double sum = 0;
    std::printf("%-18s", name);
    for (const double t : times) {
        std::printf(" %8.3f", t / pictures);
        sum += t;
    }
    std::printf(" %8.3f\n", sum / pictures);
}

} // namespace

int main(int argc, char **argv)
{
    using namespace soco::demo;
    if (argc > 1 && std::strcmp(argv[1], "--portable") == 0) {
        const Kernels *available[2];
        availableKernels(available);
        useKernels(*available[0]);
        --argc;
        ++argv;
    }
    const int images = argc > 1 ? std::atoi(argv[1]) : 4;
    if (images < 1) {
        std::fprintf(stderr, "usage: bench_demo [--portable] [images per category] [category ...]\n");
        return 2;
    }
    std::printf("%-18s", "seconds a picture");
    for (const char *phase : phases)
        std::printf(" %8s", phase);
    std::printf(" %8s\n", "sum");
    Times total{};
    int pictures = 0;
    for (const Category &category : categories()) {
        const auto isWanted = [&](const char *name) { return category.name == name; };
        if (argc > 2 && std::none_of(argv + 2, argv + argc, isWanted))
            continue;
        Times times{};
        for (int n = 1; n <= images; ++n) {
            std::array<double, phases.size() + 1> at{};
            at[0] = seconds();
            const Scene scene = makeScene(category, 7, n, {});
            at[1] = seconds();
            const Picture picture = describe(scene);
            at[2] = seconds();
            Layers layers = traceScene(scene);
            at[3] = seconds();
            const soco::RgbImage image = develop(scene, std::move(layers));
            at[4] = seconds();
            const std::string bytes = soco::dataset::encodeJpeg(image, scene.jpegQuality);
            at[5] = seconds();
            if (picture.visible == 0 || bytes.empty())
                std::fprintf(stderr, "%s: nothing to see\n", picture.stem().c_str());
            for (std::size_t i = 0; i < times.size(); ++i)
                times[i] += at[i + 1] - at[i];
        }
        print(category.name.c_str(), times, images);
        for (std::size_t i = 0; i < times.size(); ++i)
            total[i] += times[i];
        pictures += images;
    }
    if (pictures > 0)
        print("mean", total, pictures);
    return 0;
}
