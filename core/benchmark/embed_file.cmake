# Writes a C++ source that holds the bytes of a file: cmake -DINPUT=... -DOUTPUT=... -DNAME=... -P embed_file.cmake
# NAMESPACE, where given, is that of the constant instead of soco::benchmark::embedded.
if(NOT NAMESPACE)
  set(NAMESPACE soco::benchmark::embedded)
endif()
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
string(REPLACE "'\\x0a'," "'\\x0a',\n" bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include <string_view>\n\nnamespace ${NAMESPACE} {\n\n"
     "static constexpr char bytes[] = {\n${bytes}\n};\n"
     "extern const std::string_view ${NAME};\n"
     "constinit const std::string_view ${NAME}(bytes, sizeof bytes);\n\n} // namespace ${NAMESPACE}\n")
