//! `vungxanh ward create` as an administrator meets it (SPEC R9).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use rust_xlsxwriter::{Workbook, XlsxError};

const SAMPLE: &str = include_str!("../../docs/ward.sample.toml");

/// A directory with a file and a database.
struct Bare {
    dir: tempfile::TempDir,
}

impl Bare {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vungxanh"));
        command.env_clear().env("VUNGXANH_DATA_DIR", self.data()).env("VUNGXANH_LOG", "warn");
        command.args(arguments).output().unwrap()
    }

    fn data(&self) -> std::path::PathBuf {
        self.dir.path().join("data")
    }

    fn file(&self, text: &str, extra: &[&str]) -> Output {
        let file = self.dir.path().join("ward.toml");
        std::fs::write(&file, text).unwrap();
        let create = ["ward", "create", "--file", file.to_str().unwrap()];
        self.run(&[&create[..], extra].concat())
    }

    fn unit(&self, unit: &str) -> Output {
        self.run(&[
            "ward",
            "create",
            "--unit",
            unit,
            "--account",
            "canbo",
            "--name",
            "Nguyễn Văn A",
        ])
    }

    fn count(&self, kind: &str) -> i64 {
        let sql = "SELECT count(*) FROM record WHERE kind = ?1";
        database(&self.data()).query_row(sql, [kind], |row| row.get(0)).unwrap()
    }

    fn assert_clean(&self) {
        let output = self.run(&["check"]);
        assert!(output.status.success(), "{}", error(&output));
    }
}

fn database(dir: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(dir.join("vungxanh.sqlite")).unwrap()
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}", error(output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// It is refused with these words, and no database was made.
fn refused(bare: &Bare, output: &Output, expected: &[&str]) {
    let said = error(output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for part in expected {
        assert!(said.contains(part), "`{part}` is not in: {said}");
    }
    assert!(!bare.data().join("vungxanh.sqlite").exists(), "a database was made");
}

#[test]
fn r9_a_ward_is_made_from_its_unit_and_an_account() {
    let bare = Bare::new();
    let said = done(&bare.unit("giang vo, ha noi"));
    for part in ["00025", "Phường Giảng Võ is new", "canbo", "Password:", "vungxanh enrol"] {
        assert!(said.contains(part), "`{part}` is not in: {said}");
    }
    assert_eq!((bare.count("settings"), bare.count("member")), (1, 1));
    let again = done(&bare.unit("00025"));
    assert!(again.contains("Phường Giảng Võ is there"), "{again}");
    assert!(!again.contains("Password:"), "{again}");
    let other = bare.unit("00004");
    assert!(error(&other).contains("`canbo` is taken in ward 00025"), "{}", error(&other));
    bare.assert_clean();
}

#[test]
fn r9_a_unit_that_is_none_or_several_is_refused_with_candidates() {
    let bare = Bare::new();
    refused(&bare, &bare.unit("99999"), &["unit:", "99999", "no ward has the code"]);
    refused(&bare, &bare.unit("00031"), &["Phường Giảng Võ until 2025-06-30"]);
    refused(&bare, &bare.unit("Không nơi nào"), &["no ward is called"]);
    refused(&bare, &bare.unit("giảng v"), &["no ward is called", "00025 Phường Giảng Võ"]);
    refused(&bare, &bare.unit("Tân Hưng"), &["may be", "Tỉnh ", "; ", "province"]);
}

#[test]
fn r9_the_sample_makes_a_ward_and_a_second_run_leaves_it() {
    let bare = Bare::new();
    let checked = done(&bare.file(SAMPLE, &["--check"]));
    assert!(checked.contains("areas: 2 new, 0 there") && checked.contains("nothing was written"));
    assert!(!bare.data().join("vungxanh.sqlite").exists());
    let said = done(&bare.file(SAMPLE, &[]));
    assert!(said.contains("Password:") && said.contains("members: 2 new"), "{said}");
    let counts = ["settings", "area", "checkpoint", "team", "member"].map(|kind| bare.count(kind));
    // The person of the account is a member too.
    let again = done(&bare.file(SAMPLE, &[]));
    assert!(again.contains("members: 0 new, 2 there"), "{again}");
    assert_eq!(counts, ["settings", "area", "checkpoint", "team", "member"].map(|k| bare.count(k)));
    assert_eq!((counts[0], counts[3], counts[4]), (1, 1, 3));
    let members = done(&bare.run(&["enrol", "--ward", "00025"]));
    let duties = "team_member:00025-01 checkpoint_officer:00025-C01";
    let other = "checkpoint_officer:00025-C01 team_member:00025-01";
    assert!(members.contains(duties) || members.contains(other), "{members}");
    assert!(members.contains("health_station:00025"), "{members}");
    let audit = database(&bare.data());
    let sql = "SELECT group_concat(action, ' ') FROM (SELECT action FROM audit
        WHERE ward = '00025' AND who = 'command line' ORDER BY seq)";
    let actions: String = audit.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(
        actions,
        "ward_made account_made settings_made area_made checkpoint_made team_made member_made \
         member_made"
    );
    bare.assert_clean();
}

