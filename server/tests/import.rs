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

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use support::desk::Desk;
use support::{Server, ward};
use vungxanh_server::store::Author;
use vungxanh_server::store::imports::{BatchPart, BatchState};

const HEADS: &str =
    "STT,Họ và tên,Ngày sinh,Giới tính,Quan hệ với chủ hộ,CCCD,Số điện thoại,Số nhà,Tổ";

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
    let (status, shown) = desk.send_sheet("/imports/preview", two_households()).await;
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
    assert_eq!(desk.send_sheet("/imports?name=to1.csv", two_households()).await.0, 200);
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
async fn a_list_of_households_alone_is_imported() {
    let (server, desk) = start().await;
    let sheet = "STT,Họ tên chủ hộ,Số nhà,Đường,SĐT\n1,Trần Văn Bình,15,Kim Mã,0912345678\n\
        2,Lê Thị Hoa,17,Kim Mã,09123\n";
    let (status, preview) = desk.send_sheet("/imports/preview?place=00025-01", sheet).await;
    assert_eq!(status, 200, "{preview}");
    assert_eq!((&preview["households"], &preview["persons"]), (&json!(2), &json!(0)), "{preview}");
    let problems = preview["problems"].as_array().unwrap();
    assert_eq!((problems.len(), &problems[0]["column"]), (1, &json!("SĐT")), "{preview}");
    let sheet = sheet.replace("09123\n", "0912000111\n");
    let (status, begun) =
        desk.send_sheet("/imports?place=00025-01&name=ho.csv", sheet.as_str()).await;
    assert_eq!(status, 200, "{begun}");
    assert_eq!(ended(&desk).await["state"], "done");
    assert_eq!((total(&desk, "households").await, total(&desk, "persons").await), (2, 0));
    let found = desk.get("/households?search=0912000111").await;
    assert_eq!(found["rows"][0]["record"]["fields"]["head_name"], "Lê Thị Hoa");
    server.assert_clean().await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_wrong_row_keeps_all_from_being_written_and_is_named() {
    let (_server, desk) = start().await;
    let sheet = format!(
        "{HEADS}\n1,Nguyễn Văn An,32/13/2021,Nam,Chủ hộ,,,15B,Tổ dân phố 1\n2,Trần Thị Bé,1990,không rõ,Vợ,,,15B,Tổ 9\n"
    );
    let (_, shown) = desk.send_sheet("/imports/preview", sheet.clone()).await;
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
    let (status, refused) = desk.send_sheet("/imports", sheet).await;
    assert_eq!((status, refused["code"].as_str()), (409, Some("sheet_has_problems")));
    assert_eq!(total(&desk, "households").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_sheet_says_why() {
    let (_server, desk) = start().await;
    for (bytes, code) in [
        (b"a,b\n1,2\n".to_vec(), "sheet_without_heads"),
        (b"%PDF-1.7".to_vec(), "no_sheet"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "no_sheet"),
        (b"PK\x03\x04".to_vec(), "sheet_unreadable"),
        (b"STT,H\xe4 t\xean".to_vec(), "sheet_not_utf8"),
        (format!("{HEADS}\n1,=A1,1950\n").into_bytes(), "sheet_with_formulas"),
        (HEADS.as_bytes().to_vec(), "sheet_empty"),
    ] {
        let (status, answer) = desk.send_sheet("/imports/preview", bytes).await;
        assert_eq!((status, answer["code"].as_str()), (400, Some(code)), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_over_the_limit_is_told_the_limit_and_what_to_do() {
    let (_server, desk) = start().await;
    let (status, answer) =
        desk.send_sheet("/imports/preview", vec![b'a'; 8 * 1024 * 1024 + 1]).await;
    assert_eq!((status, answer["code"].as_str()), (413, Some("sheet_too_large")));
    let text = answer["vi"].as_str().unwrap();
    assert!(text.contains("8 MB") && text.contains("Chia tệp"), "{text}");
}

/// The head's name and the number of persons of each household, by the name.
async fn households(desk: &Desk) -> Vec<(String, u64)> {
    let page = desk.get("/households").await;
    let row = |row: &Value| {
        let name = row["record"]["fields"]["head_name"].as_str().unwrap().to_owned();
        (name, row["persons"].as_u64().unwrap())
    };
    let mut found: Vec<_> = page["rows"].as_array().unwrap().iter().map(row).collect();
    found.sort();
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn merged_cells_of_a_household_stand_for_each_of_its_rows() {
    let of_head = ["Tên chủ hộ", "Số nhà", "Họ và tên", "Ngày sinh", "Giới tính", "Quan hệ"];
    let of_number = ["Mã hộ", "Số nhà", "Họ và tên", "Ngày sinh", "Giới tính", "Quan hệ"];
    for (heads, first, second) in [(of_head, "Nguyễn Văn An", "Lò Văn Pành"), (of_number, "1", "2")]
    {
        let (_server, desk) = start().await;
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.write_row(0, 0, heads).unwrap();
        for (row, cells) in [
            (1, ["Nguyễn Văn An", "1950", "Nam", "Chủ hộ"]),
            (2, ["Nguyễn Thị Bé", "1980", "Nữ", "Con"]),
            (3, ["Nguyễn Văn Cả", "2005", "Nam", "Cháu"]),
            (4, ["Lò Văn Pành", "1988", "Nam", "Chủ hộ"]),
        ] {
            page.write_row(row, 2, cells).unwrap();
        }
        page.merge_range(1, 0, 3, 0, first, &Format::new()).unwrap();
        page.merge_range(1, 1, 3, 1, "15B", &Format::new()).unwrap();
        page.write_row(4, 0, [second, "7"]).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let (status, answer) = desk.send_sheet("/imports?place=00025-01", bytes).await;
        assert_eq!(status, 200, "{answer}");
        ended(&desk).await;
        let expected = [("Lò Văn Pành".to_owned(), 1), ("Nguyễn Văn An".to_owned(), 3)];
        assert_eq!(households(&desk).await, expected, "{heads:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_says_nothing_of_a_household_is_of_the_one_before() {
    for (heads, first, second) in [
        ("Tên chủ hộ,Số nhà", "Nguyễn Văn An,15B", "Lò Văn Pành,7"),
        ("Mã hộ,Số nhà", "1,15B", "2,7"),
    ] {
        let (_server, desk) = start().await;
        let sheet = format!(
            "Tổ,{heads},Họ và tên,Ngày sinh,Giới tính,Quan hệ\n\
             1,{first},Nguyễn Văn An,1950,Nam,Chủ hộ\n\
             ,,,Nguyễn Thị Bé,1980,Nữ,Con\n\
             1,,15B,Nguyễn Văn Cả,2005,Nam,Cháu\n\
             2,{second},Lò Văn Pành,1988,Nam,Chủ hộ\n\
             2,,,Lò Văn Một,1960,Nam,Chủ hộ\n"
        );
        let (status, answer) = desk.send_sheet("/imports", sheet).await;
        assert_eq!(status, 200, "{answer}");
        ended(&desk).await;
        let expected = [("Lò Văn Một", 1), ("Lò Văn Pành", 1), ("Nguyễn Văn An", 3)];
        let expected = expected.map(|(name, persons)| (name.to_owned(), persons));
        assert_eq!(households(&desk).await, expected, "{heads}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sheets_of_a_workbook_that_are_not_read_are_named() {
    let (_server, desk) = start().await;
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Bìa").unwrap();
    for name in ["Tổ 1", "Tổ 2"] {
        let page = book.add_worksheet().set_name(name).unwrap();
        page.write_row(0, 0, ["Họ và tên", "Ngày sinh", "Giới tính"]).unwrap();
        page.write_row(1, 0, ["Nguyễn Văn An", "1950", "Nam"]).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let (status, shown) = desk.send_sheet("/imports/preview?place=00025-01", bytes).await;
    assert_eq!((status, &shown["persons"]), (200, &json!(1)), "{shown}");
    assert_eq!((&shown["sheet"], &shown["unread_sheets"]), (&json!("Tổ 1"), &json!(["Tổ 2"])));
    let (_, shown) = desk.send_sheet("/imports/preview", two_households()).await;
    assert_eq!((&shown["sheet"], &shown["unread_sheets"]), (&Value::Null, &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_in_an_address_is_no_area() {
    let (_server, desk) = start().await;
    let sheet = format!(
        "{HEADS}\n1,Nguyễn Văn An,1950,Nam,Chủ hộ,,,15B,2A\n2,Lò Văn Pành,1988,Nam,Chủ hộ,,,7,Hẻm 1 khu phố\n"
    );
    let (_, shown) = desk.send_sheet("/imports/preview", sheet).await;
    let problems = shown["problems"].as_array().unwrap();
    let values: Vec<&str> = problems.iter().map(|row| row["value"].as_str().unwrap()).collect();
    assert_eq!(values, ["2A", "Hẻm 1 khu phố"], "{shown}");
    let text = problems[0]["vi"].as_str().unwrap();
    assert!(text.contains("Tổ dân phố 1, Tổ dân phố 2"), "{text}");
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
    let (status, shown) = desk.send_sheet(path, bytes.clone()).await;
    assert_eq!((status, &shown["problems"]), (200, &json!([])), "{shown}");
    assert_eq!(desk.send_sheet(&path.replace("/preview", ""), bytes).await.0, 200);
    ended(&desk).await;
    let fields = desk.get("/persons").await["rows"][0]["record"]["fields"].clone();
    assert_eq!((&fields["dob"], &fields["phone"]), (&json!("1950-03-21"), &json!("+84912345678")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_taken_back_as_long_as_nobody_wrote_on_it() {
    let (server, desk) = start().await;
    for _ in 0..2 {
        desk.send_sheet("/imports?name=to1.csv", two_households()).await;
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

/// The id of the household of whom, and a person who is born into it.
async fn newborn(desk: &Desk, head: &str) -> (String, String) {
    let page = desk.get("/households").await;
    let mut rows = page["rows"].as_array().unwrap().iter().map(|row| &row["record"]);
    let household = rows.find(|record| record["fields"]["head_name"] == head).unwrap().clone();
    let id = household["id"].as_str().unwrap().to_owned();
    let person = desk
        .post(
            "/records",
            json!({ "kind": "person", "place": household["place"], "fields": {
                "full_name": "Nguyễn Thị Mới", "dob": "2021", "sex": "female",
                "relation": "grandchild", "household": id } }),
        )
        .await;
    (id, person["record"]["id"].as_str().or(person["id"].as_str()).unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_not_taken_back_under_a_record_that_names_one_of_it() {
    let (_server, desk) = start().await;
    desk.send_sheet("/imports?name=to1.csv", two_households()).await;
    let batch = ended(&desk).await["id"].clone();
    let (_, born) = newborn(&desk, "Nguyễn Văn An").await;
    let path = format!("/imports/{batch}/take-back");
    let (status, refused) = desk.ask("POST", &path, Some(&json!({}))).await;
    assert_eq!((status, refused["code"].as_str()), (409, Some("import_written_on")), "{refused}");
    assert_eq!(total(&desk, "households").await, 2);
    // What does not stand holds nothing.
    desk.post(&format!("/records/{born}/remove"), json!({ "reason": "nhầm", "seen": {} })).await;
    desk.post(&path, json!({})).await;
    assert_eq!(ended(&desk).await["state"], "taken_back");
    assert_eq!(total(&desk, "households").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn k30_what_is_written_on_while_an_import_is_taken_back_stands_with_its_household() {
    let (server, desk) = start().await;
    desk.send_sheet("/imports?name=to1.csv", two_households()).await;
    let id = ended(&desk).await["id"].as_i64().unwrap();
    let store = &server.app.store;
    // As the call does that takes back, and the screen has heard of it.
    let to = BatchState::TakingBack;
    assert!(store.move_import(ward(), id, &[BatchState::Done], to).await.unwrap());
    newborn(&desk, "Nguyễn Văn An").await;
    let author = store.server_author(ward()).await.unwrap();
    take_back_in_steps(&server, author, id).await;
    assert_eq!(households(&desk).await, [("Nguyễn Văn An".to_owned(), 3)]);
    assert_eq!(store.standing_of_import(ward(), id).await.unwrap(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_of_which_something_stands_does_not_say_that_all_is_gone() {
    let (server, desk) = start().await;
    desk.send_sheet("/imports?name=to1.csv", two_households()).await;
    let id = ended(&desk).await["id"].clone();
    // Somebody writes between the check and the removal.
    let database = rusqlite::Connection::open(server.dir.path().join("vungxanh.sqlite")).unwrap();
    database
        .execute_batch(
            "CREATE TRIGGER meanwhile AFTER UPDATE OF state ON import_batch
             WHEN NEW.state = 'taking_back' BEGIN
                 UPDATE record SET body = json_set(body, '$.updated_at_ms', 1)
                 WHERE json_extract(body, '$.fields.full_name') = 'Đặng Thị Ánh';
             END",
        )
        .unwrap();
    desk.post(&format!("/imports/{id}/take-back"), json!({})).await;
    let batch = ended(&desk).await;
    assert_eq!((&batch["state"], &batch["left"]), (&json!("partly_taken_back"), &json!(3)));
    assert_eq!(households(&desk).await, [("Nguyễn Văn An".to_owned(), 2)]);
    // Taken back again, it says why it cannot.
    let path = format!("/imports/{id}/take-back");
    let (status, refused) = desk.ask("POST", &path, Some(&json!({}))).await;
    assert_eq!((status, refused["code"].as_str()), (409, Some("import_written_on")), "{refused}");
}

/// Every step of taking back.
async fn take_back_in_steps(server: &Server, author: Author, batch: i64) {
    let mut part = BatchPart { batch, after: None, most: 1 };
    loop {
        let author = author.clone();
        let step = server.app.store.take_back_import(author, part, server.now_ms()).await;
        match step.unwrap().unwrap() {
            None => return,
            last => part.after = last,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn k30_an_import_that_the_server_cannot_write_is_taken_back_and_says_so() {
    let (server, desk) = start().await;
    let mut sheet = format!("{HEADS}\n");
    for n in 0..200 {
        sheet.push_str(&format!("{n},Nguyễn Văn {},1950,Nam,Chủ hộ,,,{n},1\n", letters(n)));
    }
    let database = rusqlite::Connection::open(server.dir.path().join("vungxanh.sqlite")).unwrap();
    database
        .execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON import_record
             WHEN (SELECT count(*) FROM import_record) >= 150
             BEGIN SELECT RAISE(ABORT, 'no room'); END",
        )
        .unwrap();
    assert_eq!(desk.send_sheet("/imports?name=to1.csv", sheet).await.0, 200);
    let batch = ended(&desk).await;
    assert_eq!(batch["state"], "broke_off", "{batch}");
    assert!(batch["written"].as_u64().unwrap() > 0, "{batch}");
    assert_eq!(total(&desk, "households").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_be_in_the_books_is_shown_and_left_out_when_asked() {
    let (_server, desk) = start().await;
    desk.send_sheet("/imports?name=to1.csv", two_households()).await;
    ended(&desk).await;
    let more = format!("{}4,Trần Thị Mới,2001,Nữ,Chủ hộ,,,9,1\n", two_households());
    let (_, shown) = desk.send_sheet("/imports/preview", more.clone()).await;
    assert_eq!(shown["all_duplicates"], 3, "{shown}");
    assert_eq!(shown["duplicates"][0]["sameness"], "citizen_id");
    assert_eq!(desk.send_sheet("/imports?skip_duplicates=true", more).await.0, 200);
    ended(&desk).await;
    assert_eq!((total(&desk, "households").await, total(&desk, "persons").await), (3, 4));
    let (status, nothing) =
        desk.send_sheet("/imports?skip_duplicates=true", two_households()).await;
    assert_eq!((status, nothing["code"].as_str()), (409, Some("nothing_to_import")));
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_only_who_decides_imports_and_it_is_noted() {
    let (server, desk) = start().await;
    let police = Desk::of(&server, "congan", "police").await;
    assert_eq!(police.send_sheet("/imports/preview", two_households()).await.0, 403);
    assert_eq!(police.send_sheet("/imports", two_households()).await.0, 403);
    desk.send_sheet("/imports?name=to1.csv", two_households()).await;
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
    let (status, answer) = desk.send_sheet("/imports?name=lon.csv", sheet).await;
    assert_eq!(status, 200, "{answer}");
    phone.sync().await;
    let batch = ended(&desk).await;
    assert_eq!(batch["state"], "done", "{batch}");
    assert_eq!(total(&desk, "persons").await, 2_000);
    println!("2,000 rows in {:?}", began.elapsed());
    let began = Instant::now();
    desk.post(&format!("/imports/{}/take-back", batch["id"]), json!({})).await;
    assert_eq!(ended(&desk).await["state"], "taken_back");
    assert_eq!((total(&desk, "persons").await, total(&desk, "households").await), (0, 0));
    println!("taken back in {:?}", began.elapsed());
}

/// A name has letters only.
fn letters(n: u32) -> String {
    n.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}
