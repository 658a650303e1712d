#pragma once

#include "core/base/point.h"
#include "core/base/result.h"
#include "core/benchmark/finished_state.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace soco::benchmark {

// Beside what an evaluation writes.
inline constexpr const char *stateFolderName = ".soco-runs";

// What predictions depend on besides the pair itself, which add() and find() are told as its content; and which
// evaluation it is. Requests that differ in anything have files of their own, so that they run side by side; what one
// choice of pairs has finished serves every other.
struct StateRequest {
    std::string model;     // fingerprint: weights, preprocessing, layer
    std::string modelName; // for messages
    std::string device;
    std::string matcher;
    std::string dataset; // its fingerprint: which file the state is in; pairs of other datasets are taken over as well
    std::string datasetRoot;
    // As selectionText() has it: "KINDS; ...; threshold ...", of which all from the threshold on is about figures alone.
    std::string selection;
};

// The finished pairs of evaluations, on disk while they run, so that a run that was stopped or killed can go on.
// JSON lines: a header {"soco_run": 3, "model": ...}, then ["PairAnnotations/intra/car/00001-a-b.json", "content",
// [x, y, ...]] with the predicted points of all source keypoints in the unit square, and {"run": id, "selection": ...}
// of the evaluation that began on it. Scores are made from predictions anew. A pair counts once however often it is
// written; a line that was cut off (by a kill or a full disk) is forgotten. A file that begins otherwise is renamed, and a
// note says so; one that cannot be read is an error and stays.
//
// Not thread-safe: one caller at a time. One process at a time holds a state file (flock); on a file system without
// locks that is not checked, and a note says so. A file is removed by whoever holds it: a run that has just begun on it
// does not lose it to one that ends.
class RunState
{
public:
    // As flock(2): 0, or -1 with errno.
    using LockFunction = std::function<int(int fd, int operation)>;
    struct Options {
        bool resume = false; // what is there may be found; otherwise it is left in place and not found
        LockFunction lock;   // empty: flock
    };

    static std::filesystem::path pathFor(const std::filesystem::path &folder, const StateRequest &request);

    // Creates folder and file, reads what is there and, resuming, what other files of the folder have of this model,
    // device and matcher: of other choices of pairs, of the dataset before an edit, or from where it lay before. Files
    // that other processes work on are left to them.
    // Errors: Io and others of readFile(); Mismatch when another process works on the same request.
    static Result<std::unique_ptr<RunState>> open(const std::filesystem::path &folder, const StateRequest &request,
                                                  const Options &options);
    // Leaves the file for a later run, unless no pair is in it.
    ~RunState();
    RunState(const RunState &) = delete;
    RunState &operator=(const RunState &) = delete;

    // What a person should know: no locks here, an interrupted run that was not asked for, states that do not fit.
    const std::vector<std::string> &notes() const { return m_notes; }

    // The id that this request began with, where it is resumed; else `fresh`, which is written down.
    Result<std::string> begin(const std::string &fresh);

    // Predictions of a pair that was finished with this content, else null. In another dataset, or in this one before an
    // edit, it may have had another name: predictions depend on the content alone, and folders may have been renamed.
    const std::vector<UnitPoint> *find(const std::string &pair, std::uint64_t content) const;
    // It was finished with another content: picture or points have changed since.
    bool isOutdated(const std::string &pair, std::uint64_t content) const;
    Result<void> add(const std::string &pair, std::uint64_t content, std::span<const UnitPoint> predicted);
    std::size_t size() const { return m_entries.size() + m_elsewhere.size(); } // pairs that may be found
    const std::filesystem::path &path() const { return m_path; }

    // The evaluation of these pairs is complete and its results are written. Its file goes, and so do those of other
    // choices of this dataset's pairs, or of the dataset before an edit; a file stays where it holds pairs of another
    // choice or is of another threshold or reduction, and where somebody works on it or has done so since open(). The
    // folder goes if nothing else is in it.
    using IsOfThisRun = std::function<bool(const std::string &pair, std::uint64_t content)>;
    void finish(const IsOfThisRun &isOfThisRun);
    // What finish() would remove; for who does so later.
    std::vector<FinishedState> finishedStates(const IsOfThisRun &isOfThisRun) const;
    // Unless somebody works on it or has done so since. And the folder, if nothing else is in it. Where there are no
    // locks, another run's stays.
    static void remove(const FinishedState &state, const LockFunction &lock = {});

private:
    // Which dataset an entry is of, the best first: this one as it is now, wherever it lay; this folder before an edit;
    // another one, whose pairs may have the same names.
    enum class Source { SameContent, SameFolder, Elsewhere };
    struct Entry {
        std::uint64_t content = 0;
        std::vector<UnitPoint> predicted;
        Source source = Source::SameContent;
    };
    using Entries = std::unordered_map<std::string, Entry>;
    struct Sibling { // another state file of this model and dataset
        FinishedState file;
        Source source = Source::SameContent;
        std::string selection;
        std::vector<std::pair<std::string, std::uint64_t>> pairs; // with their contents
    };
    struct Contents; // of a state file

    RunState(std::filesystem::path path, int fd, LockFunction lock)
        : m_path(std::move(path)), m_fd(fd), m_lock(std::move(lock))
    {}
    static Contents parsed(std::string_view text);
    static Error busyError(const std::filesystem::path &path, const StateRequest &request);
    Result<void> takeOwn(std::string_view bytes, const StateRequest &request, bool resume);
    void lookAtSiblings(const StateRequest &request, const Options &options);
    void sayWhatIsLeft(const StateRequest &request);
    Result<void> append(std::string_view text);
    void removeOwn();

    std::filesystem::path m_path;
    int m_fd = -1;
    LockFunction m_lock;
    bool m_isRead = false; // what the file held is in m_entries or m_left
    std::string m_selection;
    std::string m_run; // the id that this request began with; empty: not begun
    Entries m_entries;
    Entries m_elsewhere; // in other state files
    Entries m_left;      // of an interrupted run that was not asked for
    std::unordered_map<std::uint64_t, const Entry *> m_byContent; // of m_elsewhere
    std::vector<Sibling> m_siblings;
    std::vector<std::string> m_notes;
};

} // namespace soco::benchmark
