#include "app/studio/shell/named_things.h"

#include "core/base/output_place.h"
#include "core/benchmark/results_store.h"
#include "core/dataset/data_folders.h"
#include "core/vision/model_registry.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace soco::studio {

namespace {

QString words(const Error &error)
{
    return QString::fromStdString(error.text());
}

Error notThere(const QString &name, const char *what, const char *remedy)
{
    return {ErrorKind::NotFound, what, name.toStdString(), {}, remedy};
}

QString missingFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.exists())
        return words(notThere(folder, "There is no such folder", "Name a folder in the SOCOv1 layout"));
    if (!info.isDir())
        return words(notThere(folder, "Is not a folder", "Name the folder that holds Images and PairAnnotations"));
    return {};
}

// A file or folder that may be new, in a folder that may not.
QString missingPlace(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() || QFileInfo(info.absolutePath()).isDir())
        return {};
    return words(notThere(info.path(), "There is no such folder", "Make it first"));
}

// It is written when all else is done. Results are first of all shown, and may be those of somebody else: whether they can
// be written is asked by the evaluation before its work.
QString missingPicturePlace(const QString &path)
{
    const auto usable = checkReplacedFile(path.toStdString(), "the picture", MissingFolders::Refused);
    return usable ? QString() : words(usable.error());
}

QString placeInDataset(const std::filesystem::path &file, const QString &dataset)
{
    const auto folder = dataset.isEmpty() ? std::nullopt : dataset::dataFolderOf(file, dataset.toStdString());
    if (!folder)
        return {};
    return words({ErrorKind::InvalidArgument,
                  "Lies in the dataset's " + *folder + ", which the program does not change",
                  file.string(),
                  {},
                  "Name another place"});
}

// What --allow-links names.
QString missingTarget(const QString &place)
{
    if (QFileInfo::exists(place))
        return {};
    return words(notThere(place, "There is no such file or folder", "Connect the disk or share that it lies on"));
}

QString missingModel(const QString &text)
{
    const auto spec = vision::parseModelSpec(text.toStdString());
    if (!spec)
        return words(spec.error());
    const auto known = vision::listModels();
    if (std::none_of(known.begin(), known.end(), [&](const vision::ModelEntry &entry) { return entry.name == spec->name; }))
        return words({ErrorKind::NotFound, "There is no model \"" + spec->name + "\"", {}, {}, "soco models lists them"});
    std::error_code code;
    if (!spec->file.empty() && !std::filesystem::exists(spec->file, code))
        return words(notThere(QString::fromStdString(spec->file.string()), "There is no such file",
                              "Name the file with the model's weights"));
    return {};
}

QString missingLanguage(const QString &language)
{
    const QLocale locale(language);
    const QStringList known = QDir(":/translations").entryList({"soco_*.qm"});
    if (locale.language() == QLocale::English || language == "C")
        return {};
    if (locale.language() != QLocale::C)
        for (const QString &file : known)
            if (QLocale(file.section('.', 0, 0).mid(5)).language() == locale.language())
                return {};
    return words({ErrorKind::InvalidArgument, "--language: \"" + language.toStdString() + "\" is no language of this program", {},
                  {}, "It speaks en and zh_CN"});
}

} // namespace

QString missingThing(const Options &options)
{
    QString problem;
    const auto look = [&](const QString &name, auto check) {
        if (problem.isEmpty() && !name.isEmpty())
            problem = check(name);
    };
    look(options.dataset, missingFolder);
    for (const QString &place : options.allowedLinks)
        look(place, missingTarget);
    look(options.results, missingPlace);
    look(options.screenshot, missingPicturePlace);
    const QString variable = qEnvironmentVariable("SOCO_ROOT");
    for (const QString &dataset :
         {options.dataset, options.demo, options.dataset.isEmpty() && options.demo.isEmpty() ? variable : QString()}) {
        look(options.results, [&](const QString &results) {
            return placeInDataset(benchmark::resultsFile(results.toStdString()), dataset);
        });
        look(options.screenshot,
             [&](const QString &picture) { return placeInDataset(picture.toStdString(), dataset); });
    }
    look(options.language, missingLanguage);
    for (const QString &model : options.models)
        look(model, missingModel);
    if (problem.isEmpty() && !options.demo.isEmpty() && QFileInfo::exists(options.demo) && !QFileInfo(options.demo).isDir())
        problem = words(notThere(options.demo, "Is not a folder", "Name a folder that is new, empty or a demo dataset"));
    return problem;
}

} // namespace soco::studio
