//! Lists as files: what is filtered, in the chosen columns, read back by another program's library.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::io::Cursor;
use std::process::Command;

use calamine::{Data, Range, Reader, Xlsx};
use serde_json::{Value, json};
use support::desk::Desk;
use support::{Server, place, ward};
use vungxanh_server::store::RecordEdit;
use vungxanh_shared::scalar::Scalar;

const HOSTILE: &str = "=HYPERLINK(\"http://x.vn\",\"bấm\")";

/// Writes records as the server would.
async fn write(server: &Server, kind: &str, at: &str, fields: Value) -> String {
    let fields = fields.as_object().unwrap().iter().map(|(name, value)| {
        (name.clone(), serde_json::from_value::<Scalar>(value.clone()).unwrap())
    });
    let edit = RecordEdit::new(kind, place(at), fields.collect());
    let author = server.app.store.server_author(ward()).await.unwrap();
    let written = server.app.store.write(author, vec![edit], server.now_ms()).await.unwrap();
    written.unwrap()[0].to_string()
}

async fn household_of_two(server: &Server) {
    let house = json!({ "head_name": "Nguyễn Văn An", "house_no": "15B", "note": HOSTILE });
    let house = write(server, "household", "00025-01", house).await;
    for (name, dob) in [("Nguyễn Văn An", "1950-03-21"), ("Đặng Thị Ánh", "1962")] {
        let fields = json!({ "full_name": name, "dob": dob, "sex": "female", "household": house,
                             "phone": "+84912345678", "note": HOSTILE });
        write(server, "person", "00025-01", fields).await;
    }
}

async fn file(desk: &Desk, path: &str) -> Vec<u8> {
    let response = desk.request(reqwest::Method::GET, path).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.bytes().await.unwrap().to_vec()
}

