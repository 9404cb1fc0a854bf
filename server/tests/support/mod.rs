//! A whole server in this process, over real HTTP and a real database, and phones that talk to it.
#![allow(dead_code, reason = "each test file uses its own part of this")]

pub mod desk;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use automerge::{Automerge, Change, ScalarValue};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_bytes::ByteBuf;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use vungxanh_server::app::{App, AppState};
use vungxanh_server::clock::Clock;
use vungxanh_server::config::{Config, Limits};
use vungxanh_server::http::proxies::TrustedProxies;
use vungxanh_server::jobs::retention::{self, Retention};
use vungxanh_server::phone::enrol;
use vungxanh_server::store::{GrantChange, NewMember, RecordEdit, Ward};
use vungxanh_server::{auth, serve_app};
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::ids::{DeviceId, DocumentKey, Place, RecordId, SessionActor, WardCode};
use vungxanh_shared::roles::Grant;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::{
    self, EnrolRequest, EnrolResponse, ErrorBody, Push, SyncRequest, SyncResponse,
};

/// 2021-11-22, 08:00 at +07.
pub const NOW_MS: i64 = 1_637_542_800_000;

pub fn ward() -> WardCode {
    "00025".parse().unwrap()
}

pub fn place(text: &str) -> Place {
    text.parse().unwrap()
}

pub fn grant(role: &str, at: &str) -> Grant {
    Grant::new(role.parse().unwrap(), place(at)).unwrap()
}

pub struct Server {
    pub app: AppState,
    pub address: SocketAddr,
    pub clock: Arc<AtomicI64>,
    pub dir: tempfile::TempDir,
    shutdown: CancellationToken,
    task: JoinHandle<anyhow::Result<()>>,
}

pub fn config(dir: &Path, clock: &Arc<AtomicI64>, limits: Limits) -> Config {
    Config {
        listen: "127.0.0.1:0".parse().unwrap(),
        data_dir: dir.to_owned(),
        public_url: "http://localhost".to_owned(),
        has_public_url: true,
        tls: None,
        trusted_proxies: TrustedProxies::default(),
        limits,
        retention: Retention::default(),
        log: "warn".to_owned(),
        clock: Clock::Set(clock.clone()),
    }
}

/// Limits that no ordinary test meets.
pub fn wide() -> Limits {
    Limits {
        device_requests_per_second: 10_000,
        address_tries_per_minute: 100_000,
        ..Limits::default()
    }
}

impl Server {
    pub async fn start() -> Self {
        Self::with(wide()).await
    }

