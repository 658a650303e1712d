#include "app/studio/workspace/folder_watch.h"

#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/inotify.h>
#include <unistd.h>
#endif

namespace soco::studio {

namespace fs = std::filesystem;

namespace {

constexpr int quietTime = 500; // ms: a copy of many files is one change

// Temporary and hidden files come and go beside those of the dataset.
bool isOfDataset(std::string_view name)
{
    constexpr std::array endings{".json", ".jpeg", ".jpg", ".png"};
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return !lower.starts_with('.')
        && std::any_of(endings.begin(), endings.end(), [&](const char *ending) { return lower.ends_with(ending); });
}

// The dataset's folder and those in it that hold its files. Unreadable ones are left out: reading says so.
std::vector<fs::path> foldersOf(const fs::path &root, const Task &task, bool &tooMany)
{
    std::vector<fs::path> folders{root};
    const auto add = [&](const fs::path &folder, auto &&self, int depth) -> void {
        std::error_code code;
        if (task.cancelled() || !fs::is_directory(folder, code))
            return;
        if (int(folders.size()) >= FolderWatch::mostFolders) {
            tooMany = true;
            return;
        }
        folders.push_back(folder);
        if (depth == 0)
            return;
        for (auto it = fs::directory_iterator(folder, code); !code && it != fs::directory_iterator() && !tooMany;
             it.increment(code))
            self(it->path(), self, depth - 1);
    };
    add(root / "Metadata", add, 0);
    add(root / "PairAnnotations", add, 2); // kind, category
    add(root / "KeypointAnnotations", add, 1);
    add(root / "Images", add, 1);
    return folders;
}

} // namespace

// The system's end of it; closed when nobody adds to it any more.
struct FolderWatch::Watches {
#ifdef Q_OS_LINUX
    const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    ~Watches()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
    bool add(const fs::path &folder) const
    {
        return inotify_add_watch(descriptor, folder.c_str(),
                                 IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR)
            >= 0
            || (errno != ENOSPC && errno != ENOMEM);
    }
#else
    const int descriptor = -1;
    bool add(const fs::path &) const
    {
        return true;
    }
#endif
};

FolderWatch::FolderWatch(Executor *executor, QObject *parent) : QObject(parent), m_executor(executor)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &FolderWatch::changed);
}

FolderWatch::~FolderWatch() = default;

void FolderWatch::watch(const fs::path &root)
{
    hear(); // what waits is not forgotten
    m_notifier.reset();
    m_watches.reset();
    if (root.empty())
        return;
    m_watches = std::make_shared<Watches>();
    if (m_watches->descriptor >= 0) {
        m_notifier = std::make_unique<QSocketNotifier>(m_watches->descriptor, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &FolderWatch::hear);
    }
    auto missing = std::make_shared<bool>(false);
    m_executor->run({
        .lane = QStringLiteral("watching folders"),
        .order = Executor::Order::Latest,
        .work =
            [missing, root, watches = m_watches](const Task &task) {
                for (const fs::path &folder : foldersOf(root, task, *missing))
                    if (*missing = *missing || !watches->add(folder); *missing)
                        return;
            },
        .receiver = this,
        .done =
            [this, missing] {
                if (*missing && !std::exchange(m_saidLimited, true))
                    Q_EMIT limited();
            },
    });
}

void FolderWatch::hear()
{
#ifdef Q_OS_LINUX
    if (!m_watches || m_watches->descriptor < 0)
        return;
    bool heard = false;
    alignas(inotify_event) std::array<char, 16384> buffer;
    ssize_t length = 0;
    while ((length = ::read(m_watches->descriptor, buffer.data(), buffer.size())) > 0) {
        for (ssize_t at = 0; at < length;) {
            const auto *event = reinterpret_cast<const inotify_event *>(buffer.data() + at);
            at += ssize_t(sizeof(inotify_event) + event->len);
            const std::string_view name(event->len > 0 ? event->name : "");
            const bool folder = event->mask & IN_ISDIR;
            // A file that is created is heard of again when it is written.
            const bool created = (event->mask & IN_CREATE) && !folder;
            heard = heard || (event->mask & IN_Q_OVERFLOW) || (folder && !name.starts_with('.'))
                || (!created && !folder && isOfDataset(name));
        }
    }
    if (!heard)
        return;
    m_lastChange.start();
    m_quiet.start();
#endif
}

} // namespace soco::studio
