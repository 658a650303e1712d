# Tests of checkpoints, the vision transformer and the registry, and the program behind compare_full_size.py.
foreach(pair ModelRegistry:model_registry Safetensors:safetensors TorchFile:torch_file
             ToyNet:toy_net VitBackbone:vit_backbone WeightOrigin:weight_origin NestedCheckpoints:nested_checkpoints)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 class)
  list(GET pair 1 file)
  soco_test(${class} tst_${file}.cpp LINK soco_vision)
endforeach()
soco_test(PositionEmbedding tst_position_embedding.cpp LINK soco_vision_core LibTorch::LibTorch)
soco_program(dump_features dump_features.cpp LINK soco_vision)
