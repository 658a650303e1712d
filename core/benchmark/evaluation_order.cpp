#include "core/benchmark/evaluation_order.h"

#include <algorithm>
#include <set>

namespace soco::benchmark {

namespace {

class Planner
{
public:
    Planner(std::size_t imageCount, std::span<const ImagePair> pairs, std::size_t capacity, std::size_t loadsPerBatch)
        : m_pairs(pairs), m_capacity(std::max<std::size_t>(capacity, 2)),
          // A small memory is exchanged in small pieces: what is dropped together cannot be used by what comes in.
          m_loadsPerBatch(std::clamp<std::size_t>(loadsPerBatch, 1, std::max<std::size_t>(m_capacity / 4, 1))),
          m_pairsOf(imageCount), m_open(imageCount, 0), m_gain(imageCount, 0), m_resident(imageCount, false),
          m_done(pairs.size(), false)
    {
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            m_pairsOf[pairs[i].source].push_back(i);
            if (pairs[i].target != pairs[i].source)
                m_pairsOf[pairs[i].target].push_back(i);
        }
        for (std::size_t image = 0; image < imageCount; ++image) {
            m_open[image] = m_pairsOf[image].size();
            if (m_open[image] > 0)
                m_waiting.insert({0, image});
        }
        m_left = pairs.size();
    }

    std::vector<Batch> plan()
    {
        std::vector<Batch> batches;
        while (m_left > 0) {
            Batch batch;
            makeRoom(batch);
            const std::size_t room = std::min(m_loadsPerBatch, m_capacity - m_residents.size());
            while (batch.load.size() < room && !m_waiting.empty())
                load(batch);
            std::sort(batch.pairs.begin(), batch.pairs.end());
            batches.push_back(std::move(batch));
        }
        return batches;
    }

private:
    // Most useful first: more open pairs among the images in memory, then the lower index (its category's neighbours).
    struct Waiting {
        std::size_t gain;
        std::size_t image;
        bool operator<(const Waiting &other) const
        {
            return gain != other.gain ? gain > other.gain : image < other.image;
        }
    };

    void makeRoom(Batch &batch)
    {
        for (auto it = m_residents.begin(); it != m_residents.end();) {
            const std::size_t image = *it++;
            if (m_open[image] == 0)
                drop(image, batch);
        }
        // The first image to come in must meet its best partner: keep one of those it is waiting for.
        while (m_residents.size() + m_loadsPerBatch > m_capacity) {
            const std::size_t keep = partnerOfNext();
            auto victim = m_residents.end();
            for (auto it = m_residents.begin(); it != m_residents.end(); ++it) {
                if (*it != keep && (victim == m_residents.end() || m_open[*it] > m_open[*victim]))
                    victim = it;
            }
            if (victim == m_residents.end())
                return;
            drop(*victim, batch);
        }
    }

    std::size_t partnerOfNext() const
    {
        if (m_waiting.empty())
            return m_resident.size();
        const std::size_t next = m_waiting.begin()->image;
        for (const std::size_t pair : m_pairsOf[next]) {
            const std::size_t other = otherImage(pair, next);
            if (!m_done[pair] && m_resident[other])
                return other;
        }
        return m_resident.size();
    }

    std::size_t otherImage(std::size_t pair, std::size_t image) const
    {
        return m_pairs[pair].source == image ? m_pairs[pair].target : m_pairs[pair].source;
    }

    void changeGain(std::size_t image, int by)
    {
        if (!m_resident[image])
            m_waiting.erase({m_gain[image], image});
        m_gain[image] = std::size_t(std::ptrdiff_t(m_gain[image]) + by);
        if (!m_resident[image])
            m_waiting.insert({m_gain[image], image});
    }

    void drop(std::size_t image, Batch &batch)
    {
        m_residents.erase(image);
        m_resident[image] = false;
        if (m_open[image] > 0)
            m_waiting.insert({m_gain[image], image});
        for (const std::size_t pair : m_pairsOf[image]) {
            if (!m_done[pair] && otherImage(pair, image) != image)
                changeGain(otherImage(pair, image), -1);
        }
        batch.drop.push_back(image);
    }

    void load(Batch &batch)
    {
        const std::size_t image = m_waiting.begin()->image;
        m_waiting.erase(m_waiting.begin());
        m_resident[image] = true;
        m_residents.insert(image);
        batch.load.push_back(image);
        for (const std::size_t pair : m_pairsOf[image]) {
            if (m_done[pair])
                continue;
            const std::size_t other = otherImage(pair, image);
            if (!m_resident[other]) {
                changeGain(other, +1);
                continue;
            }
            m_done[pair] = true;
            --m_left;
            --m_open[image];
            if (other != image) {
                --m_open[other];
                --m_gain[image];
            }
            batch.pairs.push_back(pair);
        }
    }

    std::span<const ImagePair> m_pairs;
    std::size_t m_capacity;
    std::size_t m_loadsPerBatch;
    std::vector<std::vector<std::size_t>> m_pairsOf;
    std::vector<std::size_t> m_open; // pairs of an image that are not done
    std::vector<std::size_t> m_gain; // of those, how many have their other image in memory
    std::vector<bool> m_resident;
    std::vector<bool> m_done;
    std::set<std::size_t> m_residents;
    std::set<Waiting> m_waiting; // not in memory, with open pairs
    std::size_t m_left = 0;
};

} // namespace

std::vector<Batch> planBatches(std::size_t imageCount, std::span<const ImagePair> pairs, std::size_t capacity,
                               std::size_t loadsPerBatch)
{
    return Planner(imageCount, pairs, capacity, loadsPerBatch).plan();
}

} // namespace soco::benchmark
