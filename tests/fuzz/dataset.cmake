foreach(name pair_json annotation_json taxonomy_json image_bytes)
  soco_fuzz(${name} fuzz_${name}.cpp LINK soco_dataset)
endforeach()
