#include "core/vision/checkpoints/pickle.h"

#include <bit>
#include <charconv>
#include <optional>
#include <unordered_map>

namespace soco::vision::pickle {

namespace {

// Far beyond any table of weights (a ViT-g has about 20,000 nodes), and small enough for any machine.
constexpr std::size_t maxNodes = 4'000'000;
constexpr std::size_t maxStack = 1'000'000;
constexpr std::size_t maxMemo = 4'000'000;
constexpr std::size_t maxTextBytes = 64'000'000;

class Machine
{
public:
    Machine(std::string_view bytes, std::size_t begin, const std::string &file, std::uint64_t shownOffset)
        : m_bytes(bytes), m_position(begin), m_begin(begin), m_file(file), m_shownOffset(shownOffset)
    {
    }

    Result<Document> run()
    {
        while (!m_stopped) {
            m_opcodeAt = m_position;
            const auto opcode = take(1);
            if (!opcode)
                break;
            step(static_cast<unsigned char>((*opcode)[0]));
            if (m_problem.empty() && (m_document.nodes.size() > maxNodes || m_stack.size() > maxStack
                                      || m_memo.size() > maxMemo || m_textBytes > maxTextBytes))
                fail("the pickle is far larger than any table of weights");
            if (!m_problem.empty())
                break;
        }
        if (m_problem.empty() && m_stack.empty())
            fail("the pickle leaves nothing behind");
        if (!m_problem.empty()) {
            return Error{ErrorKind::Malformed, "The pickled part cannot be read: " + m_problem, m_file,
                         "byte " + std::to_string(m_shownOffset + m_opcodeAt - m_begin) + " of the pickle",
                         "The file is damaged or is not a PyTorch checkpoint; download or copy it again"};
        }
        m_document.root = m_stack.back();
        m_document.end = m_position;
        return std::move(m_document);
    }

private:
    void fail(std::string why)
    {
        if (m_problem.empty())
            m_problem = std::move(why);
    }

    std::optional<std::string_view> take(std::uint64_t length)
    {
        if (length > m_bytes.size() - m_position) {
            fail("it ends in the middle");
            return std::nullopt;
        }
        const auto piece = m_bytes.substr(m_position, std::size_t(length));
        m_position += std::size_t(length);
        return piece;
    }

    std::uint64_t takeNumber(int width)
    {
        const auto piece = take(std::uint64_t(width));
        std::uint64_t number = 0;
        for (int i = width; piece && i-- > 0;)
            number = number << 8 | static_cast<unsigned char>((*piece)[std::size_t(i)]);
        return number;
    }

    // The rest of the line, without its end; protocol 0 and GLOBAL.
    std::string_view takeLine()
    {
        const auto end = m_bytes.find('\n', m_position);
        if (end == std::string_view::npos) {
            fail("a line has no end");
            return {};
        }
        const auto line = m_bytes.substr(m_position, end - m_position);
        m_position = end + 1;
        return line;
    }

    void push(Node node)
    {
        m_textBytes += node.text.size();
        m_stack.push_back(Ref(m_document.nodes.size()));
        m_document.nodes.push_back(std::move(node));
    }
    void push(Kind kind)
    {
        Node node;
        node.kind = kind;
        push(std::move(node));
    }
    void pushInteger(std::int64_t value, Kind kind = Kind::Integer)
    {
        Node node;
        node.kind = kind;
        node.integer = value;
        push(std::move(node));
    }
    void pushReal(double value)
    {
        Node node;
        node.kind = Kind::Real;
        node.real = value;
        push(std::move(node));
    }
    void pushText(std::optional<std::string_view> text)
    {
        if (!text)
            return;
        Node node;
        node.kind = Kind::Text;
        node.text = *text;
        push(std::move(node));
    }
    void pushItems(Kind kind, std::vector<Ref> items)
    {
        if ((kind == Kind::Dictionary) && items.size() % 2 != 0)
            return fail("a dictionary has a key without a value");
        Node node;
        node.kind = kind;
        node.items = std::move(items);
        push(std::move(node));
    }
    void pushGlobal(std::string_view module, std::string_view name)
    {
        Node node;
        node.kind = Kind::Global;
        node.text = std::string(module) + ' ' + std::string(name);
        push(std::move(node));
    }
    void pushCall(Ref callable, Ref arguments)
    {
        Node node;
        node.kind = Kind::Object;
        node.callable = callable;
        node.arguments = arguments;
        push(std::move(node));
    }

    std::size_t floorOfStack() const { return m_marks.empty() ? 0 : m_marks.back(); }

    Ref pop()
    {
        if (m_stack.size() <= floorOfStack()) {
            fail("its stack runs empty");
            return 0;
        }
        const Ref top = m_stack.back();
        m_stack.pop_back();
        return top;
    }

    std::vector<Ref> popToMark()
    {
        if (m_marks.empty()) {
            fail("a mark is missing");
            return {};
        }
        const auto from = m_stack.begin() + std::ptrdiff_t(m_marks.back());
        std::vector<Ref> items(from, m_stack.end());
        m_stack.erase(from, m_stack.end());
        m_marks.pop_back();
        return items;
    }

