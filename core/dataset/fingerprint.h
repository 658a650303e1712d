#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dataset/dataset.h"

#include <string>

namespace soco::dataset {

// What tells datasets apart, wherever they lie: SHA-256 (64 hexadecimal digits) over the names of all pair files and
// pictures, which is what predictions depend on, each with the XXH64 of its bytes. Two copies have one fingerprint,
// whatever their folders are called and whenever the files were written; a pair or picture that is added, removed, renamed
// or changed makes another one. KeypointAnnotations/ and Metadata/ do not count.
// An edit or damage goes unseen once in 2^64; someone who wants two datasets to have one fingerprint can make them, which
// a record of one's own runs need not fear. In return it costs no more than reading
// (core/dataset/README.md, "Identity and changes").
// Reads each of these files once, in parallel; the dataset remembers contents until a file changes, so asking again
// costs one look at each. Reports files done. Off the GUI thread.
// A file or folder of these that cannot be read now is an Error: what the dataset is, is not known then, and no run may be
// told apart by it. Also Cancelled.
Result<std::string> datasetFingerprint(const Dataset &dataset, const Task &task = {});

} // namespace soco::dataset
