// bench_dataset FOLDER [LOADS]: times open(), random loadPair() and the first picture on a dataset of any size, and
// prints the peak memory. A program to run by hand, no test.
#include "core/base/text.h"
#include "core/dataset/dataset.h"
#include "core/dataset/image_file.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

#include <sys/resource.h>

using namespace soco;
using namespace soco::dataset;

namespace {

class Stopwatch
{
public:
    double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

std::string peakMemory()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return bytesText(static_cast<unsigned long long>(usage.ru_maxrss) * 1024);
}

int fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.text().c_str());
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "bench_dataset FOLDER [LOADS]\n");
        return 2;
    }
    const int loads = argc > 2 ? std::max(1, std::atoi(argv[2])) : 5000;
    std::printf("memory at the start    %s\n", peakMemory().c_str());

    const Stopwatch opening;
    const auto opened = Dataset::open(argv[1]);
    if (!opened)
        return fail(opened.error());
    const Dataset &dataset = **opened;
    std::printf("open()                 %.0f ms\n", opening.milliseconds());
    std::vector<const PairRef *> refs;
    for (const PairKind kind : allPairKinds)
        for (const PairRef &ref : dataset.pairs(kind))
            refs.push_back(&ref);
    std::printf("images, pairs          %s, %s\n", groupedDigits((long long)(dataset.images().size())).c_str(),
                groupedDigits((long long)(refs.size())).c_str());
    std::printf("memory after open()    %s\n", peakMemory().c_str());
    if (refs.empty())
        return 0;

    const Stopwatch first;
    const auto pair = dataset.loadPair(*refs.front());
    if (!pair)
        return fail(pair.error());
    std::printf("first loadPair()       %.2f ms\n", first.milliseconds());
    const Stopwatch picture;
    const auto path = dataset.imagePath(pair->source.category, pair->source.image);
    const auto image = path ? decodeImage(*path) : Result<RgbImage>(path.error());
    if (image)
        std::printf("its source picture     %.2f ms, %d x %d\n", picture.milliseconds(), image->width, image->height);
    else
        std::printf("its source picture     %s\n", image.error().text().c_str());

    std::mt19937 random(1);
    std::vector<double> times;
    for (int i = 0; i < loads; ++i) {
        const PairRef &ref = *refs[random() % refs.size()];
        const Stopwatch one;
        if (const auto loaded = dataset.loadPair(ref); !loaded)
            return fail(loaded.error());
        times.push_back(one.milliseconds());
    }
    std::sort(times.begin(), times.end());
    std::printf("random loadPair()      median %.3f ms, p99 %.3f ms of %d\n", times[times.size() / 2],
                times[times.size() * 99 / 100], loads);

    const Stopwatch counting;
    const Taxonomy taxonomy = taxonomyWithCounts(dataset);
    std::printf("taxonomyWithCounts()   %.0f ms, %zu super-categories\n", counting.milliseconds(),
                taxonomy.superCategories.size());
    std::printf("memory at the end      %s\n", peakMemory().c_str());
    return 0;
}
