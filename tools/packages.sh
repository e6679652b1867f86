# Sourced by the scripts: which Debian packages Longhand needs, and how to install those missing.

build_packages=(g++ cmake ninja-build pkgconf libboost-dev libboost-program-options-dev
    libeigen3-dev libfmt-dev libtomlplusplus-dev libutf8proc-dev
    libminizip-dev nlohmann-json3-dev)
test_packages=(libboost-test-dev python3 python3-jsonschema dpkg-dev gnuplot-nox)
pdf_packages=(fonts-noto-cjk)
bench_packages=(libbenchmark-dev libadolc-dev python3)
site_packages=(python3 doxygen doxygen-awesome-css fonts-lmodern woff2 gnuplot-nox)
site_test_packages=(chromium fonts-noto-cjk)
check_packages=(clang libclang-rt-14-dev clang-format)

missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null |
            grep -qx installed || echo "$package"
    done
}

# require_packages PACKAGE...: installs what is missing; without the network if nothing is.
require_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This script installs packages on Debian and Ubuntu only. Elsewhere, install what" >&2
        echo "corresponds to these packages, then build with CMake: $*" >&2
        exit 2
    fi
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and installing them needs root or sudo: ${missing[*]}" >&2
            exit 2
        fi
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# require_node: Node and npm, whoever installed them.
require_node() {
    command -v node >/dev/null && command -v npm >/dev/null || require_packages nodejs npm
}

# build PRESET TESTS TARGET...: configures once, with the tests (TESTS is ON) only where somebody
# needs them, then builds what has changed; messages to stderr.
build() {
    local preset=$1 tests=$2 quiet=(--quiet)
    shift 2
    if [ ! -f "build/$preset/build.ninja" ] ||
        { [ "$tests" = ON ] && ! grep -q '^LONGHAND_TESTS:.*=ON$' "build/$preset/CMakeCache.txt"; }; then
        cmake --preset "$preset" -DLONGHAND_TESTS="$tests" >&2
        quiet=()
    fi
    cmake --build --preset "$preset" --target "$@" -- "${quiet[@]}" >&2
}
