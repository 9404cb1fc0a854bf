//! What the hostile phone did. Each change is in order by itself; only together, or later, they harm.

use anyhow::{Context, Result};
use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{Change, ChangeHash};
use vungxanh_shared::ids::DocumentKey;

use super::attacker::{Attacker, ends};
use super::{Harm, NOW_MS};
use crate::by_hand::{Draft, make_record, put};

const NOW_S: i64 = NOW_MS / 1000;
/// Sessions in one document. FAULTS names 2,100; the harm is the same in kind.
const SESSIONS: u32 = 240;

fn document(partition: &str, period: &str) -> Result<DocumentKey> {
    Ok(DocumentKey::new(partition.parse()?, period.parse()?)?)
}

fn harm(case: &str, what: &str, document: &DocumentKey, changes: &[Change]) -> Harm {
    Harm {
        case: case.to_owned(),
        what: what.to_owned(),
        partition: document.partition.to_string(),
        period: document.period.to_string(),
        changes: changes.iter().map(|change| change.hash().to_string()).collect(),
    }
}

/// G2, in the register of area 1: a predecessor that is not behind, and an object that is not behind.
pub fn writings_over_what_was_not_seen(
    attacker: &mut Attacker,
    harms: &mut Vec<Harm>,
) -> Result<()> {
    let register = document("register/00025/00025-01", "2026")?;
    let (deps, start_op) = ends(&attacker.changes(&register)?);
    let record = attacker.new_record();
    // Something of its own that both sessions know.
    let ground = Draft {
        actor: attacker.actor(0x50),
        seq: 1,
        deps,
        start_op,
        time: NOW_S,
        ops: household(attacker, 0x50, start_op, record),
    }
    .change();
    attacker.push(&register, std::slice::from_ref(&ground))?;
    let object = OpId::new(start_op, &attacker.actor(0x50));
    let (deps, next) = (vec![ground.hash()], ground.max_op() + 1);
    let house_no = OpId::new(start_op + 4, &attacker.actor(0x50));
    let write = |session, value: &str, pred| {
        let draft = Draft {
            actor: attacker.actor(session),
            seq: 1,
            deps: deps.clone(),
            start_op: next,
            time: NOW_S,
            ops: vec![put(&object, "house_no", value, pred)],
        };
        draft.change()
    };
    let above = write(0x90, "trên", vec![house_no]);
    let below = write(0x10, "dưới", vec![OpId::new(next, &attacker.actor(0x90))]);
    attacker.push(&register, &[above, below.clone()])?;
    harms.push(harm(
        "G2",
        "a predecessor that is not behind the change which names it",
        &register,
        std::slice::from_ref(&below),
    ));
    object_not_behind(attacker, &register, (deps, next), harms)
}

fn object_not_behind(
    attacker: &mut Attacker,
    register: &DocumentKey,
    (deps, next): (Vec<ChangeHash>, u64),
    harms: &mut Vec<Harm>,
) -> Result<()> {
    let record = attacker.new_record();
    let draft = |session, ops| Draft {
        actor: attacker.actor(session),
        seq: 1,
        deps: deps.clone(),
        start_op: next,
        time: NOW_S,
        ops,
    };
    let made = draft(0x91, household(attacker, 0x91, next, record)).change();
    let object = OpId::new(next, &attacker.actor(0x91));
    let into = draft(0x11, vec![put(&object, "lane", "ngõ 3", Vec::new())]).change();
    attacker.push(register, &[made, into.clone()])?;
    harms.push(harm(
        "G2",
        "a record that is not behind the change which writes it",
        register,
        &[into],
    ));
    Ok(())
}

/// The operations that make a household as the first of a change.
fn household(
    attacker: &Attacker,
    session: u32,
    start_op: u64,
    record: vungxanh_shared::ids::RecordId,
) -> Vec<Op> {
    let object = OpId::new(start_op, &attacker.actor(session));
    vec![
        make_record(record),
        put(&object, "kind", "household", Vec::new()),
        put(&object, "v", 1i64, Vec::new()),
        put(&object, "head_name", "Không Có Thật", Vec::new()),
        put(&object, "house_no", "0", Vec::new()),
    ]
}

