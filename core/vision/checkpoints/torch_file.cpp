#include "core/vision/checkpoints/torch_file.h"

#include "core/base/text.h"
#include "core/vision/checkpoints/key_mapping.h"
#include "core/vision/checkpoints/pickle.h"
#include "core/vision/checkpoints/zip_directory.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <set>
#include <utility>

namespace soco::vision {

namespace {

using pickle::Document;
using pickle::Kind;
using pickle::Node;
using pickle::Ref;

constexpr std::uint64_t maxPickleBytes = 64'000'000;
constexpr int maxTensorNesting = 8; // a Parameter around a tensor subclass around a tensor
constexpr int maxTableDepth = 6;
constexpr std::size_t maxTables = 1000;
constexpr std::array<std::string_view, 7> wrappers{"state_dict_ema", "state_dict",     "model",      "teacher",
                                                   "encoder",        "target_encoder", "ema_encoder"};
// 0x1950a86a20f9469cfc6c as LONG1: the first thing in a legacy file.
constexpr std::string_view legacyMagic = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";
constexpr auto saveStateDict = "Save the weights alone, in Python: torch.save(model.state_dict(), \"weights.pth\")";

// Beginnings of what honest training checkpoints call; not worth a word.
constexpr std::array<std::string_view, 10> commonCalls{
    "torch._utils._rebuild", "torch._tensor._rebuild", "torch.Size", "torch.device", "collections.OrderedDict",
    "collections.defaultdict", "argparse.Namespace", "numpy.core.multiarray.", "numpy._core.multiarray.",
    "numpy.dtype"};

struct StorageType {
    std::string_view name; // torch.FloatStorage
    std::string_view dtype; // torch.float32, beside an UntypedStorage
    DataType type;
};
constexpr std::array<StorageType, 9> storageTypes{{
    {"DoubleStorage", "float64", DataType::F64}, {"FloatStorage", "float32", DataType::F32},
    {"HalfStorage", "float16", DataType::F16}, {"BFloat16Storage", "bfloat16", DataType::BF16},
    {"LongStorage", "int64", DataType::I64}, {"IntStorage", "int32", DataType::I32},
    {"ShortStorage", "int16", DataType::I16}, {"ByteStorage", "uint8", DataType::U8},
    {"BoolStorage", "bool", DataType::Bool},
}};

// A storage as the pickle speaks of it: type, key, and in legacy files a view into another one.
struct StorageUse {
    std::optional<DataType> type; // nothing: untyped, counted in bytes
    std::string key;
    std::uint64_t viewOffset = 0; // elements
};

struct StorageBytes {
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0;
};

class TensorReader
{
public:
    using Storages = std::map<std::string, StorageBytes>;

    TensorReader(const Document &document, std::shared_ptr<const ByteSource> source, Storages storages)
        : m_document(document), m_source(std::move(source)), m_storages(std::move(storages))
    {
    }

    Result<Checkpoint> read(std::string container, const std::string &under)
    {
        Checkpoint checkpoint{m_source->name(), std::move(container), {}, ignoredCalls()};
        const std::vector<Table> tables = findTables();
        if (tables.empty())
            return noTensors(checkpoint);
        const auto choice = choose(tables, under);
        if (!choice)
            return choice.error();
        const auto &items = m_document.at(choice->table).items;
        for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
            const Node &key = m_document.at(items[i]);
            if (key.kind != Kind::Text || !key.text.starts_with(choice->beginning)
                || !rebuildArguments(items[i + 1], 0))
                continue;
            auto tensor = tensorAt(items[i + 1]);
            if (!tensor) {
                Error error = tensor.error();
                error.file = m_source->name();
                error.place = "tensor " + key.text.substr(0, 200);
                return error;
            }
            // As in Python, the last of two equal keys counts.
            checkpoint.tensors.insert_or_assign(key.text.substr(choice->beginning.size()), *std::move(tensor));
        }
        return checkpoint;
    }

private:
    Error noTensors(const Checkpoint &checkpoint) const
    {
        Error error{ErrorKind::Unsupported, "Holds no table of tensors within six levels", m_source->name(), "",
                    saveStateDict};
        if (m_document.at(m_document.root).kind == Kind::Object)
            error.message += "; it is a pickled Python object";
        if (!checkpoint.ignoredCalls.empty()) {
            error.message += ". It asks Python to call " + checkpoint.ignoredCalls.front()
                             + (checkpoint.ignoredCalls.size() > 1 ? " and others" : "")
                             + ", which was not executed";
            error.remedy = std::string("Do not open this file with Python unless you trust where it comes from. ")
                           + saveStateDict;
        }
        return error;
    }

