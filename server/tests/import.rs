//! Households and residents from a sheet: dry run, all or nothing, undo, and what phones hear of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::time::Instant;

use reqwest::Method;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use support::Server;
use support::desk::Desk;

const HEADS: &str =
    "STT,Họ và tên,Ngày sinh,Giới tính,Quan hệ với chủ hộ,CCCD,Số điện thoại,Số nhà,Tổ";

async fn send(desk: &Desk, path: &str, sheet: impl Into<Vec<u8>>) -> (u16, Value) {
    let response = desk
        .request(Method::POST, path)
        .header("content-type", "application/octet-stream")
        .body(sheet.into())
        .send()
        .await
        .unwrap();
    (response.status().as_u16(), response.json().await.unwrap_or(Value::Null))
}

async fn start() -> (Server, Desk) {
    let server = Server::start().await;
    server.plan().await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    (server, desk)
}

/// Asks until the batch is no longer under way.
async fn ended(desk: &Desk) -> Value {
    loop {
        let batch = desk.get("/imports").await[0].clone();
        match batch["state"].as_str() {
            Some("writing" | "taking_back") => tokio::task::yield_now().await,
            _ => return batch,
        }
    }
}

async fn total(desk: &Desk, list: &str) -> u64 {
    desk.get(&format!("/{list}?limit=1")).await["total"].as_u64().unwrap()
}

