ARG BASE=stellwerk-test/base:local
FROM ${BASE}
RUN mkdir -p /usr/share/man/man1 \
    && apt-get update -q \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends default-jre-headless \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --home-dir /var/lib/artemis artemis
ADD test-images/target/apache-artemis-bin.tar.gz /opt/
RUN mv /opt/apache-artemis-* /opt/artemis
COPY broker.xml /etc/stellwerk-broker.xml
COPY test-images/artemis-entrypoint.sh /entrypoint.sh
EXPOSE 61616
USER artemis
ENTRYPOINT ["/bin/sh", "/entrypoint.sh"]
