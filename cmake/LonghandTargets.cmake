# Targets for the layers, the chapters and the tests of Longhand.

# longhand_export(TARGET NAME): installed, and found by others as Longhand::NAME.
function(longhand_export target name)
    add_library(Longhand::${name} ALIAS ${target})
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
    install(TARGETS ${target} EXPORT LonghandTargets ARCHIVE COMPONENT development)
endfunction()

# Warnings: ours alone, never exported.
add_library(longhand_warnings INTERFACE)
target_compile_options(longhand_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Wcast-align)
# g++ 12 finds faults in its own std::string and std::optional that are none (its bugs 105562, 105593).
target_compile_options(longhand_warnings INTERFACE
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-maybe-uninitialized>")
option(LONGHAND_WERROR "Treat warnings as errors" OFF)
if(LONGHAND_WERROR)
    target_compile_options(longhand_warnings INTERFACE -Werror)
endif()

# A fused multiply-add would give other last bits on other processors: whoever links a layer
# computes without it.
add_library(longhand_numerics INTERFACE)
target_compile_options(longhand_numerics INTERFACE -ffp-contract=off)
longhand_export(longhand_numerics numerics)

# The numbers' headers take a good part of the time that a file of the upper layers compiles. The
# presets compile them once; that of the benchmark sees that each file of the library includes what it
# needs. From behind a precompiled header g++ 12 gives warnings of the system's headers, false ones.
option(LONGHAND_PCH "Compile the headers of numbers and matrices once" OFF)
if(LONGHAND_PCH)
    target_compile_options(longhand_warnings INTERFACE
        "$<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-stringop-overflow>")
endif()
function(longhand_precompile target)
    if(LONGHAND_PCH)
        target_precompile_headers(${target} REUSE_FROM longhand_pch)
    endif()
endfunction()

# longhand_layer(NAME SOURCES file... LINK target...): one layer of src/longhand/ as a library.
function(longhand_layer name)
    cmake_parse_arguments(layer "" "" "SOURCES;LINK;SYSTEM" ${ARGN})
    set(target longhand_${name})
    if(layer_SOURCES)
        add_library(${target} STATIC ${layer_SOURCES})
        set(visibility PUBLIC)
        target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:longhand_warnings>)
    else()
        add_library(${target} INTERFACE)
        set(visibility INTERFACE)
    endif()
    longhand_export(${target} ${name})
    target_compile_features(${target} ${visibility} cxx_std_20)
    target_include_directories(${target} ${visibility}
        "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>"
        "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
    target_link_libraries(${target} ${visibility} Longhand::numerics ${layer_LINK})
endfunction()
