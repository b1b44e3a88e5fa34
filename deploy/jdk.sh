# What the scripts here need, or a clear word that it is missing.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"
}

find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "${JDK25_HOME:-}" /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* \
    /opt/*jdk*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      echo "$home"
      return
    fi
  done
  echo "Akkoord needs a JDK 25, and none was found. Install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  return 1
}

need_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "Akkoord is built with Apache Maven 3.8.6 or later, which was not found. Install it (Debian: apt-get install maven)." >&2
    exit 1
  fi
}
