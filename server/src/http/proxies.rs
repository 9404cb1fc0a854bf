//! Which proxies are believed, and whose request it is that comes through them (SPEC W17).
//!
//! Each proxy adds the address that it was asked from at the end of `X-Forwarded-For`, in the same line or in
//! one of its own. What stands before was said by the peer of that proxy, who may have made it up. So the
//! lines are read from their end: as long as an address is a trusted proxy's, it is believed what it says of the
//! one before.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use axum::http::HeaderMap;

/// Where proxies write whom they were asked by.
const FORWARDED_FOR: &str = "x-forwarded-for";
/// Addresses of a request that are looked at: proxies behind one another are few.
const MOST_HOPS: usize = 16;

/// Addresses whose `X-Forwarded-For` is believed.
#[derive(Clone, Debug)]
pub struct TrustedProxies(Vec<Network>);

/// An address, or all that begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    bits: u32,
}

impl Default for TrustedProxies {
    /// This machine alone.
    fn default() -> Self {
        Self(vec![
            Network { first: IpAddr::from([127, 0, 0, 0]), bits: 8 },
            Network { first: IpAddr::V6(Ipv6Addr::LOCALHOST), bits: 128 },
        ])
    }
}

impl From<Vec<Network>> for TrustedProxies {
    fn from(networks: Vec<Network>) -> Self {
        Self(networks)
    }
}

impl TrustedProxies {
    /// Whether what comes from this address comes from a proxy that is believed.
    pub fn holds(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.holds(address))
    }

    /// Who asks: the last address that is no trusted proxy's, from the connection back through what the
    /// proxies wrote. Where they wrote none, or something that is no address, it is the last one known.
    pub fn client(&self, connection: IpAddr, headers: &HeaderMap) -> IpAddr {
        let lines = headers.get_all(FORWARDED_FOR).iter();
        let lines: Vec<&str> = lines.map(|line| line.to_str().unwrap_or_default()).collect();
        let hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
        let mut client = connection.to_canonical();
        for hop in hops.take(MOST_HOPS) {
            if !self.holds(client) {
                break;
            }
            let Some(before) = address(hop.trim()) else { break };
            client = before.to_canonical();
        }
        client
    }
}

/// An address as proxies write it: alone, in brackets, with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let with_port = || text.parse::<SocketAddr>().ok().map(|socket| socket.ip());
    bare.parse().ok().or_else(with_port)
}

/// Who counts as one peer: of IPv6 the network of 64 bits, since a single machine has all of its addresses.
pub fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        v4 => v4,
    }
}

impl Network {
    fn holds(&self, address: IpAddr) -> bool {
        match (self.first, address.to_canonical()) {
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                same(u128::from(first.to_bits() ^ address.to_bits()), 32, self.bits)
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => {
                same(first.to_bits() ^ address.to_bits(), 128, self.bits)
            }
            _ => false,
        }
    }
}

/// Whether two addresses of `width` bits that differ in `difference` begin with the same `bits`.
fn same(difference: u128, width: u32, bits: u32) -> bool {
    difference.checked_shr(width.saturating_sub(bits)).unwrap_or(0) == 0
}

/// Text that is no address and no network that may be trusted.
#[derive(Debug, thiserror::Error)]
#[error("it is no address and no network; write for instance 10.0.0.5 or 10.0.0.0/24")]
pub struct BadNetwork;

impl FromStr for Network {
    type Err = BadNetwork;

    fn from_str(text: &str) -> Result<Self, BadNetwork> {
        let (address, bits) = match text.trim().split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u32>().map_err(|_| BadNetwork)?)),
            None => (text.trim(), None),
        };
        let first = address.parse::<IpAddr>().map_err(|_| BadNetwork)?;
        let width = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(width);
        // A network of no bits would believe everybody.
        if bits == 0 || bits > width { Err(BadNetwork) } else { Ok(Self { first, bits }) }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn client(proxies: &TrustedProxies, connection: &str, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, HeaderValue::from_str(line).unwrap());
        }
        proxies.client(connection.parse().unwrap(), &headers).to_string()
    }

    fn trusted(networks: &[&str]) -> TrustedProxies {
        let networks = networks.iter().map(|network| network.parse().unwrap());
        TrustedProxies::from(networks.collect::<Vec<Network>>())
    }

    #[test]
    fn w17_the_last_address_that_is_no_proxys_counts() {
        let own = TrustedProxies::default();
        assert_eq!(client(&own, "127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(client(&own, "127.0.0.1", &["6.6.6.6, 1.2.3.4"]), "1.2.3.4");
        assert_eq!(client(&own, "::ffff:127.0.0.1", &["6.6.6.6", "1.2.3.4"]), "1.2.3.4");
        assert_eq!(client(&own, "10.0.0.5", &["6.6.6.6"]), "10.0.0.5", "nobody's proxy");
        let chain = trusted(&["10.0.0.0/24", "2001:db8::/32"]);
        assert_eq!(client(&chain, "10.0.0.5", &["6.6.6.6", "1.2.3.4,10.0.0.9"]), "1.2.3.4");
        assert_eq!(client(&chain, "2001:db8::1", &["1.2.3.4 , [2001:db8::7]:443"]), "1.2.3.4");
        assert_eq!(client(&chain, "10.0.0.5", &["10.0.0.7"]), "10.0.0.7", "nobody before it");
        assert_eq!(client(&chain, "127.0.0.1", &["1.2.3.4"]), "127.0.0.1", "the list is all");
    }

    #[test]
    fn w17_what_is_no_address_ends_the_chain() {
        let own = TrustedProxies::default();
        assert_eq!(client(&own, "127.0.0.1", &["1.2.3.4, unknown"]), "127.0.0.1");
        assert_eq!(client(&own, "127.0.0.1", &["1.2.3.4, 5.6.7.8:99"]), "5.6.7.8");
        assert_eq!(client(&own, "127.0.0.1", &["1.2.3.4,"]), "127.0.0.1");
        let many = "127.0.0.1,".repeat(5000) + "127.0.0.1";
        assert_eq!(client(&own, "127.0.0.1", &[&many]), "127.0.0.1");
    }

    #[test]
    fn w17_networks_are_addresses_that_begin_alike() {
        let holds =
            |network: &str, address: &str| trusted(&[network]).holds(address.parse().unwrap());
        assert!(holds("10.1.0.0/16", "10.1.255.3") && !holds("10.1.0.0/16", "10.2.0.0"));
        assert!(holds("10.1.2.3", "10.1.2.3") && !holds("10.1.2.3", "10.1.2.4"));
        assert!(holds("fd00::/8", "fd12::1") && !holds("fd00::/8", "fe80::1"));
        assert!(!holds("10.0.0.0/8", "::1") && !holds("::1", "10.0.0.1"));
        for bad in ["", "10.0.0.0/33", "0.0.0.0/0", "::/0", "10.0.0/8", "proxy", "10.0.0.1/-1"] {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }

    #[test]
    fn w10_all_addresses_of_one_ipv6_network_count_together() {
        let one = |address: &str| household(address.parse().unwrap());
        assert_eq!(one("2001:db8:1:2::1"), one("2001:db8:1:2:ffff::9"));
        assert_ne!(one("2001:db8:1:2::1"), one("2001:db8:1:3::1"));
        assert_eq!(one("::ffff:10.0.0.1"), one("10.0.0.1"));
    }
}