    // A table with tensors, and where it lies: the keys that lead to it, joined with dots.
    struct Table {
        Ref ref = 0;
        std::string path;
        bool isTransformer = false; // of a kind that key_mapping.h knows
    };
    struct Choice {
        Ref table = 0;
        std::string beginning = {}; // of the names that are meant, to be cut off
    };

    std::vector<Table> findTables() const
    {
        std::vector<Table> tables;
        std::set<Ref> visited;
        collect(m_document.root, {}, 0, tables, visited);
        return tables;
    }

    void collect(Ref ref, const std::string &path, int depth, std::vector<Table> &tables, std::set<Ref> &visited) const
    {
        if (!visited.insert(ref).second || tables.size() >= maxTables)
            return;
        const Node &node = m_document.at(ref);
        const bool table = isTable(ref);
        if (table && hasTensors(ref))
            tables.push_back({ref, path, holdsKnownTransformer(tensorNames(ref))});
        if (depth == maxTableDepth || (!table && node.kind != Kind::List && node.kind != Kind::Tuple))
            return;
        const std::size_t step = table ? 2 : 1;
        for (std::size_t i = 0; i + step <= node.items.size(); i += step) {
            const Node &key = m_document.at(node.items[i]);
            if (table && key.kind != Kind::Text && key.kind != Kind::Integer)
                continue;
            const std::string name = !table                   ? std::to_string(i)
                                     : key.kind == Kind::Text ? key.text.substr(0, 100)
                                                              : std::to_string(key.integer);
            collect(node.items[i + step - 1], path.empty() ? name : path + '.' + name, depth + 1, tables, visited);
        }
    }

    std::vector<std::string> tensorNames(Ref table) const
    {
        std::vector<std::string> names;
        const auto &items = m_document.at(table).items;
        for (std::size_t i = 0; i + 1 < items.size(); i += 2)
            if (m_document.at(items[i]).kind == Kind::Text && rebuildArguments(items[i + 1], 0))
                names.push_back(m_document.at(items[i]).text);
        return names;
    }

    Result<Choice> choose(const std::vector<Table> &tables, const std::string &under) const
    {
        if (!under.empty())
            return chooseUnder(tables, under);
        const bool anyTransformer =
            std::any_of(tables.begin(), tables.end(), [](const Table &table) { return table.isTransformer; });
        std::vector<const Table *> sensible;
        for (const Table &table : tables)
            if (table.isTransformer || !anyTransformer)
                sensible.push_back(&table);
        for (const std::string_view name : wrappers)
            for (const Table *table : sensible)
                if (table->path == name)
                    return Choice{table->ref};
        for (const Table *table : sensible)
            if (table->path.empty())
                return Choice{table->ref};
        if (sensible.size() == 1)
            return Choice{sensible.front()->ref};
        std::string paths;
        for (std::size_t i = 0; i < sensible.size() && i < 6; ++i)
            paths += (i ? ", " : "") + sensible[i]->path;
        if (sensible.size() > 6)
            paths += " and " + std::to_string(sensible.size() - 6) + " more places";
        return Error{ErrorKind::Unsupported, "Its tensors lie under " + paths, m_source->name(), "",
                     "Choose one of them: " + m_source->name() + '#' + sensible.front()->path};
    }

    // The longest path that `under` is or begins with; what is left of it begins the names.
    Result<Choice> chooseUnder(const std::vector<Table> &tables, const std::string &under) const
    {
        std::optional<Choice> best;
        std::size_t length = 0;
        for (const Table &table : tables) {
            const std::string &path = table.path;
            if (!path.empty() && !(under == path || under.starts_with(path + '.')))
                continue;
            std::string beginning = under.substr(std::min(under.size(), path.empty() ? 0 : path.size() + 1));
            if (!beginning.empty())
                beginning += '.';
            const auto names = tensorNames(table.ref);
            const bool any = std::any_of(names.begin(), names.end(),
                                         [&](const std::string &name) { return name.starts_with(beginning); });
            if (any && (!best || path.size() > length)) {
                best = Choice{table.ref, beginning};
                length = path.size();
            }
        }
        if (best)
            return *std::move(best);
        return Error{ErrorKind::NotFound, "No tensor lies under " + under.substr(0, 200), m_source->name(), "",
                     "Leave out #" + under.substr(0, 200) + " to be told where they lie"};
    }