    pub async fn with(limits: Limits) -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self::on(dir, limits).await
    }

    pub async fn on(dir: tempfile::TempDir, limits: Limits) -> Self {
        Self::configured(dir, limits, |_| {}).await
    }

    /// The same, with a configuration that is changed before it is used.
    pub async fn configured(
        dir: tempfile::TempDir,
        limits: Limits,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let ward = Ward { code: ward(), name: "Phường Ngọc Khánh".to_owned() };
        Self::serve(dir, limits, change, Some(ward)).await
    }

    /// A server without a ward.
    pub async fn bare(limits: Limits) -> Self {
        Self::serve(tempfile::tempdir().unwrap(), limits, |_| {}, None).await
    }

    async fn serve(
        dir: tempfile::TempDir,
        limits: Limits,
        change: impl FnOnce(&mut Config),
        ward: Option<Ward>,
    ) -> Self {
        let clock = Arc::new(AtomicI64::new(NOW_MS));
        let mut config = config(dir.path(), &clock, limits);
        change(&mut config);
        let app = App::open(config).await.unwrap();
        if let Some(ward) = ward {
            app.store.put_ward(ward, NOW_MS).await.unwrap();
        }
        // The first reading of the clock, which the server would take somewhat later.
        retention::run(&app).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shutdown = CancellationToken::new();
        let task = tokio::spawn(serve_app(app.clone(), listener, shutdown.clone()));
        Self { app, address, clock, dir, shutdown, task }
    }

    /// Stops as SIGTERM would; gives the directory.
    pub async fn stop(self) -> tempfile::TempDir {
        self.shutdown.cancel();
        self.task.await.unwrap().unwrap();
        self.dir
    }

    pub fn tell_to_stop(&self) {
        self.shutdown.cancel();
    }

    pub async fn joined(self) -> tempfile::TempDir {
        self.task.await.unwrap().unwrap();
        self.dir
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn pass(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::SeqCst);
    }

    pub fn now_ms(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }

    /// Two areas and a checkpoint in the plan, and whom to ask.
    pub async fn plan(&self) {
        let edits = [
            ("area", vec![("code", "00025-01"), ("name", "Tổ dân phố 1")]),
            ("area", vec![("code", "00025-02"), ("name", "Tổ dân phố 2")]),
            ("checkpoint", vec![("code", "00025-C01"), ("name", "Chốt Ngọc Khánh")]),
            (
                "settings",
                vec![
                    ("ward_name", "Phường Ngọc Khánh"),
                    ("contact_name", "Nguyễn Văn Trực"),
                    ("contact_phone", "0912345678"),
                ],
            ),
        ];
        let edits = edits.into_iter().map(|(kind, fields)| {
            let fields = fields.into_iter().map(|(k, v)| (k.to_owned(), Scalar::from(v)));
            RecordEdit::new(kind, Place::ward(&ward()), fields.collect())
        });
        let author = self.app.store.server_author(ward()).await.unwrap();
        self.app.store.write(author, edits.collect(), self.now_ms()).await.unwrap().unwrap();
    }

    /// A member with these roles; the id.
    pub async fn member(&self, grants: &[(&str, &str)]) -> String {
        let new = NewMember {
            ward: ward(),
            full_name: "Trần Thị Bình".to_owned(),
            phone: String::new(),
            grants: grants.iter().map(|(role, at)| grant(role, at)).collect(),
        };
        self.app.store.make_member(new, self.now_ms()).await.unwrap()
    }

    pub async fn code(&self, member: &str) -> String {
        let code = enrol::make_code().unwrap();
        let times = (self.now_ms(), self.now_ms() + enrol::CODE_LIFE_MS);
        let whose = (ward(), member.to_owned());
        let known =
            self.app.store.put_enrolment_code(whose, code.hash, "test".to_owned(), times).await;
        assert!(known.unwrap());
        code.text
    }

    /// An enrolled phone of a new member with these roles.
    pub async fn phone(&self, grants: &[(&str, &str)]) -> Phone {
        let member = self.member(grants).await;
        let code = self.code(&member).await;
        let enrolled = self.enrol(&code, [7; 32]).await.unwrap();
        Phone::new(self, enrolled, member)
    }

    /// From now on the member has these roles and no others.
    pub async fn regrant(&self, member: &str, grants: &[(&str, &str)]) {
        let store = &self.app.store;
        let known = store.member(ward(), member.to_owned()).await.unwrap().unwrap().grants;
        let wanted: Vec<Grant> = grants.iter().map(|(role, at)| grant(role, at)).collect();
        let change = GrantChange::between(&known, &wanted);
        let done = store.change_grants(ward(), member.to_owned(), change, self.now_ms()).await;
        assert!(done.unwrap().unwrap());
    }

    pub async fn enrol(&self, code: &str, retry_key: [u8; 32]) -> Result<EnrolResponse, Failed> {
        let request = EnrolRequest {
            code: code.to_owned(),
            device_name: "Máy thử".to_owned(),
            platform: "test".to_owned(),
            retry_key: ByteBuf::from(retry_key.to_vec()),
        };
        post(&self.url("/api/v1/enrol"), None, &request).await
    }

    pub async fn account(&self, login: &str, password: &str, role: &str) {
        let new = vungxanh_server::store::NewAccount {
            ward: ward(),
            login: login.to_owned(),
            password_hash: auth::hash_password(password).unwrap(),
            role: role.parse().unwrap(),
            full_name: "Lê Văn Cán".to_owned(),
            phone: String::new(),
        };
        assert!(self.app.store.make_account(new, self.now_ms()).await.unwrap());
    }

    /// No difference anywhere in the database.
    pub async fn assert_clean(&self) {
        let report = self.app.store.check().await.unwrap();
        assert!(report.differences.is_empty(), "{:#?}", report.differences);
    }
}

/// An answer that is no success.
#[derive(Debug)]
pub struct Failed {
    pub status: u16,
    pub code: String,
    pub body: ErrorBody,
    pub retry_after: Option<String>,
}

pub async fn post<T: Serialize, A: DeserializeOwned>(
    url: &str,
    token: Option<&str>,
    message: &T,
) -> Result<A, Failed> {
    let mut request = reqwest::Client::new()
        .post(url)
        .header("content-type", "application/cbor")
        .body(wire::encode(message));
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    read(request.send().await.unwrap()).await
}

