//! Many values that clash in one record, each as long as a text may be (FAULTS G5). Alone in its program,
//! since it measures its memory.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use automerge::ScalarValue;
use support::desk::Desk;
use support::{NOW_MS, Phone, Server, key, post};
use vungxanh_shared::ids::{DocumentKey, RecordId};
use vungxanh_shared::wire::SyncResponse;

const CHECKPOINT: &[(&str, &str)] = &[("checkpoint_officer", "00025-C01")];

fn passes() -> DocumentKey {
    key("passes/00025/00025-C01", "2021-11-22")
}

/// Writes so many names of 4 KiB into a pass, ten a change; gives how many bytes that were.
fn name(phone: &mut Phone, record: RecordId, people: usize, letter: char) -> usize {
    for ten in 0..people / 10 {
        let keys: Vec<String> = (0..10).map(|n| format!("people/k{ten}x{n}/name")).collect();
        let value = |key: &String| format!("{key} {}", letter.to_string().repeat(4060));
        let fields: Vec<(&str, ScalarValue)> =
            keys.iter().map(|key| (key.as_str(), value(key).into())).collect();
        phone.write(&passes(), record, &fields);
    }
    phone.outbox.iter().map(|push| push.changes[0].len()).sum()
}

/// A pass in which two phones wrote so many names, neither knowing of the other's; gives its id, how many
/// bytes were sent, and how much memory the program held more while it took them.
async fn clash(server: &Server, people: usize) -> (RecordId, usize, usize) {
    let (mut first, mut second) = (server.phone(CHECKPOINT).await, server.phone(CHECKPOINT).await);
    let record = first.new_record();
    let fields = [
        ("kind", "pass".into()),
        ("v", ScalarValue::Int(1)),
        ("at", ScalarValue::Timestamp(NOW_MS)),
    ];
    first.write(&passes(), record, &fields);
    first.sync_all().await;
    second.sync_all().await;
    let sent = name(&mut first, record, people, 'a') + name(&mut second, record, people, 'b');
    let before = forget_peak();
    for phone in [&mut first, &mut second] {
        let waiting = std::mem::take(&mut phone.outbox);
        for piece in waiting.chunks(50) {
            phone.outbox = piece.to_vec();
            let url = server.url("/api/v1/sync");
            // What comes back is not taken: the phones' own memory is not the question.
            let answer: Result<SyncResponse, _> =
                post(&url, Some(&phone.token), &phone.request()).await;
            assert_eq!(answer.unwrap().accepted.len(), piece.len());
        }
    }
    (record, sent, status("VmHWM") - before)
}

/// Lets the most memory that this program has held be what it holds now, in bytes; gives that.
fn forget_peak() -> usize {
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    status("VmRSS")
}

fn status(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 1024
}

#[tokio::test(flavor = "multi_thread")]
async fn g5_three_hundred_clashing_names_cost_ten_times_what_was_sent_at_most() {
    let server = Server::start().await;
    server.plan().await;
    // What the program takes for itself is taken before.
    clash(&server, 10).await;
    let file = |directory: &std::path::Path| {
        directory.join("vungxanh.sqlite").metadata().unwrap().len() as usize
    };
    let small = file(server.dir.path());
    let (record, sent, memory) = clash(&server, 300).await;
    // Beside what SQLite keeps of the file in memory, whatever is written.
    let most = 10 * sent + (16 << 20);
    assert!(memory <= most, "{memory} bytes of memory for {sent}");
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let page = desk.get(&format!("/records/{record}")).await;
    assert!(page.to_string().len() < 1 << 20, "{}", page.to_string().len());
    let shown = page["record"]["conflicts"].as_object().unwrap().len() as u64;
    assert_eq!(page["record"]["more"]["conflicts"].as_u64().unwrap() + shown, 300);
    assert_eq!(desk.get("/passes?conflict=true").await["rows"].as_array().unwrap().len(), 2);

    let (record, more, _) = clash(&server, 800).await;
    desk.get(&format!("/records/{record}")).await;
    desk.get("/passes").await;
    server.assert_clean().await;
    let directory = server.stop().await;
    let grown = file(directory.path()) - small;
    assert!(grown <= 10 * (sent + more), "{grown} bytes of file for {}", sent + more);
}
