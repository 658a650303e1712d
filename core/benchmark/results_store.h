#pragma once

#include "core/benchmark/runner.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace soco::benchmark {

// The file that results go to: `folderOrFile` itself where it ends in .jsonl, else correspondence_soco.jsonl in it.
std::filesystem::path resultsFile(const std::filesystem::path &folderOrFile);

// Beside that file: what holds the errors of every pair.
std::filesystem::path scoresFolder(const std::filesystem::path &file);

// Appends one OmniProbe-compatible line per kind of pairs, with an `x_soco_studio` object that holds the provenance
// (core/benchmark/README.md, "Result files"). The errors of every pair go to a file of their own in a folder beside
// it, which the line names: OmniProbe's files stay small. Everything is written or, after an Error, nothing.
Result<void> appendResults(const std::filesystem::path &folderOrFile, const EvaluationResult &result);

// A run of this id is there already: what is resumed is not stored twice.
bool holdsRun(const std::filesystem::path &folderOrFile, const std::string &runId);

// Results that the window charts, read back from x_soco_studio: own runs of earlier sessions. Lines that are not
// understood are skipped and returned as failures: Unsupported where another program or version wrote them, else
// damaged. A run whose file of pairs is gone keeps its numbers and has no
// scores per pair, and is a failure as well.
// `wanted` is asked of every run before its scores are read, of what its line says alone: the files of runs that are not
// wanted, such as those of other datasets, are left alone. Empty: all.
struct StoredResults {
    std::vector<EvaluationResult> results; // in the order they were written
    std::vector<Failure> failures;
    // Of the failures those that are damage; a line of another program or version is none.
    std::vector<Error> damage() const;
};
// Errors: as readFile(); NotFound alone means that there are no results yet.
Result<StoredResults> readResults(const std::filesystem::path &folderOrFile,
                                  const std::function<bool(const EvaluationResult &)> &wanted = {});

// For people, before results are added to: which lines, and which files of the pairs of runs that are wanted, are damaged
// and left out, or why none can be read. Empty where all is well.
std::string describeDamage(const std::filesystem::path &folderOrFile,
                           const std::function<bool(const EvaluationResult &)> &wanted = {});

} // namespace soco::benchmark
