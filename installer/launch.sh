# What ./nasion and ./verify share; sourced with $here set to the repository's root.

# ONNX Runtime 1.29 reports its use over the network unless told otherwise; nothing leaves this computer.
export ORT_DISABLE_TELEMETRY=1

MAVEN_QUIET="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"

stop() {
  echo "nasion: $*" >&2
  exit 69
}

# The number before the first dot of a JDK's version, 0 where there is no JDK.
jdk_feature() {
  [ -x "$1/bin/javac" ] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | grep . || echo 0
}

find_jdk() {
  on_path=$(command -v javac 2>/dev/null || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for JDK in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/*jdk*25* "${HOME:-/root}"/.sdkman/candidates/java/25* \
             "${HOME:-/root}"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    [ -n "$JDK" ] && [ "$(jdk_feature "$JDK")" -ge 25 ] && return
  done
  stop "JDK 25 was not found: install Temurin 25 (adoptium.net) or set JAVA_HOME to a JDK 25."
}

may_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

install_debian() {
  echo "nasion: installing $*" >&2
  apt-get update -qq >/dev/null 2>&1 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

# The system's Maven; else the wrapper, which fetches the version that its properties name.
need_maven() {
  if ! command -v mvn >/dev/null 2>&1 && may_install; then install_debian maven || true; fi
  MVN=mvn
  command -v mvn >/dev/null 2>&1 || MVN="$here/mvnw"
}

# JavaFX draws text with FreeType and Pango, and opens windows with GTK; Debian's minimal system has none of them.
need_desktop_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  missing=
  libraries=$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null || true)
  for pair in libgtk-3.so.0=libgtk-3-0 libGL.so.1=libgl1 libXtst.so.6=libxtst6 libXxf86vm.so.1=libxxf86vm1 \
              libasound.so.2=libasound2 libpangoft2-1.0.so.0=libpangoft2-1.0-0; do
    case "$libraries" in *"${pair%%=*}"*) ;; *) missing="$missing ${pair#*=}" ;; esac
  done
  [ -d /usr/share/fonts/truetype ] || [ -d /usr/share/fonts/opentype ] || missing="$missing fonts-dejavu-core"
  [ -n "$missing" ] || return 0
  if may_install && install_debian $missing; then return 0; fi
  stop "these system libraries are missing:$missing. On Debian: apt-get install$missing"
}

# NASION_MAVEN holds further arguments of the build (-Pdcm4che). They are kept beside it: a later start without the variable
# builds with the same ones, and an empty one (NASION_MAVEN= ./nasion) goes back to the plain build.
build_if_stale() {
  jar="$here/app/target/nasion.jar"
  kept="$here/app/target/maven-arguments"
  built_with=$(cat "$kept" 2>/dev/null || true)
  arguments=${NASION_MAVEN-$built_with}
  if [ -f "$jar" ] && [ "$arguments" = "$built_with" ] &&
     [ -z "$(find "$here/pom.xml" "$here"/*/pom.xml "$here"/*/src/main "$here"/*/src/dcm4che -newer "$jar" -type f -print 2>/dev/null | head -n 1)" ]; then
    return
  fi
  need_maven
  echo "nasion: building (once)${arguments:+ with $arguments}" >&2
  log="$here/app/target/build.log"
  mkdir -p "$here/app/target"
  rm -f "$jar"
  (cd "$here" && JAVA_HOME="$JDK" MAVEN_OPTS="$MAVEN_QUIET ${MAVEN_OPTS:-}" "$MVN" -q -B -ntp -DskipTests package $arguments) >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; stop "the build failed; the whole log is app/target/build.log"; }
  printf '%s\n' "$arguments" >"$kept"
  touch "$jar"
  remember_classes
}

# Java reads arguments and names of files by the locale's character set; under C or POSIX all but ASCII would be lost.
# The language stays what it was.
speak_utf8() {
  ! is_utf8 || return 0
  [ -z "${LC_ALL:-}" ] || export LANG="$LC_ALL"
  unset LC_ALL
  export LC_CTYPE=C.UTF-8
  # A language that is not installed would take the character set down with it.
  is_utf8 || export LC_ALL=C.UTF-8
}

# What is not installed is told on the error stream.
is_utf8() {
  [ "$(locale charmap 2>&1 || true)" = UTF-8 ]
}

WITHOUT_DISPLAY="-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"

# Flags that every run shares; the cache of loaded classes is only valid for runs with the same ones.
java_flags() {
  FLAGS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xlog:aot=off -Xlog:cds=off -Xmx${NASION_HEAP:-1500m}"
  # Commands are short and what is heavy in them is native: compiling thoroughly would not pay.
  case "${1:-}" in trace|report|demo|doctor|phantom|prepare|evaluate|habit) FLAGS="$FLAGS -XX:TieredStopAtLevel=1" ;; esac
  if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    FLAGS="$FLAGS $WITHOUT_DISPLAY"
  fi
}

# Java with the flags and the unpacked native libraries of this build; apart, since the folder's name may hold blanks.
java_here() {
  ${LAUNCH:-} "$JDK/bin/java" $FLAGS "-Dnasion.natives=$here/app/target/natives" "-Donnxruntime.native.path=$here/app/target/natives" "$@"
}

# Remembers loaded and linked classes from one traced film and the window on it (JDK 25's AOT cache): starts are a
# second faster. Without it everything works, only slower, so its failure is no failure. The cache remembers how far
# methods were compiled, too: a rehearsal without the thorough compiler would keep every later run from using it.
remember_classes() {
  java_flags
  scratch=$(mktemp -d)
  for rehearsal in --rehearse --no-window; do
    rm -f "$here/app/target/nasion.aot"
    XDG_CONFIG_HOME="$scratch" java_here $WITHOUT_DISPLAY -XX:AOTCacheOutput="$here/app/target/nasion.aot" \
      -jar "$here/app/target/nasion.jar" demo $rehearsal --out "$scratch" >/dev/null 2>&1 && break
  done
  rm -rf "$scratch"
}

run_nasion() {
  [ "$(uname -s)" != Linux ] || speak_utf8
  java_flags "$@"
  LAUNCH=exec
  cache="$here/app/target/nasion.aot"
  # A cache of an earlier build would bring back that build's classes.
  [ -n "$(find "$cache" -newer "$here/app/target/nasion.jar" 2>/dev/null)" ] || cache=
  java_here ${cache:+-XX:AOTCache="$cache"} -jar "$here/app/target/nasion.jar" "$@"
}
