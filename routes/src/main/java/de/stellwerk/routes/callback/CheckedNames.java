package de.stellwerk.routes.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host and refuses it if one of its addresses is not to be called. The client connects to what is answered here and
 * resolves nothing again.
 */
record CheckedNames(DnsResolver names, boolean privateNetwork) implements DnsResolver {

    /** The host leads, or may lead, where the hub does not go. */
    static final class AddressRefused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressRefused(String host) {
            super(host + " leads to an address that the hub does not call");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!AddressRules.allow(address, privateNetwork)) {
                throw new AddressRefused(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
