#pragma once

#include "core/vision/checkpoints/checkpoint.h"

#include <string>

namespace soco::vision {

// What torch.save writes: since 2020 a zip file with a pickle and one stored entry per storage, before that four
// pickles followed by the storages ("legacy"). The pickles are only described (pickle.h), never executed; of the calls
// in them, those that rebuild a tensor are understood and everything else stays inert.
// A file may hold more than one table of tensors, nested in dictionaries and lists. Taken is the first of
// state_dict_ema, state_dict, model, teacher, encoder, target_encoder, ema_encoder, else the whole, else the only one
// within six levels, where those that hold a vision transformer of a known kind (key_mapping.h) go before others.
// `under` names one instead ("model.state_dict"), or one and a beginning of names in it.
// Errors, beside those of the container: Unsupported where no table is the only sensible one, with where tensors lie;
// NotFound where nothing lies under `under`.
Result<Checkpoint> readTorchZip(const std::shared_ptr<const ByteSource> &source);
Result<Checkpoint> readTorchLegacy(const std::shared_ptr<const ByteSource> &source);
Result<Checkpoint> readTorchZipUnder(const std::shared_ptr<const ByteSource> &source, const std::string &under);
Result<Checkpoint> readTorchLegacyUnder(const std::shared_ptr<const ByteSource> &source, const std::string &under);

} // namespace soco::vision