pub async fn read<A: DeserializeOwned>(response: reqwest::Response) -> Result<A, Failed> {
    let status = response.status().as_u16();
    let header = |name: &str| {
        response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    assert_eq!(header("content-type").as_deref(), Some("application/cbor"), "status {status}");
    let (gzip, retry_after) = (header("content-encoding"), header("retry-after"));
    let mut bytes = response.bytes().await.unwrap().to_vec();
    if gzip.as_deref() == Some("gzip") {
        bytes = gunzip(&bytes);
    }
    if status == 200 {
        return Ok(wire::decode(&bytes).unwrap());
    }
    let body: ErrorBody = wire::decode(&bytes).unwrap();
    Err(Failed { status, code: body.code.clone(), body, retry_after })
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn gunzip(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
    plain
}

/// A phone as small as it can be: documents, cursors, an outbox.
pub struct Phone {
    pub device: DeviceId,
    pub member: String,
    pub token: String,
    url: String,
    actor: SessionActor,
    pub documents: BTreeMap<DocumentKey, Automerge>,
    pub cursors: BTreeMap<String, u64>,
    pub outbox: Vec<Push>,
    next: u16,
}

pub fn key(partition: &str, period: &str) -> DocumentKey {
    DocumentKey::new(partition.parse().unwrap(), period.parse().unwrap()).unwrap()
}

impl Phone {
    pub fn new(server: &Server, enrolled: EnrolResponse, member: String) -> Self {
        let device = DeviceId::from_slice(&enrolled.device_id).unwrap();
        Self {
            device,
            member,
            token: enrolled.token,
            url: server.url("/api/v1/sync"),
            actor: SessionActor::new(device, [1, 2, 3, 4]),
            documents: BTreeMap::new(),
            cursors: BTreeMap::new(),
            outbox: Vec::new(),
            next: 0,
        }
    }

    /// The same phone at a server that was started again.
    pub fn turn_to(&mut self, server: &Server) {
        self.url = server.url("/api/v1/sync");
    }

    pub fn new_record(&mut self) -> RecordId {
        self.next += 1;
        let mut entropy = [0; 10];
        entropy[..8].copy_from_slice(&self.device.0[..8]);
        entropy[8..].copy_from_slice(&self.next.to_be_bytes());
        RecordId::new(NOW_MS, entropy)
    }

    /// Makes a change offline; it waits in the outbox.
    pub fn write(&mut self, key: &DocumentKey, record: RecordId, values: &[(&str, ScalarValue)]) {
        let document = self.documents.entry(key.clone()).or_default();
        let values = values.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        let write = RecordWrite::new(record, values);
        let change = document::write(document, self.actor, NOW_MS, &[write]).unwrap().unwrap();
        self.offer(key, change.raw_bytes().to_vec());
    }

    pub fn offer(&mut self, key: &DocumentKey, bytes: Vec<u8>) {
        self.outbox.push(Push {
            partition: key.partition.to_string(),
            period: key.period.to_string(),
            changes: vec![ByteBuf::from(bytes)],
        });
    }

    /// A new household of area 1.
    pub fn household(&mut self, head: &str) -> RecordId {
        let record = self.new_record();
        self.write(&register(), record, &household(head));
        record
    }

    pub fn request(&self) -> SyncRequest {
        SyncRequest {
            v: wire::WIRE_VERSION,
            app: "test".to_owned(),
            now_ms: NOW_MS,
            cursors: self.cursors.clone(),
            push: self.outbox.clone(),
            max_bytes: 1 << 20,
            digests: BTreeMap::new(),
        }
    }

    pub async fn try_sync(&mut self) -> Result<SyncResponse, Failed> {
        let response: SyncResponse = post(&self.url, Some(&self.token), &self.request()).await?;
        self.take(&response);
        Ok(response)
    }

    pub async fn sync(&mut self) -> SyncResponse {
        self.try_sync().await.unwrap()
    }

    /// Stores what came; what was answered leaves the outbox.
    pub fn take(&mut self, response: &SyncResponse) {
        self.outbox.clear();
        for frame in &response.frames {
            let key = key(&frame.partition, &frame.period);
            let document = self.documents.entry(key).or_default();
            if let Some(snapshot) = &frame.snapshot {
                document.load_incremental(snapshot).unwrap();
            }
            let changes = frame.changes.iter().flatten();
            let changes = changes.map(|bytes| Change::from_bytes(bytes.to_vec()).unwrap());
            document.apply_changes(changes).unwrap();
            self.cursors.insert(frame.partition.clone(), frame.cursor);
        }
    }

    pub async fn sync_all(&mut self) {
        while self.sync().await.more {}
    }

    pub fn text(&self, key: &DocumentKey, record: RecordId, field: &str) -> Option<String> {
        let state = document::read(self.documents.get(key)?, record)?;
        state.fields.get(field).and_then(Scalar::as_text).map(str::to_owned)
    }
}

/// Households of area 1 in 2021.
pub fn register() -> DocumentKey {
    key("register/00025/00025-01", "2021")
}

pub fn household(head: &str) -> Vec<(&'static str, ScalarValue)> {
    vec![
        ("kind", "household".into()),
        ("v", ScalarValue::Int(1)),
        ("head_name", head.into()),
        ("house_no", "12".into()),
        ("street", "phố Ngọc Khánh".into()),
    ]
}
