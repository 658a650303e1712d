# Compiler flags, ccache, and the helpers that every folder uses:
#   soco_library(NAME sources… PUBLIC libs… PRIVATE libs…)   a static library soco_NAME
#   soco_program(NAME sources… LINK libs…)                   a program NAME
#   soco_test(CLASS sources… LINK libs… [GUI] [OWN_HEADERS]) a Qt Test program tst_CLASS, run offscreen
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(SOCO_CCACHE ccache)
if(SOCO_CCACHE)
  # Precompiled headers are cached only with this sloppiness (ccache manual, "Precompiled headers").
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env "CCACHE_SLOPPINESS=pch_defines,time_macros"
      "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" ${SOCO_CCACHE})
endif()

find_package(Threads REQUIRED)

add_library(soco_flags INTERFACE)
target_include_directories(soco_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_link_libraries(soco_flags INTERFACE Threads::Threads)
target_compile_options(soco_flags INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
                                            -fno-math-errno -ffp-contract=off)
target_compile_definitions(soco_flags INTERFACE SOCO_VERSION="${PROJECT_VERSION}")
if(SOCO_WARNINGS_AS_ERRORS)
  target_compile_options(soco_flags INTERFACE -Werror)
endif()
if(SOCO_SANITIZE)
  list(JOIN SOCO_SANITIZE "," soco_sanitizers)
  target_compile_options(soco_flags INTERFACE -fsanitize=${soco_sanitizers} -fno-omit-frame-pointer)
  if(SOCO_SANITIZE_OMIT)
    list(JOIN SOCO_SANITIZE_OMIT "," soco_omitted)
    target_compile_options(soco_flags INTERFACE -fno-sanitize=${soco_omitted})
  endif()
  target_link_options(soco_flags INTERFACE -fsanitize=${soco_sanitizers})
endif()
if(SOCO_FUZZ)
  target_compile_options(soco_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
  target_link_options(soco_flags INTERFACE -fsanitize=address,undefined)
endif()

# What every target with Qt in it is compiled with. QCustomPlot's header needs Qt's keywords (widgets/charts).
add_library(soco_qt_flags INTERFACE)
target_compile_definitions(soco_qt_flags INTERFACE QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
                                                   QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH
                                                   QT_STRICT_ITERATORS)

# What a sanitizer would slow to uselessness, compiled without: soco_spare_sanitizers(target). The preset asan has all.
option(SOCO_SANITIZE_SPARES "Leave the sanitizers out of the demo dataset's renderer and catalogue" OFF)
function(soco_spare_sanitizers target)
  if(SOCO_SANITIZE_SPARES OR SOCO_FUZZ)
    target_compile_options(${target} PRIVATE -fno-sanitize=all)
  endif()
endfunction()

function(soco_library name)
  cmake_parse_arguments(arg "" "" "PUBLIC;PRIVATE" ${ARGN})
  add_library(soco_${name} STATIC ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(soco_${name} PUBLIC soco_flags ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
  set_property(GLOBAL APPEND PROPERTY SOCO_TARGETS soco_${name})
endfunction()

# The headers once a target. clang notes the times of files in what it precompiles and refuses it in another checkout,
# where ccache hands it out by content: without the times it is what its content says.
function(soco_precompile target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()

# Qt's heaviest headers once a target. Not for LibTorch (few files include it) nor for the target of QCustomPlot, whose
# header must come before anything that switches Qt's keywords off.
function(soco_precompile_qt target)
  soco_precompile(${target} <QApplication> <QPainter> <QWidget> <memory> <string> <vector>)
endfunction()

function(soco_program name)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE soco_flags ${arg_LINK})
  set_property(GLOBAL APPEND PROPERTY SOCO_TARGETS ${name})
endfunction()

# The headers of Qt Test, precompiled once for all tests without widgets and once for those with: they are most of what a
# test takes to compile. Qt's macros with the folder of the test (QFINDTESTDATA) would make every test's headers its own.
set(soco_test_undefined -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
function(soco_test_headers target)
  add_library(${target} OBJECT "${PROJECT_SOURCE_DIR}/tests/test_headers.cpp")
  target_link_libraries(${target} PRIVATE soco_flags soco_qt_flags Qt6::Test ${ARGN})
  target_compile_options(${target} PRIVATE ${soco_test_undefined} ${soco_test_optimisation})
  soco_precompile(${target} <QtTest> <algorithm> <filesystem> <functional> <map> <memory> <string> <vector>)
endfunction()

# A test's own code is cheap to run and dear to optimise.
set(soco_test_optimisation "")
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  set(soco_test_optimisation -O1)
endif()

# The first source holds the class and includes its own .moc. OWN_HEADERS: what it links changes Qt's headers or goes
# before them, so nothing is precompiled.
function(soco_test class)
  cmake_parse_arguments(arg "GUI;OWN_HEADERS" "" "LINK" ${ARGN})
  add_executable(tst_${class} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(tst_${class} PRIVATE soco_flags soco_qt_flags Qt6::Test ${arg_LINK})
  if(arg_GUI)
    target_link_libraries(tst_${class} PRIVATE Qt6::Widgets)
  endif()
  target_compile_options(tst_${class} PRIVATE ${soco_test_undefined} ${soco_test_optimisation})
  set(headers soco_test_headers)
  if(arg_GUI)
    set(headers soco_test_headers_gui)
  endif()
  if(NOT arg_OWN_HEADERS)
    target_precompile_headers(tst_${class} REUSE_FROM ${headers})
  endif()
  # AUTOMOC would run moc, CMake and the compiler on an empty file, two seconds a test.
  list(GET arg_UNPARSED_ARGUMENTS 0 source)
  get_filename_component(name ${source} NAME_WE)
  set(moc "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc")
  qt_generate_moc(${source} "${moc}" TARGET tst_${class})
  set_property(SOURCE ${source} APPEND PROPERTY OBJECT_DEPENDS "${moc}")
  target_include_directories(tst_${class} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
  target_compile_definitions(tst_${class} PRIVATE SOCO_TEST_DATA="${CMAKE_CURRENT_SOURCE_DIR}/data"
                                                  SOCO_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                                  SOCO_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  add_test(NAME ${class} COMMAND tst_${class})
  set_tests_properties(${class} PROPERTIES TIMEOUT ${soco_test_timeout} ENVIRONMENT
                       "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${soco_sanitizer_options}")
endfunction()

# A leak of ours fails the test; leaks and races of libraries that are not ours are listed in packaging/lsan.supp.
set(soco_test_timeout 300)
if(SOCO_SANITIZE)
  set(soco_test_timeout 1200)
endif()
set(soco_sanitizer_options "ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1"
    "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/packaging/lsan.supp:print_suppressions=0"
    "UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1")

# What links what, one line a target: "target folder: library library ...". tests/house reads it.
function(soco_write_link_graph)
  get_property(targets GLOBAL PROPERTY SOCO_TARGETS)
  set(graph "")
  foreach(target IN LISTS targets)
    get_target_property(folder ${target} SOURCE_DIR)
    file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}" "${folder}")
    get_target_property(libraries ${target} LINK_LIBRARIES)
    list(JOIN libraries " " libraries)
    string(APPEND graph "${target} ${folder}: ${libraries}\n")
  endforeach()
  file(WRITE "${PROJECT_BINARY_DIR}/link-graph.txt" "${graph}")
endfunction()
