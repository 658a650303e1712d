# Checkpoints, the vision transformer and the registry; sources of the libraries in CMakeLists.txt.
find_package(nlohmann_json 3.11 REQUIRED)
set(SOCO_BACKBONE_LIBRARIES nlohmann_json::nlohmann_json)
set(SOCO_BACKBONE_SOURCES
    backbones/position_embedding.cpp
    backbones/vit.cpp
    backbones/vit_backbone.cpp
    backbones/vit_config.cpp
    backbones/vit_models.cpp
    backbones/vit_weights.cpp
    backbones/weight_origin.cpp
    checkpoints/byte_source.cpp
    checkpoints/checkpoint.cpp
    checkpoints/checkpoint_json.cpp
    checkpoints/key_mapping.cpp
    checkpoints/pickle.cpp
    checkpoints/safetensors.cpp
    checkpoints/shard_index.cpp
    checkpoints/torch_file.cpp
    checkpoints/weight_cache.cpp
    checkpoints/zip_directory.cpp)
set(SOCO_REGISTRY_SOURCES model_registry.cpp)
