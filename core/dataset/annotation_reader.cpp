#include "core/dataset/annotation_reader.h"

#include "core/dataset/places.h"
#include "core/dataset/json_document.h"
#include "core/dataset/pair_fields.h"

#include <algorithm>
#include <array>
#include <optional>

namespace soco::dataset {

namespace {

template <std::size_t count>
bool isOneOf(std::string_view key, const std::array<std::string_view, count> &names)
{
    return std::find(names.begin(), names.end(), key) != names.end();
}

// Keys as json::plainKey() gives them, the likeliest first.
constexpr std::array<std::string_view, 5> nameKeys{"name", "keypointname", "keypoint", "kpname", "label"};
constexpr std::array<std::string_view, 10> positionKeys{"pos",   "position", "xy",       "point",       "coord",
                                                        "coords", "location", "coordinate", "coordinates", "loc"};
constexpr std::array<std::string_view, 5> boxKeys{"bndbox", "bbox", "box", "boundingbox", "objectbox"};
constexpr std::array<std::string_view, 5> sizeKeys{"imsize", "imagesize", "imgsize", "size", "resolution"};
constexpr std::array<std::string_view, 8> imageKeys{"image",     "imagename", "imagefile", "img",
                                                    "filename", "imname",    "imagepath", "file"};
constexpr std::array<std::string_view, 3> categoryKeys{"category", "categoryname", "class"};
constexpr std::array<std::string_view, 4> visibilityKeys{"visible", "visibility", "isvisible", "vis"};

// A list of keypoints is called so, whatever else the file calls them.
bool namesKeypoints(const std::string &key)
{
    return key.find("keypoint") != std::string::npos || key == "points" || key == "kps";
}

// Two or three numbers: the third may be a visibility.
bool looksLikePosition(const json::Value &value)
{
    json::Array list;
    if (value.get(list))
        return false;
    std::size_t count = 0;
    for (const json::Value element : list)
        if (!element.is_number() || ++count > 3)
            return false;
    return count >= 2;
}

bool saysInvisible(const json::Value &value)
{
    bool flag = true;
    if (!value.get(flag))
        return !flag;
    double number = 1;
    return !value.get(number) && number == 0;
}

class AnnotationReader
{
public:
    Result<View> read(const json::Value &root)
    {
        if (const auto walked = walk(root, {}); !walked)
            return walked.error();
        if (m_view.keypoints.empty() && !m_saysNone)
            return json::malformed("Nothing in the file looks like a keypoint: an object with a name and a position");
        if (m_view.width > 0)
            m_view.stated = ImageSize{m_view.width, m_view.height};
        return std::move(m_view);
    }

private:
    Result<void> walk(const json::Value &value, const std::string &key)
    {
        json::Object object;
        if (!value.get(object))
            return walkObject(object, key);
        json::Array list;
        if (value.get(list))
            return {};
        std::size_t i = 0;
        for (const json::Value element : list) {
            if (const auto walked = walk(element, {}); !walked)
                return json::inside(json::indexed("", i), walked.error());
            ++i;
        }
        m_saysNone = m_saysNone || (i == 0 && namesKeypoints(key));
        return {};
    }

    Result<void> walkObject(const json::Object &object, const std::string &containerKey)
    {
        Result<Found> found = asKeypoint(object);
        if (!found)
            return found.error();
        if (found->isKeypoint) {
            add(std::move(*found));
            return {};
        }
        const bool isMapOfKeypoints = namesKeypoints(containerKey);
        m_saysNone = m_saysNone || (isMapOfKeypoints && object.size() == 0);
        std::optional<json::Value> width, height;
        for (const auto field : object) {
            const std::string key = json::plainKey(field.key);
            Result<void> read;
            if (isMapOfKeypoints)
                read = readNamedKeypoint(field.key, field.value);
            else if (!readImageFact(key, field.value, read))
                read = walk(field.value, key);
            if (!read)
                return json::inside(field.key, read.error());
            if (key == "width" || key == "imagewidth")
                width = field.value;
            if (key == "height" || key == "imageheight")
                height = field.value;
        }
        if (width && height && m_view.width == 0) {
            const auto w = json::integer(*width), h = json::integer(*height);
            if (w && h && *w > 0 && *h > 0 && *w < 1'000'000 && *h < 1'000'000) {
                m_view.width = int(*w);
                m_view.height = int(*h);
            }
        }
        return {};
    }

    struct Found {
        bool isKeypoint = false;
        std::optional<Keypoint> visible;
    };

