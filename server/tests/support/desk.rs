//! The office over real HTTP.

use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};

use super::Server;

const PASSWORD: &str = "một mật khẩu dài";

/// Somebody at a desk.
pub struct Desk {
    pub client: Client,
    pub cookie: String,
    pub url: String,
}

impl Desk {
    pub async fn of(server: &Server, login: &str, role: &str) -> Self {
        server.account(login, PASSWORD, role).await;
        Self::again(server, login).await
    }

    /// The same account at another desk.
    pub async fn again(server: &Server, login: &str) -> Self {
        let client = Client::new();
        let body = json!({ "login": login, "password": PASSWORD });
        let url = server.url("/api/v1/office");
        let response = client.post(format!("{url}/login")).json(&body).send().await.unwrap();
        assert_eq!(response.status(), 200);
        let cookie = response.headers()["set-cookie"].to_str().unwrap().to_owned();
        Self { client, cookie: cookie.split(';').next().unwrap().to_owned(), url }
    }

    /// A request in this person's name, for answers that are no JSON.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url)).header("cookie", &self.cookie)
    }

    pub async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> (u16, Value) {
        let method = method.parse().unwrap();
        let mut request = self.request(method, path);
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, response.json().await.unwrap_or(Value::Null))
    }

    /// Sends a sheet's bytes as the page does.
    pub async fn send_sheet(&self, path: &str, sheet: impl Into<Vec<u8>>) -> (u16, Value) {
        let request = self.request(Method::POST, path).body(sheet.into());
        let request = request.header("content-type", "application/octet-stream");
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, response.json().await.unwrap_or(Value::Null))
    }

    pub async fn get(&self, path: &str) -> Value {
        let (status, body) = self.ask("GET", path, None).await;
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    pub async fn post(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.ask("POST", path, Some(&body)).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }
}