    bool isTable(Ref ref) const
    {
        const Node &node = m_document.at(ref);
        return node.kind == Kind::Dictionary
               || (node.kind == Kind::Object && (m_document.isGlobal(node.callable, "collections", "OrderedDict")
                                                 || m_document.isGlobal(node.callable, "collections", "defaultdict")));
    }

    bool hasTensors(Ref table) const
    {
        const auto &items = m_document.at(table).items;
        for (std::size_t i = 0; i + 1 < items.size(); i += 2)
            if (rebuildArguments(items[i + 1], 0))
                return true;
        return false;
    }

    const std::vector<Ref> *tuple(Ref ref) const
    {
        const Node &node = m_document.at(ref);
        return node.kind == Kind::Tuple ? &node.items : nullptr;
    }

    // The arguments of torch._utils._rebuild_tensor_v2 (or _v3) for a node that is a tensor, whatever is around it.
    const std::vector<Ref> *rebuildArguments(Ref ref, int depth) const
    {
        const Node &node = m_document.at(ref);
        const auto *arguments = node.kind == Kind::Object && depth < maxTensorNesting ? tuple(node.arguments) : nullptr;
        if (!arguments)
            return nullptr;
        if (isRebuild(node.callable))
            return arguments->size() >= 4 ? arguments : nullptr;
        if (m_document.isGlobal(node.callable, "torch._utils", "_rebuild_parameter"))
            return arguments->empty() ? nullptr : rebuildArguments(arguments->front(), depth + 1);
        if (m_document.isGlobal(node.callable, "torch._tensor", "_rebuild_from_type_v2") && arguments->size() >= 3
            && isRebuild((*arguments)[0])) {
            const auto *inner = tuple((*arguments)[2]);
            return inner && inner->size() >= 4 ? inner : nullptr;
        }
        return nullptr;
    }

    bool isRebuild(Ref callable) const
    {
        return m_document.isGlobal(callable, "torch._utils", "_rebuild_tensor_v2")
               || m_document.isGlobal(callable, "torch._utils", "_rebuild_tensor_v3");
    }

    std::optional<std::uint64_t> size(Ref ref) const
    {
        const Node &node = m_document.at(ref);
        if (node.kind != Kind::Integer || node.integer < 0)
            return std::nullopt;
        return std::uint64_t(node.integer);
    }

    std::optional<std::vector<std::int64_t>> sizes(Ref ref) const
    {
        const Node &node = m_document.at(ref);
        // torch.Size((2, 3)) or a plain tuple
        const Ref plain = node.kind == Kind::Object && m_document.isGlobal(node.callable, "torch", "Size")
                                  && tuple(node.arguments) && tuple(node.arguments)->size() == 1
                              ? tuple(node.arguments)->front()
                              : ref;
        const Node &list = m_document.at(plain);
        if ((list.kind != Kind::Tuple && list.kind != Kind::List) || list.items.size() > 16)
            return std::nullopt;
        std::vector<std::int64_t> numbers;
        for (const Ref item : list.items) {
            const auto number = size(item);
            if (!number)
                return std::nullopt;
            numbers.push_back(std::int64_t(*number));
        }
        return numbers;
    }

    // ('storage', torch.FloatStorage, key, location, count[, view]); `view` is None or (key, offset, count).
    std::optional<StorageUse> storageAt(Ref ref) const
    {
        const Node &node = m_document.at(ref);
        const auto *id = node.kind == Kind::Persistent ? tuple(node.arguments) : nullptr;
        if (!id || id->size() < 5 || m_document.at((*id)[0]).text != "storage"
            || m_document.at((*id)[2]).kind != Kind::Text)
            return std::nullopt;
        StorageUse use;
        use.key = m_document.at((*id)[2]).text;
        for (const auto &candidate : storageTypes)
            if (m_document.isGlobal((*id)[1], "torch", candidate.name))
                use.type = candidate.type;
        if (!use.type && !m_document.isGlobal((*id)[1], "torch.storage", "UntypedStorage"))
            return std::nullopt;
        if (const auto *view = id->size() > 5 ? tuple((*id)[5]) : nullptr) {
            const auto offset = view->size() == 3 ? size((*view)[1]) : std::nullopt;
            if (!offset)
                return std::nullopt;
            use.viewOffset = *offset;
        }
        return use;
    }

