package de.stellwerk.routes.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2a00:1450:4001:82a::2003",
                "2001:4860:4860::8888",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808"
            })
    void whatIsGloballyReachableIsCalled(String address) throws Exception {
        assertThat(AddressRules.allow(InetAddress.getByName(address), false)).isTrue();
        assertThat(AddressRules.allow(InetAddress.getByName(address), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.255.255.254", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255",
                        "192.168.0.1",
                "100.64.0.1", "::1", "fc00::1", "fdff::1", "::ffff:127.0.0.1", "::ffff:10.1.2.3", "64:ff9b::a00:1"
            })
    void whatIsPrivateIsCalledOnlyWhereThePortalsFileSaysSo(String address) throws Exception {
        assertThat(AddressRules.allow(InetAddress.getByName(address), false)).isFalse();
        assertThat(AddressRules.allow(InetAddress.getByName(address), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "2002:a00:1::",
                "2002:7f00:1::1",
                "2001::1",
                "2001:db8::1",
                "::127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1"
            })
    void whatIsLinkLocalMulticastOrACloudsSecretIsNeverCalled(String address) throws Exception {
        assertThat(AddressRules.allow(InetAddress.getByName(address), false)).isFalse();
        assertThat(AddressRules.allow(InetAddress.getByName(address), true)).isFalse();
    }

    @Test
    void anIpv4AddressInIpv6ClothesIsJudgedAsWhatItIs() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        System.arraycopy(new byte[] {127, 0, 0, 1}, 0, mapped, 12, 4);
        InetAddress clothed = Inet6Address.getByAddress("clothed.example", mapped, -1);

        assertThat(clothed).isInstanceOf(Inet6Address.class);
        assertThat(AddressRules.allow(clothed, false)).isFalse();
    }

    @Test
    void aNameWithOnePrivateAddressAmongPublicOnesIsRefusedAsAWhole() throws Exception {
        DnsResolver names = answering("8.8.8.8", "10.0.0.1");

        assertThatThrownBy(() -> new CheckedNames(names, false).resolve("mixed.example"))
                .isInstanceOf(CheckedNames.AddressRefused.class)
                .hasMessageContaining("mixed.example")
                .hasMessageNotContaining("10.0.0.1");
        assertThat(new CheckedNames(names, true).resolve("mixed.example")).hasSize(2);
    }

    @Test
    void theAddressesThatWereCheckedAreTheOnesThatAreConnectedTo() throws Exception {
        Rebinding names = new Rebinding();
        CheckedNames checked = new CheckedNames(names, false);

        assertThat(checked.resolve("rebinding.example", 443))
                .extracting(address -> address.getAddress().getHostAddress())
                .containsExactly("8.8.8.8");
        assertThat(names.asked).isOne();
    }

    /** Answers something harmless first and this machine from then on. */
    private static final class Rebinding implements DnsResolver {
        private int asked;

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {InetAddress.getByName(asked++ == 0 ? "8.8.8.8" : "127.0.0.1")};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    static DnsResolver answering(String... addresses) {
        InetAddress[] answer =
                Stream.of(addresses).map(AddressRulesTest::address).toArray(InetAddress[]::new);
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return answer;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static InetAddress address(String written) {
        try {
            return InetAddress.getByName(written);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
