#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace soco::benchmark {

// A value as Python's repr() writes it: {'a': [1, 2.5, None, True], 'b': "it's"}. OmniProbe's `config` field is one.
std::string pythonRepr(const nlohmann::ordered_json &value);

} // namespace soco::benchmark
