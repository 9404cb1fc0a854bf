//! The official who waits for what the phones recorded, and who looks at the day.

use super::connection::Connection;
use super::ward::{LOGIN, PASSWORD};
use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Request, header};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// Between two looks at the list.
const LOOK: Duration = Duration::from_millis(20);

/// Somebody logged in at the office.
pub struct Office {
    server: SocketAddr,
    connection: Connection,
    cookie: String,
}

impl Office {
    pub async fn log_in(server: SocketAddr) -> Result<Self> {
        let mut connection = Connection::open(server, Arc::default()).await?;
        let body = serde_json::json!({ "login": LOGIN, "password": PASSWORD }).to_string();
        let request = Request::post("/api/v1/office/login")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Full::from(Bytes::from(body)))?;
        let answer = connection.expect(request).await?;
        let cookie = answer.headers.get(header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).context("no cookie")?;
        let cookie = cookie.to_owned();
        Ok(Self { server, connection, cookie })
    }

    /// What the office answers at `path`, below `/api/v1/office/`.
    pub async fn look(&mut self, path: &str) -> Result<serde_json::Value> {
        if self.connection.is_closed() {
            self.connection = Connection::open(self.server, Arc::default()).await?;
        }
        let request = Request::get(format!("/api/v1/office/{path}"))
            .header(header::COOKIE, &self.cookie)
            .body(Full::default())?;
        let answer = self.connection.expect(request).await?;
        Ok(serde_json::from_slice(&answer.body)?)
    }

    /// Sends a sheet to `path`, as the page does.
    pub async fn send(&mut self, path: &str, sheet: Vec<u8>) -> Result<serde_json::Value> {
        if self.connection.is_closed() {
            self.connection = Connection::open(self.server, Arc::default()).await?;
        }
        let request = Request::post(format!("/api/v1/office/{path}"))
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .body(Full::from(Bytes::from(sheet)))?;
        let answer = self.connection.expect(request).await?;
        Ok(serde_json::from_slice(&answer.body)?)
    }

    /// How many records a list shows.
    pub async fn total(&mut self, list: &str) -> Result<u64> {
        let page = self.look(&format!("{list}?limit=1")).await?;
        page.get("total").and_then(serde_json::Value::as_u64).context("the list has no total")
    }

    /// Looks at the list until it shows `count` movements.
    pub async fn wait_for(&mut self, count: u64) -> Result<()> {
        while self.total("movements").await? < count {
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    }
}
