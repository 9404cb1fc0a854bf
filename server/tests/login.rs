//! The office's login: wrong passwords, the lock, the session and its end, other sites.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use support::{Server, wide};
use vungxanh_server::auth::{ABSOLUTE_MS, IDLE_MS};
use vungxanh_server::config::Limits;

const PASSWORD: &str = "mật-khẩu-dài";

async fn server() -> Server {
    let limits = Limits { failed_logins_before_lock: 3, ..wide() };
    let server = Server::with(limits).await;
    server.account("canbo", PASSWORD, "ward_official").await;
    server
}

async fn login(server: &Server, client: &Client, login: &str, password: &str) -> Response {
    let body = json!({ "login": login, "password": password });
    client.post(server.url("/api/v1/office/login")).json(&body).send().await.unwrap()
}

async fn code(response: Response) -> (StatusCode, String) {
    let status = response.status();
    let body: Value = response.json().await.unwrap();
    assert!(body["vi"].is_string() && body["en"].is_string());
    (status, body["code"].as_str().unwrap().to_owned())
}

/// A client that keeps the cookie by hand, as a test that looks at it must.
async fn logged_in(server: &Server) -> (Client, String) {
    let client = Client::new();
    let response = login(server, &client, " CanBo ", PASSWORD).await;
    assert_eq!(response.status(), 200);
    let cookie = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/api/v1/office"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let view: Value = response.json().await.unwrap();
    assert_eq!(
        (view["role"].as_str(), view["ward"].as_str()),
        (Some("ward_official"), Some("00025"))
    );
    (client, cookie.split(';').next().unwrap().to_owned())
}

async fn session(server: &Server, client: &Client, cookie: &str) -> Response {
    client.get(server.url("/api/v1/office/session")).header("cookie", cookie).send().await.unwrap()
}

