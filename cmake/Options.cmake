# The one place that says how code is compiled. Link the target, set nothing globally.
# Every flag that is not a compiler default has its reason on the same line.

# Which of native, asan, fuzz this build is; the presets set it.
set(TIERWISE_SANITIZE "" CACHE STRING "Sanitizers of this build, comma separated, e.g. address,undefined; empty for none")
option(TIERWISE_FUZZ "Build the fuzz targets; needs Clang" OFF)

add_library(tierwise_options INTERFACE)
target_compile_features(tierwise_options INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)          # standard C++; the vector extensions the engine uses need no GNU dialect
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)  # clang-tidy and editors read them

target_compile_options(tierwise_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow  # narrowing and hidden names are the bugs a numeric engine has
  -Werror                                         # a warning that may stay is a warning nobody reads
  -ffp-contract=off                               # no fused multiply-add: the same request gives the same bits on every machine
)

target_compile_options(tierwise_options INTERFACE
  -Wno-psabi  # the ABI of 32-byte vectors depends on AVX; no vector crosses a library boundary here
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # GCC 12 sees overlaps in std::string that cannot be (its bug 105651)
)

# Test code carries the property TIERWISE_QUICK_TO_COMPILE: to optimise it takes minutes.
set(quick "$<BOOL:$<TARGET_PROPERTY:TIERWISE_QUICK_TO_COMPILE>>")

if(EMSCRIPTEN)
  target_compile_options(tierwise_options INTERFACE
    -msimd128                     # the vector lanes become WASM SIMD, which all current browsers have
    $<$<AND:$<CONFIG:Release>,$<NOT:${quick}>>:-flto>  # one twentieth less to download
    $<${quick}:-O1>               # what is not optimised at all runs three times as long
  )
  target_link_options(tierwise_options INTERFACE $<$<CONFIG:Release>:-flto>)  # the other half of it
endif()

if(TIERWISE_FUZZ)
  target_compile_options(tierwise_options INTERFACE -fsanitize=fuzzer-no-link)  # coverage feedback in everything the fuzzer calls
endif()

if(TIERWISE_SANITIZE)
  target_compile_options(tierwise_options INTERFACE
    -fsanitize=${TIERWISE_SANITIZE}  # finds memory errors and undefined behaviour while the tests run
    -fno-sanitize-recover=all        # a report ends the run, so that no test passes over one
    -fno-omit-frame-pointer          # whole stack traces in reports
    $<IF:${quick},-O0,-O1>           # simulations under sanitizers take minutes unoptimised
    $<${quick}:-g1>                  # lines and functions are what a report names
  )
  target_link_options(tierwise_options INTERFACE -fsanitize=${TIERWISE_SANITIZE})  # the sanitizers' run-time
endif()

# Compile again only what changed, also over branches and build folders.
find_program(TIERWISE_CCACHE ccache)
if(TIERWISE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${TIERWISE_CCACHE}")
endif()

# tierwise_emscripten_link(<target>): what linking with Emscripten needs from the machine.
function(tierwise_emscripten_link target)
  if(EXISTS /usr/share/nodejs/acorn)  # Debian keeps Emscripten's JavaScript parser where Node does not look by itself
    set_property(TARGET ${target} PROPERTY RULE_LAUNCH_LINK "\"${CMAKE_COMMAND}\" -E env NODE_PATH=/usr/share/nodejs")
  endif()
endfunction()
