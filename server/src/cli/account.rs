//! `account`: who may log in at the office.

use std::io::Read;
use std::process::ExitCode;

use clap::Args;

use super::by_hand;
use vungxanh_server::auth::{Secret, hash_password};
use vungxanh_server::config::Config;
use vungxanh_server::credentials::{login_problem, normal_login, password_problem};
use vungxanh_server::store::{NewAccount, Store, Ward};
use vungxanh_server::units;
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::roles::Role;
use vungxanh_shared::time::{LocalDate, local_hour};

#[derive(clap::Subcommand)]
pub enum Command {
    /// Make an account; prints a new password unless one is given on standard input
    Create(Create),
    /// List accounts
    List,
    /// Give an account a new password and end its sessions
    Password(Password),
    /// Take an account's access away and end its sessions
    Disable(Login),
    /// Give an account its access back
    Enable(Login),
}

#[derive(Args)]
pub struct Create {
    /// Ward code of five digits
    #[arg(long)]
    ward: WardCode,
    /// Name of the ward, where the tables of units do not know the code today
    #[arg(long)]
    ward_name: Option<String>,
    /// What the person types to log in
    #[arg(long)]
    login: String,
    /// The person's full name
    #[arg(long)]
    name: String,
    /// The person's telephone number
    #[arg(long, default_value = "")]
    phone: String,
    /// ward_official, health_station, police, district or administrator
    #[arg(long, default_value = "ward_official")]
    role: Role,
    /// Read the password from standard input
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Args)]
pub struct Password {
    /// The account
    #[arg(long)]
    login: String,
    /// Read the password from standard input
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Args)]
pub struct Login {
    /// The account
    #[arg(long)]
    login: String,
}

pub async fn run(command: Command, store: &Store, config: &Config) -> anyhow::Result<ExitCode> {
    let now_ms = config.clock.now_ms();
    match command {
        Command::Create(create) => make(create, store, now_ms).await?,
        Command::List => list(store).await?,
        Command::Password(password) => new_password(password, store, now_ms).await?,
        Command::Disable(Login { login }) => {
            let store = noting(store, &login, "account_disabled", now_ms).await?;
            known(store.set_account_disabled(normal_login(&login), Some(now_ms)).await?, &login)?;
            println!("{login} is disabled.");
        }
        Command::Enable(Login { login }) => {
            let store = noting(store, &login, "account_enabled", now_ms).await?;
            known(store.set_account_disabled(normal_login(&login), None).await?, &login)?;
            println!("{login} is enabled.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn make(create: Create, store: &Store, now_ms: i64) -> anyhow::Result<()> {
    let Create { ward, ward_name, login, name, phone, role, password_stdin } = create;
    let login = normal_login(&login);
    if let Some(problem) = login_problem(&login) {
        anyhow::bail!("--login: `{login}`: {}", problem.en);
    }
    if let Some(problem) = role_problem(role) {
        anyhow::bail!("--role: {problem}");
    }
    let password = password(&login, password_stdin)?;
    ready_ward(store, &ward, ward_name, now_ms).await?;
    let store = store.noting(by_hand(&ward, now_ms, "account_made", &login));
    let new = NewAccount {
        ward,
        login: login.clone(),
        password_hash: hash_password(&password.text)?,
        role,
        full_name: name,
        phone,
    };
    if !store.make_account(new, now_ms).await? {
        anyhow::bail!(
            "--login: `{login}` is taken; choose another, or set its password: vungxanh account password"
        );
    }
    println!("Login:    {login}");
    password.show();
    Ok(())
}

/// The store by which something is done to the account that the audit log gets.
async fn noting(store: &Store, login: &str, action: &str, now_ms: i64) -> anyhow::Result<Store> {
    let login = normal_login(login);
    let Some(account) = store.account(login.clone()).await? else {
        anyhow::bail!("--login: there is no account `{login}`; see: vungxanh account list");
    };
    Ok(store.noting(by_hand(&account.ward, now_ms, action, &login)))
}

async fn new_password(asked: Password, store: &Store, now_ms: i64) -> anyhow::Result<()> {
    let store = noting(store, &asked.login, "password_set", now_ms).await?;
    let password = password(&normal_login(&asked.login), asked.password_stdin)?;
    let hash = hash_password(&password.text)?;
    known(store.set_password(normal_login(&asked.login), hash).await?, &asked.login)?;
    println!("Login:    {}", asked.login);
    password.show();
    Ok(())
}

async fn list(store: &Store) -> anyhow::Result<()> {
    println!("{:<6} {:<20} {:<15} {:<28} last login", "ward", "login", "role", "name");
    for account in store.accounts().await? {
        let last = account.last_login_ms.map_or_else(|| "never".to_owned(), moment);
        let state = if account.disabled_at_ms.is_some() { "  (disabled)" } else { "" };
        println!(
            "{:<6} {:<20} {:<15} {:<28} {last}{state}",
            account.ward.to_string(),
            account.login,
            account.role.to_string(),
            account.full_name
        );
    }
    Ok(())
}

fn moment(ms: i64) -> String {
    format!("{} {:02}h", LocalDate::at_ms(ms), local_hour(ms))
}

/// Why there is no office account of this role.
pub(super) fn role_problem(role: Role) -> Option<String> {
    matches!(role, Role::TeamMember | Role::CheckpointOfficer).then(|| {
        format!("{role} has no office account; enrol a phone instead: vungxanh enrol --help")
    })
}

fn known(found: bool, login: &str) -> anyhow::Result<()> {
    if !found {
        anyhow::bail!("--login: there is no account `{login}`; see: vungxanh account list");
    }
    Ok(())
}

pub(super) struct Chosen {
    pub(super) text: String,
    made: bool,
}

impl Chosen {
    pub(super) fn show(&self) {
        if self.made {
            println!("Password: {}  (shown this once)", self.text);
        }
    }
}

/// From standard input, or made.
pub(super) fn password(login: &str, stdin: bool) -> anyhow::Result<Chosen> {
    if !stdin {
        let secret = Secret::make()?;
        return Ok(Chosen { text: secret.text.chars().take(16).collect(), made: true });
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let text = text.trim_end_matches(['\r', '\n']).to_owned();
    if let Some(problem) = password_problem(login, &text) {
        anyhow::bail!("--password-stdin: {}", problem.en);
    }
    Ok(Chosen { text, made: false })
}

/// Makes sure that the ward is in the database. Its name is given, or found in the tables of units.
async fn ready_ward(
    store: &Store,
    code: &WardCode,
    name: Option<String>,
    now_ms: i64,
) -> anyhow::Result<()> {
    let known = store.wards().await?.into_iter().any(|ward| ward.code == *code);
    if known && name.is_none() {
        return Ok(());
    }
    let today = LocalDate::at_ms(now_ms);
    let found = name.or_else(|| units::find(code.as_str(), today).map(|unit| unit.name.to_owned()));
    let Some(name) = found else {
        anyhow::bail!(
            "--ward: no ward has the code {code} today; check the code, or name the ward with --ward-name"
        );
    };
    let action = if known { "ward_renamed" } else { "ward_made" };
    let store = store.noting(by_hand(code, now_ms, action, code.as_str()));
    store.put_ward(Ward { code: code.clone(), name }, now_ms).await?;
    Ok(())
}
