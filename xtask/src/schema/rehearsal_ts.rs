//! A made-up ward in the server's words, with which a phone rehearses before it is enrolled
//! (`web/src/worker/rehearsal.ts`): an enrolment's answer and a first sync's, with saved documents.

use anyhow::{Context, Result};
use automerge::{Automerge, ScalarValue};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_bytes::ByteBuf;
use vungxanh_shared::document::{self, RecordWrite};
use vungxanh_shared::ids::{DeviceId, RecordId, SessionActor};
use vungxanh_shared::kinds;
use vungxanh_shared::wire::{
    self, Access, EnrolResponse, Frame, MemberInfo, SyncResponse, WIRE_VERSION, WardInfo,
};

const HOUSEHOLDS: u8 = 20;
const PEOPLE: u8 = 3;
const MOVEMENTS: u8 = 10;
const WARD: &str = "00025";
const AREA: &str = "00025-01";
/// 22 November 2021, 08:00 in Vietnam.
const AT_MS: i64 = 1_637_542_800_000;

/// The whole file.
pub fn typescript() -> Result<String> {
    let (enrolled, synced) = (wire::encode(&enrolled()), wire::encode(&synced()?));
    Ok(format!(
        "// Derived from shared/src/wire and kinds by `cargo xtask schema`. Do not edit.\n\n\
         /** The area of the made-up ward. */\n\
         export const AREA = '{AREA}';\n\
         /** What its clock shows, in milliseconds since 1970. */\n\
         export const AT_MS = {AT_MS};\n\
         /** Answers of the ward to an enrolment and to the sync after it, in base64. */\n\
         export const ENROLLED =\n  '{}';\n\
         export const SYNCED =\n  '{}';\n",
        STANDARD.encode(enrolled),
        STANDARD.encode(synced)
    ))
}

fn enrolled() -> EnrolResponse {
    EnrolResponse {
        device_id: ByteBuf::from(vec![2; 16]),
        token: "00".repeat(32),
        member: MemberInfo {
            id: record(0).to_string(),
            name: "Nguyễn Văn An".into(),
            phone: String::new(),
        },
        ward: WardInfo {
            code: WARD.into(),
            name: "Phường Ngọc Khánh".into(),
            contact_name: "Trần Thị Bình".into(),
            contact_phone: "02438312345".into(),
        },
    }
}

fn synced() -> Result<SyncResponse> {
    let plan = vec![write("area", 1, [("code", AREA.into()), ("name", "Tổ 1".into())])?];
    let mut register = Vec::new();
    let mut number = 10;
    for house in 0..HOUSEHOLDS {
        let household = write(
            "household",
            number,
            [
                ("head_name", name(house).into()),
                ("phone", format!("09030000{house:02}").into()),
                ("house_no", house.to_string().into()),
                ("street", "phố Kim Mã".into()),
            ],
        )?;
        let id = household.record.to_string();
        register.push(household);
        for person in 0..PEOPLE {
            number += 1;
            register.push(write(
                "person",
                number,
                [
                    ("household", id.as_str().into()),
                    ("full_name", name(house + person).into()),
                    ("dob", format!("19{:02}-03-{:02}", 40 + house, 10 + person).into()),
                    ("sex", "female".into()),
                    ("residence", "permanent".into()),
                ],
            )?);
        }
        number += 1;
    }
    let movement = |count| {
        write(
            "movement",
            200 + count,
            [
                ("direction", "departure".into()),
                ("name", name(count).into()),
                ("to_text", "Hải Phòng".into()),
                ("depart_planned", ScalarValue::Timestamp(AT_MS)),
            ],
        )
    };
    let movements = (0..MOVEMENTS).map(movement).collect::<Result<Vec<_>>>()?;
    let ward = (format!("plan/{WARD}/{WARD}"), Access::Read);
    let area = ["register", "movements", "passes"]
        .map(|family| (format!("{family}/{WARD}/{AREA}"), Access::Write));
    let frames = vec![
        frame(&ward.0, "2021", &plan)?,
        frame(&area[0].0, "2021", &register)?,
        frame(&area[1].0, "2021-11", &movements)?,
    ];
    Ok(SyncResponse {
        v: WIRE_VERSION,
        now_ms: AT_MS,
        epoch: ByteBuf::from(vec![1; 16]),
        scope: area.into_iter().chain([ward]).collect(),
        accepted: Vec::new(),
        refused: Vec::new(),
        remaining: None,
        diverged: Vec::new(),
        kept_from: [].into(),
        frames,
        more: false,
    })
}

fn frame(partition: &str, period: &str, writes: &[RecordWrite]) -> Result<Frame> {
    let mut document = Automerge::new();
    for (write, session) in writes.iter().zip(0u8..) {
        // Several hands, as in a real book.
        let actor = SessionActor::new(DeviceId([3; 16]), [session % 4; 4]);
        document::write(&mut document, actor, AT_MS, std::slice::from_ref(write))?;
    }
    Ok(Frame {
        partition: partition.into(),
        period: period.into(),
        cursor: 1,
        snapshot: Some(ByteBuf::from(document.save())),
        changes: None,
    })
}

fn write<const N: usize>(
    kind: &str,
    number: u8,
    values: [(&str, ScalarValue); N],
) -> Result<RecordWrite> {
    let kind = kinds::find(kind).context("no such kind")?;
    let header = [("kind", kind.name.into()), ("v", i64::from(kind.version).into())];
    let values = header.into_iter().chain(values);
    let values = values.map(|(key, value)| (key.to_owned(), value)).collect();
    Ok(RecordWrite::new(record(number), values))
}

fn record(number: u8) -> RecordId {
    RecordId::new(AT_MS, [number; 10])
}

fn name(number: u8) -> String {
    let given = ["An", "Bình", "Cúc", "Dũng", "Đào", "Giang", "Hà"];
    let number = usize::from(number) % given.len();
    format!("Nguyễn Văn {}", given.get(number).copied().unwrap_or_default())
}
