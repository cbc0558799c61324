package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.speed.Attachment;
import de.stellwerk.benchmarks.speed.Bench;
import de.stellwerk.benchmarks.speed.Catalogue;
import de.stellwerk.benchmarks.speed.Form;
import de.stellwerk.benchmarks.speed.Sink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One attachment of 1 GiB through a hub with a heap of 256 MiB, in and out. */
final class LargeAttachment implements ScaleRun {

    private static final int MEBIBYTES_OWED = 1024;

    @Override
    public boolean run(Size size, PrintStream out) throws IOException {
        long mebibytes = size.or(MEBIBYTES_OWED);
        try (Bench bench = Bench.start(size.folder(), 100, List.of("-Xmx256m"), LargeAttachment::layOut)) {
            send(bench, 1);
            long before = residentKibibytes(bench.hub().pid());
            long begun = System.nanoTime();
            int status = send(bench, mebibytes);
            double accepted = (System.nanoTime() - begun) / 1e9;
            double delivered = (bench.book().lastSeen() - begun) / 1e9;
            long most = highestResidentKibibytes(bench.hub().pid());
            boolean passed = status == 202 && bench.balance(0).done() == 2;
            out.println(String.format(
                    Locale.ROOT,
                    "attachment_mib=%d passed=%s accepted_s=%.1f delivered_s=%.1f rss_before_mib=%d rss_highest_mib=%d growth_mib=%d",
                    mebibytes,
                    passed,
                    accepted,
                    delivered,
                    before >> 10,
                    most >> 10,
                    (most - before) >> 10));
            return passed;
        }
    }

    private static void layOut(Catalogue catalogue, Sink sink) throws IOException {
        catalogue
                .attachmentsUpTo("1GB")
                .portal("portal", "stellwerk-json")
                .tenant("live", Form.AREA, "live")
                .targetWithAttachments("live", sink.address());
    }

    private static int send(Bench bench, long mebibytes) throws IOException {
        int status = new Attachment(bench.hub().address(), bench.book()).submit(Form.AREA, mebibytes << 20);
        bench.drain();
        return status;
    }

    private static long residentKibibytes(long pid) throws IOException {
        return fromStatus(pid, "VmRSS:");
    }

    private static long highestResidentKibibytes(long pid) throws IOException {
        return fromStatus(pid, "VmHWM:");
    }

    private static long fromStatus(long pid, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
