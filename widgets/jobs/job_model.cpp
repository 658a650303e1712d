#include "widgets/jobs/job_model.h"

#include "widgets/jobs/job_queue.h"
#include "widgets/jobs/job_text.h"

namespace soco::widgets {

JobModel::JobModel(JobQueue *queue, QObject *parent)
    : QAbstractListModel(parent), m_queue(queue), m_rows(int(queue->jobs().size()))
{
    connect(queue, &JobQueue::added, this, [this] {
        beginInsertRows({}, 0, 0);
        ++m_rows;
        endInsertRows();
    });
    connect(queue, &JobQueue::changed, this, [this](int id) {
        const QModelIndex row = indexOf(id);
        Q_EMIT dataChanged(row, row);
    });
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QModelIndex JobModel::indexOf(int id) const
{
    return id >= 1 && id <= m_rows ? index(m_rows - id) : QModelIndex();
}

int JobModel::idAt(const QModelIndex &index) const
{
    return index.isValid() ? m_rows - index.row() : 0;
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    const JobQueue::Job *job = checkIndex(index, CheckIndexOption::IndexIsValid) ? m_queue->job(idAt(index)) : nullptr;
    if (!job)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return job->title;
    case Qt::AccessibleTextRole:
        return jobAccessibleText(*job);
    case IdRole:
        return job->id;
    default:
        return {};
    }
}

} // namespace soco::widgets
