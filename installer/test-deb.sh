#!/bin/sh
# Installs the .deb, uses it, upgrades it and removes it, as root on a Debian that can spare it; test-clean-root.sh runs
# it in a Debian of its own. By hand:
#   mvn -Pinstaller -DskipTests package && installer/test-deb.sh
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
[ "$(id -u)" = 0 ] || { echo "test-deb: only root can install a package" >&2; exit 77; }
[ ! -e /opt/nasion ] || { echo "test-deb: /opt/nasion exists; remove it first" >&2; exit 77; }
fail() { echo "test-deb: $*" >&2; exit 1; }
step() { echo "test-deb: $*"; }

scratch=$(mktemp -d)
trap 'dpkg -r nasion >/dev/null 2>&1 || true; rm -rf "$scratch"' EXIT
export XDG_CONFIG_HOME="$scratch/config"
mkdir -p "$XDG_CONFIG_HOME/nasion"
printf '{"theme":"LIGHT"}' >"$XDG_CONFIG_HOME/nasion/settings.json"

set -- "${1:-$(ls "$here"/target/nasion_*.deb)}" "${2:-$here/../app/src/main/resources/org/nasion/app/sample/sample.dcm}"
[ -f "$1" ] || fail "no package in installer/target"
[ "$(stat -c %s "$1")" -lt 150000000 ] || fail "the package has 150 MB or more"

step "an older version, its settings and a case"
dpkg-deb -R "$1" "$scratch/older"
sed -i 's/^Version: .*/Version: 0.0.1/' "$scratch/older/DEBIAN/control"
dpkg-deb -Znone -b "$scratch/older" "$scratch/nasion_0.0.1.deb" >/dev/null
rm -r "$scratch/older"
# Unlike dpkg alone, apt-get brings what the package needs, as a user's double-click does.
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$scratch/nasion_0.0.1.deb" >/dev/null
rm "$scratch/nasion_0.0.1.deb"
nasion trace "$2" --out "$scratch/out"
[ -n "$(find "$scratch/out" -name '*.nasion')" ] || fail "no case file was written"
[ -n "$(find "$scratch/out" -name '*.pdf')" ] || fail "no report was written"
find "$scratch/out" "$XDG_CONFIG_HOME" -type f -exec sha256sum {} + >"$scratch/before"

step "the upgrade"
dpkg -i "$1" >/dev/null
sha256sum --quiet -c "$scratch/before" || fail "the upgrade changed settings or cases"
nasion --version
nasion doctor
[ -f /opt/nasion/lib/app/nasion.aot ] || fail "the cache of loaded classes is missing: starts are slow"
began=$(date +%s%N)
drawn=$(JAVA_TOOL_OPTIONS='-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true' nasion --time-start 2>/dev/null)
step "the window, without a display: drawn after $((($(date -d "$drawn" +%s%N) - began) / 1000000)) ms"
for type in application/dicom application/x-nasion-case; do
  grep -q "MimeType=.*$type" /usr/share/applications/nasion*.desktop 2>/dev/null \
    || grep -q "MimeType=.*$type" /opt/nasion/lib/*.desktop || fail "nothing offers the program for $type"
done

step "installing again, and removing"
dpkg -i "$1" >/dev/null
[ -x /usr/bin/nasion ] || fail "installing again took nasion off the PATH"
dpkg -r nasion >/dev/null
[ ! -e /usr/bin/nasion ] && [ ! -L /usr/bin/nasion ] || fail "/usr/bin/nasion is still there"
[ ! -e /opt/nasion/bin ] || fail "/opt/nasion is still there"
[ -f "$XDG_CONFIG_HOME/nasion/settings.json" ] || fail "the user's settings are gone"
[ -n "$(find "$scratch/out" -name '*.nasion')" ] || fail "the user's cases are gone"
step "passed"
