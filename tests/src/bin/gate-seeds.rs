//! Writes the known attacks to `tests/regressions/gate`, and a small corpus for every fuzz target to
//! `fuzz/corpus`: one input for each answer of the gate, and programs of all sorts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use vungxanh_shared::gate::Refusal;
use vungxanh_shared::wire::{EnrolRequest, Push, SyncRequest, WIRE_VERSION, encode};
use vungxanh_tests::fuzzing;
use vungxanh_tests::hostile::{World, known_attacks};

/// Seeds that are tried until every answer was given.
const TRIES: u64 = 200_000;

fn main() -> std::io::Result<()> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let regressions = tests.join("regressions/gate");
    let corpus = tests.join("../fuzz/corpus");
    fs::create_dir_all(&regressions)?;
    for (name, _) in fuzzing::TARGETS {
        fs::create_dir_all(corpus.join(name))?;
    }
    for (name, refusal, bytes) in known_attacks() {
        fs::write(regressions.join(format!("{name}.{}.bin", refusal.code())), &bytes)?;
        fs::write(corpus.join("gate").join(name), [&[0][..], &bytes].concat())?;
    }
    gate_corpus(&corpus.join("gate"))?;
    wire_corpus(&corpus.join("wire"))?;
    qr_corpus(&corpus.join("qr"))?;
    server_corpus(&corpus.join("server"))?;
    engine_corpus(&corpus.join("engine"))
}

/// The first program for each answer.
fn gate_corpus(folder: &Path) -> std::io::Result<()> {
    let mut missing: BTreeSet<&str> = Refusal::ALL.iter().map(|refusal| refusal.code()).collect();
    missing.insert("accepted");
    for seed in 0..TRIES {
        let mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let choice = mixed.to_be_bytes();
        let program = fuzzing::program_for([choice[0], choice[1], choice[2]], mixed);
        for answer in fuzzing::gate(&program) {
            if missing.remove(answer) {
                fs::write(folder.join(answer), &program)?;
            }
        }
    }
    println!("not reached by the gate's programs: {missing:?}");
    for (world, name) in [(World::empty(), "empty"), (World::busy(), "busy")] {
        for (n, change) in world.next_changes().iter().enumerate() {
            let bytes = [&[0][..], change.raw_bytes()].concat();
            fs::write(folder.join(format!("honest-{name}-{n}")), bytes)?;
        }
    }
    Ok(())
}

fn messages() -> [Vec<u8>; 2] {
    let sync = SyncRequest {
        v: WIRE_VERSION,
        app: "0.1.0".to_owned(),
        now_ms: 1_630_000_000_000,
        cursors: [("plan/00025/00025".to_owned(), 7)].into(),
        push: vec![Push {
            partition: "register/00025/00025-01".to_owned(),
            period: "2021".to_owned(),
            changes: vec![World::empty().first_bytes().into()],
        }],
        max_bytes: 1 << 20,
        digests: [].into(),
    };
    let enrol = EnrolRequest {
        code: "ABCDE-12345".to_owned(),
        device_name: "Máy của chị Lan".to_owned(),
        platform: "Chrome, Android".to_owned(),
        retry_key: vec![5; 32].into(),
    };
    [encode(&sync), encode(&enrol)]
}

fn wire_corpus(folder: &Path) -> std::io::Result<()> {
    let [sync, enrol] = messages();
    fs::write(folder.join("sync"), sync)?;
    fs::write(folder.join("enrol"), enrol)
}

fn qr_corpus(folder: &Path) -> std::io::Result<()> {
    let codes = [
        ("card", "001185012345|012345678|Nguyễn Thị Lan|21031985|Nữ|Tổ 1, Ngọc Khánh|01012021"),
        ("link", "https://phuong.example.vn/#/enrol/ABCDE-12345"),
        ("typed", "ab0de fghjo"),
        ("other", "https://example.vn/"),
    ];
    codes.iter().try_for_each(|(name, text)| fs::write(folder.join(name), text))
}

fn server_corpus(folder: &Path) -> std::io::Result<()> {
    let [sync, enrol] = messages();
    fs::write(folder.join("sync"), [&[0][..], &sync].concat())?;
    fs::write(folder.join("enrol"), [&[2][..], &enrol].concat())?;
    let texts = [
        ("search", "persons?search=lan&place=00025-01&limit=1"),
        ("offset", "passes?offset=4294967295&from=2021-01-01&to=2021-12-31"),
        ("record", "records/00000000000000000000000000000000"),
        ("edit", "records/00000000000000000000000000000000/edit\n{\"fields\":{\"note\":null}}"),
        ("member", "members\n{\"full_name\":\"Lê Thị Hoa\",\"grants\":[]}"),
        ("deep", "members\n[[[[[[[[[[[[[[[["),
    ];
    for (name, text) in texts {
        fs::write(folder.join(name), [&[3][..], text.as_bytes()].concat())?;
    }
    programs(folder, 4, 24)
}

fn engine_corpus(folder: &Path) -> std::io::Result<()> {
    programs(folder, 1, 24)
}

/// Programs of eight steps.
fn programs(folder: &Path, kind: u8, count: u64) -> std::io::Result<()> {
    for number in 0..count {
        let step =
            |at: u64| (number * 8 + at + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
        let steps: Vec<u8> = (0..8).flat_map(step).collect();
        fs::write(folder.join(format!("program-{number:02}")), [&[kind][..], &steps].concat())?;
    }
    Ok(())
}
