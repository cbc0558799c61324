package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The tests of this class share the one {@link TestHub}. After each, its systems are well and nothing is unaccounted for. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnTheTestHub.Sharing.class)
@Timeout(120)
@interface OnTheTestHub {

    final class Sharing implements ParameterResolver, AfterEachCallback {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == TestHub.class;
        }

        @Override
        public TestHub resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return hub(test);
        }

        @Override
        public void afterEach(ExtensionContext test) {
            hub(test).mend();
            var report = hub(test).operations().reconciliation();
            assertThat(report.path("unaccounted").asLong(-1)).as("%s", report).isZero();
        }

        private static TestHub hub(ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(TestHub.class))
                    .computeIfAbsent(TestHub.class, key -> TestHub.start(), TestHub.class);
        }
    }
}
