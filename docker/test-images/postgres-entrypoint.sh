# Makes a cluster from POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, then becomes the server given as command.
set -eu
bin=$(echo /usr/lib/postgresql/*/bin)
export PATH="$bin:$PATH" PGDATA=/var/lib/postgresql/cluster
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

if [ ! -f "$PGDATA/PG_VERSION" ]; then
    printf '%s' "$POSTGRES_PASSWORD" >/tmp/password
    initdb --username="$user" --pwfile=/tmp/password --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --data-checksums
    rm /tmp/password
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
    pg_ctl start --wait --options="-c listen_addresses=''"
    [ "$database" = postgres ] || PGPASSWORD="$POSTGRES_PASSWORD" createdb --username="$user" --maintenance-db=postgres "$database"
    pg_ctl stop --mode=fast --wait
fi
exec "$@"
