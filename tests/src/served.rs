//! The server of today inside this process, on a data directory and at a time of one's choice.

use anyhow::{Context, Result, ensure};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use vungxanh_server::app::{App, AppState};
use vungxanh_server::clock::Clock;
use vungxanh_server::config::{Config, Options};
use vungxanh_server::phone::enrol;
use vungxanh_server::store::{NewAccount, NewMember, Ward};
use vungxanh_server::{auth, serve_app};
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::roles::{Grant, Role};

/// A server that runs; it is stopped, and all is written, when it is dropped.
pub struct Served {
    pub address: SocketAddr,
    now_ms: i64,
    runtime: Runtime,
    app: AppState,
    shutdown: CancellationToken,
    task: Option<JoinHandle<Result<()>>>,
}

impl Served {
    /// Opens the database of `data`, made where missing, and serves it at `now_ms`.
    pub fn at(data: &Path, now_ms: i64) -> Result<Self> {
        let options = Options {
            data_dir: Some(data.to_owned()),
            listen: Some("127.0.0.1:0".to_owned()),
            device_requests_per_second: Some("10000".to_owned()),
            address_tries_per_minute: Some("10000".to_owned()),
            log: Some("warn".to_owned()),
            ..Options::default()
        };
        let clock = Clock::Set(Arc::new(AtomicI64::new(now_ms)));
        let config = Config { clock, ..Config::load(options)? };
        let runtime = Runtime::new()?;
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shutdown = CancellationToken::new();
        let app = runtime.block_on(App::open(config))?;
        let task = Some(runtime.spawn(serve_app(app.clone(), listener, shutdown.clone())));
        Ok(Self { address, now_ms, runtime, app, shutdown, task })
    }

    /// An enrolment code for a new member with these roles and places.
    pub fn invite(&self, name: &str, grants: &[(&str, &str)]) -> Result<String> {
        let ward: WardCode = crate::records::WARD.parse()?;
        let grants = grants.iter().map(|(role, place)| {
            let (role, place) = (role.parse()?, place.parse()?);
            Grant::new(role, place).context("no such grant")
        });
        let grants = grants.collect::<Result<_>>()?;
        let (full_name, phone) = (name.to_owned(), String::new());
        let named = Ward { code: ward.clone(), name: "Phường Ngọc Khánh".to_owned() };
        let (store, now_ms) = (&self.app.store, self.now_ms);
        self.runtime.block_on(async {
            store.put_ward(named, now_ms).await?;
            let new = NewMember { ward: ward.clone(), full_name, phone, grants };
            let member = store.make_member(new, now_ms).await?;
            let code = enrol::make_code()?;
            let times = (now_ms, now_ms + enrol::CODE_LIFE_MS);
            let whose = (ward, member);
            let kept = store.put_enrolment_code(whose, code.hash, "test".to_owned(), times).await?;
            ensure!(kept, "the store did not keep an enrolment code");
            Ok(code.text)
        })
    }

    /// An account of a ward official: login and password.
    pub fn official(&self) -> Result<(String, String)> {
        self.account_of("canbo", Role::WardOfficial)
    }

    /// An account of the role, called as it is: login and password.
    pub fn account(&self, role: Role) -> Result<(String, String)> {
        self.account_of(role.as_str(), role)
    }

    fn account_of(&self, login: &str, role: Role) -> Result<(String, String)> {
        let (login, password) = (login.to_owned(), "only-for-the-test".to_owned());
        let new = NewAccount {
            ward: crate::records::WARD.parse()?,
            login: login.clone(),
            password_hash: auth::hash_password(&password)?,
            role,
            full_name: "Nguyễn Văn Cán".to_owned(),
            phone: String::new(),
        };
        let made = self.runtime.block_on(self.app.store.make_account(new, self.now_ms))?;
        ensure!(made, "the store did not make the account");
        Ok((login, password))
    }

    /// Makes the snapshots of one round, as the server does in a quiet minute; gives how many.
    pub fn make_snapshots(&self) -> Result<usize> {
        Ok(self.runtime.block_on(self.app.store.make_snapshots(self.now_ms))?)
    }

    /// What `vungxanh check` finds wrong.
    pub fn differences(&self) -> Result<Vec<String>> {
        Ok(self.runtime.block_on(self.app.store.check())?.differences)
    }

    /// Takes out what does harm, as `vungxanh repair` does; gives the documents.
    pub fn repair(&self, now_ms: i64) -> Result<Vec<String>> {
        let repaired = self.runtime.block_on(self.app.store.repair(now_ms))?;
        Ok(repaired.iter().map(|one| one.document.to_string()).collect())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.shutdown.cancel();
        if let Some(task) = self.task.take() {
            // A server that failed has said so to whoever asked it.
            let _ = self.runtime.block_on(task);
        }
    }
}
