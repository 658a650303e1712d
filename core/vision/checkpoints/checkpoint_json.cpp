#include "core/vision/checkpoints/checkpoint_json.h"

#include <nlohmann/json.hpp>

#include <set>
#include <vector>

namespace soco::vision {

namespace {

using Json = nlohmann::json;

constexpr int maxDepth = 4; // header, tensor, shape

// Stops the JSON parser early: what would only cost memory is not built.
struct Refused {
    std::string why;
};

} // namespace

Result<Json> parseCheckpointJson(std::string_view text, const std::string &file, const std::string &what,
                                 std::uint64_t textBegin)
{
    std::vector<std::set<std::string>> keys;
    std::size_t names = 0;
    const auto check = [&](int depth, Json::parse_event_t event, Json &parsed) {
        if (depth > maxDepth)
            throw Refused{"it is nested deeper than any such file"};
        if (event == Json::parse_event_t::object_start) {
            keys.emplace_back();
        } else if (event == Json::parse_event_t::object_end) {
            keys.pop_back();
        } else if (event == Json::parse_event_t::key) {
            if (++names > 4 * maxCheckpointTensors)
                throw Refused{"it names more tensors than any model has"};
            if (!keys.back().insert(parsed.get<std::string>()).second)
                throw Refused{"the name " + parsed.dump() + " occurs twice"};
        }
        return true;
    };
    Error error{ErrorKind::Malformed, "", file, what, "The file is damaged or incomplete; download or copy it again"};
    try {
        Json json = Json::parse(text, check);
        if (json.is_object())
            return json;
        error.message = "The " + what + " is not a JSON object";
    } catch (const Refused &refused) {
        error.message = "The " + what + " cannot be right: " + refused.why;
    } catch (const Json::parse_error &problem) {
        error.place = "byte " + std::to_string(textBegin + (problem.byte > 0 ? problem.byte - 1 : 0));
        error.message = "The " + what + " is not valid JSON";
    } catch (const std::exception &problem) {
        error.message = "The " + what + " could not be read: " + problem.what();
    }
    return error;
}

} // namespace soco::vision
