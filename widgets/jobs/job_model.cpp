#include "widgets/jobs/job_model.h"

#include "widgets/jobs/job_queue.h"
#include "widgets/jobs/job_text.h"

#include <algorithm>

namespace soco::widgets {

JobModel::JobModel(JobQueue *queue, QObject *parent) : QAbstractListModel(parent), m_queue(queue)
{
    for (const JobQueue::Job &job : queue->jobs())
        m_ids.insert(m_ids.begin() + rowFor(job.id), job.id);
    connect(queue, &JobQueue::added, this, [this](int id) {
        const int row = rowFor(id);
        beginInsertRows({}, row, row);
        m_ids.insert(m_ids.begin() + row, id);
        endInsertRows();
    });
    connect(queue, &JobQueue::changed, this, [this](int id) {
        moveToItsRow(id);
        const QModelIndex row = indexOf(id);
        Q_EMIT dataChanged(row, row);
    });
}

int JobModel::rowFor(int id) const
{
    const JobQueue::Job *job = m_queue->job(id);
    return int(std::count_if(m_ids.begin(), m_ids.end(), [&](int other) {
        const bool isActive = m_queue->job(other)->active();
        return other != id && (isActive == job->active() ? other > id : isActive);
    }));
}

void JobModel::moveToItsRow(int id)
{
    const auto at = std::find(m_ids.begin(), m_ids.end(), id);
    if (at == m_ids.end())
        return;
    const int from = int(at - m_ids.begin()), to = rowFor(id);
    if (from == to)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_ids.erase(at);
    m_ids.insert(m_ids.begin() + to, id);
    endMoveRows();
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

QModelIndex JobModel::indexOf(int id) const
{
    const auto at = std::find(m_ids.begin(), m_ids.end(), id);
    return at == m_ids.end() ? QModelIndex() : index(int(at - m_ids.begin()));
}

int JobModel::idAt(const QModelIndex &index) const
{
    return index.isValid() ? m_ids.at(std::size_t(index.row())) : 0;
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
