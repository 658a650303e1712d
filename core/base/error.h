#pragma once

#include <string>

namespace soco {

// What went wrong, for the code that decides what to do next. A person reads Error::text().
enum class ErrorKind {
    NotFound,        // a file, folder, model or name that is not there
    Malformed,       // bytes that do not follow their format
    Unsupported,     // well formed, but not something this program handles
    Mismatch,        // two things that should agree and do not (shapes, sizes, names)
    InvalidArgument, // what the caller or the user asked for makes no sense
    Io,              // the system refused to read or write
    OutOfMemory,
    Cancelled,
};

// An expected failure that a person can act on: which file, where in it, what is wrong, what to do.
// `file` and `place` may be empty. `place` reads like "byte 4312" or "src_keypoints[3].pos".
struct Error {
    ErrorKind kind = ErrorKind::Io;
    std::string message;
    std::string file = {};
    std::string place = {};
    std::string remedy = {};

    // One line: "FILE: PLACE: MESSAGE. REMEDY"
    std::string text() const;
};

} // namespace soco
