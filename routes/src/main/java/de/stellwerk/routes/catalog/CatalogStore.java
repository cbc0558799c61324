package de.stellwerk.routes.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The accepted catalogues in the ledger. */
final class CatalogStore {

    private static final int BATCH = 500;
    private static final int VERSIONS_KEPT = 50;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    CatalogStore(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The version in force; asked for often, so it costs one indexed row. */
    Optional<Accepted> newest() {
        return sql.sql("SELECT id, hash FROM catalog_version ORDER BY id DESC LIMIT 1")
                .query((row, n) -> new Accepted(row.getLong("id"), row.getString("hash")))
                .optional();
    }

    /** Whether it was accepted at some time and another one is in force now. */
    boolean wasReplaced(String version) {
        return sql.sql("""
                SELECT EXISTS (SELECT FROM catalog_version WHERE hash = :version)
                   AND :version <> (SELECT hash FROM catalog_version ORDER BY id DESC LIMIT 1)""").param("version", version).query(Boolean.class).single();
    }

    /** Its files; those that are always read come at once, the others when asked for. */
    Snapshot load(String version) {
        Map<String, byte[]> early = new TreeMap<>();
        sql.sql("""
                SELECT e.path, b.content FROM catalog_entry e JOIN catalog_blob b ON b.hash = e.blob
                WHERE e.version = ? AND (e.path LIKE '%.yml' OR e.path LIKE 'targets/%')""").param(version).query(row -> {
            early.put(row.getString("path"), row.getBytes("content"));
        });
        return Snapshot.of(sql.sql("SELECT path, blob FROM catalog_entry WHERE version = ?")
                .param(version)
                .query((row, n) -> {
                    byte[] content = early.get(row.getString("path"));
                    return content != null
                            ? CatalogFile.of(row.getString("path"), content)
                            : fromLedger(row.getString("path"), row.getString("blob"));
                })
                .list());
    }

    /** Makes a catalogue the one in force, in one transaction; does nothing when it already is. */
    Accepted accept(Snapshot snapshot, Collection<Read<Service>> services, String by) {
        return transaction.execute(status -> {
            sql.sql("SELECT pg_advisory_xact_lock(hashtext('stellwerk.catalog'))")
                    .query(row -> {});
            String version = snapshot.version();
            Optional<Accepted> newest =
                    newest().filter(accepted -> accepted.hash().equals(version));
            return newest.orElseGet(() -> write(snapshot, version, services, by));
        });
    }

    private Accepted write(Snapshot snapshot, String version, Collection<Read<Service>> services, String by) {
        writeContents(snapshot);
        writeEntries(snapshot, version);
        writePins(services);
        long id = sql.sql(
                        "INSERT INTO catalog_version (hash, accepted_at, accepted_by) VALUES (?, now(), ?) RETURNING id")
                .params(version, by)
                .query(Long.class)
                .single();
        forgetOldEntries();
        return new Accepted(id, version);
    }

    private void writeContents(Snapshot snapshot) {
        Map<String, CatalogFile> missing = new TreeMap<>();
        snapshot.files().values().forEach(file -> missing.put(file.hash(), file));
        missing.keySet().removeAll(known("SELECT hash FROM catalog_blob WHERE hash = ANY(?)", missing.keySet()));
        List<CatalogFile> files = new ArrayList<>(missing.values());
        for (int from = 0; from < files.size(); from += BATCH) {
            List<CatalogFile> batch = files.subList(from, Math.min(files.size(), from + BATCH));
            sql.sql(
                            "INSERT INTO catalog_blob (hash, content) SELECT * FROM unnest(?::text[], ?::bytea[]) ON CONFLICT DO NOTHING")
                    .param(batch.stream().map(CatalogFile::hash).toArray(String[]::new))
                    .param(batch.stream().map(CatalogFile::bytes).toArray(byte[][]::new))
                    .update();
        }
    }

    private void writeEntries(Snapshot snapshot, String version) {
        sql.sql("""
                INSERT INTO catalog_entry (version, path, blob)
                SELECT ?, path, blob FROM unnest(?::text[], ?::text[]) AS file (path, blob) ON CONFLICT DO NOTHING""")
                .param(version)
                .param(snapshot.files().keySet().toArray(String[]::new))
                .param(hashes(snapshot.files().values()))
                .update();
    }

    private void writePins(Collection<Read<Service>> services) {
        Set<String> known = knownPins(services.stream().map(Read::hash).toList());
        services.stream().filter(service -> !known.contains(service.hash())).forEach(this::writePin);
    }

    private void writePin(Read<Service> service) {
        SortedMap<String, CatalogFile> files = service.unit().files();
        sql.sql("""
                INSERT INTO catalog_pin (pin, path, blob)
                SELECT ?, path, blob FROM unnest(?::text[], ?::text[]) AS file (path, blob) ON CONFLICT DO NOTHING""")
                .param(service.hash())
                .param(files.keySet().toArray(String[]::new))
                .param(hashes(files.values()))
                .update();
    }

    /** Which files an old version had is history; what submissions were pinned to stays. */
    private void forgetOldEntries() {
        sql.sql("""
                DELETE FROM catalog_entry WHERE version NOT IN
                (SELECT hash FROM catalog_version ORDER BY id DESC LIMIT ?)""").param(VERSIONS_KEPT).update();
    }

    /** The services' content hashes that were accepted at some time. */
    Set<String> knownPins(Collection<String> pins) {
        return known("SELECT DISTINCT pin FROM catalog_pin WHERE pin = ANY(?)", pins);
    }

    /** The files of a service as they were when it had this content hash; empty when it never had. */
    Snapshot pinned(String pin) {
        return Snapshot.of(sql.sql("SELECT path, blob FROM catalog_pin WHERE pin = ?")
                .param(pin)
                .query((row, n) -> fromLedger(row.getString("path"), row.getString("blob")))
                .list());
    }

    private CatalogFile fromLedger(String path, String hash) {
        return new CatalogFile(path, hash, () -> sql.sql("SELECT content FROM catalog_blob WHERE hash = ?")
                .param(hash)
                .query(byte[].class)
                .single());
    }

    private Set<String> known(String query, Collection<String> hashes) {
        return new HashSet<>(sql.sql(query)
                .param(hashes.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private static String[] hashes(Collection<CatalogFile> files) {
        return files.stream().map(CatalogFile::hash).toArray(String[]::new);
    }

    /** @param id grows with each acceptance, also when an earlier version is accepted again */
    record Accepted(long id, String hash) {}
}
