#include "app/studio/workspace/demo_place.h"

#include "core/base/parallel.h"
#include "core/demo/demo.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

namespace soco::studio {

namespace {

struct DemoPlaceTexts {
    Q_DECLARE_TR_FUNCTIONS(soco::studio::DemoPlaceTexts)
};

// Measured on disk with the default options.
constexpr long long bytesPerPicture = 50'000;
constexpr long long bytesOfText = 55'000; // annotations, truth, and the pairs it takes part in, for each picture
constexpr double sizeOfMixture = 640.0 * 480.0;

// "~/x" and "x/../y" as a clean absolute path; empty where it is neither absolute nor in the home folder.
QString absoluteFolder(const QString &text)
{
    QString path = QDir::fromNativeSeparators(text.trimmed());
    if (path == "~" || path.startsWith("~/"))
        path = QDir::homePath() + path.mid(1);
    return QDir::isAbsolutePath(path) ? QDir::cleanPath(path) : QString();
}

long long picturesIn(const QString &folder)
{
    long long count = 0;
    QDirIterator it(folder + "/Images", {"*.JPEG"}, QDir::Files, QDirIterator::Subdirectories);
    for (; it.hasNext(); it.next())
        ++count;
    return count;
}

// The first file below the folder that an interrupted start did not leave; empty where there is none.
QString foreignFile(const QString &folder)
{
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        const QFileInfo info = it.fileInfo();
        if ((!info.isDir() || info.isSymLink()) && !info.fileName().startsWith(".soco-"))
            return QDir(folder).relativeFilePath(info.filePath());
    }
    return {};
}

// Fills in what is there; the folder exists.
void lookInside(DemoPlace *place, const demo::DemoOptions &options)
{
    const QLocale locale;
    if (QFileInfo::exists(place->folder + "/Metadata/demo_truth.json")) {
        const auto origin = demo::readDemoOrigin(place->folder.toStdString());
        if (!origin) {
            place->reason = DemoPlaceTexts::tr("This folder holds a dataset that was not drawn by this program.");
        } else if (!isSame(origin->options, options)) {
            place->reason =
                DemoPlaceTexts::tr(
                    "This folder holds a demo dataset with other options: seed %1, %2 categories, %3 images each.")
                    .arg(locale.toString(qulonglong(origin->options.seed)),
                         locale.toString(categoryCount(origin->options)), locale.toString(origin->options.images));
        } else if (!origin->canGoOn) {
            place->reason =
                DemoPlaceTexts::tr("This folder holds a demo dataset that another version of the program has drawn.");
        } else {
            place->drawn = picturesIn(place->folder);
            place->state = place->drawn < origin->pictures() ? DemoPlace::State::Begun : DemoPlace::State::Complete;
        }
    } else if (const QString file = foreignFile(place->folder); !file.isEmpty()) {
        place->reason =
            DemoPlaceTexts::tr("This folder is not empty: it holds %1.").arg(QDir::toNativeSeparators(file));
    } else {
        place->state = DemoPlace::State::New;
    }
}

} // namespace

DemoCost costOf(const demo::DemoOptions &options)
{
    DemoCost cost;
    cost.pictures = pictureCount(options);
    const double size = options.width > 0 ? double(options.width) * options.height / sizeOfMixture : 1;
    cost.bytes = cost.pictures * ((long long)(double(bytesPerPicture) * size) + bytesOfText);
    cost.threads = threadCount(options.threads);
    cost.seconds = double(cost.pictures) * secondsPerPicture * size / cost.threads;
    return cost;
}

DemoPlace lookAtPlace(const QString &text, const demo::DemoOptions &options)
{
    DemoPlace place;
    place.folder = absoluteFolder(text);
    if (place.folder.isEmpty()) {
        place.reason = text.trimmed().isEmpty()
                           ? DemoPlaceTexts::tr("Choose a folder.")
                           : DemoPlaceTexts::tr("Give the whole path of the folder, from / or ~ on.");
        return place;
    }
    const QFileInfo there(place.folder);
    if (there.exists() && !there.isDir()) {
        place.reason = DemoPlaceTexts::tr("There is a file of this name.");
        return place;
    }
    if (there.exists())
        lookInside(&place, options);
    else
        place.state = DemoPlace::State::New;

    // What will be written to: the folder itself, or the nearest one above it that is there.
    QFileInfo nearest = there;
    while (!nearest.exists() && !nearest.isRoot())
        nearest = QFileInfo(nearest.path());
    place.freeBytes = QStorageInfo(nearest.filePath()).bytesAvailable();
    if (place.state == DemoPlace::State::Refused)
        return place;
    if (!nearest.isDir()) {
        place.state = DemoPlace::State::Refused;
        place.reason = DemoPlaceTexts::tr("%1 is a file, so no folder can be made in it.")
                           .arg(QDir::toNativeSeparators(nearest.filePath()));
    } else if (!nearest.isWritable() || !nearest.isExecutable()) {
        place.state = DemoPlace::State::Refused;
        place.reason = DemoPlaceTexts::tr("You may not write to %1.").arg(QDir::toNativeSeparators(nearest.filePath()));
    }
    return place;
}

} // namespace soco::studio
