#pragma once

#include "core/dataset/ids.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace soco::quality {

enum class Severity {
    Error,   // something cannot be read, or the official evaluation would fail or score another thing
    Warning, // two things contradict each other, or something is gone that its siblings have
    Hint,    // unusual, and harmless to the protocol
};
// "error", "warning", "hint"
const char *severityName(Severity severity);

// What a finding is about, by the names that stay true while a dataset grows or moves.
using Subject = std::variant<dataset::ImageId, dataset::PairId, dataset::KeypointRef>;

// One measured or read value: {"count", 51}, {"expected", "mirror"}.
struct Fact {
    using Value = std::variant<std::int64_t, double, std::string, std::vector<std::string>>;
    std::string name;
    Value value;
};

// A place where the cause of a finding shows.
struct Occurrence {
    std::string file;  // relative to the dataset's root
    std::string place; // "src_keypoints[3].pos"; may be empty
    friend auto operator<=>(const Occurrence &, const Occurrence &) = default;
};

// One cause, however many files show it.
struct Finding {
    std::string rule; // filled in by FindingSink, like the severity
    Severity severity = Severity::Warning;
    std::string message; // a sentence without its full stop
    // Where to mend it: relative to the dataset's root; the first occurrence where no other place is likelier.
    std::string file;
    std::string place;
    std::string remedy; // what to do here, where the rule's own does not fit; else empty
    std::vector<Subject> subjects;
    std::vector<Fact> evidence;
    std::vector<Occurrence> occurrences; // all of them, sorted; may be empty where `file` says it all
};

} // namespace soco::quality
