#!/usr/bin/env bash
# Makes Gatescope's package for the system it runs on: an .msi on Windows (in Git Bash, with WiX
# installed), a .dmg on macOS. Linux has linux.sh, which does more. Not tried outside of the workflow.
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
[[ -x "${JAVA_HOME:-}/bin/jpackage" || -x "${JAVA_HOME:-}/bin/jpackage.exe" ]] \
  || fail "set JAVA_HOME to a JDK 25"
out="target/installer"
work="$out/work"
rm -rf "$out"
mkdir -p "$work/app/licenses"
mvn -B -q -DskipTests package
# shellcheck source=installer/options.sh
source installer/options.sh
# Maven wrote Windows paths with slashes; a drive's colon is no separator between two of them.
[[ "$system" = mac ]] || IFS=';' read -r -a class_path <<< "$(sed -n 's/^-cp "\(.*\)"$/\1/p' "$start_file")"

cp "$main_jar" "$work/app/gatescope.jar"
cp "target/$package_name-bom.json" "$work/app/"
for jar in "${class_path[@]}"; do
  name=$(basename "$jar")
  [[ "$name" == *.jar && ! "$name" =~ $unneeded_jars ]] || continue
  cp "$jar" "$work/app/"
done
cp resources/licences/*.txt "$work/app/licenses/"

# The platform's jars hold the modules together with their native libraries.
separator=":"
[[ "$system" = mac ]] || separator=";"
module_path=$(printf "%s$separator" target/javafx/*-"$system"*.jar)
"$JAVA_HOME/bin/jlink" --module-path "${module_path%"$separator"}" --add-modules "$modules" \
  --include-locales="$locales" --strip-java-debug-attributes --no-header-files --no-man-pages \
  --compress zip-6 --output "$work/runtime"

options=()
for option in "${java_options[@]}"; do
  # Native libraries stay in their jars here: JavaCPP unpacks them at a user's first start.
  [[ "$option" = *java.library.path* || "$option" = *pathsFirst* ]] || options+=(--java-options "$option")
done
for association in "${associations[@]}"; do
  IFS='|' read -r ending type name_en _ <<< "$association"
  printf 'extension=%s\nmime-type=%s\ndescription=%s\n' "$ending" "$type" "$name_en" > "$work/$ending.properties"
  options+=(--file-associations "$work/$ending.properties")
done
icon="$work/$package_name.ico"
[[ "$system" = win ]] || icon="$work/$package_name.icns"
"$JAVA_HOME/bin/java" installer/Icons.java resources/icons "$icon"
if [[ "$system" = win ]]; then
  options+=(--type msi --win-menu --win-shortcut --win-dir-chooser --win-per-user-install)
else
  # Apple's versions begin with 1 or more.
  [[ "$version" != 0.* ]] || version="1.${version#0.}"
  options+=(--type dmg --mac-package-identifier dev.gatescope)
fi
"$JAVA_HOME/bin/jpackage" --dest "$out" --name "$app_name" --input "$work/app" \
  --main-jar gatescope.jar --main-class "$main_class" --runtime-image "$work/runtime" \
  --icon "$icon" --app-version "$version" --vendor "$vendor" --copyright "$copyright" \
  --description "$description_en" "${options[@]}"
rm -rf "$work"
ls -l "$out"
