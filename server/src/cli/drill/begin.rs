//! `drill begin`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use vungxanh_server::app::{open_store_beside, open_store_or_make};
use vungxanh_server::auth::hash_password;
use vungxanh_server::config::{Config, Options};
use vungxanh_server::credentials::{login_problem, normal_login};
use vungxanh_server::store::drill::{DrillMade, PlanCopy};
use vungxanh_server::store::{NewAccount, Store};
use vungxanh_server::telemetry;
use vungxanh_shared::ids::WardCode;
use vungxanh_shared::roles::Role;

use super::super::account::password;
use super::super::by_hand;
use super::NOT_REAL;

#[derive(Args)]
#[command(after_help = "\
The drill gets a directory, and an address, of its own: phones and browsers keep what they hold apart by address, so\n\
that nothing of it comes to the ward. It may be begun beside the ward's server.\n\n  \
vungxanh drill begin --from /var/lib/vungxanh --ward 00025 --data-dir /var/lib/vungxanh-drill\n  \
vungxanh serve --data-dir /var/lib/vungxanh-drill --listen 0.0.0.0:8443 --public-url https://ward.example:8443 …\n  \
vungxanh drill end --data-dir /var/lib/vungxanh-drill")]
pub struct Begin {
    /// Directory of the ward's own database; nothing in it is changed but its audit log
    #[arg(long, value_name = "DIRECTORY")]
    from: PathBuf,
    /// Ward code of five digits
    #[arg(long)]
    ward: WardCode,
    /// What the drill's first ward official types to log in
    #[arg(long, value_name = "LOGIN", default_value = "dientap")]
    account: String,
    /// The official's full name
    #[arg(long, default_value = "Cán bộ điều hành diễn tập")]
    name: String,
}

pub async fn run(begin: Begin, options: Options) -> anyhow::Result<ExitCode> {
    let config = Config::load(options)?;
    telemetry::start(&config.log);
    let now_ms = config.clock.now_ms();
    let login = normal_login(&begin.account);
    if let Some(problem) = login_problem(&login) {
        anyhow::bail!("--account: `{login}`: {}", problem.en);
    }
    if std::fs::read_dir(&config.data_dir)?.next().is_some() {
        anyhow::bail!(
            "data-dir: {} is not empty; a drill begins in a new directory, name one with --data-dir",
            config.data_dir.display()
        );
    }
    let plan = plan_of(&begin, &config, now_ms).await?;
    let password = password(&login, false)?;
    let account = NewAccount {
        ward: plan.ward.code.clone(),
        login: login.clone(),
        password_hash: hash_password(&password.text)?,
        role: Role::WardOfficial,
        full_name: begin.name,
        phone: String::new(),
    };
    let name = format!("{} {}", plan.ward.code, plan.ward.name);
    let store = open_store_or_make(&config)?;
    let made = store.make_drill(plan, account, now_ms).await;
    store.close().await;
    let made = made.inspect_err(|_| remove_what_was_made(&config))?;
    tell(&made, &name, &config);
    println!("Login:    {login}");
    password.show();
    Ok(ExitCode::SUCCESS)
}

/// The plan, and a line in the ward's audit log that it was taken: names and telephone numbers of members are in it.
async fn plan_of(begin: &Begin, config: &Config, now_ms: i64) -> anyhow::Result<PlanCopy> {
    let of_ward = Config { data_dir: begin.from.clone(), ..config.clone() };
    if !of_ward.has_database() {
        anyhow::bail!(
            "--from: there is no database {}; name the directory of the ward's own",
            of_ward.database_file().display()
        );
    }
    let store = open_store_beside(&of_ward)?;
    let plan = read(&store, &begin.ward, now_ms).await;
    store.close().await;
    plan
}

async fn read(store: &Store, ward: &WardCode, now_ms: i64) -> anyhow::Result<PlanCopy> {
    let Some(plan) = store.plan_to_copy(ward.clone()).await? else {
        let known: Vec<String> = store
            .wards()
            .await?
            .iter()
            .map(|ward| format!("{} {}", ward.code, ward.name))
            .collect();
        anyhow::bail!(
            "--ward: that database has no ward {ward}; it has {}",
            if known.is_empty() { "none".to_owned() } else { known.join(", ") }
        );
    };
    store.audit(by_hand(ward, now_ms, "plan_copied_for_drill", ward.as_str())).await?;
    Ok(plan)
}

/// The directory was empty before, and stays for another try.
fn remove_what_was_made(config: &Config) {
    let own = config.database_file();
    let name = own.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for entry in std::fs::read_dir(&config.data_dir).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(&name) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn tell(made: &DrillMade, ward: &str, config: &Config) {
    println!("{NOT_REAL}");
    println!(
        "{ward}: {} records of the plan, {} members of them, in {}",
        made.records,
        made.members,
        config.data_dir.display()
    );
    for left_out in &made.left_out {
        println!("left out: {left_out}");
    }
    println!(
        "\nNext: serve it under an address of its own (another port or another host name than the ward's), log in at \
         /office/, and enrol phones there by codes of the drill. At its end: vungxanh drill end --data-dir {}\n",
        config.data_dir.display()
    );
}
