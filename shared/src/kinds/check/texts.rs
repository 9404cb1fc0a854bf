//! What a person reads where a value is wrong or doubtful, whatever the kind.

use super::super::{Text, t};

pub(super) const UNKNOWN: Text = t(
    "Máy này chưa biết mục này; có thể cần cập nhật ứng dụng.",
    "This version does not know this field; an update may be needed.",
);
pub(super) const EMPTY_GROUP: Text = t("Ghi ít nhất một người.", "Record at least one person.");
pub(super) const WRONG_TYPE: Text = t("Giá trị không đúng kiểu.", "A value of the wrong type.");
pub(super) const NAME: Text = t("Ghi họ và tên bằng chữ.", "Write the name in letters.");
pub(super) const NOT_A_NUMBER: Text = t("Ghi một con số.", "Write a number.");
pub(super) const NOT_A_DAY: Text =
    t("Ghi ngày theo dạng ngày/tháng/năm.", "Write a day as day/month/year.");
pub(super) const NO_SUCH_DAY: Text =
    t("Không có ngày này trên lịch.", "There is no such day in the calendar.");
pub(super) const SHORT_YEAR: Text =
    t("Ghi đủ bốn số của năm.", "Write all four digits of the year.");
pub(super) const NOT_A_TIME: Text = t("Ghi ngày và giờ.", "Write day and hour.");
pub(super) const NOT_BORN: Text = t(
    "Ghi ngày/tháng/năm sinh, hoặc chỉ tháng/năm, hoặc chỉ năm.",
    "Write day/month/year of birth, or month/year, or the year alone.",
);
pub(super) const FUTURE: Text =
    t("Chưa đến thời điểm này: xin xem lại.", "That has not come yet: please check.");
pub(super) const TOO_EARLY: Text =
    t("Thời điểm quá xa: xin xem lại năm.", "Too long ago: please check the year.");
pub(super) const TOO_LATE: Text =
    t("Thời điểm quá xa: xin xem lại năm.", "Too far ahead: please check the year.");
pub(super) const ORDER: Text = t(
    "Sớm hơn thời điểm trước đó: xin xem lại ngày giờ.",
    "Before the time that comes first: please check day and hour.",
);
pub(super) const BEFORE_BIRTH: Text = t(
    "Sớm hơn ngày sinh: xin xem lại ngày tiêm và ngày sinh.",
    "Before the birth: please check the day of the dose and that of the birth.",
);
pub(super) const NOT_A_CHOICE: Text = t("Chọn một mục trong danh sách.", "Choose one of the list.");
pub(super) const NOT_A_RECORD: Text = t("Chọn lại trong danh sách.", "Choose again from the list.");
pub(super) const NOT_A_PLACE: Text =
    t("Chọn lại địa bàn hoặc chốt.", "Choose the area or checkpoint again.");
pub(super) const AREA: Text =
    t("Phải là mã tổ dân phố, thôn, bản.", "Must be the code of an area.");
pub(super) const OTHER_WARD: Text =
    t("Địa bàn này của đơn vị khác.", "This is an area of another ward.");
pub(super) const CHECKPOINT: Text = t("Phải là mã chốt.", "Must be the code of a checkpoint.");
pub(super) const NOT_A_UNIT: Text =
    t("Mã đơn vị có 2, 3 hoặc 5 chữ số.", "A unit's code has 2, 3 or 5 digits.");
pub(super) const PHONE: Text = t(
    "Số di động có 10 số, bắt đầu 03, 05, 07, 08, 09; số bàn bắt đầu 02.",
    "A mobile number has 10 digits and begins with 03, 05, 07, 08 or 09; a landline with 02.",
);
pub(super) const FOREIGN_PHONE: Text =
    t("Số nước ngoài: xin đọc lại một lượt.", "A foreign number: please read it over once.");
pub(super) const LAO_PHONE: Text = t(
    "Số này giống số di động Lào. Nếu đúng, ghi +856 ở trước và bỏ số 0; nếu là số bàn, ghi +84.",
    "This looks like a Lao mobile. If it is, write +856 instead of the 0; if it is a landline, write +84.",
);
pub(super) const HOTLINE: Text = t(
    "Ghi số điện thoại (024 3831 2345, 0912 345 678) hoặc số ngắn như 115, 1022, 1900 9095.",
    "Write a telephone number (024 3831 2345, 0912 345 678) or a short one such as 115, 1022, 1900 9095.",
);
pub(super) const CITIZEN_ID: Text =
    t("Số căn cước phải có đủ 12 chữ số.", "A citizen number has exactly 12 digits.");
pub(super) const CITIZEN_ID_ORIGIN: Text = t(
    "Ba số đầu không phải mã tỉnh nào: xin xem lại thẻ.",
    "The first three digits are no province's: please look at the card again.",
);
pub(super) const CITIZEN_ID_YEAR: Text = t(
    "Năm sinh trong số căn cước chưa tới: xin xem lại thẻ.",
    "The year of birth in the citizen number has not come: please look at the card again.",
);
pub(super) const OLD_ID: Text =
    t("Số CMND cũ phải có đủ 9 chữ số.", "An old identity card number has exactly 9 digits.");
pub(super) const INSURANCE: Text = t(
    "Số thẻ BHYT có 10 chữ số, hoặc 2 chữ cái và 13 chữ số.",
    "A health insurance number has 10 digits, or 2 letters and 13 digits.",
);
pub(super) const PLATE: Text = t(
    "Biển số lạ: xin đọc lại một lượt. Vẫn lưu được.",
    "An unusual plate: please read it over once. It can be saved.",
);
