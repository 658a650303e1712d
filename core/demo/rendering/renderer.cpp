#include "core/demo/rendering/renderer.h"

#include "core/demo/rendering/lighting.h"
#include "core/demo/scene/observation.h"

namespace soco::demo {
namespace {

constexpr int tileSide = 8;

// Light found at a pixel of an object, for its neighbours.
struct Found {
    int id = -1;
    Vec3 normal;
    Lit lit;
};

struct Sample {
    Vec3 colour, normal;
    float distance = 1e9f;
    int id = 0; // of the part on which model; negative: floor and backdrop
    bool object = false;
};

class Tracer
{
public:
    explicit Tracer(const Scene &scene) : m_scene(scene), m_camera(scene.camera), m_lighting(scene)
    {
        m_grids.push_back(&scene.object->grid());
        m_models.push_back(scene.object.get());
        for (const auto &prop : scene.props) {
            m_grids.push_back(&prop->grid());
            m_models.push_back(prop.get());
        }
        findTiles();
    }

    Layers trace();

private:
    static constexpr int floorId = -1, backdropId = -2;
    static int idOf(int model, int part) { return model * 1000 + part; }

    void findTiles();
    bool hit(Vec3 direction, int tile, Sample &sample, int &model, int &part) const;
    Vec3 objectColour(Sample &sample, Vec3 direction, int model, int part, Found *found, const Found *left,
                      const Found *above) const;
    Sample shaded(float x, float y, Found *found, const Found *left, const Found *above, bool reuse,
                  const Vec3 *backdrop) const;
    bool isEdge(const std::vector<Sample> &samples, int x, int y) const;

