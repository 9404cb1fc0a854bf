//! The official who looks at what the server shows.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use serde_json::Value;

use super::program::{LOGIN, PASSWORD};

const PAGE: usize = 200;

/// The ids of all movements that the office shows, page by page.
pub async fn movements(server: SocketAddr) -> Result<Vec<String>> {
    let client = reqwest::Client::new();
    let cookie = log_in(&client, server).await?;
    let mut ids = Vec::new();
    loop {
        let offset = ids.len();
        let url = format!(
            "http://{server}/api/v1/office/movements?sort=newest&limit={PAGE}&offset={offset}"
        );
        let request = client.get(url).header("cookie", &cookie);
        let page = request.send().await?.error_for_status()?.text().await?;
        let page: Value = serde_json::from_str(&page)?;
        let rows = page.get("rows").and_then(Value::as_array).context("no rows")?;
        for row in rows {
            let id = row.pointer("/id").or_else(|| row.pointer("/record/id"));
            ids.push(id.and_then(Value::as_str).context("a row without id")?.to_owned());
        }
        let total = page.get("total").and_then(Value::as_u64).context("no total")?;
        if rows.is_empty() || ids.len() as u64 >= total {
            return Ok(ids);
        }
    }
}

async fn log_in(client: &reqwest::Client, server: SocketAddr) -> Result<String> {
    let body = serde_json::json!({ "login": LOGIN, "password": PASSWORD }).to_string();
    let request = client.post(format!("http://{server}/api/v1/office/login"));
    let request = request.header("content-type", "application/json").body(body);
    let answer = request.send().await?.error_for_status()?;
    let cookie = answer.headers().get("set-cookie").and_then(|cookie| cookie.to_str().ok());
    let cookie = cookie.and_then(|cookie| cookie.split(';').next()).context("no cookie")?;
    Ok(cookie.to_owned())
}
