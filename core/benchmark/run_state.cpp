#include "core/benchmark/run_state.h"

#include "core/base/atomic_file.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/benchmark/evaluation_write_error.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <unordered_set>

namespace soco::benchmark {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr int stateVersion = 3; // 2 knew pairs by their source points and pictures alone
constexpr const char *versionKey = "soco_run";
constexpr std::uint64_t stateSizeLimit = std::uint64_t(1) << 36;

std::string hexadecimal(std::uint64_t value)
{
    char digits[17] = {};
    for (int i = 15; i >= 0; --i, value >>= 4)
        digits[i] = "0123456789abcdef"[value & 15];
    return digits;
}

void appendNumber(std::string &text, float value)
{
    char digits[32];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

// Names of files may hold bytes that are no UTF-8; the replacement is the same at reading and writing.
template <class Json>
std::string dumped(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string headerLine(const StateRequest &request)
{
    return dumped(ordered_json{{versionKey, stateVersion},
                               {"model", request.model},
                               {"model_name", request.modelName},
                               {"device", request.device},
                               {"matcher", request.matcher},
                               {"dataset", request.dataset},
                               {"root", request.datasetRoot}})
        + '\n';
}

bool isHeader(const json &line)
{
    return line.is_object() && line.value(versionKey, json()) == stateVersion;
}

// Neither a run of this version nor the beginning of one: a header that a kill cut off has no pairs after it.
bool isForeign(std::string_view bytes)
{
    const std::string beginning = "{\"" + std::string(versionKey) + "\":" + std::to_string(stateVersion) + ',';
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos)
        return !bytes.starts_with(beginning) && !std::string_view(beginning).starts_with(bytes);
    return !isHeader(json::parse(bytes.substr(0, end), nullptr, false));
}

// Under a name that nothing has; where there are no hard links, it stays.
Result<fs::path> setAside(const fs::path &path)
{
    for (int number = 1;; ++number) {
        const fs::path aside = fs::path(path).replace_extension(".unknown-" + std::to_string(number));
        if (::link(path.c_str(), aside.c_str()) == 0 && ::unlink(path.c_str()) == 0)
            return aside;
        if (errno != EEXIST)
            return Error{ErrorKind::Mismatch,
                         std::string("Was not written by this version of the program, and could not be renamed: ")
                             + std::strerror(errno),
                         path.string(),
                         {},
                         "Rename or remove it"};
    }
}

Error unreadable(Error error)
{
    if (error.remedy.empty())
        error.remedy = "Rename or remove the file to begin anew";
    return error;
}

enum class Lock { Held, Busy, Unknown };

// Only EWOULDBLOCK means that another process has it; other errors come from file systems that know no locks.
Lock tryLock(const RunState::LockFunction &lock, int fd)
{
    for (;;) {
        if ((lock ? lock(fd, LOCK_EX | LOCK_NB) : ::flock(fd, LOCK_EX | LOCK_NB)) == 0)
            return Lock::Held;
        if (errno == EWOULDBLOCK)
            return Lock::Busy;
        if (errno != EINTR)
            return Lock::Unknown;
    }
}

// Whoever looks whether it is held, or removes it, holds it for a moment: only what is held for longer is busy.
Lock lockPatiently(const RunState::LockFunction &lock, int fd)
{
    constexpr int looks = 20;
    for (int look = 1;; ++look) {
        const Lock result = tryLock(lock, fd);
        if (result != Lock::Busy || look == looks)
            return result;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

// Who held the file before may have removed it: then it is another's, or nobody's.
bool isStillAt(const fs::path &path, int fd)
{
    struct stat opened = {}, there = {};
    return ::fstat(fd, &opened) == 0 && ::stat(path.c_str(), &there) == 0 && opened.st_dev == there.st_dev
        && opened.st_ino == there.st_ino;
}

// Of a selection the kinds alone; the rest is for comparing.
std::string kindsOf(const std::string &selection)
{
    return selection.substr(0, selection.find(';'));
}

// Threshold and reduction: what figures depend on and predictions do not.
std::string scoringOf(const std::string &selection)
{
    const std::size_t at = selection.find("; threshold ");
    return at == std::string::npos ? std::string() : selection.substr(at);
}

std::uint64_t sizeOf(int fd)
{
    struct stat info = {};
    return ::fstat(fd, &info) == 0 ? std::uint64_t(info.st_size) : 0;
}

} // namespace

struct RunState::Contents {
    bool known = false; // a header of this version
    StateRequest request;
    Entries entries;
    std::string run;            // of the evaluation that began last
    std::size_t wholeBytes = 0; // up to the end of the last whole line
};

RunState::Contents RunState::parsed(std::string_view text)
{
    Contents contents;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos)
            break;
        const json line = json::parse(text.substr(at, end - at), nullptr, false);
        const bool isFirst = at == 0;
        at = end + 1;
        if (isFirst) {
            contents.known = isHeader(line);
            if (!contents.known)
                return contents;
            const auto field = [&](const char *key) {
                const auto it = line.find(key);
                return it != line.end() && it->is_string() ? it->get<std::string>() : std::string();
            };
            contents.request = {field("model"),
                                field("model_name"),
                                field("device"),
                                field("matcher"),
                                field("dataset"),
                                field("root"),
                                {}};
            contents.wholeBytes = at;
            continue;
        }
        contents.wholeBytes = at;
        if (line.is_object() && line.contains("run") && line.contains("selection")) {
            if (line["run"].is_string() && line["selection"].is_string()) {
                contents.request.selection = line["selection"].get<std::string>();
                contents.run = line["run"].get<std::string>();
            }
            continue;
        }
        const bool isPair = line.is_array() && line.size() == 3 && line[0].is_string() && line[1].is_string() &&
                            line[2].is_array();
        if (!isPair)
            continue;
        const std::string &digits = line[1].get_ref<const std::string &>();
        Entry entry;
        std::from_chars(digits.data(), digits.data() + digits.size(), entry.content, 16);
        const json &numbers = line[2];
        bool usable = numbers.size() % 2 == 0;
        for (std::size_t i = 0; usable && i < numbers.size(); i += 2) {
            usable = numbers[i].is_number() && numbers[i + 1].is_number();
            if (usable)
                entry.predicted.push_back({numbers[i].get<float>(), numbers[i + 1].get<float>()});
        }
        if (usable)
            contents.entries.insert_or_assign(line[0].get<std::string>(), std::move(entry));
    }
    return contents;
}

fs::path RunState::pathFor(const fs::path &folder, const StateRequest &request)
{
    return folder
        / (ContentHash()
               .field(request.model)
               .field(request.device)
               .field(request.matcher)
               .field(request.dataset)
               .field(request.selection)
               .hex()
           + ".jsonl");
}

Error RunState::busyError(const fs::path &path, const StateRequest &request)
{
    const std::string kinds = kindsOf(request.selection);
    return {ErrorKind::Mismatch,
            "An evaluation of " + request.modelName + " on this dataset is running already"
                + (kinds.empty() ? "" : " (" + kinds + " pairs)"),
            path.string(),
            {},
            "Wait for it and run this with --resume, or name another folder for the results"};
}

Result<std::unique_ptr<RunState>> RunState::open(const fs::path &folder, const StateRequest &request,
                                                 const Options &options)
{
    constexpr int patience = 100; // other runs that end in this moment and take file or folder with them
    const fs::path path = pathFor(folder, request);
    std::vector<std::string> notes;
    for (int tries = 0; tries < patience; ++tries) {
        std::error_code code;
        fs::create_directories(folder, code);
        if (code)
            return evaluationWriteError(folder, "Could not be created", code.value());
        const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        if (fd < 0 && errno == ENOENT)
            continue;
        if (fd < 0)
            return evaluationWriteError(path, "Could not be opened", errno);
        std::unique_ptr<RunState> state(new RunState(path, fd, options.lock));
        state->m_notes = notes;
        const Lock lock = lockPatiently(options.lock, fd);
        if (lock == Lock::Unknown)
            state->m_notes.push_back("The file system of " + folder.string() + " has no locks (" + std::strerror(errno)
                                     + "): do not evaluate the same model on the same dataset twice at a time");
        if (lock == Lock::Busy)
            return busyError(path, request);
        if (!isStillAt(path, fd))
            continue;
        const Result<std::string> bytes = readFile(path, stateSizeLimit);
        if (!bytes)
            return unreadable(bytes.error());
        if (isForeign(*bytes)) {
            const Result<fs::path> aside = setAside(path);
            if (!aside)
                return aside.error();
            notes.push_back(path.string() + " was not written by this version of the program, and is kept as "
                            + aside->filename().string());
            continue;
        }
        if (const Result<void> taken = state->takeOwn(*bytes, request, options.resume); !taken)
            return taken.error();
        state->lookAtSiblings(request, options);
        if (!options.resume)
            state->sayWhatIsLeft(request);
        for (const auto &[pair, entry] : state->m_elsewhere)
            state->m_byContent.try_emplace(entry.content, &entry);
        return state;
    }
    return evaluationWriteError(path, "Could not be opened", ENOENT);
}

// A file whose pairs are not known is never removed.
RunState::~RunState()
{
    if (m_fd < 0)
        return;
    if (m_isRead && m_entries.empty() && m_left.empty())
        removeOwn();
    else
        ::close(m_fd);
}

Result<void> RunState::takeOwn(std::string_view bytes, const StateRequest &request, bool resume)
{
    m_selection = request.selection;
    Contents contents = parsed(bytes);
    if (contents.wholeBytes < bytes.size() && ::ftruncate(m_fd, off_t(contents.wholeBytes)) != 0)
        return evaluationWriteError(m_path, "Could not be written", errno);
    if (resume) {
        m_entries = std::move(contents.entries);
        m_run = std::move(contents.run);
    } else {
        m_left = std::move(contents.entries);
    }
    m_isRead = true;
    return contents.known ? Result<void>() : append(headerLine(request));
}

void RunState::sayWhatIsLeft(const StateRequest &request)
{
    std::unordered_set<std::string> pairs;
    for (const auto &[pair, entry] : m_left)
        pairs.insert(pair);
    for (const Sibling &sibling : m_siblings) {
        if (sibling.source == Source::SameContent)
            for (const auto &[pair, content] : sibling.pairs)
                pairs.insert(pair);
    }
    if (pairs.empty())
        return;
    const fs::path place = pairs.size() == m_left.size() ? m_path : m_path.parent_path();
    m_notes.push_back("An interrupted run of " + request.modelName + " on this dataset is there, with "
                      + counted(pairs.size(), "finished pair")
                      + ": --resume goes on with it. This run begins anew; until it is complete, that "
                        "one stays in "
                      + place.string());
}

void RunState::lookAtSiblings(const StateRequest &request, const Options &options)
{
    std::error_code code;
    std::vector<fs::path> files;
    for (auto it = fs::directory_iterator(m_path.parent_path(), code); !code && it != fs::directory_iterator();
         it.increment(code)) {
        if (it->path().extension() == ".jsonl" && it->path().filename() != m_path.filename())
            files.push_back(it->path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path &file : files) {
        const Result<std::string> bytes = readFile(file, stateSizeLimit);
        Contents theirs = bytes ? parsed(*bytes) : Contents();
        const StateRequest &other = theirs.request;
        const Source source = !request.dataset.empty() && other.dataset == request.dataset ? Source::SameContent
            : other.datasetRoot == request.datasetRoot                                     ? Source::SameFolder
                                                                                           : Source::Elsewhere;
        const bool sameData = source != Source::Elsewhere;
        if (!theirs.known) {
            if (options.resume && !bytes && bytes.error().kind != ErrorKind::NotFound)
                m_notes.push_back("An interrupted run is not taken over: " + bytes.error().text());
            if (options.resume && bytes
                && (bytes->starts_with("{\"soco_run\":1,") || bytes->starts_with("{\"soco_run\":2,")))
                m_notes.push_back("An interrupted run of an earlier version of this program is not taken over: " +
                                  file.string());
            continue;
        }
        if (theirs.entries.empty())
            continue;
        if (other.model != request.model || other.device != request.device || other.matcher != request.matcher) {
            if (!options.resume || !sameData || other.modelName != request.modelName)
                continue; // another model's business
            const std::string why = other.model != request.model ? "other weights or another preprocessing"
                                    : other.device != request.device
                                        ? "it ran on " + other.device + " and this one on " + request.device
                                        : "it matched by " + other.matcher;
            m_notes.push_back("An interrupted run of " + request.modelName + " with "
                              + counted(theirs.entries.size(), "finished pair") + " is not taken over: " + why);
            continue;
        }
        const int fd = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
        const bool busy = fd >= 0 && tryLock(options.lock, fd) == Lock::Busy;
        if (fd >= 0)
            ::close(fd);
        if (busy) {
            const std::string kinds = kindsOf(other.selection);
            if (options.resume)
                m_notes.push_back("A run on " + other.datasetRoot + (kinds.empty() ? "" : " (" + kinds + " pairs)")
                                  + " is going on; its pairs are not taken over");
            continue;
        }
        if (sameData) {
            Sibling &sibling = m_siblings.emplace_back(Sibling{{file, bytes->size()}, source, other.selection, {}});
            for (const auto &[pair, entry] : theirs.entries)
                sibling.pairs.emplace_back(pair, entry.content);
        }
        if (!options.resume)
            continue;
        for (auto &[pair, entry] : theirs.entries) {
            entry.source = source;
            // This dataset before an edit knows more of it than another one.
            if (const auto [it, isNew] = m_elsewhere.try_emplace(pair, entry);
                !isNew && entry.source < it->second.source)
                it->second = std::move(entry);
        }
    }
}

Result<void> RunState::append(std::string_view text)
{
    const off_t oldLength = ::lseek(m_fd, 0, SEEK_END);
    while (!text.empty()) {
        const ssize_t written = ::write(m_fd, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            Error error = evaluationWriteError(m_path, "Could not be written", errno);
            if (::ftruncate(m_fd, oldLength) != 0)
                error.message += " (and its end could not be repaired)";
            return error;
        }
        text.remove_prefix(std::size_t(written));
    }
    return {};
}

Result<std::string> RunState::begin(const std::string &fresh)
{
    if (!m_run.empty())
        return m_run;
    m_run = fresh;
    const ordered_json line{{"run", fresh}, {"selection", m_selection}};
    if (Result<void> written = append(dumped(line) + '\n'); !written)
        return written.error();
    return fresh;
}

const std::vector<UnitPoint> *RunState::find(const std::string &pair, std::uint64_t content) const
{
    for (const Entries *entries : {&m_entries, &m_elsewhere}) {
        if (const auto it = entries->find(pair); it != entries->end() && it->second.content == content)
            return &it->second.predicted;
    }
    const auto it = m_byContent.find(content);
    return it == m_byContent.end() ? nullptr : &it->second->predicted;
}

bool RunState::isOutdated(const std::string &pair, std::uint64_t content) const
{
    if (find(pair, content))
        return false;
    if (m_entries.contains(pair))
        return true;
    const auto it = m_elsewhere.find(pair);
    return it != m_elsewhere.end() && it->second.source != Source::Elsewhere;
}

Result<void> RunState::add(const std::string &pair, std::uint64_t content, std::span<const UnitPoint> predicted)
{
    if (const auto left = m_left.find(pair); left != m_left.end() && left->second.content == content) {
        m_entries.insert_or_assign(pair, Entry{content, {predicted.begin(), predicted.end()}});
        return {}; // the file has it already
    }
    std::string line = "[" + dumped(json(pair)) + ",\"" + hexadecimal(content) + "\",[";
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        if (i > 0)
            line += ',';
        appendNumber(line, predicted[i].x);
        line += ',';
        appendNumber(line, predicted[i].y);
    }
    line += "]]\n";
    if (Result<void> written = append(line); !written)
        return written;
    m_entries.insert_or_assign(pair, Entry{content, {predicted.begin(), predicted.end()}});
    return {};
}

std::vector<FinishedState> RunState::finishedStates(const IsOfThisRun &isOfThisRun) const
{
    std::vector<FinishedState> states;
    for (const Sibling &sibling : m_siblings) {
        if (scoringOf(sibling.selection) == scoringOf(m_selection)
            && std::all_of(sibling.pairs.begin(), sibling.pairs.end(),
                           [&](const auto &pair) { return isOfThisRun(pair.first, pair.second); }))
            states.push_back(sibling.file);
    }
    const auto isDone = [&](const Entries &entries) {
        return std::all_of(entries.begin(), entries.end(),
                           [&](const auto &entry) { return isOfThisRun(entry.first, entry.second.content); });
    };
    if (isDone(m_entries) && isDone(m_left))
        states.push_back({m_path, sizeOf(m_fd), true});
    return states;
}

void RunState::finish(const IsOfThisRun &isOfThisRun)
{
    for (const FinishedState &state : finishedStates(isOfThisRun)) {
        if (state.isOwn)
            removeOwn();
        else
            remove(state, m_lock);
    }
}

// While it is locked: nobody else can have begun on it.
void RunState::removeOwn()
{
    ::unlink(m_path.c_str());
    ::close(std::exchange(m_fd, -1));
    ::rmdir(m_path.parent_path().c_str()); // refused where other runs have their state
}

void RunState::remove(const FinishedState &state, const LockFunction &lock)
{
    const int fd = ::open(state.path.c_str(), O_RDWR | O_CLOEXEC);
    if (fd >= 0) {
        const Lock held = tryLock(lock, fd);
        if ((held == Lock::Held || (held == Lock::Unknown && state.isOwn)) && isStillAt(state.path, fd)
            && sizeOf(fd) == state.bytes)
            ::unlink(state.path.c_str());
        ::close(fd);
    }
    ::rmdir(state.path.parent_path().c_str());
}

} // namespace soco::benchmark
