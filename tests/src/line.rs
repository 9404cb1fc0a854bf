//! The way from a phone's engine to a server: real HTTP, one request after the other.

use crate::small_world::Phone;
use std::net::SocketAddr;
use vungxanh_client::Event;
use vungxanh_client::event::Route;

/// Status and body of an answer; none where no whole one came.
pub type Answer = Option<(u16, Vec<u8>)>;

/// Requests after which a phone that still has something to say never comes to rest.
const MANY: usize = 1_000;

/// Sends one request as the phone's worker does.
pub async fn post(address: SocketAddr, route: Route, token: Option<&str>, body: Vec<u8>) -> Answer {
    let mut request = reqwest::Client::new()
        .post(format!("http://{address}{}", route.path()))
        .header("content-type", "application/cbor")
        .body(body);
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    let response = request.send().await.ok()?;
    Some((response.status().as_u16(), response.bytes().await.ok()?.to_vec()))
}

/// Lets a phone talk until nothing is left to say, or until a request has no answer.
#[expect(clippy::panic, reason = "a test's; that it never rests is a failure")]
pub fn talk(phone: &mut Phone, ask: impl Fn(Route, Option<&str>, Vec<u8>) -> Answer) {
    for _ in 0..MANY {
        let Some((send, route, token, body)) = phone.take_send() else { return };
        match ask(route, token.as_deref(), body) {
            Some(answer) => phone.respond(send, answer),
            None => return phone.tell(Event::SendFailed { send, timed_out: false }),
        }
    }
    panic!("phone and server never come to rest");
}
