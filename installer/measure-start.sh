#!/usr/bin/env bash
# How long the installed program takes from its start to the shipped model's gates on the screen,
# beside an empty JavaFX stage with an AtlantaFX theme on the same Java, both with an AOT cache, in
# turns. Prints wall-clock milliseconds and processor seconds (user and system), least and median.
# Needs a display, and a JDK for compiling the empty stage. On a busy machine look at the least.
set -euo pipefail

usage="usage: installer/measure-start.sh [FOLDER] [TIMES]     (/opt/gatescope, 7 times)"
image="${1:-/opt/gatescope}"
times="${2:-7}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
java="$image/lib/runtime/bin/java"
[[ -x "$java" && -x "$image/bin/gatescope" && -n "${DISPLAY:-}" ]] || {
  printf 'no program in %s, or no display; %s\n' "$image" "$usage" >&2
  exit 2
}
[[ -e "$image/lib/app/app.aot" ]] || printf 'The package in %s has no AOT cache.\n' "$image" >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work/home" XDG_CONFIG_HOME="$work/home/.config" XDG_STATE_HOME="$work/home/.state"
mkdir -p "$HOME" "$work/classes"
theme=$(echo "$image"/lib/app/atlantafx-base-*.jar)
modules="--add-modules javafx.controls --enable-native-access=javafx.graphics"

# Compiled by the JDK against the package's own modules. The cache needs jars, not folders.
jdk="${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}"
[[ -x "$jdk/bin/javac" ]] || {
  printf 'no JDK: set JAVA_HOME\n' >&2
  exit 2
}
"$jdk/bin/javac" --system "$image/lib/runtime" -cp "$theme" -d "$work/classes" "$here/EmptyStage.java"
"$jdk/bin/jar" --create --file "$work/stage.jar" -C "$work/classes" .

empty() {
  # shellcheck disable=SC2086 # several options in one variable
  "$java" $modules "$@" -cp "$work/stage.jar:$theme" EmptyStage "$work/seen"
}
program() {
  JAVA_TOOL_OPTIONS="-Ddev.gatescope.startTime=$work/seen" "$image/bin/gatescope"
}

# measure NAME: appends "milliseconds processor-seconds" of one start to the file of that name.
measure() {
  local name="$1" begin TIMEFORMAT="%U %S"
  shift
  rm -f "$work/seen"
  begin=$(date +%s%3N)
  { time "$@" > "$work/output" 2>&1; } 2> "$work/processor"
  printf '%s %s\n' "$(($(cat "$work/seen") - begin))" \
    "$(awk '{ print $1 + $2 }' "$work/processor")" >> "$work/$name"
}

report() {
  local wall processor
  wall=$(cut -d' ' -f1 "$work/$1" | sort -n)
  processor=$(cut -d' ' -f2 "$work/$1" | sort -n)
  awk -v name="$2" -v n="$times" -v m="$(((times + 1) / 2))" 'NR == FNR { w[FNR] = $1; next } { p[FNR] = $1 }
    END { printf "%-28s %6d %6d ms   %6.2f %6.2f s\n", name, w[1], w[m], p[1], p[m] }' \
    <(printf '%s\n' "$wall") <(printf '%s\n' "$processor")
}

empty -XX:AOTCacheOutput="$work/stage.aot" > /dev/null 2>&1
measure warm empty -XX:AOTCache="$work/stage.aot"
measure warm program
for ((i = 0; i < times; i++)); do
  measure empty empty -XX:AOTCache="$work/stage.aot"
  measure program program
done
printf '%-28s %s\n' "" "wall clock: least, median   processor: least, median"
report empty "empty stage"
report program "gates of the shipped model"
ratio() { sort -n "$work/$1" | sed -n "$2p" | cut -d' ' -f1; }
middle=$(((times + 1) / 2))
awk -v p1="$(ratio program 1)" -v e1="$(ratio empty 1)" -v pm="$(ratio program "$middle")" \
  -v em="$(ratio empty "$middle")" 'BEGIN { printf "ratio of wall clocks: %.2f (least), %.2f (median); goal 1.50\n", p1 / e1, pm / em }'
