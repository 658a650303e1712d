#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dataset/dataset.h"

#include <string>

namespace soco::dataset {

// What tells datasets apart, wherever they lie: SHA-256 (64 hexadecimal digits) over the names and the contents of every
// pair file and every picture, which is what predictions depend on. Two copies have one fingerprint, whatever their
// folders are called and whenever the files were written; a pair or picture that is added, removed, renamed or changed
// makes another one. KeypointAnnotations/ and Metadata/ do not count.
// Reads each of these files once, in parallel; the dataset remembers contents until a file changes, so asking again
// costs one look at each. Reports files done. Off the GUI thread. A file that cannot be read counts as such.
// Error: Cancelled.
Result<std::string> datasetFingerprint(const Dataset &dataset, const Task &task = {});

} // namespace soco::dataset
