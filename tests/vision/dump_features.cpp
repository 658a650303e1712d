// dump_features NAME=FILE IMAGE.ppm OUT.f32 [REPEAT]: the L2-normalised dense features of one picture, channels x rows
// x cols, float32 little-endian; prints the shape and the seconds of every forward. For compare_full_size.py.

#include "core/vision/model_registry.h"
#include "ppm.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace soco;
using namespace soco::vision;

static int fail(const std::string &why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    return 2;
}

static double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return fail("usage: dump_features NAME=FILE IMAGE.ppm OUT.f32 [REPEAT]");
    const auto spec = parseModelSpec(argv[1]);
    if (!spec)
        return fail(spec.error().text());
    const auto image = test::readPpm(argv[2]);
    if (!image)
        return fail(std::string(argv[2]) + ": is no binary PPM");
    const auto loadStart = std::chrono::steady_clock::now();
    const auto backbone = loadModel(*spec, Device{});
    if (!backbone)
        return fail(backbone.error().text());
    std::printf("load %.3f\nfingerprint %s\n", secondsSince(loadStart), (*backbone)->info().fingerprint.c_str());
    std::vector<float> values;
    for (int i = 0; i < (argc > 4 ? std::atoi(argv[4]) : 1); ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto map = (*backbone)->features(*image);
        if (!map)
            return fail(map.error().text());
        std::printf("forward %.3f\nshape %d %d %d\n", secondsSince(start), map->channels(), map->rows(), map->cols());
        values = map->toVector();
    }
    std::ofstream out(argv[3], std::ios::binary);
    out.write(reinterpret_cast<const char *>(values.data()), std::streamsize(values.size() * sizeof(float)));
    return out.flush() ? 0 : fail(std::string(argv[3]) + ": could not be written");
}
