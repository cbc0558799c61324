package de.stellwerk.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What holds between the classes of the product. */
final class ClassRules {

    /** The packages the rules speak of, relative to the root. */
    static final List<String> PACKAGES = List.of(
            "schemas",
            "schemas.xml",
            "adapter",
            "adapter.web",
            "adapter.payment",
            "adapter.citkooutdoor",
            "adapter.cmis",
            "adapter.demo",
            "adapter.epaybl",
            "adapter.file",
            "adapter.http",
            "adapter.xbezahldienste",
            "routes.intake",
            "routes.callback",
            "routes.catalog",
            "routes.mapping",
            "routes.rendition",
            "routes.delivery",
            "routes.failure",
            "routes.payment",
            "routes.ledger",
            "routes.status",
            "routes.telemetry",
            "console",
            "app",
            "app.demo",
            "app.postgres");

    private ClassRules() {}

    static Stream<ClassRule> all() {
        return Stream.of(arrows(), routes(), confined(), names()).flatMap(Function.identity());
    }

    private static Stream<ClassRule> arrows() {
        return Stream.of(
                sees("schemas see nobody of ours", "schemas.SeesAnAdapter", "schemas..", "schemas.."),
                new ClassRule(
                        "the SPI sees nobody of ours, and JDK types only",
                        root -> classes()
                                .that()
                                .resideInAnyPackage(
                                        root + ".adapter", root + ".adapter.web..", root + ".adapter.payment..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        root + ".adapter",
                                        root + ".adapter.web..",
                                        root + ".adapter.payment..",
                                        "java..",
                                        "javax.net.."),
                        "adapter.SeesASchema"),
                new ClassRule(
                        "an adapter sees the SPI and the schemas, never another adapter",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + ".adapter.*..")
                                .should(See.anotherAdapter(root + ".adapter."))
                                .orShould()
                                .dependOnClassesThat(oursOutside(root, "schemas..", "adapter..")),
                        "adapter.http.SeesAnotherAdapter"),
                sees(
                        "routes see schemas and the SPI, never a concrete adapter",
                        "routes.intake.SeesAnAdapter",
                        "routes..",
                        "routes..",
                        "schemas..",
                        "adapter",
                        "adapter.web",
                        "adapter.payment"),
                sees("the console sees routes", "console.SeesAnAdapter", "console..", "console..", "routes.."),
                new ClassRule(
                        "the console knows neither Camel nor JMS nor SQL",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + ".console..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.apache.camel..", "jakarta.jms..", "java.sql..", "javax.sql.."),
                        "console.SeesJms"),
                new ClassRule(
                        "nobody sees app",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + "..")
                                .and()
                                .resideOutsideOfPackage(root + ".app..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(root + ".app.."),
                        "routes.failure.SeesTheAssembly"));
    }

    private static Stream<ClassRule> routes() {
        return Stream.of(
                new ClassRule(
                        "the packages of routes have no cycles",
                        root -> slices().matching(root + ".routes.(*)..")
                                .should()
                                .beFreeOfCycles(),
                        "routes.ledger.SeesIntake"),
                stage("the ledger sees no other package of routes", "ledger.SeesIntake", "ledger"),
                stage("mapping sees no other package of routes", "mapping.SeesTheLedger", "mapping"),
                stage("the rendition sees no other package of routes", "rendition.SeesMapping", "rendition"),
                stage("failure sees the ledger", "failure.SeesIntake", "failure", "ledger"),
                stage("the catalogue sees the ledger", "catalog.SeesFailure", "catalog", "ledger"),
                stage("telemetry sees failure", "telemetry.SeesDelivery", "telemetry", "failure", "ledger"),
                stage(
                        "payment sees the catalogue, failure and the ledger",
                        "payment.SeesDelivery",
                        "payment",
                        "catalog",
                        "failure",
                        "ledger",
                        "telemetry"),
                stage(
                        "delivery sees what is below it, not intake or status",
                        "delivery.SeesStatus",
                        "delivery",
                        "catalog",
                        "mapping",
                        "rendition",
                        "failure",
                        "ledger",
                        "telemetry"),
                stage(
                        "intake does not see status",
                        "intake.SeesStatus",
                        "intake",
                        "delivery",
                        "payment",
                        "catalog",
                        "mapping",
                        "failure",
                        "ledger",
                        "telemetry"),
                stage(
                        "status does not see delivery",
                        "status.SeesDelivery",
                        "status",
                        "intake",
                        "payment",
                        "catalog",
                        "failure",
                        "ledger",
                        "telemetry"),
                stage(
                        "callback sees what tells and what is told, not intake",
                        "callback.SeesIntake",
                        "callback",
                        "delivery",
                        "status",
                        "catalog",
                        "failure",
                        "ledger"),
                new ClassRule(
                        "Camel is known in routes only",
                        root -> outside(root, "routes..").dependOnClassesThat().resideInAPackage("org.apache.camel.."),
                        "app.HasARoute"),
                new ClassRule(
                        "errors of routes are handled in PipelineErrors only",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + "..")
                                .and()
                                .doNotHaveFullyQualifiedName(root + ".routes.failure.PipelineErrors")
                                .should(HandleErrors.ofRoutes()),
                        "routes.delivery.HandlesItsOwnErrors"),
                new ClassRule(
                        "no route sets an exchange property",
                        root -> noClasses().that().resideInAPackage(root + "..").should(HandleErrors.byProperties()),
                        "routes.delivery.SetsAProperty"));
    }

    private static Stream<ClassRule> confined() {
        return Stream.of(
                new ClassRule(
                        "parsers, transformers, schema factories and Saxon processors are made in schemas.xml only",
                        root -> outside(root, "schemas.xml..")
                                .dependOnClassesThat(
                                        nameMatching(
                                                "javax\\.xml\\.(parsers\\.\\w+Factory|stream\\.XML\\w+Factory|transform\\.TransformerFactory"
                                                        + "|validation\\.SchemaFactory|xpath\\.XPathFactory)"
                                                        + "|org\\.xml\\.sax\\.helpers\\.(XMLReaderFactory|ParserFactory)"
                                                        + "|org\\.w3c\\.dom\\.bootstrap\\..*"
                                                        + "|net\\.sf\\.saxon\\.(Configuration|TransformerFactoryImpl|s9api\\.Processor)")),
                        "routes.mapping.MakesAParser"),
                new ClassRule(
                        "SQL is spoken by the ledger, the catalogue's store, the signing keys, the measuring and the database's start",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + "..")
                                .and()
                                .resideOutsideOfPackages(root + ".routes.ledger..", root + ".app.postgres..")
                                .and(not(named(
                                        root,
                                        "routes.catalog.CatalogStore",
                                        "routes.catalog.CatalogConfiguration",
                                        "routes.intake.SigningKeys",
                                        "routes.telemetry.Measuring")))
                                .should()
                                .dependOnClassesThat(
                                        resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
                                                .and(not(nameMatching("java\\.sql\\.SQLException")))),
                        "routes.status.SpeaksSql"),
                new ClassRule(
                        "only commands print",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + "..")
                                .and()
                                .resideOutsideOfPackage(root + ".app.demo..")
                                .and(not(named(root, "app.Stellwerk")))
                                .and(not(named(root, "client.StellwerkClient")))
                                .should(Print.toTheConsole()),
                        "routes.intake.Prints"),
                new ClassRule(
                        "Java serialization is nowhere",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + "..")
                                .should()
                                .dependOnClassesThat(nameMatching(
                                        "java\\.io\\.Object(Input|Output)Stream|jakarta\\.jms\\.ObjectMessage")),
                        "routes.ledger.Deserializes"),
                new ClassRule(
                        "settings come in records, not by @Value",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + "..")
                                .should()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value"),
                        "routes.intake.TakesAValue"));
    }

    private static Stream<ClassRule> names() {
        return Stream.of(
                new ClassRule(
                        "no class is a manager, helper, util, impl or base",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + "..")
                                .should()
                                .haveNameMatching(
                                        ".*[.$]([A-Za-z0-9]*(Manager|Helper|Utils?|Impl|Base)|(Abstract|Base)[A-Z]\\w*)"),
                        "routes.intake.SubmissionManager"),
                new ClassRule(
                        "no package is common, util, core, base or helper",
                        root -> noClasses()
                                .should()
                                .resideInAnyPackage(
                                        root + "..common..",
                                        root + "..util..",
                                        root + "..utils..",
                                        root + "..core..",
                                        root + "..base..",
                                        root + "..helper..",
                                        root + "..helpers.."),
                        "routes.util.Homeless"));
    }

    /** Classes in one package see, of ours, only the packages named. */
    private static ClassRule sees(String sentence, String plant, String who, String... whom) {
        return new ClassRule(
                sentence,
                root -> noClasses()
                        .that()
                        .resideInAPackage(root + "." + who)
                        .should()
                        .dependOnClassesThat(oursOutside(root, whom)),
                plant);
    }

    /** A package of routes sees, of routes, only itself and the packages named. */
    private static ClassRule stage(String sentence, String plant, String who, String... whom) {
        String[] seen = Stream.concat(Stream.of(who), Arrays.stream(whom)).toArray(String[]::new);
        return new ClassRule(
                sentence,
                root -> noClasses()
                        .that()
                        .resideInAPackage(root + ".routes." + who + "..")
                        .should()
                        .dependOnClassesThat(oursOutside(root + ".routes", eachWithAllBelow(seen))),
                "routes." + plant);
    }

    private static String[] eachWithAllBelow(String... packages) {
        return Arrays.stream(packages).map(name -> name + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> oursOutside(String root, String... packages) {
        String[] under = Arrays.stream(packages).map(name -> root + "." + name).toArray(String[]::new);
        return resideInAPackage(root + "..")
                .and(not(resideInAnyPackage(under)))
                .as("of ours outside " + String.join(", ", packages));
    }

    private static ClassesShould outside(String root, String home) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + "." + home)
                .should();
    }

    private static DescribedPredicate<JavaClass> named(String root, String... names) {
        List<String> full = Arrays.stream(names).map(name -> root + "." + name).toList();
        return DescribedPredicate.describe("named " + String.join(", ", names), type -> full.stream()
                .anyMatch(name -> type.getName().equals(name) || type.getName().startsWith(name + "$")));
    }
}
