//! The official who looks at what the server shows, and corrects it.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use reqwest::StatusCode;
use serde_json::Value;

use super::program::{LOGIN, PASSWORD};

const PAGE: usize = 200;

/// Somebody logged in at the office.
pub struct Official {
    client: reqwest::Client,
    office: String,
    cookie: String,
}

impl Official {
    /// Logs in.
    pub async fn log_in(server: SocketAddr) -> Result<Self> {
        let client = reqwest::Client::new();
        let office = format!("http://{server}/api/v1/office");
        let body = serde_json::json!({ "login": LOGIN, "password": PASSWORD }).to_string();
        let request = client.post(format!("{office}/login"));
        let request = request.header("content-type", "application/json").body(body);
        let answer = request.send().await?.error_for_status()?;
        let cookie = answer.headers().get("set-cookie").and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).context("no cookie")?;
        let cookie = cookie.to_owned();
        Ok(Self { client, office, cookie })
    }

    /// The ids of all movements that the office shows, page by page.
    pub async fn movements(&self) -> Result<Vec<String>> {
        let mut ids = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/movements?sort=newest&limit={PAGE}&cursor={cursor}");
            let (status, page) = self.get(&path).await?;
            let rows = page.get("rows").and_then(Value::as_array);
            let rows = rows.with_context(|| format!("{path} answered {status} without rows"))?;
            for row in rows {
                let id = row.pointer("/id").or_else(|| row.pointer("/record/id"));
                ids.push(id.and_then(Value::as_str).context("a row without id")?.to_owned());
            }
            let Some(next) = page.get("next").and_then(Value::as_str) else { return Ok(ids) };
            cursor = next.to_owned();
        }
    }

    /// Asks for a page; null where the answer is none.
    pub async fn get(&self, path: &str) -> Result<(StatusCode, Value)> {
        let request = self.client.get(format!("{}{path}", self.office));
        let answer = request.header("cookie", &self.cookie).send().await?;
        let (status, text) = (answer.status(), answer.text().await?);
        Ok((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    /// Writes.
    pub async fn post(&self, path: &str, body: &Value) -> Result<StatusCode> {
        let request = self.client.post(format!("{}{path}", self.office));
        let request = request.header("cookie", &self.cookie);
        let request = request.header("content-type", "application/json").body(body.to_string());
        Ok(request.send().await?.status())
    }
}
