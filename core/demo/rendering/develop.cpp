#include "core/demo/modelling/noise.h"
#include "core/demo/rendering/renderer.h"

#include <array>

namespace soco::demo {
namespace {

// Separable Gaussian over `channels` interleaved values, clamped at the border.
void blur(std::vector<float> &values, int width, int height, int channels, int radius)
{
    const int taps = 2 * radius + 1, length = width * channels;
    std::vector<float> weights;
    float sum = 0;
    for (int i = -radius; i <= radius; ++i) {
        constexpr float log2e = 1.44269504f;
        weights.push_back(exp2Of(-float(i * i) / (.5f * float(radius * radius)) * log2e));
        sum += weights.back();
    }
    for (float &weight : weights)
        weight /= sum;
    const auto weightedSums = kernels().weightedSums;
    std::vector<const float *> rows(std::size_t(taps), nullptr);

    std::vector<float> across(values.size()), padded(std::size_t((width + 2 * radius) * channels));
    for (int i = 0; i < taps; ++i)
        rows[std::size_t(i)] = padded.data() + i * channels;
    for (int y = 0; y < height; ++y) {
        const float *row = &values[std::size_t(y * length)];
        float *to = std::copy_n(row, length, padded.data() + radius * channels);
        for (int i = 0; i < radius; ++i) {
            std::copy_n(row, channels, padded.begin() + i * channels);
            to = std::copy_n(row + length - channels, channels, to);
        }
        weightedSums(rows.data(), weights.data(), taps, &across[std::size_t(y * length)], length);
    }
    for (int y = 0; y < height; ++y) {
        for (int i = 0; i < taps; ++i)
            rows[std::size_t(i)] = &across[std::size_t(std::clamp(y + i - radius, 0, height - 1) * length)];
        weightedSums(rows.data(), weights.data(), taps, &values[std::size_t(y * length)], length);
    }
}

// The layer behind the object at half resolution, weighted so that the object does not bleed into it.
class SoftBackground
{
public:
    SoftBackground(const Layers &l, float focus) : m_width((l.width + 1) / 2), m_height((l.height + 1) / 2)
    {
        m_near.assign(std::size_t(m_width * m_height * 4), 0);
        for (int y = 0; y < l.height; ++y) {
            for (int x = 0; x < l.width; ++x) {
                const std::size_t i = std::size_t(y * l.width + x);
                float *q = &m_near[std::size_t(((y / 2) * m_width + x / 2) * 4)];
                const float blurred = saturate((l.depth[i] - focus * .98f) / (focus * .5f));
                const float k = .02f + blurred; // what is in focus stays out of its surroundings
                q[0] += l.back[i].x * k;
                q[1] += l.back[i].y * k;
                q[2] += l.back[i].z * k;
                q[3] += (1 - l.coverage[i]) * k;
            }
        }
        const int scale = std::max(l.width, l.height);
        blur(m_near, m_width, m_height, 4, std::clamp(scale * 3 / 560, 1, 3));
        m_far = m_near;
        blur(m_far, m_width, m_height, 4, std::clamp(scale * 9 / 560, 1, 9));
    }

    // `amount`: 0 sharp to 1 as blurred as it gets.
    Vec3 at(int x, int y, Vec3 sharp, float amount) const
    {
        if (amount < .4f)
            return mix(sharp, level(m_near, x, y), amount / .4f);
        return mix(level(m_near, x, y), level(m_far, x, y), (amount - .4f) / .6f);
    }

private:
    Vec3 level(const std::vector<float> &values, int x, int y) const
    {
        const float gx = clamp(float(x) * .5f - .25f, 0, float(std::max(0, m_width - 2)) + .999f);
        const float gy = clamp(float(y) * .5f - .25f, 0, float(std::max(0, m_height - 2)) + .999f);
        const int i = int(gx), j = int(gy), right = std::min(i + 1, m_width - 1), down = std::min(j + 1, m_height - 1);
        const float fx = gx - float(i), fy = gy - float(j);
        std::array<float, 4> v{};
        for (int c = 0; c < 4; ++c) {
            const auto get = [&](int px, int py) { return values[std::size_t((py * m_width + px) * 4 + c)]; };
            v[std::size_t(c)] = mix(mix(get(i, j), get(right, j), fx), mix(get(i, down), get(right, down), fx), fy);
        }
        return Vec3{v[0], v[1], v[2]} * (1 / std::max(v[3], 1e-4f));
    }

