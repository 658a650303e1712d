#include "core/dataset/pair_fields.h"

#include "core/base/text.h"
#include "core/dataset/pair_reader.h"

#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <span>

namespace soco::dataset {

namespace {

using json::malformed;

Result<double> coordinate(const json::Value &value)
{
    const auto number = json::number(value);
    if (!number)
        return malformed(std::string("A coordinate must be a number, this is ") + json::kindName(value));
    if (std::abs(*number) > maxCoordinate)
        return malformed("The coordinate is far outside any picture");
    return *number;
}

// The first `into.size()` numbers of a list.
Result<void> readNumbers(const json::Array &list, std::span<double> into)
{
    std::size_t i = 0;
    for (const json::Value value : list) {
        if (i == into.size())
            break;
        const auto number = coordinate(value);
        if (!number)
            return json::inside(json::indexed("", i), number.error());
        into[i++] = *number;
    }
    if (i < into.size())
        return malformed("The list has " + counted(i, "number") + ", " + std::to_string(into.size()) + " are needed");
    return {};
}

// The number under the first of several names (plain) that the object has.
Result<double> namedNumber(const json::Object &object, std::initializer_list<std::string_view> names)
{
    for (const auto field : object) {
        const std::string key = json::plainKey(field.key);
        for (const std::string_view name : names) {
            if (key != name)
                continue;
            const auto number = coordinate(field.value);
            return number ? number : Result<double>(json::inside(field.key, number.error()));
        }
    }
    return malformed("The number \"" + std::string(*names.begin()) + "\" is missing");
}

Result<void> readNamed(const json::Object &object, std::span<double> into,
                       std::initializer_list<std::initializer_list<std::string_view>> names)
{
    std::size_t i = 0;
    for (const auto &spellings : names) {
        const auto number = namedNumber(object, spellings);
        if (!number)
            return number.error();
        into[i++] = *number;
    }
    return {};
}

Result<void> readTuple(const json::Value &value, std::span<double> into,
                       std::initializer_list<std::initializer_list<std::string_view>> names)
{
    json::Array list;
    if (!value.get(list))
        return readNumbers(list, into);
    json::Object object;
    if (!value.get(object))
        return readNamed(object, into, names);
    return malformed("A list of " + std::to_string(into.size()) + " numbers is needed, this is "
                     + json::kindName(value));
}

// What Python takes as false: null, false, an empty list, object or text.
bool saysNothing(const json::Value &value)
{
    bool flag = true;
    json::Array list;
    json::Object object;
    if (!value.get(flag))
        return !flag;
    if (!value.get(list))
        return list.size() == 0;
    if (!value.get(object))
        return object.size() == 0;
    const auto word = json::text(value);
    return value.is_null() || (word && word->empty());
}

} // namespace

Result<ImagePoint> readPoint(const json::Value &value)
{
    std::array<double, 2> numbers{};
    if (const auto read = readTuple(value, numbers, {{"x"}, {"y"}}); !read)
        return read.error();
    return ImagePoint{numbers[0], numbers[1]};
}

Result<std::optional<Box>> readBox(const json::Value &value)
{
    if (saysNothing(value))
        return std::optional<Box>();
    std::array<double, 4> numbers{};
    if (const auto read = readTuple(value, numbers, {{"left", "xmin", "x1", "l"}, {"top", "ymin", "y1", "t"},
                                                     {"right", "xmax", "x2", "r"}, {"bottom", "ymax", "y2", "b"}});
        !read)
        return read.error();
    return std::optional(Box{numbers[0], numbers[1], numbers[2], numbers[3]});
}

Result<std::pair<int, int>> readSize(const json::Value &value)
{
    std::array<double, 2> numbers{};
    if (const auto read = readTuple(value, numbers, {{"width", "w"}, {"height", "h"}}); !read)
        return read.error();
    for (const double side : numbers)
        if (side < 1 || side != std::floor(side))
            return malformed("The sides of an image must be whole numbers of at least 1");
    return std::pair(int(numbers[0]), int(numbers[1]));
}

Result<std::string> readWord(const json::Value &value)
{
    if (value.is_null())
        return std::string();
    const auto word = json::text(value);
    if (!word)
        return malformed(std::string("Text is needed, this is ") + json::kindName(value));
    return std::string(*word);
}

Result<int> readSmallInteger(const json::Value &value)
{
    const auto number = json::integer(value);
    if (!number)
        return malformed(std::string("A whole number is needed, this is ") + json::kindName(value));
    if (*number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())
        return malformed("The number " + std::to_string(*number) + " is too large");
    return int(*number);
}

Result<bool> readKeypointExtra(const std::string &key, const json::Value &value, Keypoint &keypoint)
{
    if (key == "conceptname" || key == "concept") {
        const auto word = readWord(value);
        if (!word)
            return word.error();
        keypoint.conceptName = *word;
    } else if (key == "kind") {
        const auto word = readWord(value);
        if (!word)
            return word.error();
        keypoint.kind = *word;
    } else if (key == "conceptid") {
        if (value.is_null())
            return true;
        const auto number = readSmallInteger(value);
        if (!number)
            return number.error();
        keypoint.conceptId = *number;
    } else if (key.find("shared") != std::string::npos) {
        // The name of this flag is not known; "shared", "is_shared", "shared_across_categories" are all taken.
        bool flag = false;
        if (value.is_bool() && !value.get(flag))
            keypoint.shared = flag;
    } else {
        return false;
    }
    return true;
}

} // namespace soco::dataset
