package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.Receipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A ledger on a database of its own, without Spring, as many hubs as a test wants. */
public final class TestLedger {

    public final DataSource database = TestDatabase.fresh();
    public final JdbcClient sql = JdbcClient.create(database);
    public final Commits commits = new GroupCommits(new DataSourceTransactionManager(database));
    public final Path masterKey = newKeyFile();
    public final Vault vault = new Vault(MasterKey.at(masterKey, true));
    public final SealedJson sealed = new SealedJson(vault);
    public final Documents documents = new Documents(sql, vault, sealed);
    public final Cases cases = new Cases(sql, vault, sealed);
    public final CaseMessages messages = new CaseMessages(sql, commits, vault, documents, sealed);
    public final Acceptances acceptances = new Acceptances(sql, commits, vault, sealed, cases);
    public final Uploads uploads = new Uploads(sql, commits, vault);
    public final Records records = new Records(sql, commits, vault, sealed);
    public final Recovery recovery = new Recovery(sql, commits);
    public final Targets targets = new Targets(sql, commits);
    public final Submissions submissions = new Submissions(sql, commits, documents, vault, sealed);
    public final Withdrawals withdrawals = new Withdrawals(sql, commits);
    public final Events events = new Events(sql, commits);
    public final StatusDeliveries statusDeliveries = new StatusDeliveries(sql, commits, events, submissions);
    public final List<String> woken = new java.util.concurrent.CopyOnWriteArrayList<>();
    public final List<String> sentBack = new java.util.concurrent.CopyOnWriteArrayList<>();
    public final DeadMessages deadMessages = new DeadMessages(sql, commits, vault);
    public final Audit audit = new Audit(sql, commits, vault);
    public final Restorations restorations = new Restorations(sql, commits, audit, new StandbySettings(false));
    private final SearchKeys searchKeys = new SearchKeys(sql, vault);
    private final DeadLetterPile pile = new DeadLetterPile(searchKeys);
    public final Map<String, TargetHealth.Health> health = new java.util.concurrent.ConcurrentHashMap<>();
    public final Map<String, Set<String>> tenants = new java.util.concurrent.ConcurrentHashMap<>();
    /** Targets that the catalogue does not know any more; it knows every other that was ever sent to. */
    public final Set<String> gone = java.util.concurrent.ConcurrentHashMap.newKeySet();

    public final TargetHealth catalogue = new CataloguedTargets();
    private final Orders orders = new Orders(sql, commits, new Batches(sql, pile), audit, woken::addAll);
    public final DeadLetters deadLetters = new DeadLetters(sql, commits, pile, submissions);
    public final Archive archive = new Archive(sql, orders);
    public final Replays replays = new Replays(
            sql, vault, orders, (id, address, body) -> sentBack.add(address + " " + new String(body)), catalogue);

    public final ReplayJobs replayJobs = new ReplayJobs(sql, commits, pile, audit);
    public final ReplayLots replayLots = new ReplayLots(sql, commits, orders, replays, woken::addAll);
    public final Arrivals arrivals = new Arrivals(sql, commits, vault, sealed, documents, audit, woken::addAll);
    public final Disclosures disclosures = new Disclosures(sql, commits, vault, documents, audit);
    public final SubmissionSearch search = new SubmissionSearch(sql, searchKeys, submissions);
    public final Reconciliation reconciliation =
            new Reconciliation(sql, commits, catalogue, new AttemptSettings(Duration.ofMinutes(10)));
    public final Payments payments = new Payments(sql, vault);
    public final Incidents incidents = new Incidents(sql);
    private final Releases releases = new Releases(sql, vault);
    public final PaymentDoubts paymentDoubts = new PaymentDoubts(sql, vault, sealed, documents);
    public final PaymentAnswers paymentAnswers =
            new PaymentAnswers(sql, commits, sealed, documents, releases, incidents, woken::addAll);
    public final PaymentLimits paymentLimits = new PaymentLimits(sql, commits);
    public final IncidentOrders incidentOrders = new IncidentOrders(
            sql, commits, incidents, releases, documents, sealed, paymentDoubts, audit, woken::addAll);
    public final TargetOperations targetOperations =
            new TargetOperations(sql, commits, targets, catalogue, audit, woken::addAll);

    public final Situation situation = new Situation(sql, targetOperations);
    public final OperatorAccounts accounts = new OperatorAccounts(sql, commits, audit);
    public final OperatorSessions sessions = new OperatorSessions(sql);
    public final LoginThrottle throttle = new LoginThrottle(sql, vault);