    const Scene &m_scene;
    const Camera &m_camera;
    Lighting m_lighting;
    std::vector<const FieldGrid *> m_grids; // the object's, then the props'
    std::vector<const Model *> m_models;
    int m_tileColumns = 0;
    std::vector<std::vector<float>> m_tiles; // per grid: where a tile's rays may start; negative: all miss
};

void Tracer::findTiles()
{
    m_tileColumns = (m_camera.width + tileSide - 1) / tileSide;
    const int rows = (m_camera.height + tileSide - 1) / tileSide;
    const float slope = tileSide * .7072f * 1.15f / m_camera.focal;
    for (const FieldGrid *grid : m_grids) {
        std::vector<float> tiles(std::size_t(m_tileColumns * rows));
        for (std::size_t i = 0; i < tiles.size(); ++i) {
            const int x = int(i) % m_tileColumns, y = int(i) / m_tileColumns;
            float start = 0;
            const Vec3 d = m_camera.ray(float(x * tileSide) + tileSide * .5f, float(y * tileSide) + tileSide * .5f);
            tiles[i] = grid->coneStart(m_camera.position, d, slope, start) ? start * .995f : -1;
        }
        m_tiles.push_back(std::move(tiles));
    }
}

// The nearest of object and props.
bool Tracer::hit(Vec3 direction, int tile, Sample &s, int &model, int &part) const
{
    const float footprint = .2f / m_camera.focal;
    bool any = false;
    for (std::size_t i = 0; i < m_grids.size(); ++i) {
        const float start = m_tiles[i][std::size_t(tile)];
        FieldGrid::Hit h;
        if (start >= 0
            && m_grids[i]->trace(m_camera.position, direction, start, std::min(60.f, s.distance), footprint, h)
            && h.distance < s.distance) {
            s.distance = h.distance;
            model = int(i);
            part = h.part;
            any = true;
        }
    }
    return any;
}

Vec3 Tracer::objectColour(Sample &s, Vec3 d, int model, int part, Found *found, const Found *left,
                          const Found *above) const
{
    const FieldGrid &grid = *m_grids[std::size_t(model)];
    const Vec3 p = m_camera.position + d * s.distance;
    Vec3 n = grid.normal(p);
    if (dot(n, d) > 0)
        n = normalised(n - d * (dot(n, d) * 1.02f));
    s.normal = n;
    const Material &material = m_models[std::size_t(model)]->materialOfPart(part);
    float curvature = 0;
    if (wearsAtEdges(material)) {
        constexpr float reach = .02f;
        curvature = reach + grid.distance(p - n * reach) - std::max(0.f, reach - grid.distance(p + n * reach));
    }
    Surface surface = surfaceAt(material, p, n, s.distance / m_camera.focal, curvature);
    const float facing = dot(surface.normal, d);
    if (facing > -.02f) // a bump must not turn away from the camera
        surface.normal = normalised(surface.normal - d * (facing + .05f));

    // Light and occlusion change slowly: on a checkerboard they are the mean of the left and upper neighbours', where
    // part and normal agree.
    Lit lit;
    if (found && left && left->id == s.id && above->id == s.id && dot(left->normal, n) > .95f
        && dot(above->normal, n) > .95f && std::fabs(left->lit.key - above->lit.key) < .25f)
        lit = {.5f * (left->lit.key + above->lit.key), .5f * (left->lit.around + above->lit.around)};
    else
        lit = m_lighting.onSurface(p, n);
    if (found)
        *found = {s.id, n, lit};
    return m_lighting.shade(surface, d, {lit.key, .12f + .88f * lit.around});
}

// `reuse`: an extra sample, which takes the pixel's own light where it fits.
Sample Tracer::shaded(float x, float y, Found *found, const Found *left, const Found *above, bool reuse,
                      const Vec3 *backdrop) const
{
    const Vec3 d = m_camera.ray(x, y);
    const int tx = std::min(int(x), m_camera.width - 1) / tileSide, ty = std::min(int(y), m_camera.height - 1) / tileSide;
    Sample s;
    int model = 0, part = 0;
    const bool any = hit(d, ty * m_tileColumns + tx, s, model, part);
    const float toFloor = d.z < -1e-5f ? -m_camera.position.z / d.z : 1e9f;
    if (any && s.distance <= toFloor) {
        s.id = idOf(model, part);
        s.object = model == 0;
        if (reuse && found->id == s.id) { // the same surface: its own light will do
            Found same = *found;
            s.colour = objectColour(s, d, model, part, &same, found, found);
        } else {
            s.colour = objectColour(s, d, model, part, reuse ? nullptr : found, left, above);
        }
        return s;
    }
    s.distance = toFloor;
    const Vec3 p = m_camera.position + d * toFloor;
    if (toFloor < 1e9f && !m_lighting.behindWall(p)) {
        s.id = floorId;
        s.normal = {0, 0, 1};
        s.colour = m_lighting.floorColour(p, d, toFloor);
        return s;
    }
    s.distance = 1e9f;
    s.id = backdropId;
    s.colour = backdrop ? *backdrop : m_lighting.backdrop(m_camera.position, d);
    return s;
}

bool Tracer::isEdge(const std::vector<Sample> &samples, int x, int y) const
{
    const int w = m_camera.width, h = m_camera.height;
    const Sample &a = samples[std::size_t(y * w + x)];
    static constexpr int steps[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (const auto &step : steps) {
        const int nx = x + step[0], ny = y + step[1];
        if (nx < 0 || ny < 0 || nx >= w || ny >= h)
            continue;
        const Sample &b = samples[std::size_t(ny * w + nx)];
        if (a.id != b.id || (a.id != backdropId && dot(a.normal, b.normal) < .86f))
            return true;
        const Vec3 d = a.colour - b.colour, sum = a.colour + b.colour;
        if (std::fabs(d.x) + std::fabs(d.y) + std::fabs(d.z) > .10f * (sum.x + sum.y + sum.z) + .015f)
            return true;
    }
    return false;
}

Layers Tracer::trace()
{
    const int w = m_camera.width, h = m_camera.height;
    const std::size_t count = std::size_t(w) * std::size_t(h);
    std::vector<Sample> samples(count);
    std::vector<Found> found(count);
    for (int y = 0; y < h; ++y) {
        for (int x = 0; x < w; ++x) {
            const std::size_t i = std::size_t(y * w + x);
            const bool averaged = ((x + y) & 1) && x > 0 && y > 0;
            // The backdrop is smooth: one value for 2 x 2 pixels.
            const Sample &corner = samples[std::size_t((y & ~1) * w + (x & ~1))];
            const bool known = ((x & 1) || (y & 1)) && corner.id == backdropId;
            samples[i] = shaded(float(x) + .5f, float(y) + .5f, &found[i], averaged ? &found[i - 1] : nullptr,
                                averaged ? &found[i - std::size_t(w)] : nullptr, false, known ? &corner.colour : nullptr);
        }
    }

    Layers layers;
    layers.width = w;
    layers.height = h;
    layers.front.resize(count);
    layers.back.resize(count);
    layers.coverage.resize(count);
    layers.depth.resize(count);
    for (int y = 0; y < h; ++y) {
        for (int x = 0; x < w; ++x) {
            const std::size_t i = std::size_t(y * w + x);
            const Sample &s = samples[i];
            Vec3 front = s.object ? s.colour : Vec3{}, back = s.object ? Vec3{} : s.colour;
            float coverage = s.object ? 1.f : 0.f, depth = std::min(s.distance, 30.f);
            if (isEdge(samples, x, y)) {
                for (const Vec2 at : extraSamples) {
                    Sample extra = shaded(float(x) + at.x, float(y) + at.y, &found[i], nullptr, nullptr, true, nullptr);
                    const float brightest = largest(extra.colour);
                    if (brightest > 3) // one sparkle must not outshine a pixel
                        extra.colour = extra.colour * (3 / brightest);
                    (extra.object ? front : back) += extra.colour;
                    coverage += extra.object ? 1.f : 0.f;
                    depth = std::min(depth, extra.distance);
                }
                front = front * .2f;
                back = back * .2f;
                coverage *= .2f;
            }
            layers.front[i] = front;
            layers.back[i] = back;
            layers.coverage[i] = coverage;
            layers.depth[i] = depth;
        }
    }
    return layers;
}

} // namespace

Layers traceScene(const Scene &scene) { return Tracer(scene).trace(); }

} // namespace soco::demo
