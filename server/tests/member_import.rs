//! Members from a sheet: the dry run says all that is wrong, who is a member is left out, and duties are given.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use serde_json::{Value, json};
use support::desk::Desk;
use support::{Server, ward};
use vungxanh_server::store::RecordEdit;
use vungxanh_shared::ids::Place;
use vungxanh_shared::scalar::Scalar;

const HEADS: &str =
    "STT,Họ và tên,Chức vụ,Số điện thoại,Lực lượng,Tổ COVID,Nhiệm vụ,Địa bàn hoặc chốt,Ghi chú";

async fn start() -> (Server, Desk) {
    let server = Server::start().await;
    server.plan().await;
    let team = [("name", "Tổ COVID số 1"), ("area", "00025-01")];
    let team = team.map(|(key, value)| (key.to_owned(), Scalar::from(value)));
    let edit = RecordEdit::new("team", Place::ward(&ward()), team.into());
    let author = server.app.store.server_author(ward()).await.unwrap();
    server.app.store.write(author, vec![edit], server.now_ms()).await.unwrap().unwrap();
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    (server, desk)
}

fn sheet(rows: &[&str]) -> String {
    format!("DANH SÁCH LỰC LƯỢNG,,,,,,,,\n{HEADS}\n{}\n", rows.join("\n"))
}