#[tokio::test]
async fn wrong_passwords_lock_the_account_for_a_while() {
    let server = server().await;
    let client = Client::new();
    for _ in 0..2 {
        let wrong = login(&server, &client, "canbo", "sai").await;
        assert_eq!(code(wrong).await, (StatusCode::UNAUTHORIZED, "wrong_credentials".to_owned()));
    }
    let third = login(&server, &client, "canbo", "sai").await;
    assert!(third.headers().contains_key("retry-after"));
    assert_eq!(code(third).await, (StatusCode::LOCKED, "account_locked".to_owned()));
    let right = login(&server, &client, "canbo", PASSWORD).await;
    assert_eq!(code(right).await.1, "account_locked", "the right password waits as well");
    server.pass(Limits::default().lock_ms);
    assert_eq!(login(&server, &client, "canbo", PASSWORD).await.status(), 200);
    let nobody = login(&server, &client, "nobody", PASSWORD).await;
    assert_eq!(code(nobody).await.1, "wrong_credentials");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn a_session_lasts_while_used_and_no_longer_than_a_working_day() {
    let server = server().await;
    let (client, cookie) = logged_in(&server).await;
    let mut passed = 0;
    while passed + IDLE_MS - 1 < ABSOLUTE_MS {
        assert_eq!(session(&server, &client, &cookie).await.status(), 200);
        server.pass(IDLE_MS - 1);
        passed += IDLE_MS - 1;
    }
    server.pass(ABSOLUTE_MS - passed);
    assert_eq!(code(session(&server, &client, &cookie).await).await.1, "not_logged_in");

    let (client, cookie) = logged_in(&server).await;
    server.pass(IDLE_MS);
    assert_eq!(code(session(&server, &client, &cookie).await).await.1, "not_logged_in");
    server.stop().await;
}

#[tokio::test]
async fn logging_out_a_new_password_and_disabling_end_the_session() {
    let server = server().await;
    let store = server.app.store.clone();
    let (client, cookie) = logged_in(&server).await;
    let logout = client.post(server.url("/api/v1/office/logout")).header("cookie", &cookie);
    assert_eq!(logout.send().await.unwrap().status(), 204);
    assert_eq!(session(&server, &client, &cookie).await.status(), 401);

    let (client, cookie) = logged_in(&server).await;
    let hash = vungxanh_server::auth::hash_password(PASSWORD).unwrap();
    assert!(store.set_password("canbo".to_owned(), hash).await.unwrap());
    assert_eq!(session(&server, &client, &cookie).await.status(), 401);

    let (client, cookie) = logged_in(&server).await;
    let now_ms = server.now_ms();
    assert!(store.set_account_disabled("canbo".to_owned(), Some(now_ms)).await.unwrap());
    assert_eq!(session(&server, &client, &cookie).await.status(), 401);
    let refused = login(&server, &client, "canbo", PASSWORD).await;
    assert_eq!(code(refused).await.1, "wrong_credentials");
    server.stop().await;
}

#[tokio::test]
async fn other_sites_cannot_write_and_strange_bodies_are_errors_like_all_others() {
    let server = server().await;
    let client = Client::new();
    let url = server.url("/api/v1/office/login");
    let body = json!({ "login": "canbo", "password": PASSWORD });
    let foreign = client.post(&url).header("sec-fetch-site", "cross-site").json(&body);
    assert_eq!(
        code(foreign.send().await.unwrap()).await,
        (StatusCode::FORBIDDEN, "foreign_origin".to_owned())
    );
    let own = client.post(&url).header("origin", server.url("")).json(&body);
    assert_eq!(own.send().await.unwrap().status(), 200);
    let no_json = client.post(&url).body("x").send().await.unwrap();
    assert_eq!(
        code(no_json).await,
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong_content_type".to_owned())
    );
    let bad_json = client.post(&url).header("content-type", "application/json").body("{").send();
    assert_eq!(
        code(bad_json.await.unwrap()).await,
        (StatusCode::BAD_REQUEST, "bad_request".to_owned())
    );
    let get = client.get(&url).send().await.unwrap();
    assert_eq!(code(get).await.0, StatusCode::METHOD_NOT_ALLOWED);
    let nowhere = client.get(server.url("/api/v1/nowhere")).send().await.unwrap();
    assert_eq!(code(nowhere).await, (StatusCode::NOT_FOUND, "not_found".to_owned()));
    server.stop().await;
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let server = server().await;
    for path in ["/", "/healthz", "/api/v1/office/session", "/api/v1/openapi.json", "/nowhere"] {
        let response = reqwest::get(server.url(path)).await.unwrap();
        let headers = response.headers();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("'wasm-unsafe-eval'"));
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "no-referrer");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b6_tries_beside_each_other_count_each() {
    let server = server().await;
    let client = Client::new();
    let tries = (0..12).map(|_| login(&server, &client, "canbo", "sai"));
    let mut codes = Vec::new();
    for response in futures_util::future::join_all(tries).await {
        codes.push(code(response).await.1);
    }
    let looked_at = codes.iter().filter(|code| *code == "wrong_credentials").count();
    assert!(looked_at < 3, "three wrong ones make it rest: {codes:?}");
    let audit = server.app.store.office_audit(support::ward(), (None, 100)).await.unwrap();
    let actions = |name: &str| audit.rows.iter().filter(|line| line.action == name).count();
    assert_eq!((actions("login_failed"), actions("account_locked")), (2, 1));
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b6_a_password_that_was_changed_while_it_was_looked_at_opens_nothing() {
    let server = server().await;
    let store = server.app.store.clone();
    let account = store.account("canbo".to_owned()).await.unwrap().unwrap();
    let now_ms = server.now_ms();
    let hash = vungxanh_server::auth::hash_password("một mật khẩu khác").unwrap();
    assert!(store.set_password("canbo".to_owned(), hash).await.unwrap());
    assert!(!store.begin_session(account, [1; 32], now_ms, 0).await.unwrap());
    let account = store.account("canbo".to_owned()).await.unwrap().unwrap();
    assert!(store.set_account_disabled("canbo".to_owned(), Some(now_ms)).await.unwrap());
    assert!(!store.begin_session(account, [1; 32], now_ms, 0).await.unwrap());
    assert!(store.session([1; 32]).await.unwrap().is_none());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b17_a_name_that_is_nobodys_rests_as_one_that_is_somebodys() {
    let server = server().await;
    let client = Client::new();
    let mut answers = Vec::new();
    for name in ["canbo", "nobody"] {
        let mut of_name = Vec::new();
        for _ in 0..5 {
            let response = login(&server, &client, name, "sai").await;
            let wait = response.headers().get("retry-after").cloned();
            of_name.push((code(response).await, wait));
        }
        answers.push(of_name);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[1][3].0.1, "account_locked");
    server.pass(Limits::default().lock_ms);
    assert_eq!(login(&server, &client, "canbo", PASSWORD).await.status(), 200);
    // With the right password the count starts again.
    assert_eq!(code(login(&server, &client, "canbo", "sai").await).await.1, "wrong_credentials");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b5_every_login_leaves_a_line_with_who_and_from_where() {
    let server = server().await;
    let client = Client::new();
    for (name, password) in
        [("canbo", "sai"), ("canbo", PASSWORD), ("nobody", "sai"), ("mật khẩu!", "sai")]
    {
        login(&server, &client, name, password).await;
    }
    let audit = server.app.store.office_audit(support::ward(), (None, 100)).await.unwrap();
    let mut told: Vec<String> = audit
        .rows
        .iter()
        .map(|line| format!("{} {} {}", line.action, line.who, line.detail))
        .collect();
    told.reverse();
    let from = r#"{"from":"127.0.0.1"}"#;
    let expected = [
        format!("login_failed canbo {from}"),
        format!("login canbo {from}"),
        format!("login_unknown nobody {from}"),
        format!("login_unknown … {from}"),
    ];
    assert_eq!(told, expected, "what may be a password in the wrong box is not kept");
    // Whoever invents names does not fill the log with them.
    for number in 0..150 {
        login(&server, &client, &format!("x{number}"), "sai").await;
    }
    let audit = server.app.store.office_audit(support::ward(), (None, 1)).await.unwrap();
    assert!(audit.total < 120, "{}", audit.total);
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test]
async fn b17_a_session_ends_though_its_page_asks_by_itself() {
    let server = server().await;
    let (client, cookie) = logged_in(&server).await;
    let asked_by_the_page = async || {
        let asked = client.get(server.url("/api/v1/office/overview")).header("cookie", &cookie);
        asked.header("x-unattended", "1").send().await.unwrap().status().as_u16()
    };
    for _ in 0..(IDLE_MS / 60_000 - 1) {
        server.pass(60_000);
        assert_eq!(asked_by_the_page().await, 200);
    }
    server.pass(60_000);
    assert_eq!(asked_by_the_page().await, 401, "nobody has used it for two hours");
    server.stop().await;
}

#[tokio::test]
async fn b17_office_answers_are_compressed_for_whoever_takes_it() {
    let server = server().await;
    let (client, cookie) = logged_in(&server).await;
    let ask = async |path: &str, encoding: &str| {
        let asked =
            client.get(server.url(&format!("/api/v1/office{path}"))).header("cookie", &cookie);
        asked.header("accept-encoding", encoding).send().await.unwrap()
    };
    let plain = ask("/overview", "identity").await;
    assert!(!plain.headers().contains_key("content-encoding"));
    let plain = plain.text().await.unwrap();
    let packed = ask("/overview", "gzip").await;
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    let packed = packed.bytes().await.unwrap();
    assert!(packed.len() < plain.len());
    assert_eq!(support::gunzip(&packed).len(), plain.len());
    assert!(
        !ask("/live", "gzip").await.headers().contains_key("content-encoding"),
        "events go out at once"
    );
    server.stop().await;
}