    Result<StoredTensor> tensorAt(Ref ref) const
    {
        const auto &arguments = *rebuildArguments(ref, 0);
        const auto use = storageAt(arguments[0]);
        if (!use)
            return Error{ErrorKind::Unsupported, "Has a storage of a kind that is not known", "", "", saveStateDict};
        StoredTensor tensor;
        tensor.source = m_source;
        std::optional<DataType> type = use->type;
        for (const auto &candidate : storageTypes)
            if (!type && arguments.size() > 6 && m_document.isGlobal(arguments[6], "torch", candidate.dtype))
                type = candidate.type;
        const auto offset = size(arguments[1]);
        const auto shape = sizes(arguments[2]);
        const auto strides = sizes(arguments[3]);
        if (!type || !offset || !shape || !strides || shape->size() != strides->size())
            return Error{ErrorKind::Malformed, "Type, offset, shape and strides do not make sense", "", "",
                         saveStateDict};
        const auto found = m_storages.find(use->key);
        if (found == m_storages.end())
            return Error{ErrorKind::Malformed,
                         "Its numbers (storage " + use->key.substr(0, 40) + ") are not in the file", "", "",
                         "The file is incomplete; download or copy it again"};
        tensor.type = *type;
        tensor.shape = *shape;
        tensor.strides = *strides;
        return place(std::move(tensor), *offset, use->viewOffset, found->second);
    }

    // Checks that the tensor lies inside its storage and does not use one number twice.
    static Result<StoredTensor> place(StoredTensor tensor, std::uint64_t offset, std::uint64_t viewOffset,
                                      const StorageBytes &storage)
    {
        const Error outside{
            ErrorKind::Malformed,
            "Shape " + shapeText(tensor.shape) + " reaches outside its storage of " + counted(storage.bytes, "byte"),
            "", "", "The file is damaged; download or copy it again"};
        const auto width = std::uint64_t(byteSize(tensor.type));
        const std::uint64_t available = storage.bytes / width; // elements
        const auto count = elementCount(tensor.shape);
        if (!count || *count > available || offset > available || viewOffset > available - offset)
            return outside;
        const std::uint64_t first = offset + viewOffset;
        std::uint64_t last = first;
        for (std::size_t i = 0; *count > 0 && i < tensor.shape.size(); ++i) {
            const auto steps = std::uint64_t(tensor.shape[i] - 1), stride = std::uint64_t(tensor.strides[i]);
            if (steps > 0 && stride > (available - last) / steps)
                return outside;
            last += steps * stride;
        }
        if (*count > 0 && (last >= available || last - first + 1 < *count))
            return outside;
        tensor.begin = storage.begin + first * width;
        tensor.extent = *count == 0 ? 0 : (last - first + 1) * width;
        return tensor;
    }

    // Names of what the pickle would have Python call, apart from what a table of tensors needs.
    std::vector<std::string> ignoredCalls() const
    {
        std::set<std::string> names;
        for (const Node &node : m_document.nodes) {
            if (node.kind != Kind::Object || m_document.at(node.callable).kind != Kind::Global || names.size() >= 8)
                continue;
            std::string name = m_document.at(node.callable).text.substr(0, 100);
            std::replace(name.begin(), name.end(), ' ', '.');
            const bool common = std::any_of(commonCalls.begin(), commonCalls.end(),
                                            [&](std::string_view start) { return name.starts_with(start); });
            if (!common)
                names.insert(std::move(name));
        }
        return {names.begin(), names.end()};
    }

    const Document &m_document;
    std::shared_ptr<const ByteSource> m_source;
    Storages m_storages;
};

// Element size by storage key, as the object pickle of a legacy file speaks of its storages.
std::map<std::string, DataType> legacyStorageTypes(const Document &document)
{
    std::map<std::string, DataType> types;
    for (const Node &node : document.nodes) {
        if (node.kind != Kind::Persistent || document.at(node.arguments).kind != Kind::Tuple)
            continue;
        const auto &id = document.at(node.arguments).items;
        if (id.size() < 3 || document.at(id[2]).kind != Kind::Text)
            continue;
        for (const auto &candidate : storageTypes)
            if (document.isGlobal(id[1], "torch", candidate.name))
                types[document.at(id[2]).text] = candidate.type;
    }
    return types;
}

// Behind the pickles: for every key an int64 count and the numbers.
Result<TensorReader::Storages> legacyStorages(const ByteSource &source, const Document &object, const Document &keys,
                                              std::uint64_t position)
{
    const auto types = legacyStorageTypes(object);
    TensorReader::Storages storages;
    const Node &list = keys.at(keys.root);
    for (const Ref item : list.kind == Kind::List ? list.items : std::vector<Ref>()) {
        const std::string &key = keys.at(item).text;
        const auto head = source.readText(position, 8);
        if (!head)
            return head.error();
        std::uint64_t count = 0;
        for (std::size_t i = 8; i-- > 0;)
            count = count << 8 | static_cast<unsigned char>((*head)[i]);
        position += 8;
        const auto type = types.find(key);
        const std::uint64_t width = type == types.end() ? 1 : std::uint64_t(byteSize(type->second));
        if (type == types.end() || count > (source.size() - position) / width) {
            return Error{ErrorKind::Malformed,
                         "Storage " + key.substr(0, 40) + " claims "
                             + counted(count, "number, which is", "numbers, which are") + " not there",
                         source.name(), "byte " + std::to_string(position - 8),
                         "It is cut short or damaged; download or copy it again"};
        }
        storages[key] = {position, count * width};
        position += count * width;
    }
    return storages;
}

} // namespace