/// Each problem as `row column value`.
fn places(shown: &Value) -> Vec<String> {
    let problems = shown["problems"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    problems
        .map(|one| format!("{} {} «{}»", one["row"], text(&one["column"]), text(&one["value"])))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn members_of_a_sheet_are_shown_then_added_with_their_duties() {
    let (server, desk) = start().await;
    let sheet = sheet(&[
        "1,Trần Văn Bình,Tổ trưởng,0912345678,Tổ COVID cộng đồng,tổ covid SỐ 1,Tổ COVID cộng đồng,Tổ dân phố 1,",
        "2,Lê Thị Mai,,912345679,dân quân,,Trực chốt: Ngọc Khánh; Trạm Y tế,,Có xe máy",
        "3,Lò Văn Pành,,,,,,2,",
    ]);
    let (status, shown) = desk.send_sheet("/imports/members/preview", sheet.as_str()).await;
    assert_eq!((status, &shown["problems"]), (200, &json!([])), "{shown}");
    assert_eq!(shown["left_out"], json!(["STT"]));
    let members = shown["members"].as_array().unwrap();
    assert_eq!(members.len(), 3);
    assert_eq!(members[0]["grants"], json!([{ "role": "team_member", "place": "00025-01" }]));
    assert_eq!(members[2]["grants"], json!([]), "a place alone is no duty");
    let before = desk.get("/members").await.as_array().unwrap().len();

    let usual = "/imports/members?name=to.csv&role=team_member";
    let (status, added) = desk.send_sheet(usual, sheet.as_str()).await;
    assert_eq!((status, added["ids"].as_array().unwrap().len()), (200, 3), "{added}");
    assert_eq!((&added["known"], added.get("closed")), (&json!(0), None));
    let all = desk.get("/members").await;
    assert_eq!(all.as_array().unwrap().len(), before + 3);
    let of = |name: &str| {
        let mut rows = all.as_array().unwrap().iter();
        rows.find(|row| row["record"]["fields"]["full_name"] == name).unwrap().clone()
    };
    let mai = of("Lê Thị Mai");
    assert_eq!(mai["record"]["fields"]["phone"], "+84912345679", "with the zero that Excel took");
    assert_eq!(mai["record"]["fields"]["force"], "militia");
    let mut grants: Vec<String> =
        mai["grants"].as_array().unwrap().iter().map(Value::to_string).collect();
    grants.sort();
    assert!(grants[0].contains("health_station") && grants[1].contains("00025-C01"), "{grants:?}");
    assert_eq!(
        of("Lò Văn Pành")["grants"],
        json!([{ "place": "00025-02", "role": "team_member" }])
    );
    assert!(of("Trần Văn Bình")["record"]["fields"]["team"].is_string());
    let audit = desk.get("/audit").await;
    let made = audit["rows"].as_array().unwrap().iter();
    assert_eq!(made.filter(|row| row["action"] == "member_made").count(), 3, "{audit}");

    // The same sheet again: everybody is known, and nobody is added twice.
    let (_, again) = desk.send_sheet(usual, sheet.as_str()).await;
    assert_eq!((&again["ids"], &again["known"]), (&json!([]), &json!(3)), "{again}");
    drop(server);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mistake_of_a_sheet_is_told_by_row_and_column_and_nobody_is_added() {
    let (_server, desk) = start().await;
    let sheet = sheet(&[
        "1,,,0912345678,,,Công an,,",
        "2,Trần Văn Bình,,09123,,,Công an,,",
        "3,Lê Thị Mai,,0912345679,Đội cờ đỏ,,Công an,,",
        "4,Lê Thị Hoa,,0912345680,,Tổ 9,Công an,,",
        "5,Lê Thị Lan,,0912345681,,,Bảo vệ,,",
        "6,Lê Thị Huệ,,0912345682,,,Trực chốt,Chốt xa,",
        "7,Lê Thị Cúc,,0912345683,,,Tổ COVID,,",
        "8,Lê Thị Đào,,0912345684,,,Quản trị,,",
        "9,Lê Thị Hồng,,0912345685,,,Công an,,",
        "10,LÊ THỊ HỒNG,,0912 345 685,,,Công an,,",
    ]);
    let before = desk.get("/members").await.as_array().unwrap().len();
    let (status, shown) = desk.send_sheet("/imports/members/preview", sheet.as_str()).await;
    assert_eq!(status, 200, "{shown}");
    let expected = [
        "3 Họ và tên «»",
        "4 Số điện thoại «09123»",
        "5 Lực lượng «Đội cờ đỏ»",
        "6 Tổ COVID «Tổ 9»",
        "7 Nhiệm vụ «Bảo vệ»",
        "8 Địa bàn hoặc chốt «Chốt xa»",
        "9 Địa bàn hoặc chốt «»",
        "10 Nhiệm vụ «Quản trị»",
        "12 Họ và tên «LÊ THỊ HỒNG»",
    ];
    assert_eq!(places(&shown), expected, "{shown}");
    // What cannot stay is shown as the sheet has it, what can as it would be stored.
    let phones = [0, 1, 2].map(|row: usize| shown["members"][row]["phone"].clone());
    assert_eq!(phones, [json!("+84912345678"), json!("09123"), json!("+84912345679")]);
    let (status, refused) = desk.send_sheet("/imports/members", sheet.as_str()).await;
    assert_eq!((status, &refused["code"]), (409, &json!("sheet_has_problems")), "{refused}");
    assert_eq!(desk.get("/members").await.as_array().unwrap().len(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_sheet_of_members_says_so() {
    let (_server, desk) = start().await;
    let many: Vec<String> = (0..501).map(|no| format!("{no},Lê Văn {no},,,,,,,")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for (body, code) in [
        (b"PK\x03\x04 broken".to_vec(), "sheet_unreadable"),
        (b"a,b\n1,2\n".to_vec(), "sheet_without_heads"),
        (format!("{HEADS}\n").into_bytes(), "sheet_empty"),
        (sheet(&many).into_bytes(), "sheet_too_long"),
    ] {
        let (status, refused) = desk.send_sheet("/imports/members/preview", body).await;
        assert_eq!((status, &refused["code"]), (400, &json!(code)), "{refused}");
    }
    let (status, refused) =
        desk.send_sheet("/imports/members/preview?role=boss", sheet(&["1,Lê Văn A,,,,,,,"])).await;
    assert_eq!((status, &refused["code"]), (400, &json!("bad_grant")), "{refused}");
}
