# Checkpoints, the vision transformer and the registry; sources of the libraries in CMakeLists.txt.
find_package(nlohmann_json 3.11 REQUIRED)
set(SOCO_BACKBONE_LIBRARIES nlohmann_json::nlohmann_json)
set(SOCO_BACKBONE_SOURCES
    backbones/network_backbone.cpp
    backbones/position_embedding.cpp
    backbones/stored_numbers.cpp
    backbones/toynet.cpp
    backbones/toynet_family.cpp
    backbones/toynet_weights.cpp
    backbones/vit.cpp
    backbones/vit_backbone.cpp
    backbones/vit_config.cpp
    backbones/vit_family.cpp
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
    checkpoints/source_hashes.cpp
    checkpoints/torch_file.cpp
    checkpoints/weight_cache.cpp
    checkpoints/zip_directory.cpp)
set(SOCO_REGISTRY_SOURCES model_registry.cpp)

# ToyNet's weights become a part of the library, byte for byte.
set(SOCO_TOYNET_FILE "${PROJECT_SOURCE_DIR}/resources/models/toynet.safetensors")
set_source_files_properties(backbones/toynet_weights.cpp PROPERTIES
    COMPILE_DEFINITIONS "SOCO_TOYNET_FILE=\"${SOCO_TOYNET_FILE}\""
    OBJECT_DEPENDS "${SOCO_TOYNET_FILE}")
