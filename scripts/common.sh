# Sourced by every script here: where things stand, and the Node that is used.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
export PATH="$root/.tools/bin:$PATH"  # a Node that scripts/setup fetched because the system's was too old
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 PUPPETEER_SKIP_DOWNLOAD=1  # the browsers are Debian packages
[ -z "${EMSDK_PYTHON:-}" ] && [ -x /usr/bin/python3 ] && export EMSDK_PYTHON=/usr/bin/python3  # a shim on the PATH (pyenv) starts ten times slower
jobs="$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)"

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# usage "$@": prints the comment block at the top of the calling script when --help is asked for.
usage() {
  case " $* " in
    *" --help "* | *" -h "*)
      sed -n '2,/^[^#]/ { /^#/ s/^# \{0,1\}//p }' "$0"
      exit 0
      ;;
  esac
}

# hash_of FILE...: one SHA-256 over names and contents.
hash_of() { sha256sum "$@" 2>/dev/null | sha256sum | cut -d ' ' -f 1; }