/// G3, in the passes of a checkpoint: records of one device, each by a fresh session from nothing.
pub fn sessions_from_nothing(attacker: &mut Attacker, harms: &mut Vec<Harm>) -> Result<()> {
    let passes = document("passes/00025/00025-C01", "2026-11-22")?;
    let mut changes = Vec::new();
    for session in 1..=SESSIONS {
        let mut entropy = [0; 10];
        entropy[..4].copy_from_slice(&session.to_be_bytes());
        let record = vungxanh_shared::ids::RecordId::new(NOW_MS, entropy);
        let object = OpId::new(1, &attacker.actor(session));
        let ops = vec![
            make_record(record),
            put(&object, "kind", "pass", Vec::new()),
            put(&object, "v", 1i64, Vec::new()),
        ];
        let (actor, deps) = (attacker.actor(session), Vec::new());
        changes.push(Draft { actor, seq: 1, deps, start_op: 1, time: NOW_S, ops }.change());
    }
    attacker.push(&passes, &changes)?;
    // The first could be an honest one's: a device may have a session from nothing.
    harms.push(harm(
        "G3",
        "sessions of one device, each from nothing",
        &passes,
        changes.get(1..).unwrap_or_default(),
    ));
    Ok(())
}

/// G12, in the plan: the phone's own device is entered into another's member record, with a version that
/// the server does not know.
pub fn fields_of_the_server(attacker: &mut Attacker, harms: &mut Vec<Harm>) -> Result<()> {
    let plan = document("plan/00025/00025", "2026")?;
    let changes = attacker.changes(&plan)?;
    let (deps, start_op) = ends(&changes);
    let (object, version) = member(&changes).context("no member in the plan")?;
    let device = format!("devices/{}", attacker.device);
    let change = Draft {
        actor: attacker.actor(0x60),
        seq: 1,
        deps,
        start_op,
        time: NOW_S,
        ops: vec![
            put(&object, "v", 2i64, vec![version]),
            put(&object, &device, true, Vec::new()),
            put(&object, "grants/ward_official:00025", true, Vec::new()),
        ],
    }
    .change();
    attacker.push(&plan, std::slice::from_ref(&change))?;
    harms.push(harm(
        "G12",
        "fields that only the server sets, in a version to come",
        &plan,
        &[change],
    ));
    Ok(())
}

/// The record of Trần Thị Bình, and the operation that wrote its version.
fn member(changes: &[Change]) -> Option<(OpId, OpId)> {
    for change in changes {
        let expanded = change.decode();
        let of = |key: &str| {
            let place = expanded.operations.iter().position(|op| op.key == Key::Map(key.into()))?;
            let number = expanded.start_op.get() + place as u64;
            Some((OpId::new(number, &expanded.actor_id), expanded.operations.get(place)?))
        };
        let Some((_, name)) = of("full_name") else { continue };
        if name.action == OpType::Put("Trần Thị Bình".into())
            && let (ObjectId::Id(object), Some((version, _))) = (&name.obj, of("v"))
        {
            return Some((object.clone(), version));
        }
    }
    None
}

/// G1: times so far apart that their difference is no number any more.
pub fn times_at_the_edge(attacker: &mut Attacker, harms: &mut Vec<Harm>) -> Result<()> {
    let movements = document("movements/00025/00025-02", "2026-11")?;
    let known = attacker.changes(&movements)?;
    let last = known.last().map(Change::timestamp).context("nothing was recorded")?;
    let (deps, start_op) = ends(&known);
    one(attacker, &movements, (deps, start_op), &[i64::MIN + last], harms)?;
    let register = document("register/00025/00025-02", "2026")?;
    let ground = ends(&attacker.changes(&register)?);
    one(attacker, &register, ground, &[i64::MAX, -1], harms)?;
    let future = document("register/00025/00025-02", "2027")?;
    one(attacker, &future, (Vec::new(), 1), &[i64::MIN + NOW_S], harms)
}

/// Changes of one session with these times.
fn one(
    attacker: &mut Attacker,
    document: &DocumentKey,
    (mut deps, mut start_op): (Vec<ChangeHash>, u64),
    times: &[i64],
    harms: &mut Vec<Harm>,
) -> Result<()> {
    let kind = match document.partition.family {
        vungxanh_shared::ids::Family::Movements => "movement",
        _ => "household",
    };
    let mut changes = Vec::new();
    for (time, seq) in times.iter().zip(1..) {
        let record = attacker.new_record();
        let object = OpId::new(start_op, &attacker.actor(0x70));
        let ops = vec![
            make_record(record),
            put(&object, "kind", kind, Vec::new()),
            put(&object, "v", 1i64, Vec::new()),
        ];
        let actor = attacker.actor(0x70);
        let change = Draft { actor, seq, deps, start_op, time: *time, ops }.change();
        (deps, start_op) = (vec![change.hash()], change.max_op() + 1);
        changes.push(change);
    }
    attacker.push(document, &changes)?;
    harms.push(harm("G1", &format!("commit times of {times:?} seconds"), document, &changes));
    Ok(())
}
