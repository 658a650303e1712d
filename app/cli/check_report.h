#pragma once

#include "core/quality/check.h"

#include <filesystem>
#include <string>
#include <string_view>

// What `soco check` prints.

namespace soco::cli {

// By rule: what it means, every finding with file and place, what to do; then a count for each rule.
std::string checkText(const quality::CheckReport &report, const std::filesystem::path &root);
// As resources/schemas/soco-check.schema.json has it.
std::string checkJson(const quality::CheckReport &report, const std::filesystem::path &root);
// That file.
extern const std::string_view checkJsonSchema;

// Every rule: name, severity, meaning; as JSON also what to do.
std::string rulesText();
std::string rulesJson();

} // namespace soco::cli
