package de.stellwerk.routes.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** A range of addresses of one family, written as in {@code 10.0.0.0/8}. */
record Range(byte[] network, int bits) {

    static List<Range> of(String... written) {
        return Stream.of(written).map(Range::of).toList();
    }

    private static Range of(String written) {
        int slash = written.indexOf('/');
        try {
            byte[] network = InetAddress.getByName(written.substring(0, slash)).getAddress();
            return new Range(network, Integer.parseInt(written.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(written, e);
        }
    }

    boolean holds(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int rest = bits;
        for (int i = 0; rest > 0; i++, rest -= 8) {
            int mask = rest >= 8 ? 0xff : 0xff << (8 - rest);
            if (((address[i] ^ network[i]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
