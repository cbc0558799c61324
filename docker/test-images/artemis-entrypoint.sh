# Makes a broker instance for ARTEMIS_USER and ARTEMIS_PASSWORD (or what stands in ARTEMIS_PASSWORD_FILE) with Stellwerk's
# broker.xml, then becomes that broker.
set -eu
instance=/var/lib/artemis/stellwerk
password=${ARTEMIS_PASSWORD:-$(cat "${ARTEMIS_PASSWORD_FILE:-/dev/null}")}

if [ ! -d "$instance" ]; then
    /opt/artemis/bin/artemis create --silent --require-login --no-autotune --no-web \
        --user "$ARTEMIS_USER" --password "$password" --role stellwerk "$instance"
fi
cp /etc/stellwerk-broker.xml "$instance/etc/broker.xml"
cd "$instance"
exec "$instance/bin/artemis" run
