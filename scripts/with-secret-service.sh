#!/bin/sh
# with-secret-service.sh COMMAND [ARGUMENT...]
# Runs COMMAND with a D-Bus session of its own and an empty, unlocked keyring on it; both are gone afterwards.
# Nothing of the user's keyrings is seen or touched. The exit code is that of COMMAND; 69: a program is missing, 70: no keyring.
# Debian: dbus gnome-keyring libsecret-1-0. Needs no root, no display, no terminal.
set -eu

if [ "${1:-}" != --inside ]; then
  [ "$#" -gt 0 ] || { echo 'usage: with-secret-service.sh COMMAND [ARGUMENT...]' >&2; exit 2; }
  for program in dbus-run-session dbus-send gnome-keyring-daemon; do
    command -v "$program" >/dev/null || { echo "$program is missing (Debian: dbus gnome-keyring libsecret-1-0)" >&2; exit 69; }
  done
  place=$(mktemp -d)
  trap 'rm -rf "$place"' EXIT
  mkdir -m 700 "$place/runtime" "$place/keyrings"
  # No service folders in this configuration: otherwise the bus would start a second, locked keyring by itself.
  cat >"$place/session.conf" <<CONFIGURATION
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$place</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
  </policy>
</busconfig>
CONFIGURATION
  status=0
  env -u DISPLAY -u WAYLAND_DISPLAY -u GNOME_KEYRING_CONTROL SECRET_SERVICE_PLACE="$place" \
    dbus-run-session --config-file="$place/session.conf" -- "$0" --inside "$@" || status=$?
  exit "$status"
fi

shift
place=$SECRET_SERVICE_PLACE
unset SECRET_SERVICE_PLACE

unlocked() {
  dbus-send --session --print-reply=literal --dest=org.freedesktop.secrets /org/freedesktop/secrets/aliases/default \
    org.freedesktop.DBus.Properties.Get string:org.freedesktop.Secret.Collection string:Locked 2>/dev/null |
    grep -q 'boolean false'
}

# The password of the keyring is read until the end of the file; in the foreground the daemon stays our child.
printf 'throw-away' >"$place/password"
XDG_RUNTIME_DIR=$place/runtime XDG_DATA_HOME=$place/keyrings \
  gnome-keyring-daemon --foreground --unlock --components=secrets <"$place/password" >"$place/log" 2>&1 &
keyring=$!

# Ten seconds; it takes about a tenth of one.
left=200
until unlocked; do
  left=$((left - 1))
  if [ "$left" -eq 0 ] || ! kill -0 "$keyring" 2>/dev/null; then
    echo 'the keyring did not unlock:' >&2
    cat "$place/log" >&2
    kill "$keyring" 2>/dev/null || true
    exit 70
  fi
  sleep 0.05
done

status=0
"$@" || status=$?
kill "$keyring" 2>/dev/null || true
wait "$keyring" 2>/dev/null || true
exit "$status"
