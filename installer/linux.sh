#!/usr/bin/env bash
# Makes Gatescope's packages for Linux in target/installer: an app-image with its own Java, as a
# tar.gz and as a .deb. README.md beside this file says more.
set -euo pipefail

usage="usage: installer/linux.sh [tar] [deb] [rpm]     (tar and deb if none is named)"
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"
java_version=25
out="target/installer"
work="$out/work"
image="$out/gatescope"

say() { printf '%s\n' "$*"; }

fail() {
  printf 'installer/linux.sh: %s\n' "$*" >&2
  exit 1
}

# need COMMAND PACKAGE: stops with the Debian package's name if there is no such command.
need() {
  command -v "$1" > /dev/null || fail "$1 is missing; on Debian: sudo apt install $2"
}

# The first folder with a complete JDK that is new enough: the user's own choice, then the usual places.
find_jdk() {
  local home major
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [[ -r "$home/release" && -x "$home/bin/jlink" && -x "$home/bin/jdeps" ]] || continue
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [[ "${major:-0}" -ge "$java_version" ]]; then
      printf '%s\n' "$home"
      return
    fi
  done
  fail "found no JDK $java_version with jlink. Install one (package openjdk-$java_version-jdk if your Debian has it," \
    "else temurin-$java_version-jdk from packages.adoptium.net), or set JAVA_HOME to it"
}

build() {
  say "Building"
  mvn -B -q -DskipTests package
}

