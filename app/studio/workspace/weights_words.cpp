#include "app/studio/workspace/weights_words.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QDir>

namespace soco::studio {

namespace {

struct WeightsWords {
    Q_DECLARE_TR_FUNCTIONS(soco::studio::WeightsWords)
};

// With "~" for the person's own folder.
QString shortPath(const std::filesystem::path &path)
{
    const QString text = QString::fromStdString(path.string());
    const QString home = QDir::homePath();
    return text.startsWith(home + '/') ? '~' + text.mid(home.size()) : text;
}

} // namespace

QString forDemoOnlyText()
{
    return WeightsWords::tr(
        "Trained on the demo's drawn toys, for learning the program; says nothing about photographs.");
}

QString missingWeightsText(const vision::ModelEntry &entry)
{
    if (!entry.needsWeights || !entry.weights.empty())
        return {};
    const QString missing =
        WeightsWords::tr("The weights of %1 are not on this machine.").arg(QString::fromStdString(entry.title));
    const QString file = WeightsWords::tr("Put %1 (about %2) into %3,")
                             .arg(QString::fromStdString(entry.file.name),
                                  QString::fromStdString(bytesText(entry.weightsBytes)), shortPath(entry.file.folder));
    const QString repository = WeightsWords::tr("or get %1 with the program of Hugging Face, which puts it into %2.")
                                   .arg(QString::fromStdString(entry.repository.name),
                                        shortPath(entry.repository.folder));
    return missing + ' ' + file + ' ' + repository;
}

} // namespace soco::studio
