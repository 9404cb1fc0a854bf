//! A phone's engine that talks to a server over HTTP, and somebody at the office.

use anyhow::{Context, Result, ensure};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Method, Request, header};
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::runtime::Runtime;
use vungxanh_client::Event;
use vungxanh_client::event::{Nudge, Outcome};

use super::kept::Exchange;
use crate::small_world::Phone;
use crate::storm::{Connection, Traffic};

/// Asks a server.
pub struct Asker {
    runtime: Runtime,
    pub address: SocketAddr,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub cookie: Option<String>,
    pub body: Vec<u8>,
}

impl Asker {
    pub fn new(address: SocketAddr) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self { runtime, address })
    }

    fn ask(&self, request: Request<Full<Bytes>>) -> Result<Answer> {
        self.runtime.block_on(async {
            let mut connection =
                Connection::open(self.address, Arc::new(Traffic::default())).await?;
            let answer = connection.ask(request).await?;
            let cookie = answer.headers.get(header::SET_COOKIE);
            let cookie = cookie.and_then(|cookie| cookie.to_str().ok()?.split(';').next());
            let cookie = cookie.map(str::to_owned);
            Ok(Answer { status: answer.status.as_u16(), cookie, body: answer.body })
        })
    }

    /// `POST`s CBOR.
    pub fn post(&self, path: &str, token: Option<&str>, body: &[u8]) -> Result<Answer> {
        let mut request =
            Request::post(path).header(header::CONTENT_TYPE, vungxanh_shared::wire::CONTENT_TYPE);
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        self.ask(request.body(Full::from(body.to_vec()))?)
    }

    /// Asks the office in JSON; anything but success is an error.
    pub fn office(&self, session: &str, method: Method, path: &str, body: &Value) -> Result<Value> {
        let answer = self.office_answer(session, method, path, body)?;
        let said = || String::from_utf8_lossy(&answer.body).into_owned();
        ensure!((200..300).contains(&answer.status), "{path}: {} {}", answer.status, said());
        if answer.body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&answer.body).with_context(said)
    }

    fn office_answer(
        &self,
        session: &str,
        method: Method,
        path: &str,
        body: &Value,
    ) -> Result<Answer> {
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1/office{path}"))
            .header(header::COOKIE, session);
        let request = if body.is_null() {
            request.body(Full::default())?
        } else {
            let json = header::HeaderValue::from_static("application/json");
            request.header(header::CONTENT_TYPE, json).body(Full::from(body.to_string()))?
        };
        self.ask(request)
    }

    /// Logs in at the office; gives the session's cookie.
    pub fn log_in(&self, login: &str, password: &str) -> Result<String> {
        let body = serde_json::json!({ "login": login, "password": password });
        let answer = self.office_answer("", Method::POST, "/login", &body)?;
        answer.cookie.with_context(|| String::from_utf8_lossy(&answer.body).into_owned())
    }

    /// Enrols a phone with a code.
    pub fn enrol(&self, phone: &mut Phone, code: &str, kept: &mut Vec<Exchange>) -> Result<()> {
        let request = phone.enrol(code);
        self.run(phone, kept)?;
        let outcome = phone.answers.remove(&request);
        ensure!(outcome == Some(Outcome::Enrolled), "not enrolled: {outcome:?}");
        Ok(())
    }

    /// Brings a phone online and lets it talk until nothing is left to say.
    pub fn sync(&self, phone: &mut Phone, kept: &mut Vec<Exchange>) -> Result<()> {
        phone.tell(Event::Nudge(Nudge::Online));
        self.run(phone, kept)
    }

    fn run(&self, phone: &mut Phone, kept: &mut Vec<Exchange>) -> Result<()> {
        for _ in 0..1_000 {
            let Some((send, route, token, body)) = phone.take_send() else { return Ok(()) };
            let answer = self.post(route.path(), token.as_deref(), &body)?;
            kept.push(Exchange {
                path: route.path().to_owned(),
                token,
                request: body,
                status: answer.status,
                answer: answer.body.clone(),
            });
            phone.respond(send, (answer.status, answer.body));
        }
        anyhow::bail!("phone and server never come to rest")
    }
}
