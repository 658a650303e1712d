#include "core/demo/rendering/renderer.h"

#include "core/demo/rendering/lighting.h"
#include "core/demo/scene/observation.h"

#include <iterator>

namespace soco::demo {
namespace {

// What is known about a point of the picture.
struct Sample {
    Vec3 colour, normal;
    float distance = 1e9f;
    int id = 0; // of the part on which model; negative: floor and backdrop
    Lit lit;    // on objects
};

// Eight rays from the camera and what they meet.
struct Batch {
    unsigned lanes = 0;
    EightRays rays;
    int model[laneCount], part[laneCount]; // model -1: no object
    EightFloats distance;
    EightPoints point, normal; // where an object is met
    EightFloats curvature{};   // there
    Vec3 direction(int lane) const { return rays.direction[lane]; }
};

// Asks for light eight points at a time.
class LightQueue
{
public:
    explicit LightQueue(const Lighting &lighting) : m_lighting(lighting) {}
    void add(Vec3 point, Vec3 normal, Lit &lit)
    {
        m_points.set(m_count, point);
        m_normals.set(m_count, normal);
        m_to[m_count++] = &lit;
        if (m_count == laneCount)
            flush();
    }
    void flush()
    {
        if (m_count == 0)
            return;
        Lit lit[laneCount];
        m_lighting.onSurface(m_points, m_normals, allLanes >> (laneCount - m_count), lit);
        for (int l = 0; l < m_count; ++l)
            *m_to[l] = lit[l];
        m_count = 0;
    }

private:
    const Lighting &m_lighting;
    EightPoints m_points, m_normals;
    Lit *m_to[laneCount];
    int m_count = 0;
};

class Tracer
{
public:
    explicit Tracer(const Scene &scene) : m_camera(scene.camera), m_lighting(scene)
    {
        m_models.push_back(scene.object.get());
        for (const auto &prop : scene.props)
            m_models.push_back(prop.get());
        for (const Model *model : m_models)
            m_tiles.push_back(tileStarts(model->grid(), m_camera));
    }

    Layers trace();

private:
    static constexpr int floorId = -1, backdropId = -2, modelIds = 1000;
    static bool isObject(const Sample &s) { return s.id >= 0 && s.id < modelIds; }

    void traceTile(int column, int row);
    void addEdgeSamples(const int *pixels, int count, Layers &layers);
    void aim(Batch &batch, int lane, float x, float y) const;
    void cast(Batch &batch, const int (&tile)[laneCount]) const;
    void findSurfaces(Batch &batch) const;
    Sample met(const Batch &batch, int lane) const;
    Vec3 objectColour(const Batch &batch, int lane, Lit lit) const;
    static bool jump(const Sample &a, const Sample &b);
    std::vector<int> edgePixels() const;
    Sample &at(int x, int y) { return m_samples[std::size_t(y * m_camera.width + x)]; }
    const Sample &at(int x, int y) const { return m_samples[std::size_t(y * m_camera.width + x)]; }

