#pragma once

#include "core/base/point.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace soco::benchmark {

// The finished pairs of one evaluation, on disk while it runs, so that a run that was stopped or killed can go on.
// JSON lines: a header {"soco_run": 1, "request": ...}, then ["intra/car/00001-a-b.json", "content", [x, y, ...]] with
// the predicted points of all source keypoints in the unit square. Predictions do not depend on threshold or
// reduction, scores are made from them anew. A pair counts once however often it is written; a line that was cut off
// (by a kill or a full disk) is forgotten.
//
// Not thread-safe: one caller at a time. One process at a time holds a state file (flock).
class RunState
{
public:
    // Where the state of `request` lies in `folder`. The request says everything that predictions depend on.
    static std::filesystem::path pathFor(const std::filesystem::path &folder, std::string_view request);

    // Creates folder and file. With `resume` what is there is read first, otherwise it is emptied.
    // Errors: Io; Mismatch when another process works on the same request.
    static Result<std::unique_ptr<RunState>> open(const std::filesystem::path &path, std::string_view request,
                                                  bool resume);
    // Leaves the file for a later run, unless no pair is in it.
    ~RunState();
    RunState(const RunState &) = delete;
    RunState &operator=(const RunState &) = delete;

    // Predictions of a pair that was finished with this content, else null.
    const std::vector<UnitPoint> *find(const std::string &pair, std::uint64_t content) const;
    Result<void> add(const std::string &pair, std::uint64_t content, std::span<const UnitPoint> predicted);
    // Pairs that are in the file.
    std::size_t size() const { return m_entries.size(); }
    const std::filesystem::path &path() const { return m_path; }

    // The evaluation is complete and its results are written: the file goes, and its folder if nothing else is in it.
    void remove();

private:
    struct Entry {
        std::uint64_t content = 0;
        std::vector<UnitPoint> predicted;
    };

    RunState(std::filesystem::path path, int fd) : m_path(std::move(path)), m_fd(fd) {}
    Result<void> begin(std::string_view request, bool resume);
    Result<void> append(std::string_view text);

    std::filesystem::path m_path;
    int m_fd = -1;
    std::unordered_map<std::string, Entry> m_entries;
};

// FNV-1a, 64 bits: tells contents and requests apart, protects against nothing.
class Digest
{
public:
    Digest &add(std::string_view bytes);
    Digest &add(std::uint64_t number);
    Digest &add(float number);
    std::uint64_t value() const { return m_value; }
    std::string text() const; // 16 hexadecimal digits

private:
    std::uint64_t m_value = 14695981039346656037u;
};

} // namespace soco::benchmark
