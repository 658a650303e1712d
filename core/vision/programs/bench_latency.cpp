// Measures how long a similarity map takes, how long the matches of a pair, and how many pictures a second a model
// turns into features. Prints tables.

#include "core/base/parallel.h"
#include "core/vision/dot_kernel.h"
#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"
#include "core/vision/matching.h"
#include "core/vision/programs/measuring.h"

#include <chrono>
#include <functional>
#include <span>

using namespace soco;
using namespace soco::vision;

namespace {

constexpr const char *usage =
    "bench_latency [--device auto|cpu|cuda:0] [--threads N] [--runs 500] [--model NAME|NAME=FILE|none] [--pictures 3]\n"
    "  A model's name alone gets random weights.\n";

struct Timing {
    double median = 0;
    double p99 = 0;
    double mean = 0;
};

// Milliseconds of each of `runs` calls, after a tenth as many (at least one) that are not counted.
Timing measure(int runs, const std::function<void(int)> &call)
{
    for (int i = 0; i < std::max(1, runs / 10); ++i)
        call(i);
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        call(i);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    double sum = 0;
    for (const double time : times)
        sum += time;
    const auto at = [&](double part) { return times[std::size_t(part * double(times.size() - 1) + 0.5)]; };
    return {at(0.5), at(0.99), sum / double(times.size())};
}

void printHead(const char *what)
{
    std::printf("\n%-34s %-8s %10s %10s %10s\n", what, "device", "p50 ms", "p99 ms", "mean ms");
}

void printRow(const std::string &what, const Device &device, const Timing &timing)
{
    std::printf("%-34s %-8s %10.3f %10.3f %10.3f\n", what.c_str(), device.text().c_str(), timing.median, timing.p99,
                timing.mean);
}

void benchMaps(const Device &device, int runs)
{
    printHead("similarity, target and channels");
    const std::vector<UnitPoint> points = measuring::randomPoints(1000, 5);
    constexpr std::size_t pairPoints = 10; // about what a pair of the benchmark has
    for (const auto &[channels, grid] : {std::pair{256, 50}, {384, 57}, {768, 57}, {4096, 100}}) {
        const FeatureMap source = movedTo(measuring::randomMap(channels, grid, 1), device);
        const FeatureMap target = movedTo(measuring::randomMap(channels, grid, 2), device);
        const std::string cells = std::to_string(grid) + " x " + std::to_string(grid);
        const std::string name = cells + " x " + std::to_string(channels);
        printRow(name + ", map and argmax", device, measure(runs, [&](int i) {
                  const auto map = similarity(source, points[std::size_t(i) % points.size()], target);
                  if (!map)
                      measuring::fail(map.error());
              }));
        printRow(name + ", 10 matches", device, measure(std::max(1, runs / 5), [&](int i) {
                  const std::size_t first = std::size_t(i) * pairPoints % (points.size() - pairPoints);
                  const auto matches = match(source, std::span(points).subspan(first, pairPoints), target);
                  if (!matches)
                      measuring::fail(matches.error());
              }));
    }
}

void benchKernels(int runs)
{
    NamedDotKernel kernels[3];
    const std::size_t count = dotKernels(kernels);
    printHead("CPU kernel, 57 x 57 x 768");
    const FeatureMap map = measuring::randomMap(768, 57, 3);
    const float *cells = map.data()->cells.const_data_ptr<float>();
    std::vector<float> scores(57 * 57);
    for (const NamedDotKernel &kernel : std::span(kernels, count)) {
        const Timing timing = measure(runs, [&](int i) {
            kernel.kernel(cells, scores.size(), cells + 768 * (i % 3249), 1, 768, scores.data(), scores.size());
        });
        printRow(kernel.name, Device{}, timing);
    }
}

void benchFeatures(const std::string &model, const Device &device, int pictures)
{
    const auto backbone = measuring::makeBackbone(model, device);
    if (!backbone)
        measuring::fail(backbone.error());
    const Timing timing = measure(pictures, [&](int i) {
        const auto map = (*backbone)->features(measuring::picture(640, 480, i));
        if (!map)
            measuring::fail(map.error());
        // On a GPU the work may still be going on: one number of the result is waited for.
        static_cast<void>(map->data()->cells[0][0].item<float>());
    });
    printHead("features of a 640 x 480 picture");
    printRow(model, (*backbone)->device(), timing);
    std::printf("%-34s %-8s %10.2f\n", "pictures a second", (*backbone)->device().text().c_str(), 1000 / timing.mean);
}

} // namespace

int main(int argc, char **argv)
{
    const measuring::Arguments arguments(argc, argv, {"--device", "--threads", "--runs", "--model", "--pictures"},
                                         usage);
    const Result<Device> device = deviceFromName(arguments.text("--device", "auto"));
    if (!device)
        measuring::fail(device.error());
    const int threads = arguments.number("--threads", threadCount());
    setCpuThreads(threads);
    const CudaStatus &cuda = cudaStatus();
    std::printf("LibTorch %s, %d CPU threads. CUDA: %s\n", libTorchVersion().c_str(), threads,
                cuda.available ? cuda.deviceName.c_str() : cuda.explanation.c_str());
    const int runs = arguments.number("--runs", 500);
    const Result<void> done = guarded("measuring", [&]() -> Result<void> {
        benchMaps(Device{}, runs);
        if (device->kind == Device::Kind::Cuda)
            benchMaps(*device, runs);
        benchKernels(runs);
        const std::string model = arguments.text("--model", "dinov2_vits14");
        if (model != "none")
            benchFeatures(model, *device, arguments.number("--pictures", 3));
        return {};
    });
    if (!done)
        measuring::fail(done.error());
    return 0;
}
