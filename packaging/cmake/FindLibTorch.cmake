# LibTorch without its own CMake package, which refuses a machine that has no CUDA toolkit.
# Looked for in SOCO_LIBTORCH, then where packaging/setup.sh unpacks the wheel, then in an importable PyTorch.
# Gives the target LibTorch::LibTorch: headers, libtorch_cpu.so and libc10.so, with RPATH to both.
# Never libtorch.so: it would need libtorch_cuda.so. CUDA is loaded at run time (core/vision/device.h).
set(soco_deps "$ENV{SOCO_DEPS}")
if(NOT soco_deps)
  if(DEFINED ENV{XDG_CACHE_HOME})
    set(soco_deps "$ENV{XDG_CACHE_HOME}/soco-studio")
  else()
    set(soco_deps "$ENV{HOME}/.cache/soco-studio")
  endif()
endif()

set(soco_torch_candidates "${SOCO_LIBTORCH}" "${SOCO_LIBTORCH}/torch" "${soco_deps}/libtorch-2.11.0/torch")
find_path(LibTorch_INCLUDE_DIR ATen/ATen.h PATHS ${soco_torch_candidates} PATH_SUFFIXES include NO_DEFAULT_PATH)
if(NOT LibTorch_INCLUDE_DIR)
  find_program(SOCO_PYTHON python3)
  if(SOCO_PYTHON)
    execute_process(COMMAND ${SOCO_PYTHON} -c "import importlib.util as u; print(u.find_spec('torch').submodule_search_locations[0])"
                    OUTPUT_VARIABLE soco_python_torch OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    find_path(LibTorch_INCLUDE_DIR ATen/ATen.h PATHS "${soco_python_torch}/include" NO_DEFAULT_PATH)
  endif()
endif()
get_filename_component(soco_torch_root "${LibTorch_INCLUDE_DIR}" DIRECTORY)
find_library(LibTorch_CPU_LIBRARY torch_cpu PATHS "${soco_torch_root}/lib" NO_DEFAULT_PATH)
find_library(LibTorch_C10_LIBRARY c10 PATHS "${soco_torch_root}/lib" NO_DEFAULT_PATH)

if(EXISTS "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h")
  set(soco_torch_version_header "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h")
else()
  set(soco_torch_version_header "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include/torch/version.h")
endif()
if(EXISTS "${soco_torch_version_header}")
  file(STRINGS "${soco_torch_version_header}" soco_torch_line REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
  string(REGEX MATCHALL "[0-9]+" soco_torch_numbers "${soco_torch_line}")
  list(JOIN soco_torch_numbers "." LibTorch_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  LibTorch
  REQUIRED_VARS LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY LibTorch_INCLUDE_DIR
  VERSION_VAR LibTorch_VERSION
  REASON_FAILURE_MESSAGE "Run packaging/setup.sh, which fetches it, or name one with -DSOCO_LIBTORCH=DIR")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
  add_library(LibTorch::LibTorch INTERFACE IMPORTED)
  target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
                             "${LibTorch_INCLUDE_DIR}" "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include")
  target_link_libraries(LibTorch::LibTorch INTERFACE "${LibTorch_CPU_LIBRARY}" "${LibTorch_C10_LIBRARY}")
  target_link_options(LibTorch::LibTorch INTERFACE "-Wl,--disable-new-dtags,-rpath,${soco_torch_root}/lib"
                      "-Wl,--allow-shlib-undefined")
endif()
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY)
