package de.stellwerk.routes.intake;

import com.zaxxer.hikari.HikariDataSource;
import de.stellwerk.routes.ledger.TestDatabase;
import de.stellwerk.routes.ledger.Waking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way in alone, on a real Tomcat and a real PostgreSQL, with a small catalogue; there is no broker at all. */
final class TestIntake implements AutoCloseable {

    private static final class Shared {
        static final TestIntake RUNNING = start();
    }

    final ServletWebServerApplicationContext context;

    private TestIntake(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** One for all tests that do not disturb each other; ends with the JVM. */
    static TestIntake shared() {
        return Shared.RUNNING;
    }

    static TestIntake start(String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("server.port=0");
        all.add("server.address=127.0.0.1");
        all.add("spring.main.banner-mode=off");
        all.add("spring.main.lazy-initialization=true");
        all.add("stellwerk.ledger.master-key=" + newFolder().resolve("master.key"));
        all.add("stellwerk.catalog.folder=src/test/resources/intake-catalog");
        SpringApplication application = new SpringApplication(Hub.class);
        return new TestIntake((ServletWebServerApplicationContext)
                application.run(all.stream().map(property -> "--" + property).toArray(String[]::new)));
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return context.getWebServer().getPort();
    }

    JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    long count(String table) {
        return sql().sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    List<Set<String>> woken() {
        return context.getBean(Woken.class).all;
    }

    @Override
    public void close() {
        context.close();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("intake");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static final class Woken implements Waking {
        final List<Set<String>> all = new CopyOnWriteArrayList<>();

        @Override
        public void wake(Collection<String> targets) {
            all.add(Set.copyOf(targets));
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "de.stellwerk.routes.intake",
                "de.stellwerk.routes.catalog",
                "de.stellwerk.routes.ledger",
                "de.stellwerk.routes.payment",
                "de.stellwerk.routes.status"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*\\.TestIntake.*", ".*Route"}))
    @Import({de.stellwerk.routes.failure.PipelineErrors.class, de.stellwerk.routes.telemetry.Meters.class})
    static class Hub {

        @Bean
        DataSource database() {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(TestDatabase.fresh());
            pool.setConnectionTimeout(2000);
            pool.setMaximumPoolSize(10);
            return pool;
        }

        @Bean
        Woken woken() {
            return new Woken();
        }
    }
}
