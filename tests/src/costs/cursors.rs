//! A request with so many cursors, over HTTP: what one of them costs.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use vungxanh_shared::wire::{self, SyncRequest};

use super::{Curve, Grows, NOW_MS, Point, cpu};
use crate::release::client::Asker;
use crate::served::Served;
use crate::small_world::Phone;

const TIMES: u32 = 5;

pub fn measure(sizes: &[u32]) -> Result<Curve> {
    let data = tempfile::tempdir()?;
    let served = Served::at(data.path(), NOW_MS)?;
    let asker = Asker::new(served.address)?;
    let code = served.invite("Trần Thị Bình", &[("team_member", "00025-01")])?;
    let mut phone = Phone::new(1);
    phone.now_ms = NOW_MS;
    asker.enrol(&mut phone, &code, &mut Vec::new())?;
    let token = phone.engine.stored().identity.clone().context("not enrolled")?.token;
    let mut curve =
        Curve { what: Grows::Cursors.name().to_owned(), points: Vec::new(), bound: None };
    for size in sizes {
        let body = wire::encode(&request(*size));
        let mut least = f64::INFINITY;
        for _ in 0..TIMES {
            let before = cpu()?;
            let answer = asker.post("/api/v1/sync", Some(&token), &body)?;
            let took = cpu()?.saturating_sub(before).as_secs_f64() * 1e6;
            if answer.status == 413 {
                curve.bound = Some((*size, "too_many_items".to_owned()));
                return Ok(curve);
            }
            ensure!(answer.status == 200, "{}", String::from_utf8_lossy(&answer.body));
            least = least.min(took / f64::from(*size));
        }
        curve.points.push(Point { size: *size, alone_us: least, together_us: least });
    }
    Ok(curve)
}

/// Of partitions that could be, in other wards.
fn request(cursors: u32) -> SyncRequest {
    let names = (0..cursors).map(|n| format!("register/{n:05}/{n:05}-01"));
    SyncRequest {
        v: wire::WIRE_VERSION,
        app: "0.1.0".to_owned(),
        now_ms: NOW_MS,
        cursors: names.map(|name| (name, 0)).collect(),
        push: Vec::new(),
        max_bytes: 16 << 10,
        digests: BTreeMap::new(),
    }
}
