# shellcheck shell=bash disable=SC2034,SC2154,SC2016
# (unused, unset and unexpanded here: the scripts that read this file and the launcher see to that)
# What the installers of all platforms have in common. To be sourced from the project's folder once
# the project is built (`mvn package`): what the build knows is read from its output, not repeated.

app_name="Gatescope"
package_name="gatescope"
vendor="Gatescope"
copyright="Copyright (c) the authors of Gatescope"
description_en="A microscope for the gates of an LSTM that learns to subtract binary numbers"
description_zh_tw="觀察 LSTM 如何學會二進位減法：閘門的顯微鏡"
generic_name_en="LSTM microscope"
generic_name_zh_tw="LSTM 顯微鏡"
# What the desktop opens with the program: ending, MIME type, name in both languages. App opens
# what is named here when it is the only argument. Lessons are not: .yaml belongs to everybody.
associations=(
  "gatescope|application/x-gatescope-session|Gatescope session|Gatescope 工作階段"
  "safetensors|application/x-safetensors|Neural network weights|神經網路權重"
)
icon_sizes="16 32 48 64 128 256 512"
maintainer="Gatescope <gatescope@localhost>"
# By this Windows knows that an .msi takes the place of an older one. It must never change.
win_upgrade_uuid="f5d0c0ab-fac4-4019-aeaa-6ca293201bde"

keywords_en="LSTM;GRU;RNN;neural network;binary subtraction;"
keywords_zh_tw="LSTM;GRU;RNN;神經網路;遺忘門;二進位減法;"

# target/gatescope is the argument file of `java @target/gatescope`, a line for each of: module path,
# JVM options, class path, main class.
start_file="target/gatescope"
version=$(sed -n 's/^version=//p' target/classes/version.properties)
main_class=$(sed -n '4p' "$start_file")
main_jar="target/gatescope-$version.jar"
# What stands between the paths of a list. On Windows a colon is part of a path.
path_separator=";"
case "$(uname -s)" in
  Linux | Darwin) path_separator=":" ;;
esac
IFS="$path_separator" read -r -a class_path <<< "$(sed -n 's/^-cp "\(.*\)"$/\1/p' "$start_file")"

# Modules that the build adds become part of the runtime image, so the option itself falls away.
added_modules=$(sed -n '2s/.*--add-modules \([^ ]*\).*/\1/p' "$start_file")
read -r -a java_options <<< "$(sed -n '2{s/--add-modules [^ ]*//;s/--add-exports /--add-exports=/g;p;}' "$start_file")"
# For packages in which ND4J's libraries lie unpacked beside the jars. JavaCPP still copies one of
# them (31 MB, under another name) to ~/.javacpp on a user's first start; without this it would
# unpack 400 MB there.
native_options=('-Djava.library.path=$APPDIR/native' -Dorg.bytedeco.javacpp.pathsFirst=true)

# jdk.incubator.vector is for the fused engine, which loads it when it is first needed;
# jdk.localedata is for the number formats of zh_TW, cut down to the languages that the program speaks.
modules="java.desktop,java.logging,java.management,java.sql,jdk.incubator.vector,jdk.localedata"
modules+=",jdk.management,jdk.unsupported,$added_modules"
locales="en,zh-Hant-TW"
# Without compression, as the packages' own makes more of it.
jlink_options=(--add-modules "$modules" --include-locales="$locales" --strip-java-debug-attributes
  --no-header-files --no-man-pages --compress zip-0)

# Jars that nothing of ours reaches: JavaFX (it is in the runtime image), jars that hold only other
# jars' names or annotations, and what ND4J and Tablesaw want for features that Gatescope does not use.
unneeded_jars="^(javafx-|.*-platform-[0-9]|nd4j-native-preset-.*-(linux|macosx|windows)\
|icu4j-|jna-|oshi-core-|threetenbp-|commons-net-|commons-collections4-\
|annotations-|jsr305-|checker-qual-|error_prone_annotations-|j2objc-annotations-|listenablefuture-)"

# Jars of which a package has only the classes that the other jars reach, as jdeps tells. Libraries that
# find classes of their own by name, as ND4J and Jackson do, are not among them, but for protobuf,
# which does so only for messages that ND4J reads from files of other frameworks.
shrunk_jars="^(fastutil|guava|commons-[a-z0-9]+|hipparchus-core|JTransforms|JLargeArrays|HdrHistogram\
|controlsfx|RoaringBitmap|univocity-parsers|math|dataset|protobuf)-[0-9]"

# copy_licences JAR NAME: the licence and notice files that a jar brings, under the jar's name. Wants
# the folders $jdk and $work. Without mapfile, which macOS's bash 3.2 does not know. Java on Windows
# ends its lines with a carriage return too. Each entry is unpacked into a new folder, for where case
# does not count a file LICENSE cannot lie beside a folder license.
copy_licences() {
  local entry
  "$jdk/bin/jar" --list --file "$1" | tr -d '\r' \
    | { grep -iE '(^|[/-])(licen[cs]e|notice|copying)[^/]*$' || true; } \
    | { grep -v '\.class$' || true; } \
    | while IFS= read -r entry; do
      "$jdk/bin/jar" --extract --file "$1" --dir "$work/licence" "$entry" < /dev/null
      mkdir -p "$work/app/licenses/$2"
      mv "$work/licence/$entry" "$work/app/licenses/$2/$(basename "$entry")"
      rm -r "$work/licence"
    done
}
