//! Behind nginx as the README configures it. nginx is installed by `cargo xtask test`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use futures_util::StreamExt;
use support::desk::Desk;
use support::{Phone, Server};

/// Less than the time after which a stream without news sends a sign of life.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running nginx; it ends with the test.
struct Nginx {
    process: Child,
    address: SocketAddr,
    _folder: tempfile::TempDir,
}

impl Nginx {
    fn before(server: &Server) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = free_address();
        let readme = include_str!("../../README.md");
        let location = readme.split_once("location / {").unwrap().1.split_once("\n}").unwrap().0;
        let location = location.replace("127.0.0.1:8080", &server.address.to_string());
        let configuration = format!(
            "daemon off; master_process off; pid nginx.pid; error_log stderr warn;
             events {{}}
             http {{
                 access_log off; client_body_temp_path body; proxy_temp_path proxy;
                 fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                 server {{ listen {address}; location / {{{location}}} }}
             }}"
        );
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, configuration).unwrap();
        let process = start(folder.path(), &file);
        let mut nginx = Self { process, address, _folder: folder };
        nginx.wait();
        nginx
    }

    /// Until it listens.
    fn wait(&mut self) {
        while TcpStream::connect(self.address).is_err() {
            if let Some(status) = self.process.try_wait().unwrap() {
                panic!("nginx ended: {status}");
            }
            std::thread::yield_now();
        }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn start(folder: &Path, file: &Path) -> Child {
    // Debian has it where only root looks for programs.
    let mut path = std::env::var_os("PATH").unwrap_or_default();
    path.push(":/usr/sbin:/usr/local/sbin");
    let mut nginx = Command::new("nginx");
    nginx.env("PATH", path).arg("-p").arg(folder).arg("-c").arg(file).spawn().expect("nginx starts")
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// The texts of an event stream as they arrive.
struct Stream(std::pin::Pin<Box<dyn futures_util::Stream<Item = String> + Send>>);

impl Stream {
    async fn open(request: reqwest::RequestBuilder) -> Self {
        let answer = tokio::time::timeout(PATIENCE, request.send()).await.unwrap().unwrap();
        assert_eq!(answer.status(), 200);
        let text = |bytes: reqwest::Result<bytes::Bytes>| {
            String::from_utf8_lossy(&bytes.unwrap()).into_owned()
        };
        Self(Box::pin(answer.bytes_stream().map(text)))
    }

    async fn hears(&mut self, words: &str) {
        let heard = async {
            let mut text = String::new();
            while !text.contains(words) {
                text.push_str(&self.0.next().await.expect("the stream goes on"));
            }
        };
        let heard = tokio::time::timeout(PATIENCE, heard).await;
        heard.unwrap_or_else(|_| panic!("{words} was held back"));
    }
}

async fn household(phone: &mut Phone) {
    phone.household("Nguyễn Văn An");
    assert_eq!(phone.sync().await.accepted.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn b13_events_pass_through_nginx_with_its_default_buffering() {
    let server = Server::start().await;
    server.plan().await;
    let team = [("team_member", "00025-01")];
    let (listener, mut writer) = (server.phone(&team).await, server.phone(&team).await);
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let nginx = Nginx::before(&server);
    let client = reqwest::Client::new();
    let asks = [
        client.get(nginx.url("/api/v1/live")).bearer_auth(&listener.token),
        client.get(nginx.url("/api/v1/office/live")).header("cookie", &desk.cookie),
    ];
    for ask in asks {
        let mut stream = Stream::open(ask).await;
        stream.hears("data: ").await;
        household(&mut writer).await;
        stream.hears("register/00025/00025-01").await;
    }
    drop(nginx);
    server.stop().await;
}