#[test]
fn r9_every_problem_of_a_file_is_named_by_its_entry() {
    let bare = Bare::new();
    let head = "unit = \"00025\"\naccount = { login = \"can bo\", name = \"A\" }\n";
    let rest = "[settings]\nreport_cutoff_hour = 40\ncutoff = 1\n\
        [[areas]]\nname = \"Tổ 1\"\n[[areas]]\nname = \"Tổ 2\"\nnumber = 3\n\
        [[areas]]\nname = \"tổ  1\"\nnumber = 3\n\
        [[teams]]\nname = \"Tổ COVID 1\"\narea = \"Tổ 9\"\n\
        [[members]]\nname = \"B\"\nteam = \"Tổ COVID 7\"\nduties = [\"team_member@Tổ 8\", \"police@Tổ 1\", \"vua\"]\n";
    let output = bare.file(&format!("{head}{rest}"), &[]);
    refused(
        &bare,
        &output,
        &[
            "account: `login`: `can bo`: One word",
            "settings: `report_cutoff_hour`:",
            "settings: there is no `cutoff`",
            "areas[3]: has the same name as areas[1]",
            "areas[3]: has the number of areas[2]",
            "teams[1]: `area`: the file has no area `Tổ 9`",
            "members[1]: `team`: the file has no team `Tổ COVID 7`",
            "members[1]: `duties`: `team_member@Tổ 8`: the file has no such place",
            "members[1]: `duties`: `police@Tổ 1`",
            "members[1]: `duties`: `vua`",
            "nothing was written",
        ],
    );
    refused(&bare, &bare.file("unit = \"00025\"\n[account\n", &[]), &["ward.toml", "line 2"]);
    refused(&bare, &bare.file("unit = \"00025\"\n", &[]), &["account"]);
    refused(&bare, &bare.run(&["ward", "create", "--file", "/nowhere.toml"]), &["/nowhere.toml"]);
}

#[test]
fn r9_two_thousand_areas_are_made_and_a_longer_file_adds_the_rest() {
    let bare = Bare::new();
    let mut text = "unit = \"00025\"\naccount = { login = \"canbo\", name = \"A\" }\n".to_owned();
    for no in 1..=2000 {
        writeln!(text, "[[areas]]\nname = \"Thôn {no}\"").unwrap();
    }
    done(&bare.file(&text, &[]));
    let before = bare.count("area");
    text.push_str("[[areas]]\nname = \"Thôn Mới\"\nnumber = 5000\n");
    let said = done(&bare.file(&text, &[]));
    assert!(said.contains("areas: 1 new, 2000 there"), "{said}");
    assert_eq!(bare.count("area"), before + 1);
    let taken = bare.file(&text.replace("Thôn Mới", "Thôn Khác"), &[]);
    assert!(error(&taken).contains("areas[2001]: `number`: 5000 is"), "{}", error(&taken));
    assert_eq!(bare.count("area"), before + 1);
    bare.assert_clean();
}

/// Writes a workbook of these sheets, each a name and rows.
fn workbook(path: &Path, sheets: &[(&str, &[&[&str]])]) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let page = book.add_worksheet().set_name(*name)?;
        for (row, at) in rows.iter().zip(0u32..) {
            page.write_row(at, 0, row.iter().copied())?;
        }
    }
    book.save(path)
}

