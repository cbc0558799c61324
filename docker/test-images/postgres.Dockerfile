ARG BASE=stellwerk-test/base:local
FROM ${BASE}
RUN apt-get update -q \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends postgresql \
    && rm -rf /var/lib/apt/lists/* \
    && chmod 3777 /run/postgresql
COPY test-images/postgres-entrypoint.sh /entrypoint.sh
EXPOSE 5432
USER postgres
STOPSIGNAL SIGINT
ENTRYPOINT ["/bin/sh", "/entrypoint.sh"]
CMD ["postgres"]