    /** What a test says of its targets in {@link #health}, {@link #tenants} and {@link #gone}. */
    private final class CataloguedTargets implements TargetHealth {
        @Override
        public Set<String> names() {
            Set<String> names = new java.util.HashSet<>(tenants.keySet());
            names.addAll(sql.sql("SELECT name FROM target").query(String.class).list());
            names.removeAll(gone);
            return names;
        }

        @Override
        public Optional<Health> check(String target) {
            return Optional.ofNullable(health.get(target));
        }

        @Override
        public Set<String> tenantsOf(String target) {
            return tenants.getOrDefault(target, Set.of());
        }
    }

    /** One hub: its incarnation and what it may claim. */
    public final class Hub implements AutoCloseable {
        public final Incarnation incarnation =
                new Incarnation(database, new LedgerSettings(null, "test"), restorations);
        public final Claims claims = new Claims(sql, commits, vault, sealed, documents, incarnation);
        public final PaymentAttempts paymentAttempts =
                new PaymentAttempts(sql, commits, vault, sealed, documents, incarnation);

        public List<Claim> claim(String target) {
            return claim(target, 100, false);
        }

        public List<Claim> claim(String target, int slots, boolean suspects) {
            return claims.claim(new Claims.Request(target, slots, 100, 10_000, 10_000, suspects))
                    .claims();
        }

        /** As if the process had died. */
        @Override
        public void close() {
            incarnation.end();
            waitUntil(() -> sql.sql("""
                                    SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = ?::int::oid
                                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                                    """).param(number).query(Integer.class).single() == 0);
        }

        private final int number = incarnation.number();
    }

    public Hub hub() {
        return new Hub();
    }

    /** A submission to be built: {@code anApplication().to("dms", "specialist")}. */
    public final class Application {
        private String reference = "R-" + UUID.randomUUID();
        private String content = "content";
        private String caseReference;
        private String fault;
        private String tenant = "tenant";
        private final List<Acceptance.Planned> deliveries = new ArrayList<>();
        private final Map<String, byte[]> attachments = new java.util.LinkedHashMap<>();
        private boolean test;
        private Owed owed;
        private int chains;

        public Application withReference(String reference) {
            this.reference = reference;
            return this;
        }

        public Application withContent(String content) {
            this.content = content;
            return this;
        }

        public Application ofCase(String caseReference) {
            this.caseReference = caseReference;
            return this;
        }

        public Application asTest() {
            this.test = true;
            return this;
        }

        public Application ofTenant(String tenant) {
            this.tenant = tenant;
            return this;
        }

        public Application whoseMappingFails() {
            this.fault = "invalid-antrag";
            return this;
        }

        /** Must be paid before anything is delivered. */
        public Application costing(String euros) {
            this.owed = aDebt(euros);
            return this;
        }

        public Application withAttachment(String name, byte[] content) {
            attachments.put(name, content);
            return this;
        }

        private List<StoredAttachment> staged(Vault.Key key) {
            return attachments.entrySet().stream()
                    .map(attachment -> staged(key, attachment.getKey(), attachment.getValue()))
                    .toList();
        }

