//! The whole server behind its router, without a socket: any request is answered, never by 5xx, and
//! the database agrees with itself.

use super::steps;
use crate::hostile::{Hostile, Loot, hostile};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use http_body_util::BodyExt;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use vungxanh_server::app::{App, AppState};
use vungxanh_server::auth;
use vungxanh_server::clock::Clock;
use vungxanh_server::config::{Config, Limits};
use vungxanh_server::http::proxies::TrustedProxies;
use vungxanh_server::http::router::router;
use vungxanh_server::jobs::retention::Retention;
use vungxanh_server::store::{EnrolAsk, NewAccount, NewMember, Ward};
use vungxanh_shared::ids::{DeviceId, WardCode};
use vungxanh_shared::roles::{Grant, Role};
use vungxanh_shared::wire::{SyncResponse, decode};

/// Requests after which the database is looked through and begun anew.
const LIFE: usize = 2000;
const SMALL_KIB: usize = 256;

struct House {
    runtime: Runtime,
    app: AppState,
    router: Router,
    loot: Loot,
    asked: usize,
    _directory: tempfile::TempDir,
}

static HOUSE: Mutex<Option<House>> = Mutex::new(None);

/// Gives the codes of what the gate refused.
pub fn server(bytes: &[u8]) -> BTreeSet<String> {
    super::expect_panics_of_automerge();
    let mut house = HOUSE.lock().unwrap_or_else(PoisonError::into_inner);
    let house = house.get_or_insert_with(House::build);
    let mut codes = BTreeSet::new();
    for request in requests(bytes, &house.loot) {
        codes.extend(house.ask(request));
    }
    house.grow_old();
    codes
}

/// Looks through what all requests left in the database, and ends the server.
pub fn close_server() {
    let house = HOUSE.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(house) = house {
        house.look_through();
    }
}

/// The first byte says what the others are: dice for requests, or a body for one of the endpoints.
fn requests(bytes: &[u8], loot: &Loot) -> Vec<Hostile> {
    let Some((kind, rest)) = bytes.split_first() else { return Vec::new() };
    let cbor = ("content-type", "application/cbor".to_owned());
    let token = ("authorization", format!("Bearer {}", loot.token));
    let gzip = ("content-encoding", "gzip".to_owned());
    let (path, headers) = match kind % 5 {
        0 => ("/api/v1/sync", vec![cbor, token]),
        1 => ("/api/v1/sync", vec![cbor, token, gzip]),
        2 => ("/api/v1/enrol", vec![cbor]),
        3 => return from_text(rest, loot).into_iter().collect(),
        _ => return steps(rest).take(8).map(|mut dice| hostile(&mut dice, loot)).collect(),
    };
    vec![Hostile { method: "POST", path: path.to_owned(), headers, body: rest.to_vec() }]
}

/// A line with path and query, and a JSON body after it.
fn from_text(bytes: &[u8], loot: &Loot) -> Option<Hostile> {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (line, body) = bytes.split_at_checked(end)?;
    let path = format!("/api/v1/office/{}", std::str::from_utf8(line).ok()?);
    let headers =
        vec![("content-type", "application/json".to_owned()), ("cookie", loot.cookie.clone())];
    let method = if body.len() > 1 { "POST" } else { "GET" };
    Some(Hostile { method, path, headers, body: body.get(1..).unwrap_or_default().to_vec() })
}

impl House {
    fn build() -> Self {
        let runtime = Runtime::new().unwrap_or_else(|error| panic!("no runtime: {error}"));
        let directory = tempfile::tempdir().unwrap_or_else(|error| panic!("no directory: {error}"));
        let built = runtime.block_on(prepare(directory.path()));
        let (app, loot) = built.unwrap_or_else(|error| panic!("no server: {error:#}"));
        let router = router(&app);
        Self { runtime, app, router, loot, asked: 0, _directory: directory }
    }

