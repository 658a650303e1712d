#pragma once

#include "core/base/task.h"
#include "core/dataset/dataset.h"
#include "core/quality/rule.h"

#include <map>
#include <string>
#include <vector>

namespace soco::quality {

struct CheckOptions {
    std::vector<const Rule *> rules; // empty: all
    int threads = 0;                 // to read with; 0: all cores
    bool decodePictures = true;      // every pixel, which finds truncated files; else headers alone
};

// What one rule came to.
struct RuleOutcome {
    const Rule *rule = nullptr;
    std::size_t findings = 0;
    std::map<std::string, std::size_t> abstentions; // cases that it could not decide, by reason
};

struct CheckReport {
    // By rule in the registry's order, then by file and place: the same list whatever the number of threads.
    std::vector<Finding> findings;
    std::vector<RuleOutcome> outcomes; // one for each rule that ran
    bool cancelled = false;            // then nothing is known, and both lists are empty
};

// Reads the whole dataset once, in parallel, and asks every rule. Progress: one step a file.
CheckReport checkDataset(const dataset::Dataset &dataset, const CheckOptions &options = {}, const Task &task = {});

} // namespace soco::quality
