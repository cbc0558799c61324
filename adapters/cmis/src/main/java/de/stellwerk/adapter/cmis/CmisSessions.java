package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.web.HttpCalls;
import de.stellwerk.adapter.web.Intent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.chemistry.opencmis.client.api.OperationContext;
import org.apache.chemistry.opencmis.client.api.Session;
import org.apache.chemistry.opencmis.client.runtime.SessionFactoryImpl;
import org.apache.chemistry.opencmis.commons.SessionParameter;
import org.apache.chemistry.opencmis.commons.enums.BindingType;
import org.apache.chemistry.opencmis.commons.exceptions.CmisBaseException;

/**
 * One session per settings, shared by all threads; a changed password opens a new one. Sessions know types and links, never
 * objects, so that every look reaches the DMS.
 */
final class CmisSessions {

    private final Map<CmisSettings, Login> logins = new ConcurrentHashMap<>();

    Session session(CmisSettings settings) throws DeliveryFailure {
        String password = settings.password().reveal();
        Login login = logins.get(settings);
        if (login == null || !login.password.equals(password)) {
            login = new Login(password, open(settings, password));
            logins.put(settings, login);
        }
        return login.session;
    }

    private static Session open(CmisSettings settings, String password) throws DeliveryFailure {
        try {
            Session session = SessionFactoryImpl.newInstance().createSession(parameters(settings, password));
            OperationContext context = session.createOperationContext();
            context.setCacheEnabled(false);
            session.setDefaultContext(context);
            return session;
        } catch (CmisBaseException e) {
            throw CmisFailures.of(e, Intent.READ);
        }
    }

    private static Map<String, String> parameters(CmisSettings settings, String password) {
        Map<String, String> parameters = new HashMap<>();
        switch (settings.binding()) {
            case BROWSER -> {
                parameters.put(SessionParameter.BINDING_TYPE, BindingType.BROWSER.value());
                parameters.put(SessionParameter.BROWSER_URL, settings.url().toString());
            }
            case ATOMPUB -> {
                parameters.put(SessionParameter.BINDING_TYPE, BindingType.ATOMPUB.value());
                parameters.put(SessionParameter.ATOMPUB_URL, settings.url().toString());
            }
        }
        parameters.put(SessionParameter.REPOSITORY_ID, settings.repository());
        parameters.put(SessionParameter.USER, settings.user());
        parameters.put(SessionParameter.PASSWORD, password);
        parameters.put(SessionParameter.CONNECT_TIMEOUT, millis(HttpCalls.CONNECT_TIMEOUT));
        parameters.put(SessionParameter.READ_TIMEOUT, millis(settings.timeout()));
        return parameters;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    /** Not a record: nobody shall print it. */
    private static final class Login {
        private final String password;
        private final Session session;

        private Login(String password, Session session) {
            this.password = password;
            this.session = session;
        }
    }
}
