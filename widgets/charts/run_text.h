#pragma once

#include "core/benchmark/evaluation_result.h"

#include <QString>

#include <cstdint>

// What a run is called and what it covers, in the window's language.

namespace soco::widgets {

// The first eight digits of its id: "1a2b3c4d"; empty for a run without one.
QString runIdText(const benchmark::EvaluationResult &run);
// "2026-11-30 21:05 UTC"; as the run has it where that is no time.
QString runTimeText(const benchmark::EvaluationResult &run);

// By what points were matched; empty for the way of the published tables.
QString runMatcherText(const benchmark::EvaluationResult &run);

// How many of which pairs.
struct RunCoverage {
    std::int64_t selected = 0;  // asked for
    std::int64_t available = 0; // in the dataset; at least `selected`
    std::int64_t done = 0;      // judged
    std::int64_t failed = 0;
    bool whole = true;     // everything that there was, was asked for

    // Pairs are missing that were asked for.
    bool isPartial() const { return done < selected; }
    RunCoverage &operator+=(const RunCoverage &other);
};
RunCoverage coverageOf(const benchmark::EvaluationResult &run, const benchmark::KindResult &kind);

// "15 of 16 pairs failed", "cut short, 412 of 1,600 pairs done", "a selection, 5 of 40 pairs", joined by commas; empty
// for a complete run on the whole dataset.
QString coverageText(const RunCoverage &coverage);

// "intra", "cross", "train split", "test split"
QString pairKindWord(dataset::PairKind kind);

// "2026-11-30 21:05 UTC, run 1a2b3c4d: 40 of 40 intra pairs, whole dataset, complete, cpu, took 0:52"
QString runText(const benchmark::EvaluationResult &run, dataset::PairKind kind);

} // namespace soco::widgets
