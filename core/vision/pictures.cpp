#include "core/vision/pictures.h"

#include "core/base/atomic_file.h"
#include "core/base/file_stamp.h"
#include "core/base/hash.h"

#include <algorithm>
#include <future>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace soco::vision {

namespace {

namespace fs = std::filesystem;

struct Bytes {
    std::string bytes;
    std::string key;
    std::optional<FileStamp> stamp; // only where it can be relied on
};

Result<Bytes> read(const fs::path &file)
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        const std::optional<FileStamp> before = stampOf(file);
        Result<std::string> bytes = readFile(file);
        if (!bytes)
            return bytes.error();
        if (before != stampOf(file))
            continue;
        std::string key = Pictures::keyOfBytes(*bytes);
        return Bytes{*std::move(bytes), std::move(key), before && before->isSettled ? before : std::nullopt};
    }
    return Error{ErrorKind::Io, "Is being written while it is read", file.string(), "",
                 "Try again when nothing is writing to it"};
}

} // namespace

struct Pictures::Private {
    struct Known {
        FileStamp stamp;
        std::string key;
    };
    struct Kept {
        std::string key;
        std::shared_ptr<const RgbImage> image;
    };

    Private(Decoder decode, std::uint64_t bytes) : decoder(std::move(decode)), budget(bytes) {}

    const Decoder decoder;
    const std::uint64_t budget;
    std::mutex mutex;
    std::unordered_map<std::string, Known> known; // by path
    std::list<Kept> kept;                         // most recently used first
    std::unordered_map<std::string, std::list<Kept>::iterator> index;
    std::unordered_map<std::string, std::shared_future<Result<Picture>>> underWay; // by path
    std::uint64_t bytes = 0;
    std::uint64_t decoded = 0;

    // With the mutex held, all three.
    std::optional<std::string> knownKey(const fs::path &file)
    {
        const auto it = known.find(file.native());
        if (it == known.end() || stampOf(file) != it->second.stamp)
            return std::nullopt;
        return it->second.key;
    }
    std::shared_ptr<const RgbImage> find(const std::string &key)
    {
        const auto it = index.find(key);
        if (it == index.end())
            return nullptr;
        kept.splice(kept.begin(), kept, it->second);
        return it->second->image;
    }
    void keepWithinBudget(const Picture &picture)
    {
        const std::uint64_t size = picture.image->pixels.size();
        if (size > budget || index.contains(picture.key))
            return;
        while (!kept.empty() && bytes + size > budget) {
            bytes -= kept.back().image->pixels.size();
            index.erase(kept.back().key);
            kept.pop_back();
        }
        kept.push_front({picture.key, picture.image});
        index.emplace(picture.key, kept.begin());
        bytes += size;
    }

    void remember(const fs::path &file, const Bytes &read)
    {
        const std::scoped_lock lock(mutex);
        if (read.stamp)
            known.insert_or_assign(file.native(), Known{*read.stamp, read.key});
        else
            known.erase(file.native());
    }

    Result<Picture> decode(const fs::path &file)
    {
        const Result<Bytes> bytesRead = read(file);
        if (!bytesRead)
            return bytesRead.error();
        remember(file, *bytesRead);
        {
            const std::scoped_lock lock(mutex);
            if (auto image = find(bytesRead->key))
                return Picture{bytesRead->key, std::move(image)};
        }
        Result<RgbImage> image = decoder(bytesRead->bytes, file);
        if (!image)
            return image.error();
        Picture picture{bytesRead->key, std::make_shared<const RgbImage>(*std::move(image))};
        const std::scoped_lock lock(mutex);
        ++decoded;
        keepWithinBudget(picture);
        return picture;
    }
};

Pictures::Pictures(Decoder decoder, std::uint64_t budgetBytes)
    : d(std::make_unique<Private>(std::move(decoder), budgetBytes))
{
}

Pictures::~Pictures() = default;

std::string Pictures::keyOfBytes(std::string_view bytes)
{
    return ContentHash().add(bytes).hex() + '-' + std::to_string(bytes.size());
}

Result<std::string> Pictures::keyOf(const fs::path &file)
{
    {
        const std::scoped_lock lock(d->mutex);
        if (auto key = d->knownKey(file))
            return *std::move(key);
    }
    const Result<Bytes> bytes = read(file);
    if (!bytes)
        return bytes.error();
    d->remember(file, *bytes);
    return bytes->key;
}

Result<Pictures::Picture> Pictures::get(const fs::path &file)
{
    std::promise<Result<Picture>> promise;
    {
        std::unique_lock lock(d->mutex);
        if (const auto key = d->knownKey(file))
            if (auto image = d->find(*key))
                return Picture{*key, std::move(image)};
        if (const auto other = d->underWay.find(file.native()); other != d->underWay.end()) {
            const std::shared_future<Result<Picture>> future = other->second;
            lock.unlock();
            return future.get();
        }
        d->underWay.emplace(file.native(), promise.get_future().share());
    }
    Result<Picture> picture = [&]() -> Result<Picture> {
        try {
            return d->decode(file);
        } catch (const std::bad_alloc &) {
            return Error{ErrorKind::OutOfMemory, "There is no memory for the picture", file.string()};
        } catch (const std::exception &problem) {
            return Error{ErrorKind::Malformed, std::string("Could not be decoded: ") + problem.what(), file.string()};
        }
    }();
    promise.set_value(picture);
    const std::scoped_lock lock(d->mutex);
    d->underWay.erase(file.native());
    return picture;
}

std::uint64_t Pictures::decoded() const
{
    const std::scoped_lock lock(d->mutex);
    return d->decoded;
}

} // namespace soco::vision
