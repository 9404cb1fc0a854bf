//! What the newcomer sees in the terminal: where to log in, and a link with a QR code for each phone.

use std::fmt::Write as _;

use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};

use super::{DemoPhone, DemoWard};
use crate::phone::enrol;

const RULE: &str = "────────────────────────────────────────────────────────────────────────";

/// The text for a server that is reached at `origin`, such as `http://127.0.0.1:8080`.
pub fn banner(ward: &DemoWard, origin: &str) -> String {
    let mut text = String::new();
    let office = format!("{origin}/office/");
    let made = match ward.is_new {
        true => "vừa tạo · just made",
        false => "đã có từ trước, số liệu giữ nguyên · made earlier, its data are kept",
    };
    // Writing into a String cannot fail.
    let _ = write!(
        text,
        "\n{RULE}\n  VÙNG XANH · phường minh họa · demonstration ward ({made})\n{RULE}\n\
         \n  {}\n  {}\n\
         \n  Mọi người, số điện thoại, số giấy tờ và sự việc ở đây đều là hư cấu.\
         \n  Every person, number and event here is invented.\n\
         \n  1. Văn phòng phường · the ward office\
         \n     {office}\n     Tên đăng nhập · login:   {}\n     Mật khẩu · password:     {}\n\
         \n  2. Ba điện thoại · three phones: mở liên kết trong một trình duyệt riêng, hoặc quét mã.\
         \n     Open each link in a browser (or profile) of its own, or scan the code.\n",
        ward.path, ward.summary, ward.login, ward.password,
    );
    for phone in &ward.phones {
        text.push_str(&phone_lines(phone, origin));
    }
    if is_this_machine_only(origin) {
        text.push_str(
            "\n  Máy chủ này chỉ mở trên chính máy tính này: dùng liên kết, chưa quét được bằng điện thoại khác.\
             \n  This server answers on this computer only: use the links. For real phones, serve HTTPS\
             \n  (--listen, --tls-certificate, --tls-key, --public-url); then the codes can be scanned.\n",
        );
    }
    let _ = write!(text, "\n{RULE}\n");
    text
}

fn phone_lines(phone: &DemoPhone, origin: &str) -> String {
    let link = enrol::link(origin, &phone.code);
    format!(
        "\n  Máy {no} · phone {no}: {name}\n     {vi}\n     {en}\n     {link}   (mã · code {code})\n\n{qr}",
        no = phone.no,
        name = phone.name,
        vi = phone.duty_vi,
        en = phone.duty_en,
        code = in_halves(&phone.code),
        qr = qr(&link)
    )
}

/// As a person types it.
fn in_halves(code: &str) -> String {
    let (first, second) = code.split_at_checked(5).unwrap_or((code, ""));
    format!("{first}-{second}")
}

/// Dark on light whatever the terminal's colours, in half blocks: two modules a character.
fn qr(link: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(link, EcLevel::L) else {
        return String::new();
    };
    let drawn = code
        .render::<Dense1x2>()
        .dark_color(Dense1x2::Light)
        .light_color(Dense1x2::Dark)
        .quiet_zone(true)
        .build();
    drawn.lines().map(|line| format!("     {line}\n")).collect()
}

fn is_this_machine_only(origin: &str) -> bool {
    ["//127.", "//localhost", "//[::1]"].iter().any(|host| origin.contains(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ward() -> DemoWard {
        let phone = |no| DemoPhone {
            no,
            name: "Trần Thị Hoa".into(),
            duty_vi: "Tổ COVID cộng đồng 00025-01, chốt 00025-C01".into(),
            duty_en: "community team 00025-01, checkpoint 00025-C01".into(),
            code: format!("ABCDE1234{no}"),
        };
        DemoWard {
            path: "Phường Ngọc Khánh, Quận Ba Đình, Thành phố Hà Nội (00025)".into(),
            summary: "450 hộ".into(),
            login: "canbo".into(),
            password: "abcd-efgh".into(),
            phones: (1..=3).map(phone).collect(),
            is_new: true,
        }
    }

    #[test]
    fn the_newcomer_sees_login_links_and_codes() {
        let text = banner(&ward(), "http://127.0.0.1:8080");
        for needed in [
            "http://127.0.0.1:8080/office/",
            "canbo",
            "abcd-efgh",
            "http://127.0.0.1:8080/#/enrol/ABCDE12341",
            "http://127.0.0.1:8080/#/enrol/ABCDE12343",
            "ABCDE-12343",
            "hư cấu",
            "invented",
        ] {
            assert!(text.contains(needed), "{needed} missing in\n{text}");
        }
        let blocks = text.lines().filter(|line| line.contains('█')).count();
        assert!(blocks > 3 * 12, "{blocks} lines of QR code");
        assert!(text.lines().all(|line| line.chars().count() <= 110), "too wide for a terminal");
    }

    #[test]
    fn only_a_local_server_warns_that_codes_cannot_be_scanned() {
        assert!(banner(&ward(), "http://127.0.0.1:8080").contains("--tls-certificate"));
        assert!(!banner(&ward(), "https://ngockhanh.example.vn").contains("--tls-certificate"));
    }
}
