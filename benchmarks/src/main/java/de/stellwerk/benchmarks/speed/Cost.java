package de.stellwerk.benchmarks.speed;

/** User and system time in microseconds, by who spent it; the harness is the load generator and the sink. */
record Cost(double hub, double postgres, double broker, double harness) {

    Cost since(Cost before) {
        return new Cost(hub - before.hub, postgres - before.postgres, broker - before.broker, harness - before.harness);
    }

    Cost perOne(int submissions) {
        return new Cost(hub / submissions, postgres / submissions, broker / submissions, harness / submissions);
    }

    double sum() {
        return hub + postgres + broker + harness;
    }
}
