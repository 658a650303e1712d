#include "app/studio/benches/hover_bench.h"
#include "app/studio/benches/offscreen_session.h"
#include "app/studio/benches/open_bench.h"
#include "app/studio/shell/display_guard.h"
#include "app/studio/shell/main_window.h"
#include "app/studio/shell/named_things.h"
#include "app/studio/shell/options.h"
#include "app/studio/workspace/workspace.h"
#include "core/base/standard_descriptors.h"
#include "core/base/user_folders.h"
#include "core/vision/device.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLibraryInfo>
#include <QSettings>
#include <QTextStream>
#include <QTranslator>

#include <chrono>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

using namespace soco;

namespace {

constexpr std::chrono::milliseconds endPatience(200);

// A picture or a measurement begins with nothing and leaves nothing behind.
bool remembers(const studio::Options &options)
{
    return options.screenshot.isEmpty() && options.bench.isEmpty();
}

widgets::Theme chosenTheme(const studio::Options &options)
{
    if (options.theme)
        return *options.theme;
    if (remembers(options))
        if (const QString saved = QSettings().value("theme").toString(); !saved.isEmpty())
            return saved == "dark" ? widgets::Theme::Dark : widgets::Theme::Light;
    // The desktop's own palette, before ours replaces it.
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? widgets::Theme::Dark : widgets::Theme::Light;
}

// What Qt says itself, in our translations for systems that lack Qt's.
[[maybe_unused]] constexpr const char *wordsOfQt[] = {
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QFileDialog", "Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Directory:"),
    QT_TRANSLATE_NOOP("QFileDialog", "File &name:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of type:"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Open"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Save"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Choose"),
    QT_TRANSLATE_NOOP("QFileDialog", "Back"),
    QT_TRANSLATE_NOOP("QFileDialog", "Forward"),
    QT_TRANSLATE_NOOP("QFileDialog", "Parent Directory"),
    QT_TRANSLATE_NOOP("QFileDialog", "Create New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "List View"),
    QT_TRANSLATE_NOOP("QFileDialog", "Detail View"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Name"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Size"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Type"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Date Modified"),
};

void loadTranslations(QApplication &application, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    auto *own = new QTranslator(&application);
    if (own->load(locale, "soco", "_", ":/translations"))
        application.installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (qt->load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qt);
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    // A file that may not grow is an error to report, like a full disk, not a reason to die.
    std::signal(SIGXFSZ, SIG_IGN);
    openStandardDescriptors();
    dropRelativeUserFolders();
    QCoreApplication::setOrganizationName("SOCO Studio");
    QCoreApplication::setApplicationName("soco-studio");
    QCoreApplication::setApplicationVersion(QStringLiteral(SOCO_VERSION));

    // Before the window system is touched: --help must work without a display.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const studio::ParsedOptions parsed = studio::parseOptions(arguments);
    if (parsed.exitCode >= 0) {
        QTextStream(parsed.exitCode == 0 ? stdout : stderr) << parsed.text << '\n';
        return parsed.exitCode;
    }
    const studio::Options &options = parsed.options;
    std::vector<QByteArray> named(argv + 1, argv + argc);
    if (options.dataset.isEmpty() && options.demo.isEmpty())
        named.push_back(qgetenv("SOCO_ROOT"));
    if (const QString problem = studio::unreadableArgument(named); !problem.isEmpty()) {
        QTextStream(stderr) << "soco-studio: " << problem << '\n';
        return 2;
    }
    const auto device = vision::deviceFromName(options.device.toStdString());
    if (!device) {
        QTextStream(stderr) << "soco-studio: " << QString::fromStdString(device.error().text()) << '\n';
        return 2;
    }

    if (const QString problem = studio::missingThing(options); !problem.isEmpty()) {
        QTextStream(stderr) << "soco-studio: " << problem << '\n';
        return 2;
    }

    // A picture or a measurement needs no display, and is the same on every machine without one.
    if (!remembers(options))
        studio::useNoDisplay();
    std::optional<studio::DisplayGuard> guard(std::in_place);
    QApplication application(argc, argv);
    guard.reset();
    // Qt has taken the user's locale; numbers in files and on the command line keep their point in all of them.
    std::setlocale(LC_NUMERIC, "C");
    const QString language = options.language.isEmpty() && remembers(options) ? QSettings().value("language").toString() : options.language;
    loadTranslations(application, language);
    widgets::applyTheme(application, chosenTheme(options));

    studio::Workspace workspace({.results = options.results, .device = *device, .memory = options.memory, .remembers = remembers(options)});
    studio::MainWindow window(&workspace, {.size = options.size});
    // What the command line names and is not there ends the program, as it does before there is a window.
    QObject::connect(&workspace, &studio::Workspace::placeMissing, &window, [](const QString &text) {
        QTextStream(stderr) << "soco-studio: " << text << '\n';
        QApplication::exit(2);
    });
    workspace.datasets()->setAllowedLinks(options.allowedLinks);
    if (options.matcher)
        workspace.setMatcher(*options.matcher);
    if (options.criterion)
        workspace.setJudge({*options.criterion, workspace.judge().alpha});
    workspace.addModels(options.models);
    workspace.showWhenThere(options.select);
    window.show();
    if (!options.screenshot.isEmpty())
        new studio::OffscreenSession(&window, options.screenshot);
    else if (options.bench == "hover")
        new studio::HoverBench(&window);
    else if (options.bench == "open")
        new studio::OpenBench(&window, sinceStart);
    window.start(options.dataset, options.demo);
    const int code = QApplication::exec();
    // A layer of a large model takes seconds on a slow machine, and cannot be interrupted: nobody waits for it.
    if (!workspace.stopWork(endPatience)) {
        QSettings().sync();
        std::fflush(nullptr);
        std::_Exit(code);
    }
    return code;
}
