#pragma once

#include "core/vision/checkpoints/checkpoint.h"

#include <future>
#include <map>
#include <stop_token>
#include <string>

namespace soco::vision {

// SHA-256 of the files that the tensors lie in, by path, on a thread of its own: their bytes are read anyway. What cannot
// be read, or was stopped, is left out. The future waits for its thread when it goes.
std::future<std::map<std::string, std::string>> hashSources(const Checkpoint &checkpoint, const std::stop_token &stop);

// The hash of the one file there is; of several, none stands for all: empty.
std::string onlyHash(const std::map<std::string, std::string> &hashes);

} // namespace soco::vision
