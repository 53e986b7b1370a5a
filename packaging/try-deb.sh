#!/bin/sh
# Shows that the package is enough: makes a fresh system with debootstrap, installs the package there with apt, and
# has it draw the sample data. Needs root, debootstrap and the network.
#
#     packaging/try-deb.sh .build/prism_0.2.0_amd64.deb [SUITE] [MIRROR]
set -eu

package=$(realpath "$1")
suite=${2:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
mirror=${3:-}
cd "$(dirname "$0")/.."
root=$(mktemp -d)
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$root"' EXIT

debootstrap --variant=minbase "$suite" "$root" $mirror > "$root.log" 2>&1 || { tail -20 "$root.log"; exit 1; }
rm -f "$root.log"
# Swift reads a program's arguments from /proc.
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
umount "$root/sys" 2>/dev/null || true
cp "$package" "$root/prism.deb"
cp -r sample-data "$root/sample-data"

inside() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 ${http_proxy:+http_proxy="$http_proxy"} chroot "$root" "$@"
}

echo "== packages before: $(inside dpkg-query -W | wc -l)"
inside sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    /prism.deb' > "$root/apt.log" 2>&1 || { tail -20 "$root/apt.log"; exit 1; }
echo "== packages after:  $(inside dpkg-query -W | wc -l)"
inside dpkg-query -W -f '${Package} ${Version}, ${Installed-Size} kB installed\ndepends on ${Depends}\n' prism
echo "== files"
inside dpkg -L prism | sed 1d | while read -r path; do [ -d "$root$path" ] || echo "$path"; done
echo "== prism --version"
inside prism --version
start=$(date +%s%N)
for _ in 1 2 3 4 5 6 7 8 9 10; do inside prism --version > /dev/null; done
echo "start-up: $((($(date +%s%N) - start) / 10000000)) ms, chroot included"
echo "== prism snapshot"
inside prism snapshot /sample-data/dataset.toml --size 100x30
inside prism check /sample-data/dataset.toml > "$root/check.log" || { cat "$root/check.log"; exit 1; }
inside dpkg --verify prism
echo "== removed again"
inside apt-get purge -y -qq prism > /dev/null 2>&1
[ -z "$(inside sh -c 'command -v prism')" ] && echo "prism runs in a fresh $suite"