fn rows_of(bytes: Vec<u8>) -> Range<Data> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheet_range_at(0).unwrap().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_as_a_workbook_has_real_days_and_no_formulas() {
    let server = Server::start().await;
    server.plan().await;
    household_of_two(&server).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let path = "/export/persons?format=xlsx&columns=full_name,dob,sex,household,phone,note,place&about=T%E1%BB%95%201";
    let rows = rows_of(file(&desk, path).await);
    let row = |at: u32| -> Vec<Data> {
        (0..rows.width())
            .map(|column| {
                rows.get_value((at, u32::try_from(column).unwrap())).cloned().unwrap_or_default()
            })
            .collect()
    };
    assert_eq!(row(0)[0], Data::String("Phường Ngọc Khánh".to_owned()));
    assert_eq!(row(2)[0], Data::String("Tổ 1".to_owned()));
    let made = row(3)[0].to_string();
    assert!(made.starts_with("Lập lúc: 08:00 22/11/2021 · Người lập: "), "{made}");
    let heads: Vec<String> = row(5).iter().map(ToString::to_string).collect();
    assert_eq!(
        heads,
        ["Họ và tên", "Ngày sinh", "Giới tính", "Hộ gia đình", "Điện thoại", "Ghi chú", "Địa bàn"]
    );
    let an = row(6);
    assert_eq!(an[0], Data::String("Nguyễn Văn An".to_owned()));
    let born = an[1].to_string();
    assert!(matches!(an[1], Data::DateTime(_)), "{born}");
    assert_eq!(an[2], Data::String("Nữ".to_owned()));
    assert_eq!(an[3], Data::String("Nguyễn Văn An".to_owned()));
    assert_eq!(an[4], Data::String("0912345678".to_owned()));
    assert_eq!(an[5], Data::String(HOSTILE.to_owned()));
    assert_eq!(an[6], Data::String("Tổ dân phố 1".to_owned()));
    assert_eq!(row(7)[1], Data::String("1962".to_owned()));
    let mut book = Xlsx::new(Cursor::new(file(&desk, path).await)).unwrap();
    let name = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&name).unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_as_text_begins_with_its_mark_and_runs_nothing() {
    let server = Server::start().await;
    server.plan().await;
    household_of_two(&server).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let bytes = file(
        &desk,
        "/export/persons?format=csv&columns=full_name,dob,note&search=an&sort=name_desc",
    )
    .await;
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.strip_prefix('\u{feff}').unwrap().lines().collect();
    assert_eq!(lines[0], "\"Họ và tên\",\"Ngày sinh\",\"Ghi chú\"");
    assert_eq!(
        lines[1],
        "\"Đặng Thị Ánh\",\"1962\",\"'=HYPERLINK(\"\"http://x.vn\"\",\"\"bấm\"\")\""
    );
    assert!(lines[2].starts_with("\"Nguyễn Văn An\",\"21/03/1950\","));
    assert_eq!(lines.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn k24_a_file_has_the_named_columns_in_their_order_and_texts_as_they_are() {
    let server = Server::start().await;
    server.plan().await;
    let note = "Đã nhắc giữ khoảng cách. ".repeat(30);
    let fields = json!({ "head_name": "Nguyễn Văn An", "note": note.trim() });
    let house = write(&server, "household", "00025-01", fields).await;
    write(
        &server,
        "person",
        "00025-01",
        json!({ "full_name": "An", "dob": "1950", "sex": "male", "household": house }),
    )
    .await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let path = "/export/households?format=csv&columns=note,persons,head_name";
    let text = String::from_utf8(file(&desk, path).await).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "\u{feff}\"Ghi chú\",\"Số người\",\"Chủ hộ\"");
    assert_eq!(lines[1], format!("\"{}\",\"1\",\"Nguyễn Văn An\"", note.trim()));
}

#[tokio::test(flavor = "multi_thread")]
async fn k82_members_of_an_open_set_are_named_in_a_file_and_on_the_page() {
    let server = Server::start().await;
    server.plan().await;
    let house = json!({ "head_name": "Nguyễn Văn An", "house_no": "15B" });
    let house = write(&server, "household", "00025-01", house).await;
    let lan = json!({ "full_name": "Nguyễn Thị Lan", "household": house });
    let lan = write(&server, "person", "00025-01", lan).await;
    let sick = format!("sick/{lan}");
    let visit = json!({ "household": house, "name": "Nguyễn Văn An", "at": server.now_ms(),
                        "result": "matter", (sick): true, "absent/0190": true });
    let visit = write(&server, "visit", "00025-01", visit).await;
    let notice = json!({ "title": "Phun khử khuẩn", "text": "Sáng mai", "from_at": server.now_ms(),
                         "signed_by": "Lê Thị Hoa", "areas/00025-01": true, "areas/00025-02": true });
    write(&server, "notice", "00025", notice).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let text = async |path: &str| String::from_utf8(file(&desk, path).await).unwrap();
    let visits = text("/export/visit?format=csv&columns=name,sick,absent").await;
    assert!(visits.contains("\"Nguyễn Văn An\",\"Nguyễn Thị Lan\",\"\""), "{visits}");
    let notices = text("/export/notice?format=csv&columns=title,areas").await;
    assert!(notices.contains("\"Tổ dân phố 1, Tổ dân phố 2\""), "{notices}");
    let page = desk.get(&format!("/records/{visit}")).await;
    assert_eq!(page["titles"][&lan], "Nguyễn Thị Lan");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn k26_ticked_rows_come_in_the_order_of_the_list_and_no_others() {
    let server = Server::start().await;
    server.plan().await;
    let mut ids = Vec::new();
    for name in ["Chi", "An", "Bình"] {
        let fields = json!({ "head_name": name, "house_no": "1" });
        ids.push(write(&server, "household", "00025-01", fields).await);
    }
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let take = async |ids: &[String]| {
        let path = "/export/households?format=csv&columns=head_name&sort=name";
        let request = desk.request(reqwest::Method::POST, path).json(&json!({ "ids": ids }));
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    };
    let (status, text) = take(&ids[..2]).await;
    assert_eq!((status, text.as_str()), (200, "\u{feff}\"Chủ hộ\"\r\n\"An\"\r\n\"Chi\"\r\n"));
    assert_eq!(take(&[]).await.0, 400);
    assert_eq!(take(&vec![ids[0].clone(); 1_001]).await.0, 400);

    let page = desk
        .post(
            "/lists/households/chosen?sort=name_desc&limit=1&print=true",
            json!({ "ids": ids[..2] }),
        )
        .await;
    assert_eq!((page["total"].as_u64(), page["rows"].as_array().unwrap().len()), (Some(2), 1));
    assert_eq!(page["rows"][0]["record"]["fields"]["head_name"], "Chi");
    let next = page["next"].as_str().unwrap();
    let path = format!("/lists/households/chosen?sort=name_desc&limit=1&print=true&cursor={next}");
    let page = desk.post(&path, json!({ "ids": ids[..2] })).await;
    assert_eq!(page["rows"][0]["record"]["fields"]["head_name"], "An");
    let audit = desk.get("/audit").await.to_string();
    assert_eq!(audit.matches("list_printed").count(), 1, "{audit}");
}

#[tokio::test(flavor = "multi_thread")]
async fn k26_a_file_of_ticked_rows_says_how_many_are_gone() {
    let server = Server::start().await;
    server.plan().await;
    let mut ids = Vec::new();
    for name in ["Chi", "An", "Bình"] {
        let fields = json!({ "head_name": name, "house_no": "1" });
        ids.push(write(&server, "household", "00025-01", fields).await);
    }
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    desk.post(&format!("/records/{}/remove", ids[0]), json!({ "reason": "nhầm" })).await;
    // Ticked twice is ticked once.
    ids.push(ids[1].clone());
    let path = "/export/households?format=xlsx&columns=head_name&about=3%20dòng";
    let request = desk.request(reqwest::Method::POST, path).json(&json!({ "ids": ids }));
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["x-missing-rows"], "1");
    let bytes = response.bytes().await.unwrap().to_vec();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let texts: Vec<String> = sheet.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    assert!(texts.iter().any(|text| text.contains("1 dòng đã chọn không còn")), "{texts:?}");
    assert!(texts.contains(&"An".to_owned()) && !texts.contains(&"Chi".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn more_rows_than_a_page_come_each_once() {
    let server = Server::start().await;
    server.plan().await;
    let author = server.app.store.server_author(ward()).await.unwrap();
    let edits = (0..1_203).map(|n| {
        let fields = [
            ("head_name".to_owned(), Scalar::from(format!("Hộ Số {n}"))),
            ("house_no".to_owned(), Scalar::from("1")),
        ];
        RecordEdit::new("household", place("00025-01"), fields.into())
    });
    server.app.store.write(author, edits.collect(), server.now_ms()).await.unwrap().unwrap();
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let text =
        String::from_utf8(file(&desk, "/export/households?format=csv&columns=head_name").await)
            .unwrap();
    let mut lines: Vec<&str> = text.lines().skip(1).collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), 1_203);
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_a_file_is_for_who_may_see_the_list_and_is_noted() {
    let server = Server::start().await;
    server.plan().await;
    let official = Desk::of(&server, "canbo", "ward_official").await;
    let station = Desk::of(&server, "tramyte", "health_station").await;
    let status = async |desk: &Desk, path: &str| {
        desk.request(reqwest::Method::GET, path).send().await.unwrap().status().as_u16()
    };
    assert_eq!(status(&station, "/export/persons?format=csv").await, 403);
    assert_eq!(status(&official, "/export/persons?format=csv").await, 200);
    assert_eq!(status(&official, "/export/nonsense?format=csv").await, 404);
    assert_eq!(status(&official, "/export/persons?format=csv&columns=nonsense").await, 400);
    let audit = official.get("/audit").await.to_string();
    assert_eq!(audit.matches("list_exported").count(), 1, "{audit}");
}

/// The office's own program opens the file; `cargo xtask test` installs it.
#[tokio::test(flavor = "multi_thread")]
async fn libreoffice_opens_the_workbook() {
    let server = Server::start().await;
    server.plan().await;
    household_of_two(&server).await;
    let desk = Desk::of(&server, "canbo", "ward_official").await;
    let dir = tempfile::tempdir().unwrap();
    let book = dir.path().join("nhan-khau.xlsx");
    std::fs::write(
        &book,
        file(&desk, "/export/persons?format=xlsx&columns=full_name,dob,note").await,
    )
    .unwrap();
    let profile = format!("-env:UserInstallation=file://{}", dir.path().join("profile").display());
    let run = Command::new("soffice")
        .args([
            &profile,
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir",
        ])
        .args([dir.path(), &book])
        .output()
        .expect("LibreOffice's soffice starts");
    let text = std::fs::read_to_string(dir.path().join("nhan-khau.csv"));
    let text = text.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr)));
    assert!(text.contains("Nguyễn Văn An,21/03/1950,\"=HYPERLINK("), "{text}");
}