    int m_width, m_height;
    std::vector<float> m_near, m_far; // colour times weight, weight
};

std::vector<Vec3> composite(const Layers &l, float focus)
{
    const SoftBackground soft(l, focus);
    std::vector<Vec3> colour(l.front.size());
    for (int y = 0; y < l.height; ++y) {
        for (int x = 0; x < l.width; ++x) {
            const std::size_t i = std::size_t(y * l.width + x);
            const float a = l.coverage[i];
            Vec3 back;
            if (a < .999f) {
                back = l.back[i] * (1 / std::max(1 - a, 1e-3f));
                const float amount = a > 0 ? 0 : saturate((l.depth[i] - focus * 1.02f) / (focus * .6f));
                if (amount > .01f)
                    back = soft.at(x, y, back, amount);
            }
            colour[i] = l.front[i] + back * (1 - a);
        }
    }
    return colour;
}

void bloom(std::vector<Vec3> &colour, int width, int height)
{
    const int w = (width + 3) / 4, h = (height + 3) / 4;
    std::vector<float> glow(std::size_t(w * h * 3), 0);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Vec3 c = colour[std::size_t(y * width + x)];
            const float over = std::max(0.f, largest(c) - 1);
            const float k = over / (over + 1) * .06f;
            float *q = &glow[std::size_t(((y / 4) * w + x / 4) * 3)];
            q[0] += c.x * k;
            q[1] += c.y * k;
            q[2] += c.z * k;
        }
    }
    blur(glow, w, h, 3, std::clamp(std::max(width, height) * 4 / 560, 1, 4));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const float *q = &glow[std::size_t(((y / 4) * w + x / 4) * 3)];
            colour[std::size_t(y * width + x)] += Vec3{q[0], q[1], q[2]} * .35f;
        }
}

// Linear [0, 1] through the film curve and the sRGB transfer function, by table.
class Transfer
{
public:
    Transfer()
    {
        for (int i = 0; i <= entries; ++i) {
            const float x = float(i) / entries;
            m_table[std::size_t(i)] = x <= .0031308f ? 12.92f * x : 1.055f * power(x, 1 / 2.4f) - .055f;
        }
    }
    float operator()(float x) const
    {
        x = std::max(0.f, x);
        const float film = saturate((x * (2.51f * x + .03f)) / (x * (2.43f * x + .59f) + .14f)) * entries;
        const int i = std::min(int(film), entries - 1);
        return mix(m_table[std::size_t(i)], m_table[std::size_t(i + 1)], film - float(i));
    }

private:
    static constexpr int entries = 4096;
    std::array<float, entries + 1> m_table;
};

} // namespace

RgbImage develop(const Scene &scene, Layers layers)
{
    static const Transfer transfer;
    const int w = layers.width, h = layers.height;
    std::vector<Vec3> colour = composite(layers, scene.distance());
    bloom(colour, w, h);
    RgbImage image(w, h);
    const int grainKey = int(scene.key & 0x7FFFFFFF);
    for (int y = 0; y < h; ++y) {
        std::uint8_t *out = image.row(y);
        for (int x = 0; x < w; ++x) {
            const float dx = (float(x) - float(w) * .5f) / float(w), dy = (float(y) - float(h) * .5f) / float(h);
            const float vignette = 1 - .55f * (dx * dx + dy * dy);
            Vec3 c = colour[std::size_t(y * w + x)] * (scene.exposure * vignette * .72f);
            const float luminance = c.x * .3f + c.y * .59f + c.z * .11f;
            c = mix(Vec3{luminance, luminance, luminance}, c, 1.12f); // saturation
            const float grain = (latticeHash(x, y, grainKey) + latticeHash(x, y, grainKey ^ 0x5bd1e995) - 1) * .016f;
            for (int i = 0; i < 3; ++i)
                *out++ = std::uint8_t(clamp((transfer(c[i]) + grain) * 255 + .5f, 0, 255));
        }
    }
    return image;
}

} // namespace soco::demo
