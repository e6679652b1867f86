# What `cmake --install` and CPack put where: the program with its manual page and completion
# (component `program`), and the library for chapters of one's own (component `development`).
install(TARGETS longhand RUNTIME COMPONENT program)
install(FILES "${PROJECT_SOURCE_DIR}/tools/packaging/completion.bash"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME longhand
    COMPONENT program)
install(FILES tools/typst/typeset.mjs tools/typst/package.json tools/typst/package-lock.json
    DESTINATION "${CMAKE_INSTALL_DATADIR}/longhand/typst" COMPONENT program)
install(FILES LICENSE README.md README.zh.md CHANGELOG.md CHANGELOG.zh.md
    DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)

install(DIRECTORY "${PROJECT_SOURCE_DIR}/src/longhand" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
    COMPONENT development FILES_MATCHING PATTERN "*.hpp")
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Longhand")
install(EXPORT LonghandTargets NAMESPACE Longhand:: DESTINATION "${package_dir}"
    COMPONENT development)
include(CMakePackageConfigHelpers)
configure_package_config_file(cmake/LonghandConfig.cmake.in LonghandConfig.cmake
    INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file(LonghandConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/LonghandConfig.cmake"
    "${PROJECT_BINARY_DIR}/LonghandConfigVersion.cmake"
    DESTINATION "${package_dir}" COMPONENT development)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Longhand maintainers <longhand@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME longhand)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME longhand-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libboost-dev, libeigen3-dev, libfmt-dev, libminizip-dev, libtomlplusplus-dev, libutf8proc-dev")
include(CPack)
