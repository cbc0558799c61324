package de.stellwerk.benchmarks.faults.outside;

/**
 * How much is sent, and how fast.
 *
 * @param submissions how many of the plan
 * @param threads how many senders
 * @param perSecond how many submissions are begun in a second; fewer where the hub does not take them
 */
public record Load(long submissions, int threads, double perSecond) {

    public Load {
        if (submissions < 1 || threads < 1 || perSecond <= 0) {
            throw new IllegalArgumentException("a load has submissions, threads and a rate");
        }
    }

    public static Load of(long submissions) {
        return new Load(submissions, 16, 50);
    }

    public Load at(double submissionsPerSecond) {
        return new Load(submissions, threads, submissionsPerSecond);
    }

    public Load from(int senders) {
        return new Load(submissions, senders, perSecond);
    }
}
