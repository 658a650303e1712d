#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A pickle machine that only describes: it builds a graph of what the pickle says and executes nothing. A call
// (REDUCE, NEWOBJ, INST, OBJ) becomes an Object that remembers callable and arguments; whoever reads the graph decides
// which of those it understands. Python's `pickle` would import and run them.

namespace soco::vision::pickle {

using Ref = std::uint32_t; // index into Document::nodes; the graph may have cycles

enum class Kind { None, Bool, Integer, Real, Text, Tuple, List, Dictionary, Set, Global, Object, Persistent };

struct Node {
    Kind kind = Kind::None;
    std::int64_t integer = 0; // Bool, Integer
    double real = 0;          // Real
    std::string text;         // Text (str and bytes); Global: "module name"
    std::vector<Ref> items;   // Tuple, List, Set; Dictionary and Object (as OrderedDict): key, value, key, value, …
    Ref callable = 0;         // Object
    Ref arguments = 0;        // Object: a Tuple as a rule; Persistent: the id
};

struct Document {
    std::vector<Node> nodes;
    Ref root = 0;
    std::size_t end = 0; // behind the STOP, in the parsed bytes

    const Node &at(Ref ref) const { return nodes[ref]; }
    bool isGlobal(Ref ref, std::string_view module, std::string_view name) const;
};

// One pickle that begins at `begin` of `bytes`; protocols 0 to 5 without out-of-band buffers and extension codes.
// Never allocates more than a small multiple of `bytes`. Errors: Malformed with the byte, counted from `begin` plus
// `shownOffset`; `file` is only for the error.
Result<Document> parse(std::string_view bytes, std::size_t begin, const std::string &file,
                       std::uint64_t shownOffset = 0);

} // namespace soco::vision::pickle
