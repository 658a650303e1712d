#include "app/studio/pages/dataset_words.h"

#include "core/dataset/data_folders.h"
#include "widgets/common/count_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QStringList>

#include <filesystem>
#include <set>
#include <system_error>

namespace soco::studio {

namespace {

struct DatasetWords {
    Q_DECLARE_TR_FUNCTIONS(soco::studio::DatasetWords)
};

QString number(long long value)
{
    return QLocale().toString(qlonglong(value));
}

struct KeypointCounts {
    std::set<std::string> concepts, names;
    long long seen = 0; // in images
};

KeypointCounts countKeypoints(const dataset::Taxonomy &taxonomy)
{
    KeypointCounts counts;
    for (const auto &superCategory : taxonomy.superCategories)
        for (const auto &category : superCategory.categories)
            for (const auto &concept_ : category.concepts) {
                counts.concepts.insert(concept_.name);
                for (const auto &keypoint : concept_.keypoints) {
                    counts.names.insert(keypoint.name);
                    counts.seen += keypoint.images;
                }
            }
    return counts;
}

// A table of two columns; values are escaped here.
class Table
{
public:
    void add(const QString &name, const QString &value)
    {
        m_html += QStringLiteral("<tr><td width='170' style='padding:2px 12px 2px 0'>%1</td>"
                                 "<td style='padding:2px 0'>%2</td></tr>")
                      .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    }
    QString html() const
    {
        return "<table cellspacing='0' style='margin-top:4px; margin-bottom:10px'>" + m_html + "</table>";
    }

private:
    QString m_html;
};

QString paragraph(const QString &text)
{
    return "<p style='margin:0 0 8px 0'>" + text.toHtmlEscaped() + "</p>";
}

QString heading(const QString &text)
{
    return "<h4 style='margin:12px 0 6px 0'>" + text.toHtmlEscaped() + "</h4>";
}

QString howItWasMade(const demo::DemoOrigin &origin)
{
    const demo::DemoOptions &o = origin.options;
    Table options;
    options.add(DatasetWords::tr("Seed"), QString::number(qulonglong(o.seed)));
    options.add(DatasetWords::tr("Categories"), number(categoryCount(o)));
    options.add(DatasetWords::tr("Images per category"), number(o.images));
    options.add(DatasetWords::tr("Pairs of each type"),
                o.pairs > 0 ? number(o.pairs) : DatasetWords::tr("as suits the images"));
    options.add(DatasetWords::tr("Picture size"),
                o.width > 0 ? DatasetWords::tr("%1 × %2 pixels").arg(number(o.width), number(o.height))
                            : DatasetWords::tr("a mixture of sizes"));
    QString html = heading(DatasetWords::tr("How it was made")) + options.html();
    html += paragraph(DatasetWords::tr(
        "This program has drawn every picture. A toy is built from simple shapes, each described by the distance to "
        "its surface, and every pixel follows a ray through these distances until it meets something. No "
        "photograph, model or texture of anybody else is in it."));
    html += paragraph(DatasetWords::tr(
        "Positions, visibility and boxes are computed from the same shapes, not marked by hand. A keypoint counts as "
        "visible when it lies inside the picture, at least one pixel from its edge, and the ray from the camera to it "
        "meets no other surface first: neither the toy itself, nor something in front of it, nor the floor. On a "
        "surface it must also face the camera; a small end, such as the tip of an ear, is seen from all sides. "
        "Only visible keypoints are written. The box holds every pixel that the toy covers by half or more."));
    html += heading(DatasetWords::tr("What only a drawn dataset can know"));
    html += paragraph(DatasetWords::tr(
        "Metadata/demo_truth.json says of each picture where the camera stood and how wide it looked, the measures "
        "that were drawn for the toy, and the place in space of every keypoint, hidden ones too."));
    html += heading(DatasetWords::tr("The same again"));
    html += paragraph(
        origin.canGoOn
            ? DatasetWords::tr(
                "The same seed and options give the same bytes on every computer with this version of the program, "
                "however many cores it has.")
            : DatasetWords::tr(
                "Another version of the program has drawn this. The same seed and options give the same bytes on "
                "every computer that has that version."));
    html += heading(DatasetWords::tr("Licence"));
    html += paragraph(DatasetWords::tr(
        "The program is free software under GPL-3.0-or-later. That licence does not reach the pictures and "
        "annotations that it draws, and nothing in them was made by others."));
    return html;
}

} // namespace

QString sheetHeading(const dataset::Dataset &dataset)
{
    return DatasetWords::tr("%1: %2, %3")
        .arg(QString::fromStdString(dataset.name()),
             widgets::countText((long long)dataset.categories().size(), DatasetWords::tr("%1 category"),
                                DatasetWords::tr("%1 categories")),
             widgets::countText((long long)dataset.images().size(), DatasetWords::tr("%1 image"),
                                DatasetWords::tr("%1 images")));
}

QString datasetHtml(const dataset::Dataset &dataset, const dataset::Taxonomy &taxonomy,
                    const std::optional<demo::DemoOrigin> &origin)
{
    const auto pairs = [&](dataset::PairKind kind) { return number((long long)dataset.pairs(kind).size()); };
    const auto images = (long long)dataset.images().size();
    const KeypointCounts keypoints = countKeypoints(taxonomy);
    Table facts;
    facts.add(DatasetWords::tr("Place"), QDir::toNativeSeparators(QString::fromStdString(dataset.root().string())));
    facts.add(DatasetWords::tr("Categories"), number((long long)dataset.categories().size()));
    facts.add(
        DatasetWords::tr("Images"),
        origin && images < origin->pictures()
            ? DatasetWords::tr("%1 of %2, the others are not drawn yet").arg(number(images), number(origin->pictures()))
            : number(images));
    facts.add(DatasetWords::tr("Pairs, intra-category"), pairs(dataset::PairKind::Intra));
    facts.add(DatasetWords::tr("Pairs, cross-category"), pairs(dataset::PairKind::Cross));
    facts.add(DatasetWords::tr("Pairs of the train split"), pairs(dataset::PairKind::Train));
    facts.add(DatasetWords::tr("Pairs of the test split"), pairs(dataset::PairKind::Test));
    facts.add(DatasetWords::tr("Concepts"), number((long long)keypoints.concepts.size()));
    facts.add(DatasetWords::tr("Names of keypoints"), number((long long)keypoints.names.size()));
    // Counted in the background: not there at once.
    facts.add(DatasetWords::tr("Keypoints in images"),
              keypoints.seen > 0 ? number(keypoints.seen) : QStringLiteral("–"));
    QString html = "<h3 style='margin:0 0 8px 0'>" + QString::fromStdString(dataset.name()).toHtmlEscaped() + "</h3>"
                   + facts.html();
    if (origin)
        html += howItWasMade(*origin);
    return html;
}

QString nothingToShowText(const dataset::Dataset &dataset)
{
    const bool pictures = !dataset.images().empty(), pairs = dataset.pairCount() > 0;
    if (pictures && pairs)
        return {};
    // Each of them comes in an archive of its own.
    struct Part {
        const char *folder;
        bool empty;
    };
    const auto there = [&](const char *folder) {
        std::error_code ignored;
        return std::filesystem::is_directory(dataset.root() / folder, ignored);
    };
    QStringList found, missing, archives;
    for (const Part &part : {Part{dataset::imagesFolder, !pictures}, Part{dataset::pairsFolder, !pairs},
                             Part{dataset::annotationsFolder, !there(dataset::annotationsFolder)}}) {
        const QString name = QString::fromLatin1(part.folder) + '/';
        if (!there(part.folder))
            missing << name;
        else
            found << (part.empty ? DatasetWords::tr("%1 (empty)").arg(name) : name);
        if (part.empty)
            archives << QString::fromLatin1(part.folder) + QStringLiteral(".zip");
    }
    (there(dataset::metadataFolder) ? found : missing)
        << QString::fromLatin1(dataset::metadataFolder) + QLatin1Char('/');
    const QString what = pairs ? DatasetWords::tr("There are pairs, but no pictures in %1.")
        : pictures             ? DatasetWords::tr("There are pictures, but no pairs in %1.")
                               : DatasetWords::tr("There are no pictures and no pairs in %1.");
    const QString comma = QStringLiteral(", ");
    QStringList sentences{what.arg(QDir::toNativeSeparators(QString::fromStdString(dataset.root().string())))};
    if (!found.isEmpty())
        sentences << DatasetWords::tr("Found: %1.").arg(found.join(comma));
    if (!missing.isEmpty())
        sentences << DatasetWords::tr("Missing: %1.").arg(missing.join(comma));
    sentences << DatasetWords::tr("Unpack %1 in this folder and read it again (F5), or open another one.")
                     .arg(archives.join(comma));
    return sentences.join(QLatin1Char(' '));
}

QString changeText(const dataset::DatasetChange &change)
{
    QStringList what;
    if (!change.images.empty())
        what << widgets::countText((long long)change.images.size(), DatasetWords::tr("%1 picture"),
                                   DatasetWords::tr("%1 pictures"));
    if (!change.pairs.empty())
        what << widgets::countText((long long)change.pairs.size(), DatasetWords::tr("%1 pair"),
                                   DatasetWords::tr("%1 pairs"));
    if (what.isEmpty() && change.taxonomy)
        what << DatasetWords::tr("the taxonomy");
    return what.isEmpty() ? DatasetWords::tr("Read again: nothing has changed.")
                          : DatasetWords::tr("Read again: %1 changed.").arg(what.join(QStringLiteral(", ")));
}

} // namespace soco::studio
