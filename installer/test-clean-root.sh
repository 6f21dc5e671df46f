#!/bin/sh
# Runs test-deb.sh in a Debian that has nothing but its base system, made for this and removed afterwards. As root, with
# debootstrap and the package in installer/target.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
[ "$(id -u)" = 0 ] || { echo "test-clean-root: only root can make a root" >&2; exit 77; }
command -v debootstrap >/dev/null || { echo "test-clean-root: debootstrap is missing" >&2; exit 77; }
. /etc/os-release
# The mirror that this system uses itself, whichever style its list has.
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null \
  | sed -n -e 's/^deb \(\[.*\] \)\?\([^ ]*debian\/\?\) .*/\2/p' -e 's/^URIs: \([^ ]*debian\/\?\)$/\1/p' | head -n 1)

root=$(mktemp -d)
chmod 755 "$root"
mounted=
clean() {
  [ -z "$mounted" ] || umount "$root/proc" || true
  rm -rf --one-file-system "$root"
}
trap clean EXIT
debootstrap --variant=minbase "$VERSION_CODENAME" "$root" ${mirror:-} >"$root.log" 2>&1 || { tail -n 5 "$root.log" >&2; exit 1; }
rm -f "$root.log"
# Java reads its own command line and memory there.
mount -t proc proc "$root/proc" 2>/dev/null || mount --bind /proc "$root/proc" \
  || { echo "test-clean-root: this system lets nobody mount /proc" >&2; exit 77; }
mounted=yes
rm -rf "$root/etc/apt/sources.list.d" "$root/etc/apt/apt.conf.d"
cp -a /etc/apt/sources.list.d /etc/apt/apt.conf.d "$root/etc/apt/"
rm -f "$root/etc/apt/sources.list"
[ ! -f /etc/apt/sources.list ] || cp /etc/apt/sources.list "$root/etc/apt/"
cp -aL /etc/apt/trusted.gpg.d /usr/share/keyrings "$root/tmp/" 2>/dev/null || true
cp -n "$root"/tmp/trusted.gpg.d/* "$root/etc/apt/trusted.gpg.d/" 2>/dev/null || true
mkdir -p "$root/usr/share/keyrings" && cp -n "$root"/tmp/keyrings/* "$root/usr/share/keyrings/" 2>/dev/null || true
cp -L /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
cp "$here"/target/nasion_*.deb "$root/tmp/nasion.deb"
cp "$here/../app/src/main/resources/org/nasion/app/sample/sample.dcm" "$here/test-deb.sh" "$root/tmp/"
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
  sh -c 'apt-get update -qq >/dev/null && sh /tmp/test-deb.sh /tmp/nasion.deb /tmp/sample.dcm'