#[test]
fn r9_the_sample_workbook_makes_what_the_sample_file_makes() {
    let (bare, other) = (Bare::new(), Bare::new());
    let path = bare.dir.path().join("ward.xlsx");
    let sample = path.to_str().unwrap();
    done(&bare.run(&["ward", "create", "--sample", sample]));
    let again = bare.run(&["ward", "create", "--sample", sample]);
    assert!(error(&again).contains("is there already"), "{}", error(&again));
    let checked = done(&bare.run(&["ward", "create", "--file", sample, "--check"]));
    assert!(checked.contains("areas: 2 new, 0 there") && checked.contains("nothing was written"));
    done(&bare.run(&["ward", "create", "--file", sample]));
    done(&other.file(SAMPLE, &[]));
    let bodies = |bare: &Bare| -> Vec<String> {
        let db = database(&bare.data());
        let fields = "json_remove(json_extract(body, '$.fields'), '$.team')";
        let sql = format!(
            "SELECT kind || ' ' || {fields} FROM record WHERE kind <> 'member'
             OR json_extract(body, '$.fields.full_name') <> 'Nguyễn Thị Hoa' ORDER BY 1"
        );
        let mut statement = db.prepare(&sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    assert_eq!(bodies(&bare), bodies(&other));
    let members = |bare: &Bare| done(&bare.run(&["enrol", "--ward", "00025"]));
    assert!(members(&bare).contains("health_station:00025"), "{}", members(&bare));
    bare.assert_clean();
}

#[test]
fn r9_every_problem_of_a_workbook_is_named_by_sheet_row_and_column() {
    let bare = Bare::new();
    let path = bare.dir.path().join("ward.xlsx");
    let unit: &[&[&str]] = &[
        &["Mục", "Nội dung"],
        &["Xã, phường, đặc khu", "00025"],
        &["Tên đăng nhập của cán bộ", "can bo"],
        &["Họ và tên cán bộ", "A"],
        &["Giờ chốt số liệu", "40"],
    ];
    let areas: &[&[&str]] =
        &[&["Số", "Tên"], &["", "Tổ 1"], &["", ""], &["3", "tổ  1"], &["ba", "Tổ 4"]];
    let teams: &[&[&str]] = &[&["Địa bàn", "Tên tổ"], &["Tổ 9", "Tổ COVID 1"]];
    let members: &[&[&str]] = &[
        &["Họ và tên", "Điện thoại", "Lực lượng", "Nhiệm vụ"],
        &["B", "09", "Hải quân", "Tổ COVID: Tổ 8; vua"],
    ];
    let sheets = [("Đơn vị", unit), ("Địa bàn", areas), ("Tổ", teams), ("Thành viên", members)];
    workbook(&path, &sheets).unwrap();
    let create = ["ward", "create", "--file", path.to_str().unwrap()];
    refused(&bare, &bare.run(&create), &["sheet “Địa bàn”, row 5: `ba` is no number"]);
    let areas: &[&[&str]] = &[&["Số", "Tên"], &["", "Tổ 1"], &["", ""], &["3", "tổ  1"]];
    let sheets = [("Đơn vị", unit), ("Địa bàn", areas), ("Tổ", teams), ("Thành viên", members)];
    workbook(&path, &sheets).unwrap();
    refused(
        &bare,
        &bare.run(&create),
        &[
            "sheet “Đơn vị”, row 3: `can bo`: One word",
            "sheet “Đơn vị”, row 5:",
            "sheet “Địa bàn”, row 4: has the same name as sheet “Địa bàn”, row 2",
            "sheet “Tổ”, row 2, column “Địa bàn”: the file has no area `Tổ 9`",
            "sheet “Thành viên”, row 2, column “Điện thoại”:",
            "sheet “Thành viên”, row 2, column “Lực lượng”:",
            "sheet “Thành viên”, row 2, column “Nhiệm vụ”: `Tổ COVID: Tổ 8`: the file has no such place",
            "sheet “Thành viên”, row 2, column “Nhiệm vụ”: `vua`",
            "nothing was written",
        ],
    );
    workbook(&path, &[("Sổ khác", teams), ("Tổ", &[&["Tên tổ", "Màu"], &["x", "đỏ"]])]).unwrap();
    refused(
        &bare,
        &bare.run(&create),
        &["sheet “Sổ khác”: there is no such list", "sheet “Tổ”, row 1: there is no column “Màu”"],
    );
    std::fs::write(&path, "no workbook").unwrap();
    refused(&bare, &bare.run(&create), &["ward.xlsx", "no sheet"]);
}
