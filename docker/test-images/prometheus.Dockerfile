ARG BASE=stellwerk-test/base:local
FROM ${BASE}
RUN apt-get update -q \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends prometheus \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=prometheus --group=prometheus /prometheus
EXPOSE 9090
USER prometheus
ENTRYPOINT ["prometheus"]
