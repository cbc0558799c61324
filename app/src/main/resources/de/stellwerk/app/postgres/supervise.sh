# Runs the server given as arguments for as long as the other end of standard input is open, that is, as long as the hub
# lives, however it ends. A server that ends by itself is started again; each end is one line on standard output.
trap '' INT HUP
exec 3<&0

# In a session of its own the server does not see the Ctrl-C that is meant for the hub.
if command -v setsid >/dev/null; then detached=setsid; else detached=; set -m; fi

( cat <&3 >/dev/null; while kill -TERM $$ 2>/dev/null; do sleep 1; done ) >/dev/null 2>&1 &

ending=
server=
trap 'ending=yes; [ -z "$server" ] || kill -INT "$server" 2>/dev/null' TERM

while [ -z "$ending" ]; do
    $detached "$@" 3<&- </dev/null >&2 &
    server=$!
    while kill -0 "$server" 2>/dev/null; do wait "$server"; status=$?; done
    [ -n "$ending" ] || { echo "ended with status $status" 2>/dev/null; sleep 1; }
done