    const Camera &m_camera;
    Lighting m_lighting;
    std::vector<const Model *> m_models; // the object, then the props
    std::vector<std::vector<float>> m_tiles; // per model, see tileStarts()
    std::vector<Sample> m_samples; // at the pixels' middles
};

void Tracer::aim(Batch &batch, int lane, float x, float y) const
{
    batch.rays.direction.set(lane, m_camera.ray(x, y));
    batch.lanes |= 1u << lane;
}

// Finds the nearest of object and props that is not below the floor; `tile`: of each lane.
void Tracer::cast(Batch &batch, const int (&tile)[laneCount]) const
{
    const float footprint = .2f / m_camera.focal;
    EightRays &rays = batch.rays;
    for (int l = 0; l < laneCount; ++l) {
        rays.origin.set(l, m_camera.position);
        batch.distance[l] = 1e9f;
        batch.model[l] = batch.part[l] = -1;
    }
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        unsigned lanes = 0;
        for (int l = 0; l < laneCount; ++l) {
            rays.from[l] = batch.lanes >> l & 1 ? m_tiles[i][std::size_t(tile[l])] : -1;
            rays.to[l] = std::min(60.f, batch.distance[l]);
            lanes |= unsigned(rays.from[l] >= 0) << l;
        }
        if (!lanes)
            continue;
        EightHits hits;
        m_models[i]->grid().trace(rays, lanes, footprint, hits);
        for (int l = 0; l < laneCount; ++l)
            if (hits.part[l] >= 0 && hits.distance[l] < batch.distance[l]) {
                batch.distance[l] = hits.distance[l];
                batch.model[l] = int(i);
                batch.part[l] = hits.part[l];
            }
    }
    for (int l = 0; l < laneCount; ++l) {
        const float z = rays.direction.z[l], toFloor = z < -1e-5f ? -m_camera.position.z / z : 1e9f;
        if (batch.model[l] < 0 || batch.distance[l] > toFloor) {
            batch.model[l] = -1;
            batch.distance[l] = toFloor;
        }
    }
}

// Normals, and curvature where a material asks for it.
void Tracer::findSurfaces(Batch &batch) const
{
    unsigned left = 0; // lanes
    for (int l = 0; l < laneCount; ++l) {
        if (batch.model[l] < 0)
            continue;
        left |= 1u << l;
        batch.point.set(l, m_camera.position + batch.direction(l) * batch.distance[l]);
    }
    for (int model = 0; left != 0; ++model) {
        unsigned lanes = 0, worn = 0;
        for (int l = 0; l < laneCount; ++l) {
            if (batch.model[l] != model)
                continue;
            lanes |= 1u << l;
            worn |= unsigned(wearsAtEdges(m_models[std::size_t(model)]->materialOfPart(batch.part[l]))) << l;
        }
        left &= ~lanes;
        if (!lanes)
            continue;
        const FieldGrid &grid = m_models[std::size_t(model)]->grid();
        EightPoints normals;
        grid.normals(batch.point, lanes, normals);
        for (int l = 0; l < laneCount; ++l) {
            if (!(lanes >> l & 1))
                continue;
            const Vec3 d = batch.direction(l), n = normals[l];
            batch.normal.set(l, dot(n, d) > 0 ? normalised(n - d * (dot(n, d) * 1.02f)) : n);
        }
        if (!worn)
            continue;
        constexpr float reach = .02f;
        EightPoints taps;
        EightFloats inside, outside;
        for (int l = 0; l < laneCount; ++l)
            taps.set(l, batch.point[l] - batch.normal[l] * reach);
        grid.distances(taps, worn, inside);
        for (int l = 0; l < laneCount; ++l)
            taps.set(l, batch.point[l] + batch.normal[l] * reach);
        grid.distances(taps, worn, outside);
        for (int l = 0; l < laneCount; ++l)
            if (worn >> l & 1)
                batch.curvature[l] = reach + inside[l] - std::max(0.f, reach - outside[l]);
    }
}

// Objects are without colour and light yet, the backdrop without colour.
Sample Tracer::met(const Batch &batch, int l) const
{
    Sample s;
    s.distance = batch.distance[l];
    if (batch.model[l] >= 0) {
        s.id = batch.model[l] * modelIds + batch.part[l];
        s.normal = batch.normal[l];
        return s;
    }
    const Vec3 d = batch.direction(l), p = m_camera.position + d * s.distance;
    if (s.distance < 1e9f && !m_lighting.behindWall(p)) {
        s.id = floorId;
        s.normal = {0, 0, 1};
        s.colour = m_lighting.floorColour(p, d, s.distance);
        return s;
    }
    s.distance = 1e9f;
    s.id = backdropId;
    return s;
}

Vec3 Tracer::objectColour(const Batch &batch, int l, Lit lit) const
{
    const Vec3 d = batch.direction(l);
    const Material &material = m_models[std::size_t(batch.model[l])]->materialOfPart(batch.part[l]);
    Surface surface = surfaceAt(material, batch.point[l], batch.normal[l], batch.distance[l] / m_camera.focal,
                                batch.curvature[l]);
    const float facing = dot(surface.normal, d);
    if (facing > -.02f) // a bump must not turn away from the camera
        surface.normal = normalised(surface.normal - d * (facing + .05f));
    return m_lighting.shade(surface, d, {lit.key, .12f + .88f * lit.around});
}

// Tiles above and to the left must be there already.
void Tracer::traceTile(int column, int row)
{
    constexpr int batches = tileSide * tileSide / laneCount, across = 4, down = laneCount / across;
    const int x0 = column * tileSide, y0 = row * tileSide;
    const auto xOf = [x0](int b, int l) { return x0 + b * across % tileSide + l % across; };
    const auto yOf = [y0](int b, int l) { return y0 + b * across / tileSide * down + l / across; };
    Batch tile[batches];
    const auto eachPixel = [&](auto f) {
        for (int b = 0; b < batches; ++b)
            for (int l = 0; l < laneCount; ++l)
                if (tile[b].lanes >> l & 1)
                    f(tile[b], l, xOf(b, l), yOf(b, l));
    };
    int index[laneCount];
    std::fill_n(index, laneCount, row * tilesAcross(m_camera.width) + column);
    for (int b = 0; b < batches; ++b) {
        for (int l = 0; l < laneCount; ++l)
            if (xOf(b, l) < m_camera.width && yOf(b, l) < m_camera.height)
                aim(tile[b], l, float(xOf(b, l)) + .5f, float(yOf(b, l)) + .5f);
        cast(tile[b], index);
        findSurfaces(tile[b]);
    }
    eachPixel([&](const Batch &batch, int l, int x, int y) {
        Sample &s = at(x, y);
        s = met(batch, l);
        if (s.id != backdropId)
            return;
        const Sample &corner = at(x & ~1, y & ~1); // the backdrop is smooth: one value for 2 x 2 pixels
        const bool known = ((x & 1) || (y & 1)) && corner.id == backdropId;
        s.colour = known ? corner.colour : m_lighting.backdrop(m_camera.position, batch.direction(l));
    });

    // Light and occlusion change slowly: on a checkerboard they are the mean of the left and upper neighbours', where
    // part and normal agree.
    LightQueue queue(m_lighting);
    const auto isAveraged = [](int x, int y) { return ((x + y) & 1) && x > 0 && y > 0; };
    eachPixel([&](const Batch &batch, int l, int x, int y) {
        if (batch.model[l] >= 0 && !isAveraged(x, y))
            queue.add(batch.point[l], batch.normal[l], at(x, y).lit);
    });
    queue.flush();
    eachPixel([&](const Batch &batch, int l, int x, int y) {
        if (batch.model[l] < 0 || !isAveraged(x, y))
            return;
        Sample &s = at(x, y);
        const Sample &left = at(x - 1, y), &above = at(x, y - 1);
        if (left.id == s.id && above.id == s.id && dot(left.normal, s.normal) > .95f
            && dot(above.normal, s.normal) > .95f && std::fabs(left.lit.key - above.lit.key) < .25f)
            s.lit = {.5f * (left.lit.key + above.lit.key), .5f * (left.lit.around + above.lit.around)};
        else
            queue.add(batch.point[l], batch.normal[l], s.lit);
    });
    queue.flush();
    eachPixel([&](const Batch &batch, int l, int x, int y) {
        if (batch.model[l] >= 0)
            at(x, y).colour = objectColour(batch, l, at(x, y).lit);
    });
}

bool Tracer::jump(const Sample &a, const Sample &b)
{
    if (a.id != b.id || (a.id != backdropId && dot(a.normal, b.normal) < .86f))
        return true;
    const Vec3 d = a.colour - b.colour, sum = a.colour + b.colour;
    return std::fabs(d.x) + std::fabs(d.y) + std::fabs(d.z) > .10f * (sum.x + sum.y + sum.z) + .015f;
}

// Pixels that differ from a neighbour.
std::vector<int> Tracer::edgePixels() const
{
    const int w = m_camera.width, h = m_camera.height;
    std::vector<std::uint8_t> marked(m_samples.size());
    const auto compare = [&](std::size_t a, std::size_t b) {
        if (jump(m_samples[a], m_samples[b]))
            marked[a] = marked[b] = 1;
    };
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            const std::size_t i = std::size_t(y * w + x);
            if (x + 1 < w)
                compare(i, i + 1);
            if (y + 1 < h)
                compare(i, i + std::size_t(w));
        }
    std::vector<int> edges;
    for (std::size_t i = 0; i < marked.size(); ++i)
        if (marked[i])
            edges.push_back(int(i));
    return edges;
}