# unpack JAR FOLDER: the shared libraries of a jar, without its folders.
unpack() {
  local entries
  mapfile -t entries < <("$jdk/bin/jar" --list --file "$1" | grep -E '\.so(\.[0-9]+)*$' || true)
  [[ ${#entries[@]} -gt 0 ]] || return 0
  mkdir -p "$work/unpacked" "$2"
  "$jdk/bin/jar" --extract --file "$1" --dir "$work/unpacked" "${entries[@]}"
  find "$work/unpacked" -type f -exec mv -t "$2" {} +
  rm -r "$work/unpacked"
}

make_runtime() {
  say "Runtime image"
  local jar module_path=""
  for jar in target/javafx/*-linux*.jar; do
    module_path+="${module_path:+$path_separator}$jar"
    # In the runtime's own folder JavaFX loads its libraries from where they are.
    unpack "$jar" "$work/javafx"
  done
  "$jdk/bin/jlink" --module-path "$module_path" "${jlink_options[@]}" \
    --exclude-resources='/javafx.*/*.so' --output "$work/runtime"
  mv -t "$work/runtime/lib" "$work"/javafx/*.so
}

collect_app() {
  say "Program, libraries, licences"
  local jar name
  mkdir -p "$work/app/native" "$work/app/licenses"
  cp -p "$main_jar" "$work/app/gatescope.jar"
  for jar in "${class_path[@]}"; do
    name=$(basename "$jar")
    [[ "$name" == *.jar && ! "$name" =~ $unneeded_jars ]] || continue
    if [[ "$name" =~ -linux-[a-z0-9_]+\.jar$ ]]; then
      unpack "$jar" "$work/app/native"
    else
      cp -p "$jar" "$work/app/"
    fi
    copy_licences "$jar" "${name%.jar}"
  done
  shrink_jars
  strip --strip-unneeded "$work"/app/native/*
  # The same library under the name by which the bindings without LAPACK ask for it.
  ln -s libopenblas.so.0 "$work/app/native/libopenblas_nolapack.so.0"
  cp -p resources/icons/gatescope.svg "target/$package_name-bom.json" "$work/app/"
  # The list of libraries and licences, and texts that not every jar under these licences brings.
  cp -p resources/licences/*.txt "$work/app/licenses/"
}

# The jars anew: of some only what is reached, and all without compression, as xz makes more of their
# classes than of a jar's own compression. jdeps gets folders, as it takes a jar with a module's
# description for a module. Versions of classes for newer Javas are kept as they are.
shrink_jars() {
  local jar name classes="$work/classes"
  for jar in "$work"/app/*.jar; do
    "$jdk/bin/jar" --extract --file "$jar" --dir "$classes/$(basename "$jar" .jar)"
  done
  find "$classes" -name module-info.class -delete
  "$jdk/bin/jdeps" --ignore-missing-deps -verbose:class -filter:none "$classes"/* \
    | awk -v shrunk="$shrunk_jars" -f installer/reachable.awk | LC_ALL=C sort > "$work/reached"
  (cd "$classes" && find . -name '*.class' -not -path '*/META-INF/*') | sed 's|^[.]/||' \
    | grep -E "$shrunk_jars" | LC_ALL=C sort > "$work/shrunk"
  [[ -s "$work/reached" && -z "$(LC_ALL=C comm -23 "$work/reached" "$work/shrunk")" ]] \
    || fail "jdeps did not tell which classes are reached, see $work/reached"
  (cd "$classes" && LC_ALL=C comm -13 ../reached ../shrunk | tr '\n' '\0' | xargs -0 rm)
  for jar in "$work"/app/*.jar; do
    name=$(basename "$jar" .jar)
    "$jdk/bin/jar" --create --no-compress --no-manifest --file "$jar" -C "$classes/$name" .
  done
  rm -r "$classes"
}

# The layout is that of jpackage's app-images. Its launcher is not used: before it starts Java it asks
# dpkg-query twice which package it belongs to, and starts itself anew.
make_image() {
  say "App-image"
  mkdir -p "$image/bin" "$image/lib"
  cp -a "$work/runtime" "$image/lib/runtime"
  cp -a "$work/app" "$image/lib/app"
  # The launcher of Java under our name, which is the one that lists of processes show.
  cp -p "$image/lib/runtime/bin/java" "$image/lib/runtime/bin/$package_name"
  write_launcher
}

# write_launcher [OPTION...]: bin/gatescope, with the JVM's options of all platforms and these.
# shellcheck disable=SC2016 # the launcher expands APPDIR
write_launcher() {
  local jar option jars='$APPDIR/gatescope.jar'
  for jar in "$image"/lib/app/*.jar; do
    jar=$(basename "$jar")
    [[ "$jar" = gatescope.jar ]] || jars+=':$APPDIR/'"$jar"
  done
  {
    printf '#!/bin/sh\n# Starts %s on the Java that came with it.\n' "$app_name"
    printf 'APPDIR=$(readlink -f "$0")\nAPPDIR="${APPDIR%%/bin/*}/lib/app"\n'
    printf '# Options meant for other Java programs.\nunset JDK_JAVA_OPTIONS\n'
    printf 'exec "$APPDIR/../runtime/bin/%s"' "$package_name"
    for option in "${java_options[@]}" "${native_options[@]}" "$@"; do
      printf ' \\\n  "%s"' "$option"
    done
    printf ' \\\n  -cp "%s" \\\n  %s "$@"\n' "$jars" "$main_class"
  } > "$image/bin/$package_name"
  chmod 755 "$image/bin/$package_name"
}

# A cache of loaded and linked classes, from one run of the window without a display, up to some
# seconds after the shipped model's gates. Without it the program works too, only slower to start: a
# failure here is told and passed over. With the reference engine, as no cache is written once the
# Vector API has been brought in; that cache serves a process that brings it in all the same. Without
# the optimizing compiler: what a training run's has compiled, the next start compiles before the
# window is there, which on two processors the window waits for.
make_aot_cache() {
  say "AOT cache"
  # Java takes the cache only with jars of the very times of the training run; dpkg-deb sets times that
  # are later back to this one.
  find "$image" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
  local app="$image/lib/app" home="$work/training"
  mkdir -p "$home"
  local platform="-Duser.home=$home -Dglass.platform=Headless -Dprism.order=sw"
  platform+=" -XX:TieredStopAtLevel=2 -Ddev.gatescope.noVectors=true -Ddev.gatescope.startTime=$home/start -Ddev.gatescope.startGraceMillis=8000"
  if HOME="$home" JAVA_TOOL_OPTIONS="$platform -XX:AOTCacheOutput=$app/app.aot" \
    "$image/bin/$package_name" > "$out/aot.log" 2>&1 \
    && [[ -s "$app/app.aot" ]]; then
    # shellcheck disable=SC2016 # the launcher expands APPDIR
    write_launcher '-XX:AOTCache=$APPDIR/app.aot' -Xlog:aot=off -Xlog:cds=off
  else
    rm -f "$app/app.aot"
    say "  none: the training run failed, see $out/aot.log"
  fi
}

# check_cache IMAGE: a cache that does not fit is passed over in silence, so here we insist on it.
check_cache() {
  [[ ! -e "$1/lib/app/app.aot" ]] \
    || JAVA_TOOL_OPTIONS="-XX:AOTMode=on" "$1/bin/$package_name" --version > "$out/aot-check.log" 2>&1 \
    || fail "the AOT cache does not fit the package it is in, see $out/aot-check.log"
}

make_tar() {
  local file
  file="$out/$package_name-$version-linux-$(uname -m).tar.gz"
  tar --create --gzip --owner=0 --group=0 --numeric-owner --directory "$out" --file "$file" gatescope
  mkdir "$work/tar-check"
  tar --extract --file "$file" --directory "$work/tar-check"
  check_cache "$work/tar-check/gatescope"
  say "$file"
}

# The desktop entry, the file types and the icons at all sizes, as plain files of the package below a
# folder: the desktop's own triggers take note of them.
write_desktop_files() {
  local share="$1/usr/share" association ending type name_en name_zh_tw types="" size icons
  mkdir -p "$share/applications" "$share/mime/packages"
  {
    printf '<?xml version="1.0" encoding="UTF-8"?>\n'
    printf '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n'
    for association in "${associations[@]}"; do
      IFS='|' read -r ending type name_en name_zh_tw <<< "$association"
      types+="$type;"
      printf '  <mime-type type="%s">\n    <comment>%s</comment>\n' "$type" "$name_en"
      printf '    <comment xml:lang="zh_TW">%s</comment>\n' "$name_zh_tw"
      printf '    <glob pattern="*.%s"/>\n  </mime-type>\n' "$ending"
    done
    printf '</mime-info>\n'
  } > "$share/mime/packages/$package_name.xml"
  cat > "$share/applications/$package_name.desktop" << END
[Desktop Entry]
Type=Application
Name=$app_name
GenericName=$generic_name_en
GenericName[zh_TW]=$generic_name_zh_tw
Comment=$description_en
Comment[zh_TW]=$description_zh_tw
Keywords=$keywords_en
Keywords[zh_TW]=$keywords_zh_tw
Exec=/opt/$package_name/bin/$package_name %f
Icon=$package_name
MimeType=$types
Terminal=false
Categories=Education;ArtificialIntelligence;
END
  icons="$share/icons/hicolor"
  for size in $icon_sizes; do
    install -D -m 644 "resources/icons/gatescope-$size.png" "$icons/${size}x$size/apps/$package_name.png"
  done
  install -D -m 644 resources/icons/gatescope.svg "$icons/scalable/apps/$package_name.svg"
}

# Made by dpkg-deb itself and not by jpackage, which neither compresses as well as xz can nor knows
# of MIME types without a desktop on the building machine.
make_deb() {
  local root="$work/deb-root" file architecture
  architecture=$(dpkg --print-architecture)
  file="$out/${package_name}_${version}_$architecture.deb"
  mkdir -p "$root/opt" "$root/DEBIAN"
  cp -a "$image" "$root/opt/$package_name"
  write_desktop_files "$root"
  install -m 755 installer/deb/postinst installer/deb/prerm "$root/DEBIAN"
  sed -e "s/@PACKAGE@/$package_name/" -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" \
    -e "s/@MAINTAINER@/$maintainer/" -e "s/@DESCRIPTION@/$description_en/" \
    -e "s/@SIZE@/$(du -sk --apparent-size "$root" | cut -f1)/" installer/deb/control > "$root/DEBIAN/control"
  find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
  dpkg-deb --root-owner-group -Zxz -z9 -Sextreme --build "$root" "$file" > /dev/null
  dpkg-deb --extract "$file" "$work/deb-check"
  check_cache "$work/deb-check/opt/$package_name"
  say "$file"
}

# The same files as the .deb. Its own compression too: rpm's default would take a minute less and
# a third more room.
make_rpm() {
  local root="$work/rpm-root" file
  file="$out/$(uname -m)/$package_name-$version-1.$(uname -m).rpm"
  mkdir -p "$root/opt" "$work/rpm" "$work/rpm-check"
  cp -a "$image" "$root/opt/$package_name"
  write_desktop_files "$root"
  mkdir -p "$root/usr/bin"
  ln -s "/opt/$package_name/bin/$package_name" "$root/usr/bin/$package_name"
  cat > "$work/rpm/$package_name.spec" << END
Name: $package_name
Version: $version
Release: 1
Summary: $description_en
License: See /opt/$package_name/lib/app/licenses
AutoReqProv: no
Requires: glibc, libstdc++, zlib, gtk3, mesa-libGL, libXtst, libXxf86vm
%global _binary_payload w9.xzdio
%global __os_install_post %{nil}
%global _build_id_links none
%description
$description_en
%files
/opt/$package_name
/usr/bin/$package_name
/usr/share/applications/$package_name.desktop
/usr/share/mime/packages/$package_name.xml
/usr/share/icons/hicolor/*/apps/$package_name.*
END
  rpmbuild -bb --quiet --buildroot "$project/$root" --define "_topdir $project/$work/rpm" \
    --define "_rpmdir $project/$out" "$work/rpm/$package_name.spec"
  rpm2cpio "$file" | (cd "$work/rpm-check" \
    && cpio --extract --make-directories --preserve-modification-time --quiet)
  check_cache "$work/rpm-check/opt/$package_name"
  say "$file"
}

[[ $# -gt 0 ]] || set -- tar deb
for format in "$@"; do
  case "$format" in
    tar) ;;
    deb)
      need dpkg-deb dpkg
      ;;
    rpm)
      need rpmbuild rpm
      need rpm2cpio rpm2cpio
      need cpio cpio
      ;;
    *) fail "there is no package \"$format\"; $usage" ;;
  esac
done
need mvn maven
need strip binutils
jdk=$(find_jdk)
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(date +%s)}"
say "JDK: $jdk"

rm -rf "$out"
mkdir -p "$work"
build
# shellcheck source=installer/options.sh
source installer/options.sh
make_runtime
collect_app
make_image
make_aot_cache
for format in "$@"; do
  "make_$format"
done
rm -rf "$work"
