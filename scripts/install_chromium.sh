#!/bin/sh
# Puts Chromium and fonts for many scripts on a Debian machine; does nothing where they are already there.
# The tests under tests/browser look at real pages in it and fail without it.
set -eu
if command -v chromium >/dev/null 2>&1; then
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "install_chromium: no apt-get here: install Chromium by hand, so that 'chromium' is on the PATH" >&2
    exit 1
fi
run=""
if [ "$(id -u)" -ne 0 ]; then
    run="sudo"
fi
$run apt-get update -qq
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends chromium fonts-noto-core
