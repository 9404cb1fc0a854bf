//! Requests that mean no good: wrong, huge, endless, forged, or only very unusual. Any dice give one.

use super::{World, change_chunk_around, mutant};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, ObjType, ROOT};
use fastrand::Rng;
use serde_bytes::ByteBuf;
use std::collections::BTreeMap;
use std::io::Write;
use vungxanh_shared::ids::DeviceId;
use vungxanh_shared::wire::{Digest, EnrolRequest, Push, SyncRequest, WIRE_VERSION, encode};

/// What somebody hostile got hold of.
#[derive(Clone, Debug)]
pub struct Loot {
    /// A device that was enrolled.
    pub device: DeviceId,
    /// Its token.
    pub token: String,
    /// Its area.
    pub area: String,
    /// The session cookie of an official, `name=value`.
    pub cookie: String,
    /// Kibibytes that a request may swell to: the server's own bounds are beyond that of a fuzzer.
    pub most_kib: usize,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Hostile {
    /// GET, POST or something strange.
    pub method: &'static str,
    /// With its query.
    pub path: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// May be large.
    pub body: Vec<u8>,
}

/// The request that these dice give.
pub fn hostile(rng: &mut Rng, loot: &Loot) -> Hostile {
    match rng.u8(..20) {
        0..8 => sync(rng, loot),
        8..10 => bytes(rng, loot),
        10 => forged(rng, loot),
        11..13 => enrol(rng),
        13 => login(rng),
        14..16 => office_post(rng, loot),
        16..18 => office_get(rng, loot),
        _ => strange(rng, loot),
    }
}

fn cbor(path: &str, token: &str, body: Vec<u8>, gzip: bool) -> Hostile {
    let mut headers = vec![("content-type", "application/cbor".to_owned())];
    if !token.is_empty() {
        headers.push(("authorization", format!("Bearer {token}")));
    }
    let body = if gzip { zipped(&body) } else { body };
    if gzip {
        headers.push(("content-encoding", "gzip".to_owned()));
    }
    Hostile { method: "POST", path: path.to_owned(), headers, body }
}

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    // Writing to memory does not fail; a cut body is hostile too.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// A well-formed message with contents that are not.
fn sync(rng: &mut Rng, loot: &Loot) -> Hostile {
    let mut request = SyncRequest {
        v: WIRE_VERSION,
        app: "x".repeat(rng.usize(..300)),
        now_ms: rng.i64(..),
        cursors: BTreeMap::new(),
        push: Vec::new(),
        max_bytes: if rng.bool() { rng.u64(..) } else { 1 << 20 },
        digests: BTreeMap::new(),
    };
    match rng.u8(..9) {
        0 => request.cursors = cursors(rng, loot),
        8 => (request.cursors, request.digests) = (absurd_cursors(rng, loot), digests(rng, loot)),
        1 => request.push = many_documents(rng, loot),
        2 => request.push = vec![push(loot, repeated(dense(loot, rng), rng.usize(1..40)))],
        3 => request.push = vec![push(loot, repeated(deep_deps(rng), rng.usize(1..8)))],
        4 => {
            request.push =
                vec![push(loot, vec![vec![rng.u8(..); rng.usize(..loot.most_kib * 1024)]])]
        }
        _ => request.push = (0..rng.usize(1..4)).map(|_| mutants(rng, loot)).collect(),
    }
    cbor("/api/v1/sync", &loot.token, encode(&request), rng.bool())
}

fn push(loot: &Loot, changes: Vec<Vec<u8>>) -> Push {
    Push {
        partition: format!("register/00025/{}", loot.area),
        period: "2021".to_owned(),
        changes: changes.into_iter().map(ByteBuf::from).collect(),
    }
}

fn repeated(change: Vec<u8>, count: usize) -> Vec<Vec<u8>> {
    vec![change; count]
}

fn cursors(rng: &mut Rng, loot: &Loot) -> BTreeMap<String, u64> {
    let known = (format!("register/00025/{}", loot.area), rng.u64(..));
    let other = |number| (format!("register/00025/00025-{number:02}"), u64::MAX);
    (0..rng.usize(..loot.most_kib * 16)).map(other).chain([known]).collect()
}

/// Partitions that the device may read.
fn readable(loot: &Loot) -> [String; 4] {
    let area = &loot.area;
    let of = |family: &str| format!("{family}/00025/{area}");
    ["plan/00025/00025".to_owned(), of("register"), of("movements"), of("casework")]
}

/// Numbers with the marks that ours have, in which nothing is right.
fn absurd_cursors(rng: &mut Rng, loot: &Loot) -> BTreeMap<String, u64> {
    let marks = [0, 1 << 51, 1 << 52, 1 << 63, u64::MAX];
    let cursor = |rng: &mut Rng| match rng.u8(..3) {
        0 => marks[rng.usize(..marks.len())] | rng.u64(..9),
        1 => 1 << 52 | rng.u64(..9) << 36 | rng.u64(..99),
        _ => rng.u64(..),
    };
    readable(loot).into_iter().map(|name| (name, cursor(rng))).collect()
}

/// What no copy of a partition adds up to.
fn digests(rng: &mut Rng, loot: &Loot) -> BTreeMap<String, Digest> {
    let wrong = |rng: &mut Rng| Digest {
        from: ["", "0", "2021", "\u{10ffff}"][rng.usize(..4)].to_owned(),
        sum: ByteBuf::from(vec![rng.u8(..); [0, 15, 16, 16, 16, 4000][rng.usize(..6)]]),
    };
    readable(loot).into_iter().map(|name| (name, wrong(rng))).collect()
}

/// Names of documents that are none, or not this phone's, or very many.
fn many_documents(rng: &mut Rng, loot: &Loot) -> Vec<Push> {
    let partition = |rng: &mut Rng| {
        let own = format!("register/00025/{}", loot.area);
        let names = [
            "plan/00025/00025",
            "alerts/00025/00025",
            "register/00031/00031-01",
            "//",
            "passes",
            "É",
        ];
        if rng.bool() { own } else { names[rng.usize(..names.len())].to_owned() }
    };
    let count = [1, 3, 40, 1001][rng.usize(..4)];
    let one = |number: usize| Push {
        partition: partition(rng),
        period: ["2021", "2021-11", "0000", "99999", "", "2021-02-30"]
            .get(number)
            .map_or_else(|| format!("{:04}", 2000 + number % 30), |period| (*period).to_owned()),
        changes: vec![ByteBuf::from(World::of(loot.device).first_bytes())],
    };
    (0..count).map(one).collect()
}

fn mutants(rng: &mut Rng, loot: &Loot) -> Push {
    let world = World::of(loot.device);
    let honest = world.next_changes();
    let count = rng.usize(1..12);
    let changes = (0..count)
        .map(|_| {
            let one = &honest[rng.usize(..honest.len())];
            mutant(rng, one, &world.all_changes())
        })
        .collect();
    push(loot, changes)
}

/// 512 operations in a few bytes each.
fn dense(loot: &Loot, rng: &mut Rng) -> Vec<u8> {
    let actor = ActorId::from([&loot.device.0[..], &rng.u32(..).to_be_bytes()].concat());
    let mut document = Automerge::new().with_actor(actor);
    let mut transaction = document.transaction();
    for _ in 0..512 {
        let made = transaction.put_object(ROOT, format!("{:032x}", rng.u128(..)), ObjType::Map);
        debug_assert!(made.is_ok());
    }
    transaction.commit_with(CommitOptions::default().with_time(0));
    document.get_changes(&[]).first().map(|change| change.raw_bytes().to_vec()).unwrap_or_default()
}

/// A change that builds on two thousand others.
fn deep_deps(rng: &mut Rng) -> Vec<u8> {
    let count = rng.usize(1..2000);
    let mut body = Vec::new();
    super::chunk::write_leb128(count as u64, &mut body);
    body.resize(body.len() + 32 * count, rng.u8(..));
    body.extend([20]);
    body.extend([rng.u8(..); 20]);
    body.extend([1, 1, 0, 0, 0, 0]);
    change_chunk_around(&body)
}

/// Bodies that are no message.
fn bytes(rng: &mut Rng, loot: &Loot) -> Hostile {
    let most = loot.most_kib * 1024;
    let token = &loot.token;
    let path = "/api/v1/sync";
    match rng.u8(..7) {
        0 => cbor(path, token, vec![0; most], true),
        1 => cbor(path, token, vec![0x81; rng.usize(..most)], rng.bool()),
        2 => cbor(
            path,
            token,
            [&[0x9b, 0, 0, 0, 0][..], &[rng.u8(..); 4], &vec![0x40; most]].concat(),
            true,
        ),
        3 => {
            let mut trailing = cbor(path, token, encode(&"a"), true);
            trailing.body.extend(zipped(&vec![0x40; most]));
            trailing
        }
        4 => {
            let mut cut = cbor(path, token, vec![rng.u8(..); most], true);
            cut.body.truncate(rng.usize(..cut.body.len().max(1)));
            cut
        }
        5 => {
            let mut body = vec![0; rng.usize(..4096)];
            rng.fill(&mut body);
            let mut random = cbor(path, token, body, false);
            random.headers.push(("content-encoding", "gzip".to_owned()));
            random
        }
        _ => {
            let mut body = vec![0; rng.usize(..4096)];
            rng.fill(&mut body);
            cbor(path, token, body, false)
        }
    }
}

/// Large bodies with tokens of nobody.
fn forged(rng: &mut Rng, loot: &Loot) -> Hostile {
    let token = format!("{:x}", rng.u128(..));
    cbor("/api/v1/sync", &token, vec![rng.u8(..); rng.usize(..loot.most_kib * 256)], rng.bool())
}

fn enrol(rng: &mut Rng) -> Hostile {
    let request = EnrolRequest {
        code: match rng.u8(..3) {
            0 => "x".repeat(rng.usize(..20_000)),
            1 => "0O1lI-\u{301}ậ".to_owned(),
            _ => format!("{:010}", rng.u32(..)),
        },
        device_name: "ậ".repeat(rng.usize(..2000)),
        platform: "\0".repeat(rng.usize(..2000)),
        retry_key: ByteBuf::from(vec![1; rng.usize(..64)]),
    };
    cbor("/api/v1/enrol", "", encode(&request), rng.bool())
}

fn json(path: String, cookie: &str, body: Vec<u8>) -> Hostile {
    let headers =
        vec![("content-type", "application/json".to_owned()), ("cookie", cookie.to_owned())];
    Hostile { method: "POST", path: format!("/api/v1/office{path}"), headers, body }
}

fn login(rng: &mut Rng) -> Hostile {
    let login = ["canbo", "nobody", "' OR 1=1 --", "\u{0}"][rng.usize(..4)];
    let password = "p".repeat(rng.usize(..3000));
    let body = serde_json::json!({ "login": login, "password": password }).to_string();
    json("/login".to_owned(), "", body.into_bytes())
}

const IDS: [&str; 5] =
    ["00000000000000000000000000000000", "x", "%00", "..%2f..", "0123456789abcdef0123456789ABCDEF"];

fn cookie(rng: &mut Rng, loot: &Loot) -> String {
    match rng.u8(..3) {
        0 => "vx_session=".to_owned() + &"A".repeat(rng.usize(..2000)),
        _ => loot.cookie.clone(),
    }
}

fn office_post(rng: &mut Rng, loot: &Loot) -> Hostile {
    let id = IDS[rng.usize(..IDS.len())];
    let path = match rng.u8(..8) {
        0 => format!("/records/{id}/decide"),
        1 => format!("/records/{id}/edit"),
        2 => format!("/members/{id}/grants"),
        3 => format!("/members/{id}/enrolment"),
        4 => format!("/phones/{id}/revoke"),
        5 => format!("/quarantine/{id}/{id}/seen"),
        6 => format!("/members/{id}"),
        _ => "/members".to_owned(),
    };
    let text = match rng.u8(..7) {
        0 => "[".repeat(rng.usize(..60_000)),
        1 => format!("{{\"full_name\":\"{}\"}}", "ậ\\u0000".repeat(rng.usize(..3000))),
        2 => "{\"field\":\"\",\"value\":1e999}".to_owned(),
        3 => {
            "{\"fields\":{\"kind\":\"x\",\"v\":9223372036854775808,\"removed/at\":null}}".to_owned()
        }
        4 => "{\"give\":[{\"role\":\"administrator\",\"place\":\"00025\"}]}".to_owned(),
        5 => "x".repeat(rng.usize(..200_000)),
        _ => "{}".to_owned(),
    };
    json(path, &cookie(rng, loot), text.into_bytes())
}

fn office_get(rng: &mut Rng, loot: &Loot) -> Hostile {
    let list = [
        "households",
        "persons",
        "movements",
        "passes",
        "audit",
        "quarantine",
        "overview",
        "records/x",
    ];
    let value = match rng.u8(..8) {
        0 => "4294967295".to_owned(),
        1 => "-1".to_owned(),
        2 => "%".repeat(rng.usize(1..50)),
        3 => "%E1%BB%87%00%27%22--".to_owned(),
        4 => "a".repeat(rng.usize(..8000)),
        5 => "00025-01,".repeat(rng.usize(..500)),
        6 => "2021-13-45".to_owned(),
        _ => "*".to_owned(),
    };
    let name = ["cursor", "limit", "search", "place", "from", "state", "sort", "household"]
        [rng.usize(..8)];
    Hostile {
        method: "GET",
        path: format!(
            "/api/v1/office/{}?{name}={value}&{name}={value}",
            list[rng.usize(..list.len())]
        ),
        headers: vec![("cookie", cookie(rng, loot))],
        body: Vec::new(),
    }
}

/// Methods, paths and headers that nobody expects.
fn strange(rng: &mut Rng, loot: &Loot) -> Hostile {
    let methods = ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD"];
    let paths = [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/api/v1/live",
        "/api/v1/sync",
        "/assets/",
        "/api/v1/openapi.json",
        "//",
        "/index.html.br",
        "/api/v1/office/live",
        "/api/v2",
    ];
    let mut headers = vec![
        ("accept-encoding", "gzip;q=0, br;q=x, *;q=\"".to_owned()),
        ("if-none-match", "\"x\"".repeat(rng.usize(..100))),
        (
            "authorization",
            format!(
                "Bearer{}{}",
                " ".repeat(rng.usize(..3)),
                "é?".repeat(rng.usize(..3)).is_empty()
            ),
        ),
        ("x-forwarded-for", format!("10.{}.{}.{}", rng.u8(..), rng.u8(..), rng.u8(..))),
    ];
    if rng.bool() {
        headers.push(("content-encoding", "gzip, gzip".to_owned()));
    }
    Hostile {
        method: methods[rng.usize(..methods.len())],
        path: paths[rng.usize(..paths.len())].to_owned(),
        headers,
        body: vec![0; if rng.bool() { 0 } else { rng.usize(..loot.most_kib * 1024) }],
    }
}
