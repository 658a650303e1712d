#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// Moments as results write them: "2026-11-30T21:05:00Z".

namespace soco::benchmark {

std::string utcNow();
std::string utcText(std::chrono::sys_seconds time);

// ISO 8601 with seconds and a zone: "Z", "+0100" or "+01:00". nullopt for anything else, a time without a zone and a
// day that no month has included.
std::optional<std::chrono::sys_seconds> timeFromText(std::string_view text);

// The same moment written as UTC; what cannot be read stays as it is.
std::string asUtc(const std::string &text);
// For people, to the minute: "2026-11-30 21:05 UTC"; what cannot be read stays as it is.
std::string minuteText(const std::string &text);

} // namespace soco::benchmark