Result<Checkpoint> readTorchZip(const std::shared_ptr<const ByteSource> &source)
{
    return readTorchZipUnder(source, {});
}

Result<Checkpoint> readTorchLegacy(const std::shared_ptr<const ByteSource> &source)
{
    return readTorchLegacyUnder(source, {});
}

Result<Checkpoint> readTorchZipUnder(const std::shared_ptr<const ByteSource> &source, const std::string &under)
{
    const auto entries = readZipDirectory(*source);
    if (!entries)
        return entries.error();
    constexpr std::string_view pickleName = "data.pkl";
    std::optional<std::string> root;
    for (const auto &[name, entry] : *entries)
        if (!root && (name == pickleName || (name.ends_with("/data.pkl") && name.find('/') == name.rfind('/'))))
            root = name.substr(0, name.size() - pickleName.size());
    if (!root)
        return Error{ErrorKind::Unsupported, "Is a zip file, but not one that torch.save wrote: it has no data.pkl",
                     source->name(), "", "Name a .safetensors or .pth file with weights"};
    if (entries->contains(*root + "constants.pkl"))
        return Error{ErrorKind::Unsupported, "Is a TorchScript program, not a table of weights", source->name(), "",
                     "Save its weights alone, in Python: "
                     "torch.save(torch.jit.load(FILE).state_dict(), \"weights.pth\")"};
    if (const auto order = entries->find(*root + "byteorder"); order != entries->end()) {
        const auto text = source->readText(order->second.begin, std::min<std::uint64_t>(order->second.size, 16));
        if (!text)
            return text.error();
        if (*text != "little")
            return Error{ErrorKind::Unsupported, "Was written on a big-endian machine", source->name(), "byteorder",
                         "Save it again on a common machine, or as safetensors"};
    }
    const ZipEntry &pickled = entries->at(*root + std::string(pickleName));
    if (pickled.size > maxPickleBytes)
        return Error{ErrorKind::Malformed, "Is far larger than any table of weights", source->name(), "data.pkl",
                     saveStateDict};
    const auto bytes = source->readText(pickled.begin, pickled.size);
    if (!bytes)
        return bytes.error();
    const auto document = pickle::parse(*bytes, 0, source->name());
    if (!document)
        return document.error();
    TensorReader::Storages storages;
    const std::string prefix = *root + "data/";
    for (const auto &[name, entry] : *entries)
        if (name.starts_with(prefix))
            storages[name.substr(prefix.size())] = {entry.begin, entry.size};
    return TensorReader(*document, source, std::move(storages)).read("PyTorch zip", under);
}

Result<Checkpoint> readTorchLegacyUnder(const std::shared_ptr<const ByteSource> &source, const std::string &under)
{
    const auto bytes = source->readText(0, std::min(source->size(), maxPickleBytes));
    if (!bytes)
        return bytes.error();
    // Magic number, protocol, system, the object, the keys of the storages in the order they follow.
    const bool legacy = std::string_view(*bytes).substr(0, 32).find(legacyMagic) != std::string_view::npos;
    std::vector<Document> documents;
    std::size_t position = 0;
    for (int i = 0; i < (legacy ? 5 : 1); ++i) {
        auto document = pickle::parse(*bytes, position, source->name(), position);
        if (!document) {
            if (legacy)
                return document.error();
            return Error{ErrorKind::Unsupported, "Is neither safetensors nor a file that torch.save wrote",
                         source->name(), "byte 0", "Name a .safetensors or .pth file with weights"};
        }
        position = document->end;
        documents.push_back(*std::move(document));
    }
    if (!legacy) // a plain pickle: it can hold no tensors, but what it would have called is worth telling
        return TensorReader(documents[0], source, {}).read("pickle", under);
    const auto storages = legacyStorages(*source, documents[3], documents[4], position);
    if (!storages)
        return storages.error();
    return TensorReader(documents[3], source, *storages).read("PyTorch legacy", under);
}

} // namespace soco::vision
