// Compares what CUDA computes with what the CPU computes: features, similarity maps, argmax. Ends with 1 when a
// difference exceeds its tolerance. Without a GPU it says so and ends with 0.

#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"
#include "core/vision/matching.h"
#include "core/vision/programs/measuring.h"

#include <cmath>
#include <tuple>

using namespace soco;
using namespace soco::vision;

namespace {

constexpr const char *usage =
    "compare_devices [--model NAME|NAME=FILE] [--device cuda:0] [--points 1000]\n"
    "  A model's name alone gets random weights. --device cpu compares one CPU thread with all of them.\n";

// Where the tolerances come from: features of 12 blocks in float32 differ by some 1e-5 between two orders of
// summation; cuDNN's TF32 in the patch convolution, PyTorch's default, adds up to some 1e-3. Cosines of unit vectors
// summed in another order differ by some 1e-6.
constexpr double featureTolerance = 5e-3;
constexpr double cosineTolerance = 1e-3; // of a cell's descriptor with itself on the other device, from 1
constexpr double mapTolerance = 1e-5;
constexpr double argmaxTolerance = 0.999; // part of the points; the others must be ties within mapTolerance

bool allGood = true;

void printRow(const char *what, const char *measure, double value, const char *relation, double bound, bool good)
{
    allGood = allGood && good;
    std::printf("%-34s %-28s %12.3g  %s %-8.3g %s\n", what, measure, value, relation, bound, good ? "ok" : "TOO FAR");
}

void compareFeatures(const char *what, const FeatureMap &reference, const FeatureMap &other)
{
    const std::vector<float> a = reference.toVector(), b = other.toVector();
    if (a.empty() || a.size() != b.size()) {
        printRow(what, "shapes differ", 1, "<=", 0, false);
        return;
    }
    double worst = 0;
    const std::size_t cells = a.size() / std::size_t(reference.channels());
    std::vector<double> cosine(cells, 0.0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        worst = std::max(worst, std::fabs(double(a[i]) - double(b[i])));
        cosine[i % cells] += double(a[i]) * double(b[i]);
    }
    printRow(what, "largest difference", worst, "<=", featureTolerance, worst <= featureTolerance);
    const double furthest = 1 - *std::min_element(cosine.begin(), cosine.end());
    printRow(what, "1 - smallest cosine of a cell", furthest, "<=", cosineTolerance, furthest <= cosineTolerance);
}

// Maps of `points` on two pairs of feature maps. `tolerance` bounds the difference of a value; where the two argmax
// differ, the reference's value at the other's cell must be that close to the maximum.
Result<void> compareMaps(const char *what, const FeatureMap &sourceA, const FeatureMap &targetA,
                         const FeatureMap &sourceB, const FeatureMap &targetB, const std::vector<UnitPoint> &points,
                         double tolerance)
{
    const Result<std::vector<Match>> many = match(sourceB, points, targetB);
    if (!many)
        return many.error();
    double worst = 0, worstTie = 0;
    std::size_t same = 0, manySame = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Result<SimilarityMap> a = similarity(sourceA, points[i], targetA);
        const Result<SimilarityMap> b = similarity(sourceB, points[i], targetB);
        if (!a || !b)
            return (a ? b : a).error();
        for (std::size_t cell = 0; cell < a->values.size(); ++cell)
            worst = std::max(worst, std::fabs(double(a->values[cell]) - double(b->values[cell])));
        same += a->argmax == b->argmax;
        manySame += (*many)[i].predicted == b->predicted();
        const std::size_t theirs = std::size_t(b->argmax.y) * std::size_t(a->cols) + std::size_t(b->argmax.x);
        worstTie = std::max(worstTie, double(a->maximum) - double(a->values[theirs]));
    }
    const double part = double(same) / double(points.size()), manyPart = double(manySame) / double(points.size());
    printRow(what, "largest difference of a value", worst, "<=", tolerance, worst <= tolerance);
    printRow(what, "part of equal argmax", part, ">=", argmaxTolerance, part >= argmaxTolerance);
    printRow(what, "lost where argmax differs", worstTie, "<=", 2 * tolerance, worstTie <= 2 * tolerance);
    printRow(what, "many at once: equal argmax", manyPart, ">=", argmaxTolerance, manyPart >= argmaxTolerance);
    return {};
}

