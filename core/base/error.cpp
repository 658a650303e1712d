#include "core/base/error.h"

#include "core/base/text.h"

namespace soco {

std::string Error::text() const
{
    std::string line;
    if (!file.empty())
        line += file + ": ";
    if (!place.empty())
        line += place + ": ";
    line += message;
    if (!line.empty() && line.back() != '.' && line.back() != '?' && line.back() != '!')
        line += '.';
    if (!remedy.empty()) {
        line += ' ';
        line += remedy;
        if (line.back() != '.')
            line += '.';
    }
    return oneLine(line); // names come from other people's files
}

} // namespace soco
