# Three modules of OpenCV, without OpenCVConfig.cmake: that is in libopencv-dev, which brings all of OpenCV and GDAL.
# Gives the targets OpenCV::core, OpenCV::imgproc (drawing, scaling) and OpenCV::features2d (SIFT).
find_path(OpenCV_INCLUDE_DIR opencv2/features2d.hpp PATH_SUFFIXES opencv4)
set(soco_opencv_variables OpenCV_INCLUDE_DIR)
foreach(module core imgproc features2d)
  find_library(OpenCV_${module}_LIBRARY opencv_${module})
  list(APPEND soco_opencv_variables OpenCV_${module}_LIBRARY)
endforeach()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVModules REQUIRED_VARS ${soco_opencv_variables})
mark_as_advanced(${soco_opencv_variables})

if(OpenCVModules_FOUND AND NOT TARGET OpenCV::core)
  foreach(module core imgproc features2d)
    add_library(OpenCV::${module} UNKNOWN IMPORTED GLOBAL)
    set_target_properties(OpenCV::${module} PROPERTIES IMPORTED_LOCATION "${OpenCV_${module}_LIBRARY}"
                                                       INTERFACE_INCLUDE_DIRECTORIES "${OpenCV_INCLUDE_DIR}")
  endforeach()
  target_link_libraries(OpenCV::imgproc INTERFACE OpenCV::core)
  target_link_libraries(OpenCV::features2d INTERFACE OpenCV::imgproc)
endif()
