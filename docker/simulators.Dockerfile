# The stand-ins: docker run stellwerk/simulators:local <simulator> [<option> …], for example CitkoOutdoor. They serve on port 8080.
# docker/build makes it from app/target/stellwerk.
ARG BASE=debian:bookworm-slim
FROM ${BASE}
RUN mkdir -p /usr/share/man/man1 \
    && apt-get update -q \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends default-jre-headless \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /nonexistent stellwerk \
    && install --directory --owner=stellwerk --group=stellwerk /var/lib/stellwerk
COPY docker/http-get /usr/local/bin/
COPY app/target/stellwerk/simulators /opt/simulators
ENV LANG=C.UTF-8
EXPOSE 8080
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=1m --retries=3 \
    CMD ["/bin/bash", "-c", "</dev/tcp/127.0.0.1/8080"]
ENTRYPOINT ["/bin/bash", "-c", "exec java -XX:MaxRAMPercentage=70 -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp '/opt/simulators/*' de.stellwerk.simulators.$0 \"$@\" --host 0.0.0.0 --port 8080 --state /var/lib/stellwerk"]
