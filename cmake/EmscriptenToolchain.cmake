# Finds Emscripten's own CMake platform file, wherever it was installed, and hands over to it:
# an activated emsdk first, else what em-config on the PATH says (Debian's package).
set(root "$ENV{EMSCRIPTEN}")
if(NOT root AND DEFINED ENV{EMSDK})
  set(root "$ENV{EMSDK}/upstream/emscripten")
endif()
if(NOT root)
  execute_process(COMMAND em-config EMSCRIPTEN_ROOT OUTPUT_VARIABLE root OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT EXISTS "${root}/cmake/Modules/Platform/Emscripten.cmake")
  message(FATAL_ERROR "Emscripten was not found. Run scripts/setup, or activate an emsdk (3.1.6 or newer): source emsdk_env.sh")
endif()
set(CMAKE_CROSSCOMPILING_EMULATOR "" CACHE STRING "")  # Emscripten 3.1.6 sets Node flags that Node 20 refuses; tests call node themselves
include("${root}/cmake/Modules/Platform/Emscripten.cmake")
