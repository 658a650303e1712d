#include "app/studio/workspace/thumbnails.h"

#include "app/studio/workspace/to_qimage.h"
#include "core/dataset/image_file.h"

#include <QFileInfo>
#include <QHash>

namespace soco::studio {

Thumbnails::Thumbnails(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(2);
}

Thumbnails::~Thumbnails()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void Thumbnails::setDataset(std::shared_ptr<const dataset::Dataset> dataset, const QSize &largest)
{
    m_largest = largest;
    m_pool.clear();
    ++m_generation;
    m_pending.clear();
    auto byStem = std::make_shared<QHash<QString, std::size_t>>();
    if (dataset) {
        const auto images = dataset->images();
        byStem->reserve(qsizetype(images.size()));
        for (std::size_t i = 0; i < images.size(); ++i)
            byStem->insert(QFileInfo(QString::fromStdString(images[i].file)).completeBaseName(), i);
    }
    m_dataset = std::move(dataset);
    m_byStem = std::move(byStem);
}

void Thumbnails::request(const QString &stem)
{
    if (!m_dataset || m_pending.contains(stem))
        return;
    const auto found = m_byStem->constFind(stem);
    if (found == m_byStem->cend()) {
        Q_EMIT ready(stem, {}, tr("Image missing: %1").arg(stem));
        return;
    }
    m_pending.insert(stem);
    m_pool.start([this, stem, largest = m_largest, dataset = m_dataset, image = m_dataset->images()[*found],
                  generation = m_generation] {
        QImage picture;
        QString problem;
        const auto path = dataset->imagePath(image.category, image.file);
        const auto decoded = path ? dataset::decodeThumbnail(*path, largest.width(), largest.height()) : path.error();
        if (decoded)
            picture = toQImage(*decoded);
        else if (decoded.error().kind == ErrorKind::NotFound)
            problem = tr("Image missing: %1").arg(QString::fromStdString(image.file));
        else
            problem = QString::fromStdString(decoded.error().text());
        QMetaObject::invokeMethod(
            this,
            [this, stem, picture, problem, generation] {
                if (generation != m_generation)
                    return;
                m_pending.remove(stem);
                Q_EMIT ready(stem, picture, problem);
            },
            Qt::QueuedConnection);
    });
}

} // namespace soco::studio
