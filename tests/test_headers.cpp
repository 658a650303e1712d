// The precompiled headers of the tests are compiled with this file (soco_test_headers in packaging/cmake/SocoBuild.cmake).
