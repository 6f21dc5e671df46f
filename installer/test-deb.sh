#!/bin/sh
# Installs the .deb, uses it and removes it, as root on a Debian that can spare it:
#   mvn -Pinstaller -DskipTests package && installer/test-deb.sh
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
[ "$(id -u)" = 0 ] || { echo "test-deb: only root can install a package" >&2; exit 77; }
[ ! -e /opt/nasion ] || { echo "test-deb: /opt/nasion exists; remove it first" >&2; exit 77; }
fail() { echo "test-deb: $*" >&2; exit 1; }

scratch=$(mktemp -d)
trap 'dpkg -r nasion >/dev/null 2>&1 || true; rm -rf "$scratch"' EXIT
export XDG_CONFIG_HOME="$scratch/config"
mkdir -p "$XDG_CONFIG_HOME/nasion"
echo kept >"$XDG_CONFIG_HOME/nasion/marker"

set -- "$here"/target/nasion_*.deb
[ -f "$1" ] || fail "no package in installer/target"
[ "$(stat -c %s "$1")" -lt 150000000 ] || fail "the package has 150 MB or more"
# Unlike dpkg alone, apt-get brings what the package needs, as a user's double-click does.
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"
nasion --version
nasion doctor
film="$here/../app/src/main/resources/org/nasion/app/sample/sample.dcm"
nasion trace "$film" --out "$scratch/out"
[ -n "$(find "$scratch/out" -name '*.nasion')" ] || fail "no case file was written"
[ -n "$(find "$scratch/out" -name '*.pdf')" ] || fail "no report was written"
dpkg -i "$1" >/dev/null
[ -x /usr/bin/nasion ] || fail "installing again took nasion off the PATH"
dpkg -r nasion
[ ! -e /usr/bin/nasion ] && [ ! -L /usr/bin/nasion ] || fail "/usr/bin/nasion is still there"
[ ! -e /opt/nasion/bin ] || fail "/opt/nasion is still there"
[ -f "$XDG_CONFIG_HOME/nasion/marker" ] || fail "the user's settings are gone"
echo "test-deb: passed"
