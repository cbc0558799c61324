package de.stellwerk.routes.callback;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses the hub calls on a portal's behalf: those that are globally reachable by the IANA registries of special-purpose
 * addresses, and private ones and this machine where the portal's file says so. Link-local and multicast addresses and those under
 * which clouds tell their secrets are called in no case.
 */
final class AddressRules {

    private static final List<Range> PRIVATE = Range.of(
            "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

    private static final List<Range> NEVER = Range.of(
            "0.0.0.0/8",
            "100.100.100.200/32",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "fd00:ec2::/32",
            "fd20:ce::/32");

    private static final Range GLOBAL = Range.of("2000::/3").get(0);
    private static final List<Range> HOLDING_IPV4 =
            List.of(mapped(), Range.of("64:ff9b::/96").get(0));

    private AddressRules() {}

    /** @param privateNetwork whether private addresses and this machine are allowed */
    static boolean allow(InetAddress address, boolean privateNetwork) {
        byte[] judged = withoutWrapping(address.getAddress());
        if (among(NEVER, judged)) {
            return false;
        }
        return among(PRIVATE, judged) ? privateNetwork : judged.length == 4 || GLOBAL.holds(judged);
    }

    /** What an IPv4-mapped or a NAT64 address leads to is its IPv4 address. */
    private static byte[] withoutWrapping(byte[] address) {
        return among(HOLDING_IPV4, address) ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    /** {@code ::ffff:0:0/96}; the JDK reads it as IPv4 wherever it is written. */
    private static Range mapped() {
        byte[] network = new byte[16];
        network[10] = network[11] = (byte) 0xff;
        return new Range(network, 96);
    }

    private static boolean among(List<Range> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }
}
