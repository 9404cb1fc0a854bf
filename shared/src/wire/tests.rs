//! Messages read back, cut off, newer, older and hostile.

use super::*;

fn answer() -> SyncResponse {
    let frame = |number: u8| Frame {
        partition: "plan/00025/00025".into(),
        period: "2021".into(),
        cursor: u64::from(number) * 1000,
        snapshot: number.is_multiple_of(2).then(|| ByteBuf::from(vec![number; 300])),
        changes: Some(vec![ByteBuf::from(vec![number; 20])]),
    };
    SyncResponse {
        v: WIRE_VERSION,
        now_ms: 1_700_000_000_000,
        epoch: ByteBuf::from(vec![1; 16]),
        scope: BTreeMap::from([("plan/00025/00025".into(), Access::Read)]),
        accepted: vec![ByteBuf::from(vec![2; 32])],
        refused: Vec::new(),
        remaining: Some(Remaining { documents: 3, bytes: 4 }),
        diverged: vec!["plan/00025/00025".into()],
        kept_from: BTreeMap::from([("passes/00025/00025-C01".into(), "2021-07-01".into())]),
        frames: (0..5).map(frame).collect(),
        more: false,
    }
}

#[test]
fn w6_w13_of_an_answer_cut_anywhere_the_whole_frames_are_used() {
    let (answer, bytes) = (answer(), encode(&answer()));
    let mut seen = 0;
    for cut in 0..=bytes.len() {
        let Some(saved) = salvage(&bytes[..cut]) else {
            assert_eq!(seen, 0, "cut at {cut}");
            continue;
        };
        assert!(saved.more && saved.frames.len() >= seen, "cut at {cut}");
        seen = saved.frames.len();
        assert_eq!(saved.frames[..], answer.frames[..seen]);
        assert_eq!(
            (saved.accepted, saved.diverged),
            (answer.accepted.clone(), answer.diverged.clone())
        );
        assert_eq!(
            (saved.kept_from, saved.remaining),
            (answer.kept_from.clone(), answer.remaining)
        );
    }
    assert_eq!(seen, 5);
}

#[test]
fn w1_salvaging_hostile_bytes_ends() {
    let nested = vec![0x9b; 100_000];
    let huge = [
        0xa1, 0x66, b'f', b'r', b'a', b'm', b'e', b's', 0x9b, 255, 255, 255, 255, 255, 255, 255,
        255,
    ];
    for bytes in
        [&nested[..], &huge, &[], &[0xbf], &[0xa1, 0x5b, 255, 255, 255, 255, 255, 255, 255, 255]]
    {
        assert!(salvage(bytes).is_none_or(|answer| answer.frames.is_empty()));
    }
}

fn request() -> SyncRequest {
    SyncRequest {
        v: WIRE_VERSION,
        app: "0.1.0".into(),
        now_ms: 1_700_000_000_000,
        cursors: BTreeMap::from([("plan/00025/00025".into(), 7)]),
        push: vec![Push {
            partition: "register/00025/00025-01".into(),
            period: "2026".into(),
            changes: vec![ByteBuf::from(vec![1, 2, 3])],
        }],
        max_bytes: 1 << 20,
        digests: BTreeMap::new(),
    }
}

#[test]
fn w11_w12_what_came_later_is_left_out_where_it_is_empty_and_understood_where_it_is_not() {
    let plain = encode(&request());
    assert!(!plain.windows(7).any(|bytes| bytes == b"digests"));
    let digest = Digest { from: "2021-07".into(), sum: ByteBuf::from(vec![7; 16]) };
    let mut asking = request();
    asking.digests.insert("plan/00025/00025".into(), digest);
    assert_eq!(decode::<SyncRequest>(&encode(&asking)).unwrap(), asking);
    assert_eq!(decode::<SyncRequest>(&plain).unwrap(), request());
    let newer = answer();
    assert_eq!(decode::<SyncResponse>(&encode(&newer)).unwrap(), newer);
    let older =
        SyncResponse { remaining: None, diverged: Vec::new(), kept_from: BTreeMap::new(), ..newer };
    assert!(!encode(&older).windows(8).any(|bytes| bytes == b"diverged"));
    assert_eq!(decode::<SyncResponse>(&encode(&older)).unwrap(), older);
}

#[test]
fn w1_a_message_reads_back() {
    assert_eq!(decode::<SyncRequest>(&encode(&request())).unwrap(), request());
}

#[test]
fn w1_unknown_fields_are_ignored() {
    #[derive(Serialize)]
    struct Newer {
        #[serde(flatten)]
        known: SyncRequest,
        colour: BTreeMap<String, Vec<u8>>,
    }
    let newer = Newer { known: request(), colour: BTreeMap::from([("a".into(), vec![1])]) };
    assert_eq!(decode::<SyncRequest>(&encode(&newer)).unwrap(), request());
}

#[test]
fn w16_nothing_may_stand_behind_a_message() {
    let mut bytes = encode(&request());
    assert!(decode::<SyncRequest>(&bytes).is_ok());
    bytes.push(0xf6);
    assert!(decode::<SyncRequest>(&bytes).is_err());
}

#[test]
fn w1_hostile_bodies_are_errors() {
    let deep = vec![0x81u8; 100_000];
    let huge_array = [0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    let huge_bytes = [0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    for body in [&deep[..], &huge_array, &huge_bytes, &[], &[0xff], b"{\"v\":1}"] {
        assert!(decode::<SyncRequest>(body).is_err());
    }
}
