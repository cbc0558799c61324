FROM stellwerk-test/base:local
RUN apt-get update -q \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends postgresql \
    && rm -rf /var/lib/apt/lists/*
COPY test-images/postgres-entrypoint.sh /entrypoint.sh
EXPOSE 5432
USER postgres
STOPSIGNAL SIGINT
ENTRYPOINT ["/bin/sh", "/entrypoint.sh"]
CMD ["postgres"]
