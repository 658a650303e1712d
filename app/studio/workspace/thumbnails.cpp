#include "app/studio/workspace/thumbnails.h"

#include "app/studio/workspace/to_qimage.h"
#include "core/dataset/image_file.h"

#include <QHash>

#include <algorithm>

namespace soco::studio {

namespace {

// "Image damaged: car_2.JPEG", and from the second line on why.
QString problemOf(const Error &error, const QString &file)
{
    switch (error.kind) {
    case ErrorKind::NotFound: return Thumbnails::tr("Image missing: %1").arg(file);
    case ErrorKind::Malformed:
    case ErrorKind::Unsupported:
        return Thumbnails::tr("Image damaged: %1").arg(file) + '\n' + QString::fromStdString(error.text());
    default: return Thumbnails::tr("Image not readable: %1").arg(file) + '\n' + QString::fromStdString(error.text());
    }
}

} // namespace

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
    m_byKey.clear();
    if (dataset) {
        const auto images = dataset->images();
        m_byKey.reserve(qsizetype(images.size()));
        for (std::size_t i = 0; i < images.size(); ++i)
            m_byKey.insert(QString::fromStdString(dataset::pictureKey(images[i])), i);
    }
    m_dataset = std::move(dataset);
}

void Thumbnails::request(const QString &key)
{
    if (!m_dataset || m_pending.contains(key))
        return;
    const auto found = m_byKey.constFind(key);
    if (found == m_byKey.cend()) {
        // A bare stem is one that several categories have, or none.
        const QString ending = QLatin1Char('/') + key;
        const bool several = !key.contains(QLatin1Char('/'))
            && std::any_of(m_byKey.keyBegin(), m_byKey.keyEnd(),
                           [&](const QString &one) { return one.endsWith(ending); });
        Q_EMIT ready(key, {},
                     (several ? tr("In several categories: %1") : tr("Image missing: %1")).arg(key.section('/', -1)));
        return;
    }
    m_pending.insert(key);
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
                else
                    made->problem = problemOf(decoded.error(), QString::fromStdString(image.file));
            },
        .receiver = this,
        .done =
            [this, key, made, generation = m_generation] {
                if (generation != m_generation)
                    return;
                m_pending.remove(key);
                Q_EMIT ready(key, made->picture, made->problem);
            },
        .dropped =
            [this, key, generation = m_generation] {
                if (generation != m_generation)
                    return;
                m_pending.remove(key);
                Q_EMIT dropped(key);
            },
    });
}

} // namespace soco::studio
