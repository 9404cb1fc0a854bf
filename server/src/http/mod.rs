//! HTTP: every route on one screen, and everything between a connection and a handler.
//!
//! - [`router`]: the routes; [`error`]: what goes wrong, in one form; [`security`]: headers and the same origin
//! - [`body`]: bodies, inflated under a bound; [`cbor_items`]: how much CBOR of a size may unfold to
//! - [`tls`], [`proxies`]: certificates, and whose address a request has behind a proxy
//! - [`connections`], [`pace`]: how many connections one peer may hold, and how slow it may be
//! - [`limits`], [`in_flight`], [`memory_budget`], [`low_priority`]: how often a peer may ask, and what all that are
//!   answered at the same time may cost together
//! - [`static_files`]: the web app

pub mod body;
pub mod cbor_items;
pub mod connections;
pub mod error;
pub mod in_flight;
pub mod limits;
pub mod low_priority;
pub mod memory_budget;
pub mod pace;
pub mod proxies;
pub mod router;
pub mod security;
pub mod static_files;
pub(crate) mod tls;