    // The container on top of the stack that items are put into.
    Node *top()
    {
        if (m_stack.size() <= floorOfStack()) {
            fail("its stack runs empty");
            return nullptr;
        }
        return &m_document.nodes[m_stack.back()];
    }

    void extend(const std::vector<Ref> &items, bool pairs)
    {
        Node *container = m_problem.empty() ? top() : nullptr;
        if (!container)
            return;
        const bool inert = container->kind == Kind::Object;
        const bool fits = pairs ? container->kind == Kind::Dictionary
                                : container->kind == Kind::List || container->kind == Kind::Set;
        if ((!fits && !inert) || (pairs && items.size() % 2 != 0))
            return fail("items are put into something that holds none");
        if (fits || pairs)
            container->items.insert(container->items.end(), items.begin(), items.end());
    }

    void build()
    {
        pop(); // the state: attributes of an object, none of which a table of tensors needs
        top();
    }

    void remember(std::uint64_t slot)
    {
        if (top())
            m_memo[slot] = m_stack.back();
    }

    void recall(std::uint64_t slot)
    {
        const auto found = m_memo.find(slot);
        if (found == m_memo.end())
            return fail("it refers to something that was not remembered");
        m_stack.push_back(found->second);
    }

    std::uint64_t lineAsSlot()
    {
        const auto line = takeLine();
        std::uint64_t slot = 0;
        if (const auto [end, code] = std::from_chars(line.data(), line.data() + line.size(), slot);
            code != std::errc() || end != line.data() + line.size())
            fail("a number is none");
        return slot;
    }

    void pushLineAsInteger(std::string_view line)
    {
        if (line == "00" || line == "01")
            return pushInteger(line == "01", Kind::Bool);
        if (!line.empty() && line.back() == 'L')
            line.remove_suffix(1);
        std::int64_t value = 0;
        if (const auto [end, code] = std::from_chars(line.data(), line.data() + line.size(), value);
            code != std::errc() || end != line.data() + line.size())
            return push(Kind::None); // larger than any size or count
        pushInteger(value);
    }

    // Little-endian two's complement; what does not fit 64 bits is no size or count and becomes None.
    void pushLong(std::uint64_t width)
    {
        const auto piece = take(width);
        if (!piece)
            return;
        if (piece->size() > 8)
            return push(Kind::None);
        std::uint64_t value = !piece->empty() && (piece->back() & 0x80) ? ~std::uint64_t(0) : 0;
        for (std::size_t i = piece->size(); i-- > 0;)
            value = value << 8 | static_cast<unsigned char>((*piece)[i]);
        pushInteger(std::int64_t(value));
    }

    void pushBigEndianDouble()
    {
        const auto piece = take(8);
        std::uint64_t bits = 0;
        for (std::size_t i = 0; piece && i < 8; ++i)
            bits = bits << 8 | static_cast<unsigned char>((*piece)[i]);
        pushReal(std::bit_cast<double>(bits));
    }

    void step(unsigned char opcode);
    void stepCall(unsigned char opcode);
    void stepText(unsigned char opcode);