    void add(Found found)
    {
        if (found.visible)
            m_view.keypoints.push_back(std::move(*found.visible));
        else
            m_saysNone = true;
    }

    // An object with a name and a position. `lentName` serves where the object has no name of its own.
    Result<Found> asKeypoint(const json::Object &object, std::string_view lentName = {})
    {
        Keypoint keypoint;
        keypoint.name = lentName;
        std::optional<ImagePoint> position;
        std::optional<json::Value> x, y;
        std::optional<Error> problem;
        std::size_t nameRank = nameKeys.size();
        bool named = !lentName.empty(), visible = true, positioned = false;
        for (const auto field : object) {
            const std::string key = json::plainKey(field.key);
            const auto rank = std::size_t(std::find(nameKeys.begin(), nameKeys.end(), key) - nameKeys.begin());
            if (const auto word = json::text(field.value); word && rank < nameRank && !word->empty()) {
                keypoint.name = *word;
                nameRank = rank;
                named = true;
            } else if (isOneOf(key, positionKeys) && !positioned) {
                // A position in words belongs to a description.
                if (json::text(field.value) && !json::number(field.value))
                    continue;
                positioned = true;
                if (field.value.is_null()) {
                    visible = false;
                    continue;
                }
                const auto point = readPoint(field.value);
                point ? void(position = *point) : void(problem = json::inside(field.key, point.error()));
            } else if (key == "x") {
                x = field.value;
            } else if (key == "y") {
                y = field.value;
            } else if (isOneOf(key, visibilityKeys)) {
                visible = visible && !saysInvisible(field.value);
            } else if (key == "id") {
                if (const auto id = readSmallInteger(field.value))
                    keypoint.id = *id;
            } else {
                const auto read = readKeypointExtra(key, field.value, keypoint);
                if (!read && !problem)
                    problem = json::inside(field.key, read.error());
            }
        }
        if (!positioned && x && y) {
            positioned = true;
            const auto px = json::number(*x), py = json::number(*y);
            if (px && py)
                position = ImagePoint{*px, *py};
            else if (x->is_null() || y->is_null())
                visible = false;
            else
                problem = json::malformed("A coordinate must be a number", px ? "y" : "x");
        }
        if (!named || !positioned)
            return Found();
        if (problem)
            return *problem;
        if (!visible || !position)
            return Found{true, {}};
        keypoint.position = *position;
        return Found{true, std::move(keypoint)};
    }

    // In an object of keypoints, the key is the name: {"wheel": [12, 30]} or {"wheel": {"pos": [12, 30], ...}}.
    Result<void> readNamedKeypoint(std::string_view name, const json::Value &value)
    {
        if (looksLikePosition(value)) {
            if (name.empty())
                return json::malformed("A keypoint has no name");
            Keypoint keypoint;
            keypoint.name = name;
            const auto point = readPoint(value);
            if (!point)
                return point.error();
            keypoint.position = *point;
            m_view.keypoints.push_back(std::move(keypoint));
            return {};
        }
        json::Object object;
        if (value.get(object))
            return walk(value, {});
        Result<Found> found = asKeypoint(object, name);
        if (!found)
            return found.error();
        if (!found->isKeypoint)
            return walk(value, "keypoints"); // a level between, such as the concept
        add(std::move(*found));
        return {};
    }

    bool readImageFact(const std::string &key, const json::Value &value, Result<void> &read)
    {
        if (isOneOf(key, boxKeys)) {
            const auto box = readBox(value);
            if (!box)
                read = box.error();
            else if (!m_view.box)
                m_view.box = *box;
            return true;
        }
        if (isOneOf(key, sizeKeys) && !value.is_number()) {
            const auto size = readSize(value);
            if (!size)
                read = size.error();
            else if (m_view.width == 0)
                std::tie(m_view.width, m_view.height) = *size;
            return true;
        }
        const auto word = json::text(value);
        if (word && isOneOf(key, imageKeys)) {
            if (m_view.image.empty())
                m_view.image = word->substr(word->find_last_of('/') + 1);
            return true;
        }
        if (word && isOneOf(key, categoryKeys)) {
            if (m_view.category.empty())
                m_view.category = *word;
            return true;
        }
        return false;
    }

    View m_view;
    bool m_saysNone = false; // an empty list of keypoints, or keypoints that cannot be seen
};

} // namespace

Result<View> readAnnotation(std::string_view bytes)
{
    const auto root = json::parse(bytes);
    return root ? AnnotationReader().read(*root) : Result<View>(root.error());
}

} // namespace soco::dataset
