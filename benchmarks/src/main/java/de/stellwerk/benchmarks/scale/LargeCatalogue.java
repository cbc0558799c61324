package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.processes.Project;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** 575 services for 427 authorities: the test that the build runs with a small catalogue, here with the whole. It knows the floors. */
final class LargeCatalogue implements ScaleRun {

    private static final int SERVICES_OWED = 575;
    private static final int TENANTS_OWED = 427;

    @Override
    public boolean run(Size size, PrintStream out) throws IOException {
        int services = size.or(SERVICES_OWED);
        int tenants = Math.max(1, TENANTS_OWED * services / SERVICES_OWED);
        Process maven = new ProcessBuilder(List.of(
                        "mvn",
                        "-q",
                        "-pl",
                        "routes",
                        "-am",
                        "test",
                        "-Dtest=LargeCatalogTest",
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-DargLine=-Xmx4g -Dlarge.services=" + services + " -Dlarge.tenants=" + tenants))
                .directory(Project.ofTheseClasses().root().toFile())
                .inheritIO()
                .start();
        int exitCode = exitCode(maven);
        out.println("catalogue: services=" + services + " tenants=" + tenants + " exit=" + exitCode);
        return exitCode == 0;
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            return 1;
        }
    }
}
