#include "core/demo/modelling/math.h"

#include <bit>

namespace soco::demo {
namespace {

// Series on [-pi/4, pi/4]; the first terms left out are below 1e-9.
double sineSeries(double x)
{
    const double s = x * x;
    return x * (1 + s * (-1.0 / 6 + s * (1.0 / 120 + s * (-1.0 / 5040 + s * (1.0 / 362880)))));
}

double cosineSeries(double x)
{
    const double s = x * x;
    return 1 + s * (-1.0 / 2 + s * (1.0 / 24 + s * (-1.0 / 720 + s * (1.0 / 40320 + s * (-1.0 / 3628800)))));
}

// sin(x + quarters * pi/2)
double sineOfQuarter(double x, int quarters)
{
    constexpr double halfPi = 1.57079632679489661923;
    const double turns = x / halfPi;
    const int nearest = int(turns < 0 ? turns - 0.5 : turns + 0.5);
    const double rest = x - nearest * halfPi;
    switch ((nearest + quarters) & 3) {
    case 0: return sineSeries(rest);
    case 1: return cosineSeries(rest);
    case 2: return -sineSeries(rest);
    default: return -cosineSeries(rest);
    }
}

// |x| <= tan(pi/8)
double arcTangentSeries(double x)
{
    const double s = x * x;
    return x * (1 + s * (-1.0 / 3 + s * (1.0 / 5 + s * (-1.0 / 7 + s * (1.0 / 9 + s * (-1.0 / 11
           + s * (1.0 / 13 + s * (-1.0 / 15))))))));
}

double log2OfDouble(float x)
{
    const auto bits = std::bit_cast<std::uint32_t>(x);
    int exponent = int(bits >> 23) - 127;
    double mantissa = double(std::bit_cast<float>((bits & 0x7FFFFFu) | 0x3F800000u));
    if (mantissa > 1.41421356) {
        mantissa *= 0.5;
        exponent += 1;
    }
    const double t = (mantissa - 1) / (mantissa + 1);
    const double s = t * t;
    constexpr double twoByLn2 = 2.88539008177792681472;
    return exponent + twoByLn2 * t * (1 + s * (1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9)))));
}

float exp2OfDouble(double x)
{
    x = x < -126 ? -126 : x > 127 ? 127 : x;
    const int whole = int(x < 0 ? x - 0.5 : x + 0.5);
    const double y = (x - whole) * 0.69314718055994530942;
    const double series = 1 + y * (1 + y * (1.0 / 2 + y * (1.0 / 6 + y * (1.0 / 24 + y * (1.0 / 120
                          + y * (1.0 / 720 + y * (1.0 / 5040)))))));
    return float(series * double(std::bit_cast<float>(std::uint32_t(whole + 127) << 23)));
}

} // namespace

float sine(float x) { return float(sineOfQuarter(x, 0)); }

float cosine(float x) { return float(sineOfQuarter(x, 1)); }

float tangent(float x) { return float(sineOfQuarter(x, 0) / sineOfQuarter(x, 1)); }

float arcTangent2(float y, float x)
{
    const double ax = x < 0 ? -double(x) : double(x);
    const double ay = y < 0 ? -double(y) : double(y);
    const double high = ax > ay ? ax : ay;
    if (high == 0)
        return 0;
    double t = (ax > ay ? ay : ax) / high;
    double angle = 0;
    if (t > 0.41421356) {
        t = (t - 1) / (t + 1);
        angle = 0.78539816339744830962;
    }
    angle += arcTangentSeries(t);
    if (ay > ax)
        angle = 1.57079632679489661923 - angle;
    if (x < 0)
        angle = 3.14159265358979323846 - angle;
    return float(y < 0 ? -angle : angle);
}

float exp2Of(float x) { return exp2OfDouble(x); }

float log2Of(float x) { return float(log2OfDouble(x)); }

float power(float base, float exponent)
{
    return base > 0 ? exp2OfDouble(exponent * log2OfDouble(base)) : 0;
}

} // namespace soco::demo
