#!/usr/bin/env bash
# Installs, starts, uses and purges a .deb on a bare Debian: a folder made by debootstrap, without
# network and, for all but installing, as an ordinary user with an empty home. Needs root,
# debootstrap and unshare, and the network only to make that folder.
set -euo pipefail

usage="usage: sudo installer/test-deb.sh FILE.deb [FOLDER]     (FOLDER: a bare Debian, made if missing)"
deb="${1:?$usage}"
bare="${2:-/var/tmp/gatescope-bare}"
release="${DEBIAN_RELEASE:-bookworm}"
# A session of the format's first version, which all later ones open.
session="$(dirname "${BASH_SOURCE[0]}")/../src/test/resources/session/version-1.gatescope"
say() { printf '%s\n' "$*"; }
fail() {
  printf 'installer/test-deb.sh: %s\n' "$*" >&2
  exit 1
}
[[ $(id -u) = 0 ]] || fail "needs root; $usage"

[[ -d "$bare/usr" ]] || debootstrap --variant=minbase "$release" "$bare"
# What the package depends on, and a display: fetched while there is a network.
mapfile -t packages < <(dpkg-deb --field "$deb" Depends | tr ',' '\n' | sed 's/|.*//; s/(.*//; s/ //g')
chroot "$bare" sh -c "apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
  --no-install-recommends ${packages[*]} xvfb" > /dev/null
cp "$deb" "$bare/tmp/gatescope.deb"
chroot "$bare" sh -c 'id student > /dev/null 2>&1 || useradd --create-home student; rm -rf /home/student/.[!.]* /home/student/*'

# offline USER COMMAND: in the bare Debian, in a network namespace with nothing in it.
offline() {
  unshare --net --mount --pid --fork -- sh -c \
    'mount -t proc proc "$1/proc"; mount --bind /dev "$1/dev"; exec chroot "$1" su -l "$2" -c "$3"' sh "$bare" "$1" "$2"
}

before=$(chroot "$bare" sh -c 'find / -xdev -path /proc -prune -o -path /tmp -prune -o -path "/var/*" -prune -o -path "/home/*" -prune -o -print | sort')
say "install"
offline root "dpkg -i /tmp/gatescope.deb" > /dev/null
chroot "$bare" sh -c 'test -f /usr/share/applications/gatescope.desktop && test -f /usr/share/mime/packages/gatescope.xml' \
  || fail "the desktop's files are missing"

say "command line: --version, evaluate, trace, train"
offline student "gatescope --version" | grep -q "^Gatescope " || fail "--version"
for command in "evaluate" "trace 128 1" "train --epochs 1 --out out" "train --engine nd4j --epochs 1 --out out2"; do
  errors=$(offline student "gatescope $command > out.txt" 2>&1) || fail "$command: $errors"
  [[ -z "$errors" ]] || fail "$command said: $errors"
done

chroot "$bare" sh -c 'fc-list 2>/dev/null' | grep -qi "cjk\|noto.*tc" && fail "this Debian is not bare: it has a Chinese font"

# window WHAT [FILE]: opens the window, with a file or without, in Chinese, until gates are drawn. With
# a file there are none until it has been read.
window() {
  say "window: $1"
  # shellcheck disable=SC2016 # for the shell inside
  offline student 'export LANG=C.UTF-8; rm -f /tmp/.X77-lock /tmp/.X11-unix/X77; Xvfb :77 -screen 0 1280x800x24 -nolisten tcp > /dev/null 2>&1 &
    for i in $(seq 600); do test -S /tmp/.X11-unix/X77 && break; sleep 0.1; done
    export DISPLAY=:77 JAVA_TOOL_OPTIONS="-Ddev.gatescope.startTime=$HOME/seen -Duser.language=zh -Duser.country=TW"
    rm -f seen; timeout 120 gatescope '"${2:-}"' > window.txt 2>&1
    grep -v "^Picked up JAVA_TOOL_OPTIONS" window.txt > said.txt; test -s seen' \
    || fail "no window: $(cat "$bare/home/student/window.txt")"
  [[ ! -s "$bare/home/student/said.txt" ]] || fail "the window's start said: $(cat "$bare/home/student/said.txt")"
}
window "the shipped model's gates"
window "a model that was trained here" out/model.safetensors
install -m 644 "$session" "$bare/home/student/lesson one.gatescope"
window "a session" '"lesson one.gatescope"'
find "$bare/home/student" -path '*gatescope*' -newer "$bare/tmp/gatescope.deb" | sed "s|$bare||; s/^/  left in the home: /"

say "purge"
offline root "dpkg --purge gatescope" > /dev/null
after=$(chroot "$bare" sh -c 'find / -xdev -path /proc -prune -o -path /tmp -prune -o -path "/var/*" -prune -o -path "/home/*" -prune -o -print | sort')
left=$(comm -13 <(printf '%s\n' "$before") <(printf '%s\n' "$after"))
[[ -z "$left" ]] || fail "left behind: $left"
say "all done"
