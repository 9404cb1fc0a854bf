//! A ward with an area for each team, made in the database before the server starts.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;
use vungxanh_server::store::{NewAccount, NewMember, OpenOptions, Store, Ward};
use vungxanh_server::{auth, enrol};
use vungxanh_shared::ids::{Place, WardCode};
use vungxanh_shared::roles::{Grant, Role};

pub const LOGIN: &str = "canbo";
pub const PASSWORD: &str = "only-for-the-benchmark";

/// A phone that may enrol.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Invitation {
    /// Works once.
    pub code: String,
    /// The area of its team.
    pub area: String,
}

/// Makes the database in `directory`: one ward, an official who can log in, and a team member with an
/// enrolment code for each of `phones`, every one in an area of its own.
pub async fn make_ward(directory: &Path, phones: u16, now_ms: i64) -> Result<Vec<Invitation>> {
    let options = OpenOptions {
        file: directory.join("vungxanh.sqlite"),
        document_cache_bytes: 64 << 20,
        max_pages: None,
        now_ms,
        vfs: None,
    };
    let store = Store::open(&options)?;
    let code: WardCode = "00025".parse()?;
    let ward = Ward { code: code.clone(), name: "Phường Ngọc Khánh".to_owned() };
    store.put_ward(ward, now_ms).await?;
    store.make_account(official(&code)?, now_ms).await?;
    let mut invitations = Vec::new();
    for number in 1..=phones {
        let area = Place::area(&code, number);
        invitations.push(invite(&store, &code, area, now_ms).await?);
    }
    store.close().await;
    Ok(invitations)
}

fn official(ward: &WardCode) -> Result<NewAccount> {
    Ok(NewAccount {
        ward: ward.clone(),
        login: LOGIN.to_owned(),
        password_hash: auth::hash_password(PASSWORD)?,
        role: Role::WardOfficial,
        full_name: "Nguyễn Văn Cán".to_owned(),
        phone: String::new(),
    })
}

async fn invite(store: &Store, ward: &WardCode, area: Place, now_ms: i64) -> Result<Invitation> {
    let member = NewMember {
        ward: ward.clone(),
        full_name: "Trần Thị Bình".to_owned(),
        phone: String::new(),
        grants: vec![Grant::new(Role::TeamMember, area.clone())?],
    };
    let member = store.make_member(member, now_ms).await?;
    let code = enrol::make_code()?;
    let times = (now_ms, now_ms + enrol::CODE_LIFE_MS);
    let whose = (ward.clone(), member);
    let kept = store.put_enrolment_code(whose, code.hash, LOGIN.to_owned(), times).await?;
    kept.then_some(()).context("the store did not keep an enrolment code")?;
    Ok(Invitation { code: code.text, area: area.to_string() })
}
