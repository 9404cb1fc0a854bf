//! What a page hears where nothing was done with a report, and what to do then.

use axum::http::StatusCode;
use vungxanh_shared::time::clock_text;

use crate::http::error::ApiError;
use crate::store::Account;
use crate::store::office_types::ReportState;
use crate::store::reports::ReportRefusal;

/// The ward has no such report.
pub fn no_such_report() -> ApiError {
    ApiError::new(
        StatusCode::NOT_FOUND,
        "no_such_report",
        "Không có báo cáo này: đã bỏ, hoặc thuộc đơn vị khác.",
        "There is no such report: it was thrown away, or is another unit's.",
    )
}

/// The day's records were deleted when their time of keeping was over.
pub fn not_kept() -> ApiError {
    ApiError::new(
        StatusCode::GONE,
        "period_deleted",
        "Sổ của ngày này đã xóa theo thời hạn lưu, không đếm được nữa. Bản đã lập vẫn giữ nguyên.",
        "The books of that day were deleted when their time of keeping was over, and cannot be counted. What was made stays.",
    )
}

/// The answer to `account`.
pub fn refused(refusal: ReportRefusal, account: &Account) -> ApiError {
    let conflict =
        |code: &str, vi: &str, en: &str| ApiError::new(StatusCode::CONFLICT, code, vi, en);
    match refusal {
        ReportRefusal::NoSuchReport => no_such_report(),
        ReportRefusal::NoSuchSubject => ApiError::new(
            StatusCode::NOT_FOUND,
            "nothing_to_report",
            "Không còn ca trực, chốt hoặc địa bàn này trong sổ. Mở lại trang rồi chọn nơi khác.",
            "That shift, checkpoint or area is not in the books. Open the page again and choose another.",
        ),
        ReportRefusal::Changed { by, at_ms, state } => {
            let (vi, en) = words(state);
            let (me, when) = (&account.full_name, clock_text(at_ms));
            conflict(
                "report_changed",
                &format!(
                    "{by} vừa làm việc với báo cáo này lúc {when}, nay là bản {vi}; {me} chưa xem bản đó nên chưa ghi gì. Xem lại rồi làm tiếp."
                ),
                &format!(
                    "{by} has acted on this report at {when}; it is {en} now, and {me} has not seen that, so nothing was done. Look at it and go on."
                ),
            )
        }
        ReportRefusal::WrongState(state) => wrong_state(state),
        ReportRefusal::MakerSigns => conflict(
            "maker_signs",
            "Người lập không tự ký duyệt khi đơn vị còn tài khoản khác. Nhờ người khác đăng nhập và duyệt.",
            "Who made a report does not sign it while the unit has another account. Ask somebody else to log in and sign.",
        ),
        ReportRefusal::Superseded => conflict(
            "report_superseded",
            "Đã có bản sau thay bản này. Mở bản sau để làm tiếp.",
            "A later version has taken its place. Open that one and go on there.",
        ),
        ReportRefusal::There { version, state } => {
            let (vi, en) = words(state);
            conflict(
                "report_there",
                &format!(
                    "Đã có báo cáo của kỳ này (bản {version}, {vi}). Mở bản đó: chưa ký thì đếm lại, đã ký thì đính chính."
                ),
                &format!(
                    "There is a report of this period (version {version}, {en}). Open it: count it again while it is not signed, else correct it."
                ),
            )
        }
    }
}

fn wrong_state(state: ReportState) -> ApiError {
    let (vi, en) = match state {
        ReportState::Draft => (
            "Báo cáo còn là dự thảo: phải kiểm tra trước, rồi mới duyệt và gửi.",
            "The report is a draft: it is checked first, then signed and sent.",
        ),
        ReportState::Checked => (
            "Báo cáo đã kiểm tra, đang chờ duyệt: duyệt trước, rồi mới gửi hoặc đính chính.",
            "The report was checked and waits for a signature: sign it before it is sent or corrected.",
        ),
        ReportState::Approved => (
            "Báo cáo đã duyệt nên không sửa được nữa. Sai thì lập bản đính chính.",
            "The report is signed and is not changed any more. Where it is wrong, make a correction.",
        ),
        ReportState::Sent => (
            "Báo cáo đã gửi nên không sửa được nữa. Sai thì lập bản đính chính.",
            "The report was sent and is not changed any more. Where it is wrong, make a correction.",
        ),
    };
    ApiError::new(StatusCode::CONFLICT, "report_state", vi, en)
}

fn words(state: ReportState) -> (&'static str, &'static str) {
    match state {
        ReportState::Draft => ("dự thảo", "a draft"),
        ReportState::Checked => ("đã kiểm tra", "checked"),
        ReportState::Approved => ("đã duyệt", "signed"),
        ReportState::Sent => ("đã gửi", "sent"),
    }
}