    std::string_view m_bytes;
    std::size_t m_position;
    std::size_t m_begin;
    std::size_t m_opcodeAt = 0;
    std::string m_file;
    std::uint64_t m_shownOffset;
    Document m_document;
    std::vector<Ref> m_stack;
    std::vector<std::size_t> m_marks; // heights of the stack
    std::unordered_map<std::uint64_t, Ref> m_memo;
    std::size_t m_textBytes = 0;
    std::string m_problem;
    bool m_stopped = false;
};

// Opcodes by their letters in Python's pickletools.
void Machine::step(unsigned char opcode)
{
    switch (opcode) {
    case 0x80: // PROTO
        if (takeNumber(1) > 5)
            fail("its protocol is newer than 5");
        return;
    case 0x95: // FRAME
        takeNumber(8);
        return;
    case '.': // STOP
        m_stopped = true;
        return;
    case '(': // MARK
        m_marks.push_back(m_stack.size());
        if (m_marks.size() > maxStack)
            fail("it is nested too deeply");
        return;
    case '0': // POP, which also takes back a mark
        if (!m_marks.empty() && m_marks.back() == m_stack.size())
            m_marks.pop_back();
        else
            pop();
        return;
    case '1': popToMark(); return;       // POP_MARK
    case '2':                            // DUP
        if (top())
            m_stack.push_back(Ref(m_stack.back()));
        return;
    case 'N': push(Kind::None); return;
    case 0x88: pushInteger(1, Kind::Bool); return; // NEWTRUE
    case 0x89: pushInteger(0, Kind::Bool); return; // NEWFALSE
    case 'I': case 'L': pushLineAsInteger(takeLine()); return;
    case 'J': pushInteger(std::int32_t(takeNumber(4))); return; // BININT
    case 'K': pushInteger(std::int64_t(takeNumber(1))); return; // BININT1
    case 'M': pushInteger(std::int64_t(takeNumber(2))); return; // BININT2
    case 0x8a: pushLong(takeNumber(1)); return;                 // LONG1
    case 0x8b: pushLong(takeNumber(4)); return;                 // LONG4
    case 'F': takeLine(); pushReal(0); return; // FLOAT as text: no number of ours is one
    case 'G': pushBigEndianDouble(); return;   // BINFLOAT
    case '}': push(Kind::Dictionary); return;
    case ']': push(Kind::List); return;
    case ')': push(Kind::Tuple); return;
    case 0x8f: push(Kind::Set); return;                  // EMPTY_SET
    case 'd': pushItems(Kind::Dictionary, popToMark()); return;
    case 'l': pushItems(Kind::List, popToMark()); return;
    case 't': pushItems(Kind::Tuple, popToMark()); return;
    case 0x91: pushItems(Kind::Set, popToMark()); return; // FROZENSET
    case 0x85: case 0x86: case 0x87: {                    // TUPLE1, 2, 3
        std::vector<Ref> items(std::size_t(opcode - 0x84));
        for (std::size_t i = items.size(); i-- > 0;)
            items[i] = pop();
        pushItems(Kind::Tuple, std::move(items));
        return;
    }
    case 'a': extend({pop()}, false); return; // APPEND
    case 'e': case 0x90: extend(popToMark(), false); return; // APPENDS, ADDITEMS
    case 's': {                                              // SETITEM
        const Ref value = pop(), key = pop();
        extend({key, value}, true);
        return;
    }
    case 'u': extend(popToMark(), true); return; // SETITEMS
    case 'b': build(); return;
    case 'p': remember(lineAsSlot()); return;
    case 'q': remember(takeNumber(1)); return;
    case 'r': remember(takeNumber(4)); return;
    case 0x94: remember(m_memo.size()); return; // MEMOIZE
    case 'g': recall(lineAsSlot()); return;
    case 'h': recall(takeNumber(1)); return;
    case 'j': recall(takeNumber(4)); return;
    default: stepText(opcode);
    }
}

void Machine::stepText(unsigned char opcode)
{
    switch (opcode) {
    case 'S': case 'V': pushText(takeLine()); return;
    case 'T': case 'X': case 'B': pushText(take(takeNumber(4))); return;  // BINSTRING, BINUNICODE, BINBYTES
    case 'U': case 'C': case 0x8c: pushText(take(takeNumber(1))); return; // their short forms
    case 0x8d: case 0x8e: case 0x96: pushText(take(takeNumber(8))); return; // 8-byte lengths, BYTEARRAY8
    default: stepCall(opcode);
    }
}

void Machine::stepCall(unsigned char opcode)
{
    switch (opcode) {
    case 'c': { // GLOBAL
        const auto module = takeLine(), name = takeLine();
        pushGlobal(module, name);
        return;
    }
    case 0x93: { // STACK_GLOBAL
        const Ref name = pop(), module = pop();
        if (!m_problem.empty())
            return;
        if (m_document.at(name).kind != Kind::Text || m_document.at(module).kind != Kind::Text)
            return fail("the name of a class is no text");
        pushGlobal(m_document.at(module).text, m_document.at(name).text);
        return;
    }
    case 'R': case 0x81: { // REDUCE, NEWOBJ
        const Ref arguments = pop(), callable = pop();
        pushCall(callable, arguments);
        return;
    }
    case 0x92: { // NEWOBJ_EX
        pop();
        const Ref arguments = pop(), callable = pop();
        pushCall(callable, arguments);
        return;
    }
    case 'o': { // OBJ
        auto items = popToMark();
        if (items.empty())
            return fail("an object has no class");
        const Ref callable = items.front();
        items.erase(items.begin());
        pushItems(Kind::Tuple, std::move(items));
        pushCall(callable, pop());
        return;
    }
    case 'i': { // INST
        const auto module = takeLine(), name = takeLine();
        pushItems(Kind::Tuple, popToMark());
        const Ref arguments = m_problem.empty() ? pop() : 0;
        pushGlobal(module, name);
        const Ref callable = pop();
        pushCall(callable, arguments);
        return;
    }
    case 'Q': { // BINPERSID
        Node node;
        node.kind = Kind::Persistent;
        node.arguments = pop();
        push(std::move(node));
        return;
    }
    default: fail("opcode " + std::to_string(opcode) + " is not one that such files use");
    }
}

} // namespace

bool Document::isGlobal(Ref ref, std::string_view module, std::string_view name) const
{
    const Node &node = at(ref);
    return node.kind == Kind::Global && node.text.size() == module.size() + 1 + name.size()
           && node.text.starts_with(module) && node.text[module.size()] == ' ' && node.text.ends_with(name);
}

Result<Document> parse(std::string_view bytes, std::size_t begin, const std::string &file, std::uint64_t shownOffset)
{
    return Machine(bytes, begin, file, shownOffset).run();
}

} // namespace soco::vision::pickle
