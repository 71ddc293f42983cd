#!/usr/bin/env bash
# Installs, starts, upgrades and uninstalls the Windows program under Wine, at a Chinese path with a blank in it.
#
#   installer/smoke_wine.sh [OUT]      OUT (default dist) gets the Setup of two versions (those that lie there are taken
#                                      with KEEP_SETUP=1); pictures and verdicts of the run lie in OUT/smoke afterwards.
#
# The verdict comes from the program's own self-test. Wine is no Windows: the shims of wine_shims stand in for two
# libraries every Windows 10 has and this Wine has not; they are put into the Wine prefix and never shipped.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
out=$(mkdir -p "${1:-$root/dist}" && cd "${1:-$root/dist}" && pwd)
first=1.0.0 second=1.0.1
made="$out/smoke"
rm -rf "$made"
mkdir -p "$made"

need=()
for pair in wine:wine Xvfb:xvfb scrot:scrot localedef:locales x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64; do
  command -v "${pair%%:*}" >/dev/null || need+=("${pair##*:}")
done
[ -e /usr/share/fonts/truetype/wqy/wqy-microhei.ttc ] || need+=(fonts-wqy-microhei)
[ -e /usr/share/i18n/locales/zh_CN ] || need+=(locales)
if [ ${#need[@]} -gt 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends "${need[@]}" wine64 >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${need[@]}" wine64 >/dev/null; }
fi
locale -a | grep -i 'zh_CN.utf' >/dev/null || localedef -i zh_CN -f UTF-8 zh_CN.UTF-8

if [ -z "${KEEP_SETUP:-}" ] || [ ! -e "$out/Setup-$first.exe" ] || [ ! -e "$out/Setup-$second.exe" ]; then
  python3 "$here/build_windows.py" --out "$out" --compress zlib --version "$first" --also "$second"
fi

prefix=$(mktemp -d)
work=$(mktemp -d)
fail() {
  echo "smoke: $1" >&2
  exit 1
}
wine_does() { # the locale decides how Wine reads the names of files and what the console speaks (GBK)
  env WINEPREFIX="$prefix" WINEARCH=win64 WINEDEBUG=-all DISPLAY=":$number" LC_ALL=zh_CN.UTF-8 LANG=zh_CN.UTF-8 \
    WINEDLLOVERRIDES="winedbg.exe=d;mscoree=;mshtml=;winemenubuilder.exe=d" "$@" </dev/null
}
in_wine() { # a console program of Wine wants a pipe to speak into
  wine_does timeout 300 "$@" 2>&1 | cat
  return "${PIPESTATUS[0]}"
}
clean() {
  wine_does wineserver -k || true
  kill "$server" 2>/dev/null || true
  rm -rf "$prefix" "$work"
}
Xvfb -displayfd 6 -screen 0 1366x768x24 -nolisten tcp 6>"$work/number" 2>/dev/null &
server=$!
trap clean EXIT
for _ in $(seq 50); do
  [ -s "$work/number" ] && break
  sleep 0.1
done
number=$(tr -d '[:space:]' <"$work/number")
[ -n "$number" ] || fail "no virtual screen"

drive="$prefix/drive_c"
folder='校园 信访\工作台'
installed="$drive/校园 信访/工作台"
batch() { # a file of commands as cmd reads it: GBK, so that /D= may stay without quotes
  printf '@echo off\r\n%s\r\nexit %%errorlevel%%\r\n' "$1" | iconv -f UTF-8 -t GBK >"$drive/run.bat"
  # Into a file: a desktop that Wine starts on the way would hold a pipe open for ever.
  wine_does timeout 300 wine cmd /c 'C:\run.bat' >"$work/batch.txt" 2>&1
}
setup() { batch "\"C:\\Setup-$1.exe\" /S $2 /D=C:\\$folder"; }
picture() { DISPLAY=":$number" scrot --overwrite "$made/$1.png"; }
step() { echo "smoke: $1 ($SECONDS s)"; }

in_wine wineboot -i >/dev/null
in_wine wine winecfg -v win10 >/dev/null
shim() { x86_64-w64-mingw32-gcc -shared -O1 -o "$drive/windows/system32/$1.dll" "$here/wine_shims/$1.c" -ladvapi32; }
shim icuuc
shim bcryptprimitives
cp "$out/Setup-$first.exe" "$out/Setup-$second.exe" "$drive/"
step "Wine is ready"

# A folder that holds something else is left alone.
mkdir -p "$installed" && echo mine >"$installed/notes.txt"
setup "$first" "" && fail "a foreign folder was taken"
[ "$(ls "$installed")" = notes.txt ] || fail "something was written into a foreign folder"
rm "$installed/notes.txt"

setup "$first" "/AUTOSTART" || fail "installation"
[ -e "$installed/PetitionDesk.exe" ] || fail "nothing was installed"
in_wine wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Run' | grep PetitionDesk >/dev/null || fail "autostart"
step "installed"

in_wine wine "C:\\$folder\\petition-desk.exe" --self-test 'C:\自检 结果' >"$made/self-test.txt" || {
  cat "$made/self-test.txt"
  fail "self-test"
}
cp "$drive/自检 结果/verdict.json" "$made/verdict.json"
cp -r "$drive/自检 结果/screens" "$made/screens"
grep -q '"ok": true' "$made/verdict.json" || fail "verdict"
step "self-test passed"

# The data of an earlier schema lies where the program looks; its window opens on it.
documents="$drive/users/$(id -un)/Documents"
mkdir -p "$documents" && rm -rf "$documents/校园信访工作台"
cp -r "$root/tests/storage/landed/0004" "$documents/校园信访工作台"
before=$(sha256sum <"$documents/校园信访工作台/desk.db")

setup "$second" "" || fail "upgrade"
ls -d "$documents"/校园信访工作台/backups/desk-* >/dev/null || fail "no backup before the upgrade"
[ "$(sha256sum <"$documents/校园信访工作台/desk.db")" = "$before" ] || fail "the upgrade touched the data"
in_wine wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\petition-desk' /v DisplayVersion |
  grep "$second" >/dev/null || fail "version"
in_wine wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Run' | grep PetitionDesk >/dev/null || fail "autostart lost"
step "upgraded, data backed up"

wine_does wine explorer /desktop=desk,1366x768 "C:\\$folder\\PetitionDesk.exe" >/dev/null 2>&1 &
for _ in $(seq 60); do
  [ -d "$documents/校园信访工作台/backups/before-schema-0005" ] && break
  sleep 0.5
done
sleep 8
picture window
setup "$second" "" && fail "setup did not see that the program runs"
batch "\"C:\\$folder\\uninstall.exe\" /S" || true
[ -e "$installed/PetitionDesk.exe" ] || fail "uninstalled while it runs"
wine_does wineserver -k || true
in_wine wine "C:\\$folder\\petition-desk.exe" verify --data 'C:\users\'"$(id -un)"'\Documents\校园信访工作台' \
  >"$made/verify.txt" || fail "the migrated data is not sound"
step "the window opened on the migrated data"

# Without one of its libraries the program must say no.
mv "$installed/lib/PySide6/Qt6Svg.dll" "$work/"
in_wine wine "C:\\$folder\\petition-desk.exe" --self-test 'C:\zero' >"$made/broken.txt" && fail "a lost library was not seen"
grep -q '"ok": false' "$drive/zero/verdict.json" || fail "no verdict on a lost library"
mv "$work/Qt6Svg.dll" "$installed/lib/PySide6/"
step "a lost library is seen"

# A stick: data beside the program, nothing in the registry.
batch "\"C:\\Setup-$second.exe\" /S /PORTABLE /D=C:\\U盘 信访" || fail "portable"
[ -e "$drive/U盘 信访/portable.txt" ] && [ ! -e "$drive/U盘 信访/uninstall.exe" ] || fail "portable"
cp -r "$root/tests/storage/landed/0005" "$drive/U盘 信访/数据"
in_wine wine 'C:\U盘 信访\petition-desk.exe' backup | grep 'U' >/dev/null || fail "portable data"
ls -d "$drive/U盘 信访/数据/backups"/desk-* >/dev/null || fail "portable backup"
step "portable"

batch "\"C:\\$folder\\uninstall.exe\" /S" || true
for _ in $(seq 40); do
  [ -e "$installed/PetitionDesk.exe" ] || break
  sleep 0.5
done
[ ! -e "$installed" ] || fail "something of the program stayed: $(ls "$installed")"
[ -e "$documents/校园信访工作台/desk.db" ] || fail "the data went"
in_wine wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Run' | grep PetitionDesk >/dev/null && fail "autostart stayed"
step "uninstalled, the data stayed"
