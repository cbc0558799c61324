# Makes a broker instance for ARTEMIS_USER and ARTEMIS_PASSWORD with Stellwerk's broker.xml, then becomes that broker.
set -eu
instance=/var/lib/artemis/stellwerk

if [ ! -d "$instance" ]; then
    /opt/artemis/bin/artemis create --silent --require-login --no-autotune --no-web \
        --user "$ARTEMIS_USER" --password "$ARTEMIS_PASSWORD" --role stellwerk "$instance"
    cp /etc/stellwerk-broker.xml "$instance/etc/broker.xml"
fi
cd "$instance"
exec "$instance/bin/artemis" run