fn two_households() -> String {
    format!(
        "DANH SÁCH NHÂN KHẨU TỔ 1,,,,,,,,\n{HEADS}\n\
         1,Nguyễn Văn An,21/03/1950,Nam,Chủ hộ,001050012345,0912345678,15B,Tổ dân phố 1\n\
         2,Đặng Thị Ánh,1955,Nữ,Vợ,,,15B,Tổ dân phố 1\n\
         3,Lò Văn Pành,3/1988,Nam,Chủ hộ,,912345679,7,2\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_is_shown_then_imported_and_reaches_phones() {
    let (server, desk) = start().await;
    let (status, shown) = send(&desk, "/imports/preview", two_households()).await;
    assert_eq!(status, 200, "{shown}");
    assert_eq!((&shown["households"], &shown["persons"]), (&json!(2), &json!(3)), "{shown}");
    assert_eq!(shown["problems"], json!([]));
    let columns = json!([
        null,
        "full_name",
        "dob",
        "sex",
        "relation",
        "citizen_id",
        "phone",
        "house_no",
        "area"
    ]);
    assert_eq!(shown["columns"], columns);
    assert_eq!(total(&desk, "persons").await, 0, "a dry run changes nothing");
    assert_eq!(send(&desk, "/imports?name=to1.csv", two_households()).await.0, 200);
    let batch = ended(&desk).await;
    assert_eq!((&batch["state"], &batch["written"]), (&json!("done"), &json!(5)), "{batch}");
    let page = desk.get("/persons?sort=name").await;
    let an = page["rows"].as_array().unwrap().iter().map(|row| &row["record"]["fields"]);
    let an = an.into_iter().find(|fields| fields["full_name"] == "Nguyễn Văn An").unwrap().clone();
    assert_eq!(
        (&an["dob"], &an["sex"], &an["phone"]),
        (&json!("1950-03-21"), &json!("male"), &json!("+84912345678"))
    );
    let houses = desk.get("/households?place=00025-02").await;
    assert_eq!(houses["rows"][0]["record"]["fields"]["head_name"], "Lò Văn Pành");
    assert_eq!(houses["rows"][0]["persons"], 1);
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    let answer = phone.sync().await;
    assert!(answer.frames.iter().any(|frame| frame.partition == "register/00025/00025-01"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_wrong_row_keeps_all_from_being_written_and_is_named() {
    let (_server, desk) = start().await;
    let sheet = format!(
        "{HEADS}\n1,Nguyễn Văn An,32/13/2021,Nam,Chủ hộ,,,15B,Tổ dân phố 1\n2,Trần Thị Bé,1990,không rõ,Vợ,,,15B,Tổ 9\n"
    );
    let (_, shown) = send(&desk, "/imports/preview", sheet.clone()).await;
    let named: Vec<(u64, &str, &str)> = shown["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            (
                problem["row"].as_u64().unwrap(),
                problem["column"].as_str().unwrap(),
                problem["value"].as_str().unwrap(),
            )
        })
        .collect();
    assert!(named.contains(&(2, "Ngày sinh", "32/13/2021")), "{shown}");
    assert!(named.contains(&(3, "Tổ", "Tổ 9")), "{shown}");
    let (status, refused) = send(&desk, "/imports", sheet).await;
    assert_eq!((status, refused["code"].as_str()), (409, Some("sheet_has_problems")));
    assert_eq!(total(&desk, "households").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_sheet_says_why() {
    let (_server, desk) = start().await;
    for (bytes, code) in [
        (b"%PDF-1.7".to_vec(), "sheet_without_heads"),
        (b"PK\x03\x04".to_vec(), "sheet_unreadable"),
        (vec![0xff, 0xfe, 0x41], "sheet_not_utf8"),
        (format!("{HEADS}\n1,=A1,1950\n").into_bytes(), "sheet_with_formulas"),
        (HEADS.as_bytes().to_vec(), "sheet_empty"),
    ] {
        let (status, answer) = send(&desk, "/imports/preview", bytes).await;
        assert_eq!((status, answer["code"].as_str()), (400, Some(code)), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_has_days_and_numbers_as_spreadsheets_keep_them() {
    let (_server, desk) = start().await;
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (head, at) in ["Họ tên", "Ngày sinh", "Giới tính", "CCCD", "SĐT"].iter().zip(0..) {
        page.write_string(0, at, *head).unwrap();
    }
    page.write_string(1, 0, "Nguyễn Văn An").unwrap();
    let born = ExcelDateTime::from_ymd(1950, 3, 21).unwrap();
    page.write_datetime_with_format(1, 1, &born, &Format::new().set_num_format("dd/mm/yyyy"))
        .unwrap();
    page.write_string(1, 2, "Nam").unwrap();
    page.write_number(1, 3, 1_050_012_345.0).unwrap();
    page.write_number(1, 4, 912_345_678.0).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let path = "/imports/preview?place=00025-01&columns=full_name,dob,sex,,phone";
    let (status, shown) = send(&desk, path, bytes.clone()).await;
    assert_eq!((status, &shown["problems"]), (200, &json!([])), "{shown}");
    assert_eq!(send(&desk, &path.replace("/preview", ""), bytes).await.0, 200);
    ended(&desk).await;
    let fields = desk.get("/persons").await["rows"][0]["record"]["fields"].clone();
    assert_eq!((&fields["dob"], &fields["phone"]), (&json!("1950-03-21"), &json!("+84912345678")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_taken_back_as_long_as_nobody_wrote_on_it() {
    let (server, desk) = start().await;
    for _ in 0..2 {
        send(&desk, "/imports?name=to1.csv", two_households()).await;
        ended(&desk).await;
    }
    assert_eq!(total(&desk, "persons").await, 6);
    let batches = desk.get("/imports").await;
    let (second, first) = (batches[0]["id"].clone(), batches[1]["id"].clone());
    desk.post(&format!("/imports/{second}/take-back"), json!({})).await;
    assert_eq!(ended(&desk).await["state"], "taken_back");
    assert_eq!(total(&desk, "persons").await, 3);
    let person = desk.get("/persons").await["rows"][0]["record"]["id"].as_str().unwrap().to_owned();
    server.pass(60_000);
    desk.post(
        &format!("/records/{person}/edit"),
        json!({ "fields": { "note": "đã gặp" }, "seen": {} }),
    )
    .await;
    let (status, refused) =
        desk.ask("POST", &format!("/imports/{first}/take-back"), Some(&json!({}))).await;
    assert_eq!((status, refused["code"].as_str()), (409, Some("import_written_on")));
    assert_eq!(total(&desk, "persons").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_be_in_the_books_is_shown_and_left_out_when_asked() {
    let (_server, desk) = start().await;
    send(&desk, "/imports?name=to1.csv", two_households()).await;
    ended(&desk).await;
    let more = format!("{}4,Trần Thị Mới,2001,Nữ,Chủ hộ,,,9,1\n", two_households());
    let (_, shown) = send(&desk, "/imports/preview", more.clone()).await;
    assert_eq!(shown["all_duplicates"], 3, "{shown}");
    assert_eq!(shown["duplicates"][0]["sameness"], "citizen_id");
    assert_eq!(send(&desk, "/imports?skip_duplicates=true", more).await.0, 200);
    ended(&desk).await;
    assert_eq!((total(&desk, "households").await, total(&desk, "persons").await), (3, 4));
    let (status, nothing) = send(&desk, "/imports?skip_duplicates=true", two_households()).await;
    assert_eq!((status, nothing["code"].as_str()), (409, Some("nothing_to_import")));
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_only_who_decides_imports_and_it_is_noted() {
    let (server, desk) = start().await;
    let police = Desk::of(&server, "congan", "police").await;
    assert_eq!(send(&police, "/imports/preview", two_households()).await.0, 403);
    assert_eq!(send(&police, "/imports", two_households()).await.0, 403);
    send(&desk, "/imports?name=to1.csv", two_households()).await;
    ended(&desk).await;
    let audit = desk.get("/audit").await.to_string();
    assert_eq!(audit.matches("sheet_imported").count(), 1, "{audit}");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_rows_are_imported_while_a_phone_is_served() {
    let (server, desk) = start().await;
    let mut sheet = format!("{HEADS}\n");
    for n in 0..2_000 {
        let (area, relation) = (1 + n / 1_000, if n % 4 == 0 { "Chủ hộ" } else { "Con" });
        sheet.push_str(&format!(
            "{n},Nguyễn Văn Người {},19{:02},Nam,{relation},,,{},{area}\n",
            letters(n),
            n % 100,
            n / 4
        ));
    }
    let mut phone = server.phone(&[("team_member", "00025-01")]).await;
    let began = Instant::now();
    let (status, answer) = send(&desk, "/imports?name=lon.csv", sheet).await;
    assert_eq!(status, 200, "{answer}");
    phone.sync().await;
    let batch = ended(&desk).await;
    assert_eq!(batch["state"], "done", "{batch}");
    assert_eq!(total(&desk, "persons").await, 2_000);
    println!("2,000 rows in {:?}", began.elapsed());
}

/// A name has letters only.
fn letters(n: u32) -> String {
    n.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}