Result<void> compare(const std::string &modelName, const Device &other, int pointCount)
{
    const std::vector<UnitPoint> points = measuring::randomPoints(pointCount, 5);
    const bool sameDevice = other.kind == Device::Kind::Cpu;
    // With the CPU on both sides, the first side has one thread and the second all of them.
    const auto firstSide = [&] { setCpuThreads(sameDevice ? 1 : 0); };
    const auto secondSide = [] { setCpuThreads(0); };

    // Maps of equal features: only the products differ.
    for (const auto &[channels, grid, what] : {std::tuple{768, 57, "maps of 768 x 57 x 57"},
                                              std::tuple{4096, 100, "maps of 4096 x 100 x 100"}}) {
        const FeatureMap source = measuring::randomMap(channels, grid, 1);
        const FeatureMap target = measuring::randomMap(channels, grid, 2);
        const std::vector<UnitPoint> some(points.begin(), points.begin() + std::min<std::ptrdiff_t>(pointCount, 200));
        const auto done = compareMaps(what, source, target, movedTo(source, other), movedTo(target, other), some,
                                      mapTolerance);
        if (!done)
            return done;
    }

    const RgbImage first = measuring::picture(640, 480, 3), second = measuring::picture(480, 600, 7);
    const auto forward = [&](const Device &device) -> Result<std::pair<FeatureMap, FeatureMap>> {
        const auto backbone = measuring::makeBackbone(modelName, device);
        if (!backbone)
            return backbone.error();
        const Result<FeatureMap> a = (*backbone)->features(first), b = (*backbone)->features(second);
        if (!a || !b)
            return (a ? b : a).error();
        return std::pair(*a, *b);
    };
    firstSide();
    const auto reference = forward(Device{});
    if (!reference)
        return reference.error();
    secondSide();
    const auto there = forward(other);
    if (!there)
        return there.error();
    compareFeatures(modelName.c_str(), reference->first, there->first);
    return compareMaps(modelName.c_str(), reference->first, reference->second, there->first, there->second, points,
                       featureTolerance);
}

} // namespace

int main(int argc, char **argv)
{
    const measuring::Arguments arguments(argc, argv, {"--model", "--device", "--points"}, usage);
    const std::string deviceName = arguments.text("--device", "auto");
    const CudaStatus &cuda = cudaStatus();
    std::printf("LibTorch %s. CUDA: %s\n", libTorchVersion().c_str(),
                cuda.available ? cuda.deviceName.c_str() : cuda.explanation.c_str());
    const Result<Device> device = deviceFromName(deviceName);
    if (!device)
        measuring::fail(device.error());
    if (device->kind == Device::Kind::Cpu && deviceName != "cpu") {
        std::printf("There is no GPU that can be used here: nothing was compared.\n");
        return 0;
    }
    if (device->kind == Device::Kind::Cpu)
        std::printf("The CPU with one thread against the CPU with all its threads\n");
    else
        std::printf("The CPU against %s (%s)\n", device->text().c_str(), cuda.deviceName.c_str());
    std::printf("\n%-34s %-28s %12s  %s\n", "what", "measure", "value", "tolerance");
    const Result<void> done = guarded("comparing devices", [&] {
        return compare(arguments.text("--model", "dinov2_vits14"), *device, arguments.number("--points", 1000));
    });
    if (!done)
        measuring::fail(done.error());
    std::printf("\n%s\n", allGood ? "Everything is within its tolerance." : "Some differences exceed their tolerance.");
    return allGood ? 0 : 1;
}
