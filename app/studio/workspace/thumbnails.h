#pragma once

#include "app/studio/workspace/executor.h"
#include "core/dataset/dataset.h"

#include <QImage>
#include <QObject>
#include <QSet>
#include <QSize>

#include <memory>

namespace soco::studio {

// Small pictures for the lists, decoded off the GUI thread at reduced scale. GUI thread.
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    // The list shows 54 x 36; three times that serves displays up to 300 %.
    static constexpr QSize sizeInLists{162, 108};
    // Requests that may wait; beyond it the oldest is dropped, whose row was scrolled past. More than a list shows.
    static constexpr int mostWaiting = 400;

    // `lane` of the executor is this object's own.
    Thumbnails(Executor *executor, const QString &lane, QObject *parent = nullptr);
    ~Thumbnails() override;

    // Pictures are fitted into `largest`, in pixels. What was asked for before is not answered any more.
    void setDataset(std::shared_ptr<const dataset::Dataset> dataset, const QSize &largest = sizeInLists);
    // Answered once, by ready() or dropped(). `key` as dataset::pictureKey() makes it, "car/car_12".
    void request(const QString &key);

Q_SIGNALS:
    void ready(const QString &key, const QImage &image, const QString &problem);
    void dropped(const QString &key); // may be asked for again

private:
    QSize m_largest;
    std::shared_ptr<const dataset::Dataset> m_dataset;
    QHash<QString, std::size_t> m_byKey; // indices of images()
    QSet<QString> m_pending;
    QPointer<Executor> m_executor;
    const QString m_lane;
    int m_generation = 0;
};

} // namespace soco::studio
