#pragma once

#include "core/vision/checkpoints/checkpoint.h"

namespace soco::vision {

// What torch.save writes: since 2020 a zip file with a pickle and one stored entry per storage, before that four
// pickles followed by the storages ("legacy"). The pickles are only described (pickle.h), never executed; of the calls
// in them, those that rebuild a tensor are understood and everything else stays inert.
// Of a training checkpoint the weights are taken: the first of state_dict_ema, state_dict, model, teacher, encoder,
// target_encoder, ema_encoder, else the table itself (core/vision/README.md, "Files with weights").
Result<Checkpoint> readTorchZip(const std::shared_ptr<const ByteSource> &source);
Result<Checkpoint> readTorchLegacy(const std::shared_ptr<const ByteSource> &source);

} // namespace soco::vision
