# Makes a cluster from POSTGRES_USER, POSTGRES_PASSWORD (or what stands in POSTGRES_PASSWORD_FILE) and POSTGRES_DB, runs the
# SQL files in /docker-entrypoint-initdb.d in it, then becomes the server given as command.
set -eu
bin=$(echo /usr/lib/postgresql/*/bin)
cluster=/var/lib/postgresql/cluster
draft=$cluster.draft
export PATH="$bin:$PATH"
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

if [ ! -d "$cluster" ]; then
    rm -rf "$draft"
    export PGDATA="$draft" PGPASSWORD="${POSTGRES_PASSWORD:-$(cat "${POSTGRES_PASSWORD_FILE:-/dev/null}")}"
    printf '%s' "$PGPASSWORD" >/tmp/password
    initdb --username="$user" --pwfile=/tmp/password --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --data-checksums
    rm /tmp/password
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
    pg_ctl start --wait --options="-c listen_addresses=''"
    [ "$database" = postgres ] || createdb --username="$user" --maintenance-db=postgres "$database"
    for file in /docker-entrypoint-initdb.d/*.sql; do
        [ ! -f "$file" ] || psql --quiet --set=ON_ERROR_STOP=1 --username="$user" --dbname="$database" --file="$file"
    done
    pg_ctl stop --mode=fast --wait
    unset PGPASSWORD
    mv "$draft" "$cluster"
fi
export PGDATA="$cluster"
exec "$@"
