#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

// Vectors, small helpers and elementary functions of the renderer. The C library's sin, pow and their like differ
// between processors and versions, so the functions here are built from the four operations and sqrt alone, which
// IEEE 754 rounds exactly: the same seed gives the same bytes everywhere.

namespace soco::demo {

inline constexpr float pi = 3.14159265f;

struct Vec2 {
    float x = 0, y = 0;
};

// Object frame: x to the front, y to the object's left, z up, the floor at z = 0.
struct Vec3 {
    float x = 0, y = 0, z = 0;
    float operator[](int axis) const { return axis == 0 ? x : axis == 1 ? y : z; }
};

inline Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
inline Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline Vec3 operator-(Vec3 a) { return {-a.x, -a.y, -a.z}; }
inline Vec3 operator*(Vec3 a, float s) { return {a.x * s, a.y * s, a.z * s}; }
inline Vec3 operator*(Vec3 a, Vec3 b) { return {a.x * b.x, a.y * b.y, a.z * b.z}; }
inline Vec3 &operator+=(Vec3 &a, Vec3 b) { return a = a + b; }

inline float dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vec3 cross(Vec3 a, Vec3 b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
inline float length(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 normalised(Vec3 a)
{
    const float l = length(a);
    return l > 0 ? a * (1 / l) : a;
}
inline Vec3 minimum(Vec3 a, Vec3 b) { return {std::min(a.x, b.x), std::min(a.y, b.y), std::min(a.z, b.z)}; }
inline Vec3 maximum(Vec3 a, Vec3 b) { return {std::max(a.x, b.x), std::max(a.y, b.y), std::max(a.z, b.z)}; }
inline float largest(Vec3 a) { return std::max(a.x, std::max(a.y, a.z)); }

inline float mix(float a, float b, float t) { return a + (b - a) * t; }
inline Vec3 mix(Vec3 a, Vec3 b, float t) { return a + (b - a) * t; }
inline float clamp(float x, float low, float high) { return x < low ? low : x > high ? high : x; }
inline float saturate(float x) { return clamp(x, 0, 1); }
inline float square(float x) { return x * x; }
inline float smoothStep(float a, float b, float x)
{
    const float t = saturate((x - a) / (b - a));
    return t * t * (3 - 2 * t);
}
inline float floorOf(float x)
{
    const float whole = float(int(x));
    return whole > x ? whole - 1 : whole;
}

// Accurate to about 1e-7 for |x| < 1e5.
float sine(float x);
float cosine(float x);
float tangent(float x);
// (-pi, pi]
float arcTangent2(float y, float x);
float exp2Of(float x);
// x > 0
float log2Of(float x);
// base > 0; 0 for base <= 0
float power(float base, float exponent);

} // namespace soco::demo
