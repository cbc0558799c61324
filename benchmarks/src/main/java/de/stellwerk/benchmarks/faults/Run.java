package de.stellwerk.benchmarks.faults;

import de.stellwerk.benchmarks.faults.kinds.Scene;
import de.stellwerk.benchmarks.faults.mutants.Mutant;
import de.stellwerk.benchmarks.faults.outside.Driver;
import de.stellwerk.benchmarks.faults.outside.Figures;
import de.stellwerk.benchmarks.faults.outside.Load;
import de.stellwerk.benchmarks.faults.outside.World;
import de.stellwerk.benchmarks.faults.site.Site;
import de.stellwerk.benchmarks.processes.Project;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One run: a site and the world around it, load, faults, and the judgement when everything has come to rest.
 *
 * @param folder for everything it leaves; a fresh one
 * @param smallDisks whether data directories get disks of their own that can be filled
 * @param previous the installation of the version before, if there is one
 * @param patience how long all may take to come to rest
 */
record Run(
        Project project,
        Path folder,
        long seed,
        boolean smallDisks,
        Optional<Path> previous,
        Duration patience,
        PrintStream out) {

    private static final long MORE_THAN_ENOUGH = 10_000_000;

    /**
     * What came of it.
     *
     * @param figures as the ledgers say
     */
    record Result(List<Struck> struck, Figures figures) {

        boolean survived() {
            return struck.stream().noneMatch(each -> each.outcome() == Struck.Outcome.FAILED);
        }

        /** Whether the judgement finds nothing, and at least so many faults hit work. */
        boolean isGood(long faults) {
            return survived() && figures.isClean() && figures.faults() >= faults;
        }
    }

    /** @param perSecond how many submissions are begun in a second while faults strike */
    Result under(Schedule schedule, double perSecond) throws IOException, InterruptedException {
        return under(schedule, perSecond, Optional.empty());
    }

    /** The same with hubs that have a planted defect. */
    Result with(Mutant mutant, double perSecond) throws IOException, InterruptedException {
        return under(Schedule.once(mutant.faults()), perSecond, Optional.of(mutant));
    }

    private Result under(Schedule schedule, double perSecond, Optional<Mutant> mutant)
            throws IOException, InterruptedException {
        String rules = mutant.map(Mutant::rules).orElse("");
        try (Site site = Site.prepare(project, folder, smallDisks, rules);
                World world = World.open(
                        folder.resolve("outside"),
                        seed,
                        site.addresses(),
                        project.installation().resolve("catalog/services"))) {
            site.start(world.settings());
            if (mutant.isPresent()) {
                plant(mutant.get(), site);
            }
            out.println("two hubs, database and broker are ready");
            List<Struck> struck = strike(schedule, new Scene(site, world, new Random(seed), previous), perSecond);
            Figures figures = world.reckon(patience);
            return new Result(struck, figures.after(Campaign.bitten(struck)));
        }
    }

    private static void plant(Mutant mutant, Site site) throws IOException {
        try {
            mutant.plantInto(site);
        } catch (SQLException e) {
            throw new IOException("the mutant could not be planted", e);
        }
    }

    private List<Struck> strike(Schedule schedule, Scene scene, double perSecond) throws InterruptedException {
        Driver driver = scene.world().driver();
        driver.start(Load.of(MORE_THAN_ENOUGH).at(perSecond));
        scene.awaitFlow();
        List<Struck> struck = new Campaign(scene, out).run(schedule);
        driver.finish();
        out.println("waiting until everything has come to rest");
        if (!driver.awaitAllAnswered(patience)) {
            out.println("not everything was answered within " + patience.toSeconds() + " s");
        }
        return struck;
    }
}
