//! Rate limits. Requests are counted by device where one is known, and by address where not (enrolment, logins,
//! tokens that are of no device), since all phones of a ward may come from one address.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use vungxanh_shared::ids::DeviceId;

use crate::app::AppState;
use crate::config::Limits;
use crate::http::error::{ApiError, ApiResult};
use crate::http::proxies::household;

type Keyed<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock>;

/// Beyond this many peers the quiet ones are forgotten at once.
const MAX_PEERS: usize = 50_000;

/// The limits of one server.
pub struct RateLimits {
    devices: Keyed<DeviceId>,
    addresses: Keyed<IpAddr>,
}

impl RateLimits {
    /// From the configuration. A burst of a quarter minute is let through.
    pub fn new(limits: &Limits) -> Self {
        let per_second = at_least_one(limits.device_requests_per_second);
        let per_minute = at_least_one(limits.address_tries_per_minute);
        let burst = at_least_one(limits.device_requests_per_second.saturating_mul(15));
        Self {
            devices: RateLimiter::keyed(Quota::per_second(per_second).allow_burst(burst)),
            addresses: RateLimiter::keyed(Quota::per_minute(per_minute)),
        }
    }

    /// Counts a request of a device.
    pub fn device(&self, device: DeviceId) -> ApiResult<()> {
        ask(&self.devices, &device)
    }

    /// Counts a try of an address to become somebody.
    pub fn address(&self, peer: Peer) -> ApiResult<()> {
        ask(&self.addresses, &household(peer.0))
    }

    /// Forgets peers that have been quiet.
    pub fn sweep(&self) {
        self.devices.retain_recent();
        self.addresses.retain_recent();
    }
}

fn at_least_one(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)
}

fn ask<K: Clone + Eq + std::hash::Hash>(limiter: &Keyed<K>, key: &K) -> ApiResult<()> {
    if limiter.len() > MAX_PEERS {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        ApiError::too_many_requests(wait.as_secs() + 1)
    })
}

/// The address that a request comes from, behind trusted proxies the one that they name.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Among a handler's arguments before the body: counts a try of an address to become somebody, so that
/// what comes too often is refused unread.
pub struct Try;

impl FromRequestParts<AppState> for Try {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, ApiError> {
        let peer = Peer::from_request_parts(parts, app).await?;
        app.rates.address(peer)?;
        Ok(Self)
    }
}

impl FromRequestParts<AppState> for Peer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, ApiError> {
        let Some(ConnectInfo(socket)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else {
            return Err(ApiError::internal());
        };
        Ok(Peer(app.config.trusted_proxies.client(socket.ip(), &parts.headers)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w10_all_addresses_of_one_ipv6_network_count_together() {
        let limits = RateLimits::new(&Limits { address_tries_per_minute: 2, ..Limits::default() });
        let ask = |address: &str| limits.address(Peer(address.parse().unwrap())).is_ok();
        assert!(ask("2001:db8:1:2::1") && ask("2001:db8:1:2:ffff::9"));
        assert!(!ask("2001:db8:1:2:3::"));
        assert!(ask("2001:db8:1:3::1") && ask("10.0.0.1") && ask("::ffff:10.0.0.1"));
        assert!(!ask("10.0.0.1"), "the same address in two forms");
    }
}
