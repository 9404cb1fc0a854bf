//! The phones that the invitations are for.

use crate::{Server, now_ms};
use anyhow::{Context, Result};
use std::fs;
use vungxanh_tests::storm::{Invitation, Invitations, Phone};

/// All phones of the teams.
pub async fn teams(server: &Server) -> Result<Vec<Phone>> {
    let invitations = invitations(server)?;
    let mut phones = Vec::new();
    for invitation in &invitations.teams {
        phones.push(enrol(server, invitation).await?);
    }
    Ok(phones)
}

/// The first phone of the teams.
pub async fn first(server: &Server) -> Result<Phone> {
    let invitations = invitations(server)?;
    enrol(server, invitations.teams.first().context("no phone")?).await
}

/// The one that holds everything.
pub async fn ward(server: &Server) -> Result<Phone> {
    enrol(server, &invitations(server)?.ward).await
}

fn invitations(server: &Server) -> Result<Invitations> {
    server.check()?;
    let json = fs::read_to_string(&server.invitations).context("the invitations")?;
    Ok(serde_json::from_str(&json)?)
}

async fn enrol(server: &Server, invitation: &Invitation) -> Result<Phone> {
    Phone::enrol(server.address, invitation, now_ms()?).await
}
