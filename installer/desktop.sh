#!/usr/bin/env bash
# Makes Gatescope's package for the system it runs on: an .msi on Windows (in Git Bash, with WiX
# installed), a .dmg on macOS (with its bash 3.2). Linux has linux.sh, which does more. Not tried
# outside of the workflow.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"
fail() {
  printf 'installer/desktop.sh: %s\n' "$*" >&2
  exit 1
}
case "$(uname -s)" in
  MINGW* | MSYS* | CYGWIN*) system="win" ;;
  Darwin) system="mac" ;;
  *) fail "makes packages on Windows and macOS; on Linux: installer/linux.sh" ;;
esac
jdk="${JAVA_HOME:-}"
[[ -x "$jdk/bin/jpackage" || -x "$jdk/bin/jpackage.exe" ]] || fail "set JAVA_HOME to a JDK 25"
out="target/installer"
work="$out/work"
rm -rf "$out"
mkdir -p "$work/app/licenses"
mvn -B -q -DskipTests package
# shellcheck source=installer/options.sh
source installer/options.sh

cp "$main_jar" "$work/app/gatescope.jar"
cp "target/$package_name-bom.json" "$work/app/"
for jar in "${class_path[@]}"; do
  name=$(basename "$jar")
  [[ "$name" == *.jar && ! "$name" =~ $unneeded_jars ]] || continue
  cp "$jar" "$work/app/"
  copy_licences "$jar" "${name%.jar}"
done
cp resources/licences/*.txt "$work/app/licenses/"

# The platform's jars hold the modules together with their native libraries. There is no AOT cache
# here as on Linux; an archive of Java's and JavaFX's own classes is what jlink itself can make.
module_path=$(printf "%s$path_separator" target/javafx/*-"$system"*.jar)
"$jdk/bin/jlink" --module-path "${module_path%"$path_separator"}" "${jlink_options[@]}" \
  --generate-cds-archive --output "$work/runtime"

# What is packed has to run: a library that is missing, or a module that jlink left out, ends the
# build here. One engine has ND4J's native libraries, the other a module of Java's own, and both
# have JavaFX draw the plots, without a display. No window is opened.
for engine in nd4j fused; do
  "$work/runtime/bin/java" "${java_options[@]}" -cp "$work/app/*" "$main_class" \
    train --engine "$engine" --epochs 1 --samples 500 --out "$work/trained" \
    || fail "the program that would be packed does not train (engine: $engine)"
  [[ -s "$work/trained/model.safetensors" ]] || fail "engine $engine has trained and left no model"
  rm -r "$work/trained"
done

options=()
for option in "${java_options[@]}"; do
  options+=(--java-options "$option")
done
if [[ "$system" = win ]]; then
  icon="$work/$package_name.ico"
  app_version="$version"
  for association in "${associations[@]}"; do
    IFS='|' read -r ending type name_en _ <<< "$association"
    printf 'extension=%s\nmime-type=%s\ndescription=%s\n' "$ending" "$type" "$name_en" > "$work/$ending.properties"
    options+=(--file-associations "$work/$ending.properties")
  done
  # A program with a window has no console on Windows: what its commands print would be lost.
  printf 'win-console=true\nwin-menu=false\nwin-shortcut=false\n' > "$work/cli.properties"
  options+=(--add-launcher "$package_name-cli=$work/cli.properties")
  # No choice of the folder: an update or removal deletes all that is in it. Not the usual one either,
  # in which the program's own log would lie.
  options+=(--type msi --win-menu --win-menu-group "$app_name" --win-shortcut)
  options+=(--install-dir "Programs/$app_name")
  options+=(--win-per-user-install --win-upgrade-uuid "$win_upgrade_uuid")
else
  icon="$work/$package_name.icns"
  # Apple's versions begin with 1 or more. The file's name keeps the program's own.
  app_version="$version"
  [[ "$version" != 0.* ]] || app_version="1.${version#0.}"
  # No file types: macOS says which file was opened by an event, for which the program does not listen.
  options+=(--type dmg --mac-package-identifier dev.gatescope)
fi
"$jdk/bin/java" installer/Icons.java resources/icons "$icon"
"$jdk/bin/jpackage" --dest "$out" --name "$app_name" --input "$work/app" \
  --main-jar gatescope.jar --main-class "$main_class" --runtime-image "$work/runtime" \
  --icon "$icon" --app-version "$app_version" --vendor "$vendor" --copyright "$copyright" \
  --description "$description_en" "${options[@]}"
[[ "$system" = win ]] \
  || mv "$out/$app_name-$app_version.dmg" "$out/$package_name-$version-macos-$(uname -m).dmg"
rm -rf "$work"
ls -l "$out"
