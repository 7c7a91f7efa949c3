# Header-only libraries of the machine, usable natively and under Emscripten.
# Only the tests, the fuzzer and the benchmarks need them: where one is missing its target is missing, and the engine builds all the same.
# Emscripten's find_package looks in its own sysroot only, and -I/usr/include would put the machine's libc before
# Emscripten's. So each library gets a folder of its own with one symbolic link in it, and that folder is the include path.
# A distribution elsewhere: cmake -DTIERWISE_HOST_INCLUDE=/opt/include.
set(TIERWISE_HOST_INCLUDE "/usr/include;/usr/local/include;/opt/homebrew/include" CACHE STRING
    "Folders that are searched for the headers of nlohmann_json and Catch2")

# tierwise_host_headers(<target> <folder> <header>): an INTERFACE target for the library whose headers stand in <folder>/, if they do.
function(tierwise_host_headers target folder header)
  find_path(${target}_INCLUDE "${folder}/${header}"
            PATHS ${TIERWISE_HOST_INCLUDE} NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${target}_INCLUDE)
    return()
  endif()
  set(only "${CMAKE_BINARY_DIR}/include/${folder}-only")
  file(MAKE_DIRECTORY "${only}")
  file(CREATE_LINK "${${target}_INCLUDE}/${folder}" "${only}/${folder}" SYMBOLIC)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE "${only}")  # SYSTEM: their warnings are not ours
endfunction()

tierwise_host_headers(tierwise_nlohmann nlohmann json.hpp)
if(TARGET tierwise_nlohmann)
  target_compile_definitions(tierwise_nlohmann INTERFACE
    JSON_NOEXCEPTION  # the shipped module is built without exceptions; the same for every user, so that there is one definition
  )
endif()

# Debian 12 has Catch2 2 (one header); newer systems have 3 (a library), found by its CMake package where there is one.
find_path(TIERWISE_CATCH2_SINGLE "catch2/catch.hpp" PATHS ${TIERWISE_HOST_INCLUDE} NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
if(TIERWISE_CATCH2_SINGLE)
  tierwise_host_headers(tierwise_catch2 catch2 catch.hpp)
else()
  find_package(Catch2 3 QUIET)
  if(Catch2_FOUND)
    add_library(tierwise_catch2 INTERFACE)
    target_link_libraries(tierwise_catch2 INTERFACE Catch2::Catch2)
  endif()
endif()
