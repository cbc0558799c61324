package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.testkit.Effect;
import de.stellwerk.adapter.testkit.Fault;
import de.stellwerk.adapter.testkit.TargetUnderTest;
import de.stellwerk.simulators.SimulatorProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.chemistry.opencmis.client.api.CmisObject;
import org.apache.chemistry.opencmis.client.api.Document;
import org.apache.chemistry.opencmis.client.api.Folder;
import org.apache.chemistry.opencmis.client.api.OperationContext;
import org.apache.chemistry.opencmis.client.api.Session;
import org.apache.chemistry.opencmis.client.runtime.SessionFactoryImpl;
import org.apache.chemistry.opencmis.commons.SessionParameter;

/** The OpenCMIS server, asked by a session of the test's own. */
record Dms(SimulatorProcess server, Path secret, CmisSettings.Binding binding)
        implements TargetUnderTest<CmisSettings> {

    @Override
    public CmisSettings settings() {
        return at(server.address(), "/");
    }

    CmisSettings at(URI address, String root) {
        String path = binding == CmisSettings.Binding.BROWSER ? "/inmemory/browser" : "/inmemory/atom11";
        return new CmisSettings(
                address.resolve(path),
                binding,
                "A1",
                "hub",
                new Secret("file:" + secret),
                root,
                "cmis:folder",
                "cmis:document",
                "cmis:description",
                Duration.ofSeconds(2));
    }

    Session session() {
        Session session = SessionFactoryImpl.newInstance()
                .createSession(new HashMap<>(Map.of(
                        SessionParameter.BINDING_TYPE,
                        "browser",
                        SessionParameter.BROWSER_URL,
                        server.address().resolve("/inmemory/browser").toString(),
                        SessionParameter.REPOSITORY_ID,
                        "A1",
                        SessionParameter.USER,
                        "test",
                        SessionParameter.PASSWORD,
                        "any")));
        OperationContext everything = session.createOperationContext();
        everything.setCacheEnabled(false);
        everything.setMaxItemsPerPage(10_000);
        session.setDefaultContext(everything);
        return session;
    }

    /** Case folders and the complete documents in them; folders of the Aktenplan belong to nobody and count once. */
    @Override
    public List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        collect(session().getRootFolder(), "", effects);
        return effects;
    }

    private static void collect(Folder folder, String owner, List<Effect> effects) {
        for (CmisObject child : folder.getChildren()) {
            if (child instanceof Folder inner) {
                String key = inner.getDescription() == null ? "" : inner.getDescription();
                effects.add(new Effect(key, key.isEmpty() ? inner.getPath() : "case"));
                collect(inner, key, effects);
            } else {
                long size = ((Document) child).getContentStreamLength();
                effects.add(new Effect(owner, child.getName() + " of " + size + " bytes"));
            }
        }
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.allOf(Fault.class);
    }

    @Override
    public CmisSettings broken(Fault fault) {
        switch (fault) {
            case DOWN -> {
                return at(URI.create("http://127.0.0.1:1"), "/");
            }
            case MISCONFIGURED -> server.fault("401", 0);
            case REFUSES -> server.fault("400", 0);
            case HANGS -> server.fault("hang", 0);
            case SWALLOWS_ANSWER -> server.fault("swallow", 1);
        }
        return settings();
    }

    @Override
    public void mend() {
        server.mend();
    }
}
