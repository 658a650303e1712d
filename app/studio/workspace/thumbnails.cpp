#include "app/studio/workspace/thumbnails.h"

#include "app/studio/workspace/to_qimage.h"
#include "core/dataset/image_file.h"

#include <QFileInfo>
#include <QHash>

namespace soco::studio {

Thumbnails::Thumbnails(Executor *executor, const QString &lane, QObject *parent)
    : QObject(parent), m_executor(executor), m_lane(lane)
{
    m_executor->setLane(m_lane, 2, mostWaiting);
}

Thumbnails::~Thumbnails()
{
    ++m_generation; // whoever listens is going, too
    if (m_executor)
        m_executor->cancel(m_lane);
}

void Thumbnails::setDataset(std::shared_ptr<const dataset::Dataset> dataset, const QSize &largest)
{
    m_largest = largest;
    ++m_generation;
    m_executor->cancel(m_lane);
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
    struct Made {
        QImage picture;
        QString problem;
    };
    auto made = std::make_shared<Made>();
    m_executor->run({
        .lane = m_lane,
        .work =
            [made, largest = m_largest, dataset = m_dataset, image = m_dataset->images()[*found]](const Task &) {
                const auto path = dataset->imagePath(image.category, image.file);
                const auto decoded = path ? dataset::decodeThumbnail(*path, largest.width(), largest.height()) : path.error();
                if (decoded)
                    made->picture = toQImage(*decoded);
                else if (decoded.error().kind == ErrorKind::NotFound)
                    made->problem = tr("Image missing: %1").arg(QString::fromStdString(image.file));
                else
                    made->problem = QString::fromStdString(decoded.error().text());
            },
        .receiver = this,
        .done =
            [this, stem, made, generation = m_generation] {
                if (generation != m_generation)
                    return;
                m_pending.remove(stem);
                Q_EMIT ready(stem, made->picture, made->problem);
            },
        .dropped =
            [this, stem, generation = m_generation] {
                if (generation != m_generation)
                    return;
                m_pending.remove(stem);
                Q_EMIT dropped(stem);
            },
    });
}

} // namespace soco::studio
