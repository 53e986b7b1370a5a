#!/bin/sh
# Packs a program as a Debian package: packaging/build-deb.sh PROGRAM. Its libraries are looked up where they are
# installed, so the package fits the release of Debian or Ubuntu on which it was made. Prints the package's path.
set -eu

cd "$(dirname "$0")/.."
program=$1
version=$("$program" --version)
architecture=$(dpkg --print-architecture)
package=.build/prism_${version}_$architecture.deb
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
documents=$root/usr/share/doc/prism

# Where zsh looks for functions of packages is a habit of Debian's.
make --no-print-directory --silent --old-file=build install PRISM="$program" PREFIX=/usr DESTDIR="$root" \
    ZSH_FUNCTIONS=share/zsh/vendor-completions
gzip -9n "$root/usr/share/man/man1/prism.1"
install -d "$documents" "$root/DEBIAN"
install -m 644 packaging/copyright README.md "$documents"
gzip -9nc CHANGELOG.md > "$documents/changelog.gz"

# dpkg-shlibdeps reads which package it works for from a source package's control file.
mkdir "$work/debian"
printf 'Source: prism\n\nPackage: prism\nArchitecture: any\n' > "$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O -e root/usr/bin/prism | sed -n 's/^shlibs:Depends=//p')
[ -n "$libraries" ]

sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@LIBRARIES@/$libraries/" \
    -e "s/@SIZE@/$(du -sk "$root/usr" | cut -f 1)/" packaging/control.in > "$root/DEBIAN/control"
(cd "$root" && find usr -type f -exec md5sum {} + > DEBIAN/md5sums)
chmod -R u=rwX,go=rX "$root"
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" > /dev/null
echo "$package"
