#include "widgets/common/model_labels.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <functional>

namespace soco::widgets {

namespace {

struct Models {
    Q_DECLARE_TR_FUNCTIONS(Models)
};

constexpr int fingerprintDigits = 8;

using Indices = std::vector<std::size_t>;

// The last `parts` names of a path; all of it where it has no more.
QString tail(const QStringList &path, qsizetype parts)
{
    return path.mid(std::max<qsizetype>(0, path.size() - parts)).join(QLatin1Char('/'));
}

// The fewest last names of paths[which] that no other path of another file ends in; empty where there is no path.
QString shortestTail(const std::vector<QStringList> &paths, std::size_t which)
{
    const QStringList &own = paths[which];
    for (qsizetype parts = 1; parts <= own.size(); ++parts) {
        const QString text = tail(own, parts);
        const bool alone = std::none_of(paths.begin(), paths.end(),
                                        [&](const QStringList &other) { return other != own && tail(other, parts) == text; });
        if (alone)
            return text;
    }
    return own.join(QLatin1Char('/'));
}

// Models of one title: by file, then folder.
void tellApartByFile(const std::vector<ModelName> &models, const Indices &group, std::vector<ModelLabel> &labels)
{
    std::vector<QStringList> paths;
    for (const std::size_t index : group) {
        const QString path = QDir::cleanPath(models[index].weightsFile);
        paths.push_back(path.isEmpty() ? QStringList() : path.split(QLatin1Char('/'), Qt::SkipEmptyParts));
    }
    for (std::size_t i = 0; i < group.size(); ++i)
        labels[group[i]].apart = shortestTail(paths, i);
}

// Adds what `wordOf` says to every label whose text another one has, where that tells at least two of them apart.
void tellApartBy(const std::vector<ModelName> &models, std::vector<ModelLabel> &labels,
                 const std::function<QString(const ModelName &)> &wordOf)
{
    for (std::size_t first = 0; first < labels.size(); ++first) {
        Indices same;
        QSet<QString> words;
        const QString text = labels[first].text();
        for (std::size_t i = first; i < labels.size(); ++i) {
            if (labels[i].text() != text)
                continue;
            same.push_back(i);
            words.insert(wordOf(models[i]));
        }
        if (words.size() < 2)
            continue;
        for (const std::size_t index : same) {
            const QString word = wordOf(models[index]);
            QString &apart = labels[index].apart;
            if (!word.isEmpty())
                apart += apart.isEmpty() ? word : QStringLiteral(", ") + word;
        }
    }
}

QString withoutEnding(const QString &apart)
{
    for (const char *ending : {".safetensors", ".pth", ".pt", ".bin"}) {
        const QLatin1String text(ending);
        if (apart.size() > text.size() && apart.endsWith(text, Qt::CaseInsensitive))
            return apart.chopped(text.size());
    }
    return apart;
}

void makeBriefs(std::vector<ModelLabel> &labels)
{
    std::vector<QString> stems;
    for (const ModelLabel &label : labels)
        stems.push_back(withoutEnding(label.apart));
    for (std::size_t i = 0; i < labels.size(); ++i)
        labels[i].brief = std::count(stems.begin(), stems.end(), stems[i]) == 1 ? stems[i] : labels[i].apart;
}

} // namespace

QString ModelLabel::text() const
{
    return apart.isEmpty() ? title : Models::tr("%1 (%2)").arg(title, apart);
}

std::vector<ModelLabel> modelLabels(const std::vector<ModelName> &models)
{
    std::vector<ModelLabel> labels;
    for (const ModelName &model : models)
        labels.push_back({model.title, {}, {}});
    for (std::size_t first = 0; first < models.size(); ++first) {
        Indices group;
        for (std::size_t i = 0; i < models.size(); ++i) {
            if (models[i].title == models[first].title)
                group.push_back(i);
        }
        if (group.front() == first && group.size() > 1)
            tellApartByFile(models, group, labels);
    }
    tellApartBy(models, labels, [](const ModelName &model) { return model.fingerprint.left(fingerprintDigits); });
    tellApartBy(models, labels, [](const ModelName &model) {
        return model.slot > 0 ? Models::tr("model %1").arg(model.slot) : QString();
    });
    // What is left are the same model twice, or models that nothing is known of: their order tells.
    QSet<QString> used;
    for (ModelLabel &label : labels) {
        const QString apart = label.apart;
        for (int number = 2; used.contains(label.text()); ++number)
            label.apart = apart.isEmpty() ? QString::number(number) : QStringLiteral("%1, %2").arg(apart).arg(number);
        used.insert(label.text());
    }
    makeBriefs(labels);
    return labels;
}

std::vector<ModelName> modelNames(const std::vector<ModelSlot> &models)
{
    std::vector<ModelName> names;
    names.reserve(models.size());
    for (const ModelSlot &model : models)
        names.push_back({model.title, model.weightsFile, QString::fromStdString(model.fingerprint), model.slot});
    return names;
}

std::vector<ModelLabel> modelLabels(const std::vector<ModelSlot> &models)
{
    return modelLabels(modelNames(models));
}

QString modelLabel(const std::vector<ModelSlot> &models, int slot)
{
    const auto it = std::find_if(models.begin(), models.end(), [slot](const ModelSlot &m) { return m.slot == slot; });
    return it == models.end() ? QString() : modelLabels(models)[std::size_t(it - models.begin())].text();
}

} // namespace soco::widgets
