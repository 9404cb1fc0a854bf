//! Secrets are kept as hashes only, and nothing personal is in any line of the log, however finely it
//! is written and whatever goes wrong.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use reqwest::{Client, RequestBuilder};
use serde_bytes::ByteBuf;
use serde_json::{Value, json};
use support::{NOW_MS, Phone, Server, grant, place, register, ward, wide};
use vungxanh_server::config::Limits;
use vungxanh_server::store::{NewMember, RecordEdit};
use vungxanh_server::telemetry;
use vungxanh_shared::scalar::Scalar;
use vungxanh_shared::wire::{EnrolRequest, EnrolResponse};

const PASSWORD: &str = "mật-khẩu-Zq7x";
const WRONG_PASSWORD: &str = "sai-khẩu-Zq8x";
/// Names, numbers, plates, addresses, words typed into searches: none may stand in the log.
const PERSONAL: [&str; 13] = [
    "Zquỳnh",
    "Zthịnh",
    "Zhoa",
    "0912000111",
    "+84912000111",
    "001185012345",
    "29A-98765",
    "29A98765",
    "Zngõ 7",
    "Zmáy của chị",
    "Ztìm-kiếm",
    "Zghi-chú",
    "Zlý-do",
];

/// Everything that the server of this process logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// One for all tests of this process: there can be no second subscriber.
    fn start() -> &'static Self {
        static LOG: OnceLock<Log> = OnceLock::new();
        LOG.get_or_init(|| {
            let log = Log::default();
            let writer = log.clone();
            telemetry::start_into("trace", move || writer.clone());
            log
        })
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }

    fn holds_none_of(&self, secrets: &[String]) {
        let text = self.text();
        for secret in secrets.iter().map(String::as_str).chain(PERSONAL) {
            let line = text.lines().find(|line| line.contains(secret));
            assert!(line.is_none(), "`{secret}` is in the log: {line:?}");
        }
    }
}

/// A member with a name of their own.
async fn member(server: &Server) -> String {
    let new = NewMember {
        ward: ward(),
        full_name: "Phạm Thị Zquỳnh".to_owned(),
        phone: "0912000111".to_owned(),
        grants: vec![grant("team_member", "00025-01")],
    };
    server.app.store.make_member(new, NOW_MS).await.unwrap()
}

async fn enrol(server: &Server, code: &str, retry_key: [u8; 32]) -> Result<EnrolResponse, String> {
    let request = EnrolRequest {
        code: code.to_owned(),
        device_name: "Zmáy của chị Zquỳnh".to_owned(),
        platform: "Android".to_owned(),
        retry_key: ByteBuf::from(retry_key.to_vec()),
    };
    let answer = support::post(&server.url("/api/v1/enrol"), None, &request).await;
    answer.map_err(|failed| failed.code)
}

/// Logs in; gives the cookie's value.
async fn login(server: &Server, password: &str) -> Option<String> {
    let body = json!({ "login": "zcanbo", "password": password });
    let url = server.url("/api/v1/office/login");
    let response = Client::new().post(url).json(&body).send().await.unwrap();
    let cookie = response.headers().get("set-cookie")?.to_str().unwrap().to_owned();
    Some(cookie.split(['=', ';']).nth(1).unwrap().to_owned())
}