    fn ask(&mut self, hostile: Hostile) -> Vec<String> {
        self.asked += 1;
        let mut request = Request::builder().method(hostile.method).uri(&hostile.path);
        for (name, value) in &hostile.headers {
            request = request.header(*name, value.as_bytes());
        }
        // What is no request at all does not come this far in a real server either.
        let Ok(mut request) = request.body(Body::from(hostile.body)) else { return Vec::new() };
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
        let router = self.router.clone();
        let (status, body) = self.runtime.block_on(async {
            let Ok(response) = router.oneshot(request).await;
            let status = response.status().as_u16();
            let stream =
                response.headers().get("content-type").is_some_and(|t| t == "text/event-stream");
            let body = if stream { None } else { response.into_body().collect().await.ok() };
            (status, body.map(|body| body.to_bytes()).unwrap_or_default())
        });
        assert!(status < 500, "{} {} was answered by {status}", hostile.method, hostile.path);
        let answer = decode::<SyncResponse>(&body).map(|answer| answer.refused).unwrap_or_default();
        answer.into_iter().map(|refused| refused.code).collect()
    }

    fn grow_old(&mut self) {
        if self.asked >= LIFE {
            self.look_through();
            *self = Self::build();
        }
    }

    fn look_through(&self) {
        let report = self.runtime.block_on(self.app.store.check());
        let report = report.unwrap_or_else(|error| panic!("check: {error}"));
        assert!(report.differences.is_empty(), "{:#?}", report.differences);
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.runtime.block_on(self.app.store.close());
    }
}

async fn prepare(directory: &std::path::Path) -> anyhow::Result<(AppState, Loot)> {
    let app = App::open(Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        data_dir: directory.to_owned(),
        public_url: "http://localhost".to_owned(),
        has_public_url: true,
        tls: None,
        trusted_proxies: TrustedProxies::default(),
        limits: Limits {
            device_requests_per_second: 100_000,
            address_tries_per_minute: 1_000_000,
            failed_logins_before_lock: u32::MAX,
            ..Limits::default()
        },
        retention: Retention::default(),
        log: "error".to_owned(),
        clock: Clock::System,
    })
    .await?;
    let ward: WardCode = "00025".parse()?;
    let now_ms = app.now_ms();
    app.store
        .put_ward(Ward { code: ward.clone(), name: "Phường Ngọc Khánh".to_owned() }, now_ms)
        .await?;
    let area = "00025-01";
    let member = NewMember {
        ward: ward.clone(),
        full_name: "Trần Thị Bình".to_owned(),
        phone: String::new(),
        grants: vec![Grant::new(Role::TeamMember, area.parse()?)?],
    };
    let member = app.store.make_member(member, now_ms).await?;
    let code = vungxanh_server::phone::enrol::make_code()?;
    let whose = (ward.clone(), member);
    app.store.put_enrolment_code(whose, code.hash, "fuzz".to_owned(), (now_ms, i64::MAX)).await?;
    let token = auth::Secret::make()?;
    let device = DeviceId([7; 16]);
    let ask = EnrolAsk {
        code_hash: code.hash,
        retry_key_hash: [0; 32],
        token_hash: token.hash,
        device,
        device_name: "Máy thử".to_owned(),
        platform: "fuzz".to_owned(),
        now_ms,
    };
    let enrolled = app.store.enrol(ask).await?;
    anyhow::ensure!(enrolled.is_ok(), "the phone was not enrolled");
    let new = NewAccount {
        ward,
        login: "canbo".to_owned(),
        // No fuzzer logs in: argon2 would set its pace.
        password_hash: "*".to_owned(),
        role: Role::WardOfficial,
        full_name: "Nguyễn Văn Cán".to_owned(),
        phone: String::new(),
    };
    app.store.make_account(new, now_ms).await?;
    let account = app.store.account("canbo".to_owned()).await?;
    let account = account.ok_or_else(|| anyhow::anyhow!("no account"))?;
    let session = auth::Secret::make()?;
    app.store.begin_session(account, session.hash, now_ms, 0).await?;
    let cookie = format!("{}={}", auth::COOKIE, session.text);
    let loot =
        Loot { device, token: token.text, area: area.to_owned(), cookie, most_kib: SMALL_KIB };
    Ok((app, loot))
}
