soco_fuzz(demo_origin fuzz_demo_origin.cpp LINK soco_demo)