        private StoredAttachment staged(Vault.Key key, String name, byte[] content) {
            try {
                Uploads.Staged staged = uploads.stage(key, new java.io.ByteArrayInputStream(content), content.length);
                return new StoredAttachment(
                        staged.id(), name, "attachment", "application/pdf", staged.size(), staged.sha512());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Adds a chain of deliveries to these targets; their roles are their names. */
        public Application to(String... chain) {
            for (int position = 0; position < chain.length; position++) {
                deliveries.add(new Acceptance.Planned(chain[position], chain[position], chains, position));
            }
            chains++;
            return this;
        }

        public Acceptance.Outcome accept() {
            Vault.Key key = vault.newKey(UUID.randomUUID());
            return acceptances.accept(new Acceptance(
                    key,
                    Instant.now(),
                    "portal",
                    reference,
                    Optional.ofNullable(caseReference),
                    "service",
                    "99000000000000",
                    "pin",
                    "json",
                    tenant,
                    new Filing(
                            new Delivery.Service("99000000000000", "urn:x", "Service"),
                            new Delivery.Tenant("050000000000", "Kreis Beispiel", "67/30")),
                    "050000000000",
                    test,
                    Optional.empty(),
                    content,
                    "form".getBytes(),
                    fault == null ? Optional.of("<antrag/>".getBytes()) : Optional.empty(),
                    Optional.ofNullable(fault),
                    Optional.ofNullable(owed).map(debt -> fault == null ? debt : unpriced(debt)),
                    Optional.empty(),
                    deliveries,
                    staged(key),
                    "jws of " + key.owner(),
                    Optional.empty()));
        }

        public UUID accepted() {
            return ((Acceptance.Outcome.Stored) accept()).acknowledged().id();
        }
    }

    private static Owed unpriced(Owed debt) {
        return new Owed(debt.terms(), Optional.empty(), List.of(), debt.collecting());
    }

    /** What is to be paid to the provider {@code epay} within 14 days. */
    public static Owed aDebt(String euros) {
        java.math.BigDecimal amount = new java.math.BigDecimal(euros);
        return new Owed(
                Owed.Terms.BEFORE_DELIVERY,
                Optional.of(amount),
                List.of(new Owed.Item("Abgabe", amount, "1.2.3", Optional.empty(), "Abgabe 2026")),
                Optional.of(new Owed.Collecting("epay", "Antrag 2026", Duration.ofDays(14))));
    }

    /** What a target says about an application that was delivered to it; goes to the DMS of that and to its portal. */
    public Acceptance.Outcome answer(String sender, Cases.Answerable about, String reference, String content) {
        Vault.Key key = vault.newKey(UUID.randomUUID());
        List<Acceptance.Planned> deliveries = new ArrayList<>();
        about.dms().ifPresent(dms -> deliveries.add(new Acceptance.Planned("dms", dms, 0, 0)));
        deliveries.add(Acceptance.Planned.forPortal(about.portal(), 1));
        return acceptances.accept(new Acceptance(
                key,
                Instant.now(),
                about.portal(),
                reference,
                about.caseReference(),
                about.service(),
                about.serviceKey(),
                about.servicePin(),
                about.variant(),
                about.tenant(),
                about.filing(),
                about.area(),
                about.test(),
                Optional.empty(),
                content,
                "message".getBytes(),
                Optional.of("<nachricht/>".getBytes()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                deliveries,
                List.of(),
                "jws of " + key.owner(),
                Optional.of(new Acceptance.Answers(sender, about.caseId(), about.submission()))));
    }

    public Application anApplication() {
        return new Application();
    }

    public String stateOf(UUID submission) {
        return submissions.find(submission).orElseThrow().state();
    }

    /** A submission whose delivery to this target is dead for this reason. */
    public UUID aDeadDelivery(Hub hub, String target, Failure.Kind kind) {
        Claim claim = claimed(hub, anApplication().to(target).accepted(), target);
        records.dead(claim, aFailure(kind), kind == Failure.Kind.OUTCOME_UNKNOWN);
        return claim.delivery();
    }

    /** The claim on this submission's delivery to the target. */
    public Claim claimed(Hub hub, UUID submission, String target) {
        return hub.claim(target).stream()
                .filter(claim -> claim.submission().equals(submission))
                .findFirst()
                .orElseThrow();
    }

    /** The target that tells the portal of all applications. */
    public static final String CALLBACK = "callback-portal";

    /** Makes due what the portal is to be told of everything that happened; returns the targets that have due work now. */
    public Set<String> relayed() {
        Set<String> due = new java.util.TreeSet<>();
        while (statusDeliveries.relay(Map.of("portal", CALLBACK), 100, due) > 0) {}
        return due;
    }

    public static Act anAct() {
        return new Act("erika", Scope.EVERYWHERE, "the target is mended");
    }

    public static Receipt aReceipt() {
        return Receipt.of(Receipt.AKTENZEICHEN, "67.30-2026-1");
    }

    public static Failure aFailure(Failure.Kind kind) {
        return new Failure(kind, "create-file", "http-400", "the target said no");
    }

    /** Everything due in the future becomes due now, as if its time had come. */
    public void letTimePass() {
        sql.sql("UPDATE delivery SET due_at = now() WHERE state = 'due'").update();
        sql.sql("UPDATE replay_job SET due_at = now()").update();
        sql.sql("UPDATE target SET tokens_at = now() - interval '1 minute', probe_at = now()")
                .update();
    }

    static void waitUntil(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("this did not come true within 20 s");
            }
            Thread.onSpinWait();
        }
    }

    private static Path newKeyFile() {
        try {
            return Files.createTempDirectory("keys").resolve("stellwerk/master.key");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