// Four more samples in each of one or two pixels.
void Tracer::addEdgeSamples(const int *pixels, int count, Layers &layers)
{
    constexpr int extra = 4;
    static_assert(std::size(extraSamples) == extra && 2 * extra == laneCount);
    Batch batch;
    int tile[laneCount] = {};
    for (int l = 0; l < count * extra; ++l) {
        const int x = pixels[l / extra] % m_camera.width, y = pixels[l / extra] / m_camera.width;
        const Vec2 inPixel = extraSamples[l % extra];
        tile[l] = y / tileSide * tilesAcross(m_camera.width) + x / tileSide;
        aim(batch, l, float(x) + inPixel.x, float(y) + inPixel.y);
    }
    cast(batch, tile);
    findSurfaces(batch);
    Sample samples[laneCount];
    LightQueue queue(m_lighting);
    for (int l = 0; l < count * extra; ++l) {
        Sample &s = samples[l];
        const Sample &own = m_samples[std::size_t(pixels[l / extra])];
        s = met(batch, l);
        if (s.id == backdropId)
            s.colour = m_lighting.backdrop(m_camera.position, batch.direction(l));
        else if (s.id >= 0 && s.id == own.id && dot(s.normal, own.normal) > .95f)
            s.lit = own.lit; // the same surface
        else if (s.id >= 0)
            queue.add(batch.point[l], batch.normal[l], s.lit);
    }
    queue.flush();
    for (int l = 0; l < count * extra; ++l) {
        const std::size_t i = std::size_t(pixels[l / extra]);
        const Sample &s = samples[l];
        Vec3 colour = s.id >= 0 ? objectColour(batch, l, s.lit) : s.colour;
        const float brightest = largest(colour);
        if (brightest > 3) // one sparkle must not outshine a pixel
            colour = colour * (3 / brightest);
        (isObject(s) ? layers.front : layers.back)[i] += colour;
        layers.coverage[i] += isObject(s) ? 1.f : 0.f;
        layers.depth[i] = std::min(layers.depth[i], s.distance);
    }
    for (int k = 0; k < count; ++k) {
        const std::size_t i = std::size_t(pixels[k]);
        layers.front[i] = layers.front[i] * (1.f / (1 + extra));
        layers.back[i] = layers.back[i] * (1.f / (1 + extra));
        layers.coverage[i] *= 1.f / (1 + extra);
    }
}

Layers Tracer::trace()
{
    const int w = m_camera.width, h = m_camera.height;
    const std::size_t count = std::size_t(w) * std::size_t(h);
    m_samples.resize(count);
    for (int row = 0; row < tilesAcross(h); ++row)
        for (int column = 0; column < tilesAcross(w); ++column)
            traceTile(column, row);

    Layers layers;
    layers.width = w;
    layers.height = h;
    layers.front.resize(count);
    layers.back.resize(count);
    layers.coverage.resize(count);
    layers.depth.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Sample &s = m_samples[i];
        (isObject(s) ? layers.front : layers.back)[i] = s.colour;
        layers.coverage[i] = isObject(s) ? 1.f : 0.f;
        layers.depth[i] = std::min(s.distance, 30.f);
    }
    const std::vector<int> edges = edgePixels();
    for (std::size_t i = 0; i < edges.size(); i += 2)
        addEdgeSamples(&edges[i], int(std::min<std::size_t>(2, edges.size() - i)), layers);
    return layers;
}

} // namespace

Layers traceScene(const Scene &scene) { return Tracer(scene).trace(); }

} // namespace soco::demo
