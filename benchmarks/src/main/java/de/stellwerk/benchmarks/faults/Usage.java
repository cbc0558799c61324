package de.stellwerk.benchmarks.faults;

/** What the command line takes. */
final class Usage {

    static final String TEXT = """
            Usage: benchmarks/faults [--smoke | --gate | --soak HOURS | --mutants] [OPTIONS]

            Two hubs on one PostgreSQL and one Artemis work under load while everything around and within them fails.
            Afterwards the ledgers of the portal and of the target systems are compared with what the hubs say.

              --smoke               a dozen faults in less than five minutes (the default)
              --gate                at least 60 faults that hit work, 20,000 submissions, every named point
              --soak HOURS          faults for so many hours
              --mutants             plants a defect at a time and says which figure finds it

              --seed N              repeats the order and the times of the run with this seed; default: the date
              --only FAULT[,FAULT]  these faults (or mutants) only, each once; --list names them
              --previous FOLDER     the installation of the version before, for upgrade and downgrade
              --output FOLDER       where report and ledgers go; default benchmarks/target/faults/<mode>-<time>
              --list                names all faults and mutants
              --help                this

            The last line of the output is "submissions=… faults=… lost=0 … unaccounted=0". Exit code 0: everything is zero and
            enough faults hit work in flight; 1: not so; 2: the command line is wrong.
            """;

    private Usage() {}

    /** The command line says something that nobody understands. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }
}
