# Files with weights: a bad header, directory or pickle is an error, never a crash.
foreach(name safetensors shard_index torch_file pickle)
  soco_fuzz(${name} fuzz_${name}.cpp LINK soco_vision_core)
endforeach()
