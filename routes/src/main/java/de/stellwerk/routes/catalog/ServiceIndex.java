package de.stellwerk.routes.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/** Finds services by what portals call them. */
final class ServiceIndex {

    private final Map<String, Service> byKey = new HashMap<>();
    private final Map<QName, Service> byRoot = new HashMap<>();

    ServiceIndex(Collection<Service> services) {
        for (Service service : services) {
            service.keys().forEach(key -> {
                byKey.put(key, service);
                byKey.put(Service.urn(key), service);
            });
            service.variants().values().forEach(variant -> variant.root().ifPresent(root -> byRoot.put(root, service)));
        }
    }

    Optional<Service> byKey(String keyOrUrn) {
        return Optional.ofNullable(byKey.get(keyOrUrn));
    }

    Optional<Service> byRoot(QName root) {
        return Optional.ofNullable(byRoot.get(root));
    }
}