fn office(server: &Server, session: &str, method: &str, path: &str) -> RequestBuilder {
    let url = server.url(&format!("/api/v1/office{path}"));
    Client::new()
        .request(method.parse().unwrap(), url)
        .header("cookie", format!("vx_session={session}"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn w4_the_database_file_holds_no_secret_in_the_clear() {
    let server = Server::start().await;
    server.plan().await;
    server.account("zcanbo", PASSWORD, "ward_official").await;
    let member = member(&server).await;
    let (code, unused) = (server.code(&member).await, server.code(&member).await);
    let retry_key = [0xa7; 32];
    let first = enrol(&server, &code, retry_key).await.unwrap();
    let again = enrol(&server, &code, retry_key).await.unwrap();
    let session = login(&server, PASSWORD).await.unwrap();
    let (_, link) = code.split_at(0);
    let dashed = format!("{}-{}", &code[..5], &code[5..]);
    let path = format!("/members/{member}/enrolment");
    let made = office(&server, &session, "POST", &path).send().await.unwrap();
    let made: Value = made.json().await.unwrap();
    let printed = made["code"].as_str().unwrap().to_owned();
    let secrets = [
        first.token.clone(),
        again.token.clone(),
        session.clone(),
        PASSWORD.to_owned(),
        unused,
        link.to_owned(),
        dashed,
        printed.replace('-', ""),
        printed,
    ];
    let in_use = files(server.dir.path());
    let dir = server.stop().await;
    for (when, bytes) in [("in use", in_use), ("closed", files(dir.path()))] {
        let holds = |secret: &[u8]| bytes.windows(secret.len()).any(|part| part == secret);
        assert!(holds("Zquỳnh".as_bytes()), "this search finds what is there");
        for secret in &secrets {
            assert!(!holds(secret.as_bytes()), "{when}: `{secret}` is in the file");
        }
        assert!(!holds(&retry_key) && !holds(hex(&retry_key).as_bytes()), "{when}: the retry key");
    }
}

/// Every byte of the data directory.
fn files(dir: &std::path::Path) -> Vec<u8> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_file()).flat_map(|path| std::fs::read(path).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_personal_is_in_any_line_of_the_log() {
    let log = Log::start();
    let server = Server::with(Limits { failed_logins_before_lock: 2, ..wide() }).await;
    server.plan().await;
    server.account("zcanbo", PASSWORD, "ward_official").await;
    let member = member(&server).await;
    let code = server.code(&member).await;
    let enrolled = enrol(&server, &code, [1; 32]).await.unwrap();
    assert_eq!(enrol(&server, &code, [2; 32]).await.unwrap_err(), "code_used");
    assert_eq!(enrol(&server, "ZZZZZ-ZZZZZ", [2; 32]).await.unwrap_err(), "code_unknown");
    let token = enrolled.token.clone();
    let mut phone = Phone::new(&server, enrolled, member.clone());
    sync_of_every_kind(&server, &mut phone).await;
    let session = login(&server, PASSWORD).await.unwrap();
    office_of_every_kind(&server, &session, &member).await;
    for _ in 0..3 {
        assert!(login(&server, WRONG_PASSWORD).await.is_none());
    }
    for path in ["/?Zhoa=0912000111", "/Zquỳnh", "/api/v1/Zthịnh?q=Ztìm-kiếm", "/healthz?x=Zhoa"]
    {
        reqwest::get(server.url(path)).await.unwrap();
    }
    server.app.store.revoke_device(ward(), phone.device, NOW_MS).await.unwrap();
    assert_eq!(phone.try_sync().await.unwrap_err().code, "access_withdrawn");
    server.stop().await;
    let text = log.text();
    assert!(
        text.contains("a phone was enrolled") && text.contains("were refused or put off"),
        "{text}"
    );
    let dashed = format!("{}-{}", &code[..5], &code[5..]);
    let secrets = [token, session, code, dashed, PASSWORD.to_owned(), WRONG_PASSWORD.to_owned()];
    log.holds_none_of(&secrets);
}

async fn sync_of_every_kind(server: &Server, phone: &mut Phone) {
    let record = phone.household("Nguyễn Văn Zthịnh");
    phone.write(
        &register(),
        record,
        &[("house_no", "Zngõ 7".into()), ("phone", "0912000111".into())],
    );
    phone.sync().await;
    // Refused: an unknown field, no change at all, another place, a period that is none.
    phone.write(&register(), record, &[("Zghi-chú", "Zghi-chú 001185012345".into())]);
    phone.offer(&register(), "Zhoa 29A98765".as_bytes().to_vec());
    for (partition, period) in [("register/00025/00025-02", "2021"), ("Zquỳnh", "Zhoa")] {
        phone.outbox.push(vungxanh_shared::wire::Push {
            partition: partition.to_owned(),
            period: period.to_owned(),
            changes: vec![ByteBuf::from("Zthịnh".as_bytes().to_vec())],
        });
    }
    assert_eq!(phone.sync().await.refused.len(), 4);
    for body in ["Zquỳnh 0912000111".as_bytes().to_vec(), vec![0x81; 5000]] {
        let request = Client::new().post(server.url("/api/v1/sync")).bearer_auth(&phone.token);
        let response = request.header("content-type", "application/cbor").body(body).send().await;
        assert_eq!(response.unwrap().status(), 400);
    }
}

async fn office_of_every_kind(server: &Server, session: &str, member: &str) {
    let get = async |path: &str| {
        let response = office(server, session, "GET", path).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    };
    for path in [
        "/persons?search=Zt%C3%ACm-ki%E1%BA%BFm",
        "/households?search=Zth%E1%BB%8Bnh&place=00025-01",
        "/passes?search=29A98765&from=2021-01-01",
        "/members",
        "/phones",
        "/quarantine",
        "/audit",
        "/overview",
    ] {
        assert_eq!(get(path).await.0, 200, "{path}");
    }
    for path in
        ["/persons?place=Zhoa", "/persons?from=Zhoa", "/persons?limit=Zhoa", "/records/Zhoa"]
    {
        let (status, text) = get(path).await;
        assert!((400..500).contains(&status), "{path}");
        assert!(PERSONAL.iter().all(|word| !text.contains(word)), "{path} answers {text}");
    }
    let fields = [
        ("full_name", "Lê Thị Zhoa"),
        ("dob", "1985"),
        ("sex", "female"),
        ("residence", "permanent"),
        ("household", "09090909090909090909090909090909"),
    ]
    .map(|(name, value)| (name.to_owned(), Scalar::from(value)));
    let edit = RecordEdit::new("person", place("00025-01"), fields.into());
    let author = server.app.store.server_author(ward()).await.unwrap();
    let person = server.app.store.write(author, vec![edit], NOW_MS).await.unwrap().unwrap()[0];
    let bad = [
        (format!("/records/{person}/edit"), json!({ "fields": { "citizen_id": "001185012345" } })),
        (format!("/records/{person}/edit"), json!({ "fields": { "Zghi-chú": "Zghi-chú" } })),
        (format!("/records/{person}/edit"), json!({ "fields": { "dob": "Zghi-chú" } })),
        (format!("/records/{person}/decide"), json!({ "field": "phone", "value": ["0912000111"] })),
        (format!("/records/{person}/remove"), json!({ "reason": "Zlý-do" })),
        ("/members".to_owned(), json!({ "full_name": "Zhoa", "phone": "Zghi-chú" })),
        ("/members".to_owned(), json!({ "full_name": { "Zhoa": 1 } })),
        (
            format!("/members/{member}/grants"),
            json!({ "give": [{ "role": "Zhoa", "place": "Zhoa" }] }),
        ),
        ("/login".to_owned(), json!({ "login": "Zhoa", "password": WRONG_PASSWORD })),
    ];
    for (path, body) in bad {
        let response = office(server, session, "POST", &path).json(&body).send().await.unwrap();
        assert!(response.status().as_u16() < 500, "{path}");
    }
    let path = format!("/members/{member}/enrolment");
    assert_eq!(office(server, session, "POST", &path).send().await.unwrap().status(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_and_a_panic_tell_no_name_either() {
    let log = Log::start();
    let full = Limits { max_database_pages: Some(200), ..wide() };
    let server = Server::with(full).await;
    let member = member(&server).await;
    let code = server.code(&member).await;
    let enrolled = enrol(&server, &code, [1; 32]).await.unwrap();
    let mut phone = Phone::new(&server, enrolled, member);
    let failed = loop {
        for _ in 0..40 {
            phone.household(&"Nguyễn Văn Zthịnh ".repeat(40));
        }
        if let Err(failed) = phone.try_sync().await {
            break failed;
        }
    };
    assert_eq!((failed.status, failed.code.as_str()), (503, "storage_unavailable"));
    server.stop().await;
    let name = "Zquỳnh".to_owned();
    let panicked = std::thread::spawn(move || drop(name[..4].to_owned())).join();
    assert!(panicked.is_err(), "the text of this panic quotes the name");
    let text = log.text();
    assert!(text.contains("panicked") && text.contains("cannot be written"), "{text}");
    log.holds_none_of(&[phone.token]);
}
