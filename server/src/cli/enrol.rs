//! `enrol`: a phone for a member, without the office.

use std::process::ExitCode;
use std::time::Duration;

use super::{COMMAND_LINE, by_hand};
use clap::Args;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use vungxanh_server::config::Config;
use vungxanh_server::phone::enrol::{CODE_LIFE_MS, link, make_code};
use vungxanh_server::store::{NewMember, Store};
use vungxanh_shared::ids::{Place, WardCode};
use vungxanh_shared::roles::{Grant, Role};

#[derive(Args)]
#[command(after_help = "A new member:\n  vungxanh enrol --ward 00025 --name \"Trần Thị B\" \
    --role team_member:00025-01 --role checkpoint_officer:00025-C01\n\
    Another phone of a member:\n  vungxanh enrol --ward 00025 --member <id>   (without --member: lists them)")]
pub struct Arguments {
    /// Ward code of five digits
    #[arg(long)]
    ward: WardCode,
    /// An existing member's id
    #[arg(long, conflicts_with = "name")]
    member: Option<String>,
    /// A new member's full name
    #[arg(long, requires = "role")]
    name: Option<String>,
    /// A new member's telephone number
    #[arg(long, default_value = "")]
    phone: String,
    /// A new member's role and place, such as team_member:00025-01; may be given several times
    #[arg(long, value_name = "ROLE:PLACE", value_parser = grant)]
    role: Vec<Grant>,
    /// How long the code may be used: seconds, minutes or hours, such as 90s, 30m or 72h
    #[arg(long, value_name = "TIME", default_value = "72h", value_parser = time_span)]
    valid_for: Duration,
}

/// The longest that a code may lie around unused.
const LONGEST: Duration = Duration::from_secs(31 * 24 * 3600);

fn time_span(text: &str) -> Result<Duration, String> {
    let unit = match text.chars().last() {
        Some('s') => 1,
        Some('m') => 60,
        Some('h') => 3600,
        _ => return Err("write a number with s, m or h, for instance 72h".to_owned()),
    };
    let number: u64 = text
        .get(..text.len() - 1)
        .and_then(|digits| digits.parse().ok())
        .ok_or("write a number with s, m or h, for instance 72h")?;
    let span = Duration::from_secs(number.saturating_mul(unit));
    if span.is_zero() || span > LONGEST {
        return Err("a code is valid for at least a second and at most 31 days (744h)".to_owned());
    }
    Ok(span)
}

fn grant(text: &str) -> Result<Grant, String> {
    let (role, place) =
        text.split_once(':').ok_or("write role:place, for instance team_member:00025-01")?;
    let role: Role = role.parse().map_err(|error| format!("{error}"))?;
    let place: Place = place.parse().map_err(|error| format!("{error}"))?;
    Grant::new(role, place).map_err(|error| error.to_string())
}

pub async fn run(arguments: Arguments, store: &Store, config: &Config) -> anyhow::Result<ExitCode> {
    let now_ms = config.clock.now_ms();
    let Arguments { ward, member, name, phone, role, valid_for } = arguments;
    known_ward(store, &ward).await?;
    let member = match (member, name) {
        (Some(member), _) => member,
        (None, Some(full_name)) => {
            let new = NewMember { ward: ward.clone(), full_name, phone, grants: role };
            let store = store.noting(by_hand(&ward, now_ms, "member_made", ""));
            store.make_member(new, now_ms).await?
        }
        (None, None) => return list(store, ward).await,
    };
    let code = make_code()?;
    let life_ms = i64::try_from(valid_for.as_millis()).unwrap_or(CODE_LIFE_MS);
    let times = (now_ms, now_ms + life_ms);
    let made_by = COMMAND_LINE.to_owned();
    let store_noting = store.noting(by_hand(&ward, now_ms, "code_made", &member));
    let whose = (ward, member.clone());
    if !store_noting.put_enrolment_code(whose, code.hash, made_by, times).await? {
        anyhow::bail!(
            "--member: there is no active member `{member}`; without --member they are listed"
        );
    }
    show(&member, &link(&server_url(store, config).await?, &code.text), &spoken(valid_for))
}

/// A code mistyped must not become another ward.
async fn known_ward(store: &Store, code: &WardCode) -> anyhow::Result<()> {
    let wards = store.wards().await?;
    if wards.iter().any(|ward| ward.code == *code) {
        return Ok(());
    }
    let known: Vec<String> =
        wards.iter().map(|ward| format!("{} {}", ward.code, ward.name)).collect();
    anyhow::bail!(
        "--ward: this database has no ward {code}; it has {}. A ward is made with its first account: \
         vungxanh account create --help",
        if known.is_empty() { "none".to_owned() } else { known.join(", ") }
    )
}

/// Where phones reach the server: as set, else as the server itself says that is or was beside.
async fn server_url(store: &Store, config: &Config) -> anyhow::Result<String> {
    if config.has_public_url {
        return Ok(config.public_url.clone());
    }
    Ok(store.public_url().await?.unwrap_or_else(|| config.public_url.clone()))
}

async fn list(store: &Store, ward: WardCode) -> anyhow::Result<ExitCode> {
    for member in store.members(ward).await? {
        let roles: Vec<String> =
            member.grants.iter().map(|grant| format!("{}:{}", grant.role, grant.place)).collect();
        println!("{}  {:<28} {}", member.id, member.full_name, roles.join(" "));
    }
    Ok(ExitCode::SUCCESS)
}

fn spoken(span: Duration) -> String {
    match span.as_secs() {
        seconds if seconds % 3600 == 0 => format!("{} hours", seconds / 3600),
        seconds if seconds % 60 == 0 => format!("{} minutes", seconds / 60),
        seconds => format!("{seconds} seconds"),
    }
}

fn show(member: &str, link: &str, span: &str) -> anyhow::Result<ExitCode> {
    let picture = QrCode::new(link)?.render::<Dense1x2>().quiet_zone(true).build();
    println!("{picture}\n{link}\nMember {member}. Works once, for {span}.");
    Ok(ExitCode::SUCCESS)
}
