// Derived from shared/src/kinds by `cargo xtask schema`. Do not edit.

export interface Text {
  readonly vi: string;
  readonly en: string;
}

export interface Choice {
  readonly code: string;
  readonly label: Text;
}

export type ValueType =
  | { readonly is: 'text'; readonly max_chars: number }
  | { readonly is: 'int'; readonly min: number; readonly max: number }
  | { readonly is: 'decimal'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly is: 'choice' | 'set'; readonly choices: readonly Choice[] }
  | { readonly is: 'record'; readonly kind: KindName }
  | {
      readonly is:
        | 'name'
        | 'bool'
        | 'day'
        | 'partial_day'
        | 'time'
        | 'open_set'
        | 'place'
        | 'unit'
        | 'phone'
        | 'hotline'
        | 'citizen_id'
        | 'old_id'
        | 'health_insurance'
        | 'plate';
    };

/** When a form asks for a field: `shared/src/kinds/form.rs`. */
export type Asked =
  | { readonly is: 'always' | 'never' }
  | { readonly is: 'one_of' | 'none_of'; readonly field: string; readonly values: readonly string[] }
  | { readonly is: 'filled' | 'empty'; readonly field: string };

export interface Field {
  readonly name: string;
  readonly label: Text;
  readonly help: Text;
  readonly example: string;
  readonly type: ValueType;
  readonly required: boolean;
  readonly set_by: 'person' | 'app' | 'server';
  /** Absent: always. */
  readonly asked?: Asked;
  /** Instead of "yes" and "no". */
  readonly answers?: { readonly yes: Text; readonly no: Text };
  /** The field with the minutes of this hour. */
  readonly minutes?: string;
  /** Forms offer what was last written in it. */
  readonly remembered?: true;
}

export interface Section {
  readonly label: Text;
  readonly fields: readonly string[];
  readonly asked?: Asked;
}

export interface Group {
  readonly name: string;
  readonly label: Text;
  readonly fields: readonly Field[];
  readonly min: number;
}

export interface Kind {
  readonly name: KindName;
  readonly version: number;
  readonly family: string;
  readonly label: Text;
  readonly fields: readonly Field[];
  readonly groups: readonly Group[];
  readonly date_field: string | null;
  readonly search_fields: readonly string[];
  readonly name_field: string | null;
  readonly title_fields: readonly string[];
  /** Roles that may do it at the office. */
  readonly access: {
    readonly see: readonly string[];
    readonly write: readonly string[];
    readonly export: readonly string[];
  };
  readonly list: {
    readonly columns: readonly string[];
    readonly filters: readonly string[];
    readonly states: readonly ('open' | 'overdue' | 'due_today' | 'suspect' | 'watch' | 'untold')[];
    readonly order: 'name' | 'newest';
  };
  /** What a form asks at once; the rest stands behind "more". */
  readonly first_fields: readonly string[];
  /** The rest in parts; what none of them names comes last. */
  readonly sections: readonly Section[];
  readonly one_open: { readonly of: string; readonly open: Asked } | null;
  readonly counted_by: string | null;
  readonly due: 'never' | 'journey' | 'tell_station';
  readonly part_of: string | null;
  readonly screens: 'own' | 'derived';
}

export type KindName =
  | 'settings'
  | 'area'
  | 'checkpoint'
  | 'team'
  | 'member'
  | 'household'
  | 'person'
  | 'movement'
  | 'declaration'
  | 'commitment'
  | 'facility'
  | 'support'
  | 'shift'
  | 'pass';

/** Thông tin đơn vị (Ward settings) */
export interface SettingsFields {
  /** Tên đơn vị (Name of the unit) */
  ward_name?: string | null;
  /** Quận, huyện (District) */
  district_name?: string | null;
  /** Tỉnh, thành phố (Province or city) */
  province_name?: string | null;
  /** Người phụ trách (Person in charge) */
  contact_name?: string | null;
  /** Đường dây nóng (Hotline) */
  contact_phone?: string | null;
  /** Điện thoại Trạm Y tế (Health station's phone) */
  health_station_phone?: string | null;
  /** Giờ chốt số liệu (Report closes at, hour) */
  report_cutoff_hour?: number | null;
  /** Phút chốt số liệu (Report closes at, minute) */
  report_cutoff_minute?: number | null;
  /** Ngưỡng nhiệt độ đo lại (Temperature to remeasure from) */
  fever_c?: number | null;
  /** Số giờ phải khai báo khi đến, về (Hours to report within) */
  report_back_hours?: number | null;
  /** Số hộ mỗi tổ COVID (Households a team) */
  households_per_team?: number | null;
  /** Căn cứ pháp lý (Legal basis) */
  legal_basis?: string | null;
  /** Đang diễn tập (Drill) */
  drill?: boolean | null;
}

export type AreaType =
  | 'to_dan_pho'
  | 'khu_pho'
  | 'thon'
  | 'ban'
  | 'tieu_khu'
  | 'ap'
  | 'lien_gia';

/** Tổ dân phố, thôn, bản (Area) */
export interface AreaFields {
  /** Mã (Code) */
  code?: string | null;
  /** Tên (Name) */
  name?: string | null;
  /** Loại (Type) */
  type?: AreaType | null;
  /** Các phố, ngõ (Streets and lanes) */
  streets?: string | null;
  /** Thứ tự (Order) */
  order?: number | null;
  /** Tổ trưởng, trưởng thôn (Head of the area) */
  head_name?: string | null;
  /** Điện thoại tổ trưởng (Head's phone) */
  head_phone?: string | null;
}

/** Chốt kiểm soát (Checkpoint) */
export interface CheckpointFields {
  /** Mã (Code) */
  code?: string | null;
  /** Tên chốt (Name) */
  name?: string | null;
  /** Vị trí (Location) */
  location?: string | null;
  /** Vĩ độ (Latitude) */
  lat?: number | null;
  /** Kinh độ (Longitude) */
  lng?: number | null;
  /** Điện thoại chốt (Checkpoint's phone) */
  phone?: string | null;
  /** Chốt vùng xanh (Green-zone gate) */
  green_zone?: boolean | null;
}

/** Tổ COVID cộng đồng (Community COVID team) */
export interface TeamFields {
  /** Tên tổ (Name) */
  name?: string | null;
  /** Địa bàn (Area) */
  area?: string | null;
  /** Tổ trưởng (Lead) */
  lead?: string | null;
  /** Tên tổ trưởng (Lead's name) */
  lead_name?: string | null;
  /** Số hộ phụ trách (Households assigned) */
  households_target?: number | null;
  /** Ngày thành lập (Formed on) */
  formed_on?: string | null;
  /** Số quyết định (Decision no.) */
  decision_no?: string | null;
}

export type MemberForce =
  | 'covid_team'
  | 'police'
  | 'health'
  | 'militia'
  | 'army'
  | 'civil_defence'
  | 'youth_union'
  | 'women_union'
  | 'veterans'
  | 'official'
  | 'volunteer'
  | 'other';

/** Thành viên (Member) */
export interface MemberFields {
  /** Họ và tên (Full name) */
  full_name?: string | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Chức vụ (Position) */
  position?: string | null;
  /** Lực lượng (Force) */
  force?: MemberForce | null;
  /** Tổ (Team) */
  team?: string | null;
  /** Nhiệm vụ và địa bàn được giao (Roles and places) */
  [key: `grants/${string}`]: boolean | null | undefined;
  /** Máy (Phones) */
  [key: `devices/${string}`]: boolean | null | undefined;
  /** Đang làm nhiệm vụ (On duty) */
  active?: boolean | null;
  /** Ghi chú (Note) */
  note?: string | null;
}

export type HouseholdHardship =
  | 'poor'
  | 'near_poor'
  | 'policy'
  | 'lost_job'
  | 'elderly_alone'
  | 'lodger';

/** Hộ gia đình (Household) */
export interface HouseholdFields {
  /** Chủ hộ (Household head) */
  head_name?: string | null;
  /** Chủ hộ trong danh sách (Head, from the list) */
  head?: string | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Số nhà (House no.) */
  house_no?: string | null;
  /** Ngõ, ngách, hẻm (Lane) */
  lane?: string | null;
  /** Đường, phố (Street) */
  street?: string | null;
  /** Số sổ hộ khẩu cũ (Household book no.) */
  book_no?: string | null;
  /** Tổ phụ trách (Team in charge) */
  team?: string | null;
  /** Hoàn cảnh (Hardship) */
  'hardship/poor'?: boolean | null;
  'hardship/near_poor'?: boolean | null;
  'hardship/policy'?: boolean | null;
  'hardship/lost_job'?: boolean | null;
  'hardship/elderly_alone'?: boolean | null;
  'hardship/lodger'?: boolean | null;
  /** Ngày ký cam kết (Commitment signed on) */
  commitment_date?: string | null;
  /** Đủ điều kiện cách ly tại nhà (Fit for home isolation) */
  home_isolation_ok?: boolean | null;
  /** Vĩ độ (Latitude) */
  lat?: number | null;
  /** Kinh độ (Longitude) */
  lng?: number | null;
  /** Ghi chú (Note) */
  note?: string | null;
  /** Chuyển đến từ hộ (Moved here from) */
  moved_from?: string | null;
  /** Đã chuyển sang hộ (Moved to) */
  moved_to?: string | null;
}

export type PersonSex =
  | 'male'
  | 'female'
  | 'other';

export type PersonRelation =
  | 'head'
  | 'spouse'
  | 'child'
  | 'child_in_law'
  | 'parent'
  | 'sibling'
  | 'grandchild'
  | 'grandparent'
  | 'relative'
  | 'lodger'
  | 'helper'
  | 'other';

export type PersonResidence =
  | 'permanent'
  | 'temporary'
  | 'short_stay'
  | 'absent';

export type PersonUnderlying =
  | 'hypertension'
  | 'diabetes'
  | 'heart'
  | 'lung'
  | 'kidney'
  | 'liver'
  | 'cancer'
  | 'immune'
  | 'obesity'
  | 'pregnant'
  | 'other';

export type PersonPriority =
  | 'under_18'
  | 'over_50'
  | 'frontline'
  | 'from_elsewhere'
  | 'disabled';

/** Nhân khẩu (Person) */
export interface PersonFields {
  /** Hộ gia đình (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  full_name?: string | null;
  /** Ngày sinh (Born) */
  dob?: string | null;
  /** Giới tính (Sex) */
  sex?: PersonSex | null;
  /** Quan hệ với chủ hộ (Relation to head) */
  relation?: PersonRelation | null;
  /** Số căn cước (Citizen no.) */
  citizen_id?: string | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Tình trạng cư trú (Residence) */
  residence?: PersonResidence | null;
  /** Nghề nghiệp (Occupation) */
  occupation?: string | null;
  /** Cán bộ, công chức, viên chức, người lao động của cơ quan, đơn vị (Official, civil servant, public employee or worker of an agency) */
  employee?: boolean | null;
  /** Lực lượng tuyến đầu (Front line) */
  frontline?: boolean | null;
  /** Số thẻ BHYT (Health insurance no.) */
  health_insurance?: string | null;
  /** Số CMND cũ (Old identity card no.) */
  old_id?: string | null;
  /** Số hộ chiếu (Passport no.) */
  passport?: string | null;
  /** Quốc tịch (Nationality) */
  nationality?: string | null;
  /** Bệnh nền (Underlying conditions) */
  'underlying/hypertension'?: boolean | null;
  'underlying/diabetes'?: boolean | null;
  'underlying/heart'?: boolean | null;
  'underlying/lung'?: boolean | null;
  'underlying/kidney'?: boolean | null;
  'underlying/liver'?: boolean | null;
  'underlying/cancer'?: boolean | null;
  'underlying/immune'?: boolean | null;
  'underlying/obesity'?: boolean | null;
  'underlying/pregnant'?: boolean | null;
  'underlying/other'?: boolean | null;
  /** Ghi chú bệnh nền (Note on conditions) */
  underlying_note?: string | null;
  /** Nhóm ưu tiên (Priority groups) */
  'priority/under_18'?: boolean | null;
  'priority/over_50'?: boolean | null;
  'priority/frontline'?: boolean | null;
  'priority/from_elsewhere'?: boolean | null;
  'priority/disabled'?: boolean | null;
  /** Ngày khỏi COVID-19 (Recovered on) */
  recovered_on?: string | null;
  /** Người giám hộ (Guardian) */
  guardian_name?: string | null;
  /** Đã có phiếu đồng ý tiêm của bố, mẹ hoặc người giám hộ (Guardian has consented) */
  guardian_consent?: boolean | null;
  /** Ghi chú (Note) */
  note?: string | null;
  /** Chuyển từ (Moved here from) */
  moved_from?: string | null;
  /** Đã chuyển sang (Moved to) */
  moved_to?: string | null;
  [key: `doses/${string}/no`]: number | null | undefined;
  [key: `doses/${string}/date`]: string | null | undefined;
  [key: `doses/${string}/product`]: string | null | undefined;
  [key: `doses/${string}/place`]: string | null | undefined;
  [key: `doses/${string}/removed`]: boolean | null | undefined;
}

export type MovementDirection =
  | 'departure'
  | 'return'
  | 'arrival'
  | 'visit';

export type MovementReason =
  | 'work'
  | 'family'
  | 'medical'
  | 'study'
  | 'trade'
  | 'home'
  | 'tet'
  | 'isolation'
  | 'other';

export type MovementTransport =
  | 'motorbike'
  | 'car'
  | 'taxi'
  | 'coach'
  | 'bus'
  | 'truck'
  | 'train'
  | 'plane'
  | 'boat'
  | 'bicycle'
  | 'on_foot'
  | 'other';

export type MovementApproval =
  | 'granted'
  | 'pending'
  | 'refused'
  | 'not_asked'
  | 'not_needed';

export type MovementChannel =
  | 'doorstep'
  | 'phone'
  | 'ward_office'
  | 'checkpoint'
  | 'online'
  | 'neighbour';

/** Lượt đi, đến (Movement) */
export interface MovementFields {
  /** Chiều đi (Direction) */
  direction?: MovementDirection | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Nhân khẩu (Person) */
  person?: string | null;
  /** Hộ gia đình (Household) */
  household?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Cán bộ, công chức, viên chức, người lao động của cơ quan, đơn vị (Official, civil servant, public employee or worker of an agency) */
  employee?: boolean | null;
  /** Từ (mã đơn vị) (From (unit)) */
  from_unit?: string | null;
  /** Từ đâu (From) */
  from_text?: string | null;
  /** Đến (mã đơn vị) (To (unit)) */
  to_unit?: string | null;
  /** Đến đâu (To) */
  to_text?: string | null;
  /** Liên quan vùng dịch (Epidemic area) */
  epidemic_area?: boolean | null;
  /** Lý do (Reason) */
  reason?: MovementReason | null;
  /** Ghi rõ lý do (Reason in words) */
  reason_note?: string | null;
  /** Phương tiện (Transport) */
  transport?: MovementTransport | null;
  /** Biển số (Plate) */
  plate?: string | null;
  /** Dự kiến đi lúc (Leaves, planned) */
  depart_planned?: number | null;
  /** Đã đi lúc (Left at) */
  depart_actual?: number | null;
  /** Dự kiến đến lúc (Arrives, planned) */
  arrive_planned?: number | null;
  /** Đã đến lúc (Arrived at) */
  arrive_actual?: number | null;
  /** Dự kiến về lúc (Due back) */
  return_planned?: number | null;
  /** Người đi cùng (Companions) */
  companions?: string | null;
  /** Ý kiến của đơn vị (Consent of the unit) */
  approval?: MovementApproval | null;
  /** Người đồng ý cho đi (Approved by) */
  approver_name?: string | null;
  /** Chức vụ người đồng ý (Approver's position) */
  approver_position?: string | null;
  /** Tờ khai y tế (Health declaration) */
  declaration?: string | null;
  /** Lượt đi trước đó (Earlier departure) */
  departure?: string | null;
  /** Giấy xét nghiệm (Test paper) */
  test_doc?: string | null;
  /** Báo lúc (Declared at) */
  declared_at?: number | null;
  /** Hình thức khai báo (Told by) */
  channel?: MovementChannel | null;
  /** Hạn khai báo y tế (Report due) */
  report_due_at?: number | null;
  /** Đã khai báo lúc (Reported back at) */
  reported_back_at?: number | null;
  /** Đã xong (Closed) */
  closed?: boolean | null;
  /** Ngày (Day) */
  day?: string | null;
  /** Ghi chú (Note) */
  note?: string | null;
}

export type DeclarationChannel =
  | 'doorstep'
  | 'phone'
  | 'ward_office'
  | 'checkpoint'
  | 'online'
  | 'neighbour';

export type DeclarationSymptoms =
  | 'fever'
  | 'cough'
  | 'breathless'
  | 'sore_throat'
  | 'taste_loss'
  | 'runny_nose'
  | 'headache'
  | 'tired'
  | 'chills'
  | 'diarrhoea'
  | 'other';

/** Tờ khai y tế (Health declaration) */
export interface DeclarationFields {
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Nhân khẩu (Person) */
  person?: string | null;
  /** Hộ gia đình (Household) */
  household?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Khai lúc (Declared at) */
  at?: number | null;
  /** Khai bằng cách nào (Declared by) */
  channel?: DeclarationChannel | null;
  /** Thân nhiệt (Temperature) */
  temp?: number | null;
  /** Triệu chứng (Symptoms) */
  'symptoms/fever'?: boolean | null;
  'symptoms/cough'?: boolean | null;
  'symptoms/breathless'?: boolean | null;
  'symptoms/sore_throat'?: boolean | null;
  'symptoms/taste_loss'?: boolean | null;
  'symptoms/runny_nose'?: boolean | null;
  'symptoms/headache'?: boolean | null;
  'symptoms/tired'?: boolean | null;
  'symptoms/chills'?: boolean | null;
  'symptoms/diarrhoea'?: boolean | null;
  'symptoms/other'?: boolean | null;
  /** Hỏi triệu chứng (Asked for symptoms) */
  no_symptoms?: boolean | null;
  /** Ghi rõ triệu chứng (Symptoms in words) */
  symptoms_note?: string | null;
  /** Tiếp xúc ca bệnh (Contact with a case) */
  exposure?: boolean | null;
  /** Ghi rõ tiếp xúc (Contact in words) */
  exposure_note?: string | null;
  /** Đã đến vùng dịch (Was in an epidemic area) */
  epidemic_area?: boolean | null;
  /** Ghi rõ nơi đến (Where) */
  epidemic_area_note?: string | null;
  /** Đã báo Trạm Y tế lúc (Health station told at) */
  notified_at?: number | null;
  /** Người khai hộ (Declared by another) */
  declared_by?: string | null;
  /** Lượt đi, đến (Movement) */
  movement?: string | null;
  /** Ghi chú (Note) */
  note?: string | null;
}

export type CommitmentItems =
  | 'five_k'
  | 'report_symptoms'
  | 'report_arrivals'
  | 'no_gathering'
  | 'vaccinate'
  | 'convention';

/** Cam kết gia đình (Household commitment) */
export interface CommitmentFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Người ký (Signed by) */
  signed_by?: string | null;
  /** Quan hệ với chủ hộ (Relation) */
  relation?: string | null;
  /** Ngày ký (Signed on) */
  signed_on?: string | null;
  /** Cam kết (Commitments) */
  'items/five_k'?: boolean | null;
  'items/report_symptoms'?: boolean | null;
  'items/report_arrivals'?: boolean | null;
  'items/no_gathering'?: boolean | null;
  'items/vaccinate'?: boolean | null;
  'items/convention'?: boolean | null;
  /** Đã giao một bản, tổ giữ một bản (Both have a copy) */
  copies?: boolean | null;
  /** Người chứng kiến (Witness) */
  witness?: string | null;
  /** Ký cam kết (Signing) */
  refused?: boolean | null;
  /** Lý do không ký (Reason for refusal) */
  refused_reason?: string | null;
}

export type FacilityType =
  | 'agency'
  | 'one_stop'
  | 'school'
  | 'factory'
  | 'company'
  | 'market'
  | 'shop'
  | 'food'
  | 'lodging'
  | 'boarding'
  | 'worship'
  | 'station'
  | 'clinic'
  | 'site_work'
  | 'other';

export type FacilityState =
  | 'open'
  | 'limited'
  | 'paused'
  | 'stopped';

/** Cơ quan, cơ sở (Establishment) */
export interface FacilityFields {
  /** Loại (Type) */
  type?: FacilityType | null;
  /** Tên (Name) */
  name?: string | null;
  /** Địa chỉ (Address) */
  address?: string | null;
  /** Người đứng đầu (Head) */
  head_name?: string | null;
  /** Điện thoại người đứng đầu (Head's phone) */
  head_phone?: string | null;
  /** Người liên hệ (Contact) */
  contact_name?: string | null;
  /** Điện thoại liên hệ (Contact's phone) */
  contact_phone?: string | null;
  /** Tình trạng (State) */
  state?: FacilityState | null;
  /** Số người làm (Workers) */
  workers?: number | null;
  /** Số chỗ ở (Beds) */
  beds?: number | null;
  /** Có phương án phòng dịch từ (Has a plan since) */
  plan_on?: string | null;
  /** Có điểm quét QR (Has a QR point) */
  qr_place?: boolean | null;
  /** Chốt cổng (Gate) */
  gate?: string | null;
  /** Ngày ký cam kết (Commitment signed on) */
  commitment_on?: string | null;
  /** Ghi chú (Note) */
  note?: string | null;
}

export type SupportNeeds =
  | 'food'
  | 'medicine'
  | 'cash'
  | 'doctor'
  | 'baby'
  | 'water'
  | 'rent'
  | 'shopping'
  | 'funeral'
  | 'other';

export type SupportUrgency =
  | 'today'
  | 'days';

export type SupportState =
  | 'asked'
  | 'proposed'
  | 'approved'
  | 'refused'
  | 'delivered'
  | 'returned';

export type SupportGroup =
  | 'poor'
  | 'near_poor'
  | 'policy'
  | 'lost_job'
  | 'informal'
  | 'isolated'
  | 'elderly'
  | 'disabled'
  | 'other';

export type SupportSex =
  | 'male'
  | 'female';

/** Yêu cầu hỗ trợ (Support request) */
export interface SupportFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (On the list) */
  person?: string | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Cần gì (Needs) */
  'needs/food'?: boolean | null;
  'needs/medicine'?: boolean | null;
  'needs/cash'?: boolean | null;
  'needs/doctor'?: boolean | null;
  'needs/baby'?: boolean | null;
  'needs/water'?: boolean | null;
  'needs/rent'?: boolean | null;
  'needs/shopping'?: boolean | null;
  'needs/funeral'?: boolean | null;
  'needs/other'?: boolean | null;
  /** Nói rõ hơn (More exactly) */
  needs_note?: string | null;
  /** Khi nào cần (When) */
  urgency?: SupportUrgency | null;
  /** Báo lúc (Asked at) */
  asked_at?: number | null;
  /** Tình trạng (State) */
  state?: SupportState | null;
  /** Diện (Group) */
  group?: SupportGroup | null;
  /** Số người (People) */
  people?: number | null;
  /** Nơi ở (Where staying) */
  address?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Giới tính (Sex) */
  sex?: SupportSex | null;
  /** Người đề xuất (Proposed by) */
  proposed_by?: string | null;
  /** Đề xuất lúc (Proposed at) */
  proposed_at?: number | null;
  /** Người duyệt (Approved by) */
  approved_by?: string | null;
  /** Duyệt lúc (Approved at) */
  approved_at?: number | null;
  /** Nguồn (Source) */
  source?: string | null;
  /** Số tiền đã trao (đồng) (Handed over (VND)) */
  amount_vnd?: number | null;
  /** Đã trao gì (Handed over) */
  items?: string | null;
  /** Trao lúc (Delivered at) */
  delivered_at?: number | null;
  /** Người trao (Delivered by) */
  delivered_by?: string | null;
  /** Người nhận (Received by) */
  received_by?: string | null;
  /** Lý do (Reason) */
  reason?: string | null;
}

export type ShiftNotCounted =
  | 'no_counter'
  | 'too_busy'
  | 'one_person';

export type ShiftMembersForce =
  | 'covid_team'
  | 'police'
  | 'health'
  | 'militia'
  | 'army'
  | 'civil_defence'
  | 'youth_union'
  | 'women_union'
  | 'veterans'
  | 'official'
  | 'volunteer'
  | 'other';

/** Ca trực (Shift) */
export interface ShiftFields {
  /** Trưởng ca (Shift lead) */
  lead_name?: string | null;
  /** Trưởng ca trong danh sách (Lead, from the list) */
  lead?: string | null;
  /** Nhận ca lúc (Took over at) */
  starts_at?: number | null;
  /** Hết ca theo lịch (Planned end) */
  ends_at?: number | null;
  /** Vì sao không đếm (Why not counted) */
  not_counted?: ShiftNotCounted | null;
  /** Số xe đếm được (Vehicles counted) */
  vehicles_counted?: number | null;
  /** Số người đếm được (People counted) */
  people_counted?: number | null;
  /** Số xe đã ghi (Vehicles recorded) */
  vehicles_recorded?: number | null;
  /** Số người đã ghi (People recorded) */
  people_recorded?: number | null;
  /** Lý do chênh lệch (Reason for the difference) */
  reconciliation_note?: string | null;
  /** Nội dung bàn giao (Handover note) */
  handover_note?: string | null;
  /** Người nhận ca (Handed over to) */
  handed_to?: string | null;
  /** Đóng ca lúc (Closed at) */
  closed_at?: number | null;
  /** Người đóng ca (Closed by) */
  closed_by?: string | null;
  [key: `members/${string}/name`]: string | null | undefined;
  [key: `members/${string}/force`]: ShiftMembersForce | null | undefined;
  [key: `members/${string}/member`]: string | null | undefined;
  [key: `members/${string}/removed`]: boolean | null | undefined;
}

export type PassDirection =
  | 'in'
  | 'out';

export type PassVehicleType =
  | 'motorbike'
  | 'car'
  | 'truck'
  | 'bus'
  | 'bicycle'
  | 'on_foot'
  | 'other';

export type PassPurpose =
  | 'work'
  | 'medical'
  | 'goods'
  | 'home'
  | 'duty'
  | 'food'
  | 'other';

export type PassTestType =
  | 'none'
  | 'rapid'
  | 'pcr';

export type PassTestResult =
  | 'negative'
  | 'positive'
  | 'pending'
  | 'invalid';

export type PassVaccine =
  | 'none'
  | 'one'
  | 'two'
  | 'three'
  | 'recovered'
  | 'no_paper';

export type PassDecision =
  | 'let_pass'
  | 'turn_back'
  | 'to_health_post'
  | 'to_isolation';

export type PassPeopleIdType =
  | 'cccd'
  | 'cmnd'
  | 'passport'
  | 'border'
  | 'birth'
  | 'other'
  | 'none';

export type PassPeopleNotMeasured =
  | 'refused'
  | 'no_thermometer'
  | 'asleep';

export type PassPeopleSymptoms =
  | 'fever'
  | 'cough'
  | 'breathless'
  | 'sore_throat'
  | 'taste_loss'
  | 'runny_nose'
  | 'headache'
  | 'tired'
  | 'chills'
  | 'diarrhoea'
  | 'other';

export type PassPeopleDecision =
  | 'let_pass'
  | 'turn_back'
  | 'to_health_post'
  | 'to_isolation';

/** Lượt qua chốt (Pass) */
export interface PassFields {
  /** Lúc (At) */
  at?: number | null;
  /** Ghi lại từ sổ giấy (Entered later from paper) */
  late_entry?: boolean | null;
  /** Vượt chốt, bỏ chạy (Drove through) */
  evaded?: boolean | null;
  /** Ca trực (Shift) */
  shift?: string | null;
  /** Chiều (Direction) */
  direction?: PassDirection | null;
  /** Loại xe (Vehicle) */
  vehicle_type?: PassVehicleType | null;
  /** Biển số (Plate) */
  plate?: string | null;
  /** Biển số trên xe (Plate on the vehicle) */
  no_plate?: boolean | null;
  /** Xe nước ngoài (Foreign vehicle) */
  plate_country?: string | null;
  /** Từ đâu đến (From) */
  from_text?: string | null;
  /** Đi đến đâu (To) */
  to_text?: string | null;
  /** Đi việc gì (Purpose) */
  purpose?: PassPurpose | null;
  /** Giấy đi đường (Travel permit) */
  travel_permit?: boolean | null;
  /** Giấy xét nghiệm (Test paper) */
  test_type?: PassTestType | null;
  /** Kết quả xét nghiệm (Test result) */
  test_result?: PassTestResult | null;
  /** Lấy mẫu lúc (Sample taken at) */
  test_taken_at?: number | null;
  /** Tiêm chủng (Vaccination) */
  vaccine?: PassVaccine | null;
  /** Quyết định (Decision) */
  decision?: PassDecision | null;
  /** Lý do (Reason) */
  decision_note?: string | null;
  /** Vi phạm (Violation) */
  violation?: string | null;
  /** Dấu vết mã QR đã quét (Trace of the scanned code) */
  scan_raw_hash?: string | null;
  [key: `people/${string}/name`]: string | null | undefined;
  [key: `people/${string}/person`]: string | null | undefined;
  [key: `people/${string}/birth_year`]: number | null | undefined;
  [key: `people/${string}/phone`]: string | null | undefined;
  [key: `people/${string}/citizen_id`]: string | null | undefined;
  [key: `people/${string}/id_type`]: PassPeopleIdType | null | undefined;
  [key: `people/${string}/id_no`]: string | null | undefined;
  [key: `people/${string}/address`]: string | null | undefined;
  [key: `people/${string}/nationality`]: string | null | undefined;
  [key: `people/${string}/temp1`]: number | null | undefined;
  [key: `people/${string}/not_measured`]: PassPeopleNotMeasured | null | undefined;
  [key: `people/${string}/temp2`]: number | null | undefined;
  [key: `people/${string}/temp2_at`]: number | null | undefined;
  [key: `people/${string}/symptoms/${PassPeopleSymptoms}`]: boolean | null | undefined;
  [key: `people/${string}/epidemic_area`]: boolean | null | undefined;
  [key: `people/${string}/declared`]: boolean | null | undefined;
  [key: `people/${string}/decision`]: PassPeopleDecision | null | undefined;
  [key: `people/${string}/removed`]: boolean | null | undefined;
}

/** The fields of each kind, by its name. */
export interface FieldsOf {
  settings: SettingsFields;
  area: AreaFields;
  checkpoint: CheckpointFields;
  team: TeamFields;
  member: MemberFields;
  household: HouseholdFields;
  person: PersonFields;
  movement: MovementFields;
  declaration: DeclarationFields;
  commitment: CommitmentFields;
  facility: FacilityFields;
  support: SupportFields;
  shift: ShiftFields;
  pass: PassFields;
}

export const KINDS: Readonly<Record<KindName, Kind>> = {
  settings: {
    "name": "settings",
    "version": 2,
    "family": "plan",
    "label": {
      "vi": "Thông tin đơn vị",
      "en": "Ward settings"
    },
    "fields": [
      {
        "name": "ward_name",
        "label": {
          "vi": "Tên đơn vị",
          "en": "Name of the unit"
        },
        "help": {
          "vi": "Tên đầy đủ, có chữ phường, xã, thị trấn hay đặc khu.",
          "en": "The full name, with its kind."
        },
        "example": "Phường Ngọc Khánh",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "district_name",
        "label": {
          "vi": "Quận, huyện",
          "en": "District"
        },
        "help": {
          "vi": "Để trống từ 1/7/2025, khi không còn cấp huyện.",
          "en": "Empty from 1 July 2025, when districts ended."
        },
        "example": "Quận Ba Đình",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "province_name",
        "label": {
          "vi": "Tỉnh, thành phố",
          "en": "Province or city"
        },
        "help": {
          "vi": "Tỉnh hoặc thành phố trực thuộc trung ương.",
          "en": "The province, or city under the central government."
        },
        "example": "Thành phố Hà Nội",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "contact_name",
        "label": {
          "vi": "Người phụ trách",
          "en": "Person in charge"
        },
        "help": {
          "vi": "Người để hỏi khi cần mã hoặc gặp khó khăn.",
          "en": "Whom a team asks for a code or for help."
        },
        "example": "Nguyễn Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "contact_phone",
        "label": {
          "vi": "Đường dây nóng",
          "en": "Hotline"
        },
        "help": {
          "vi": "Số máy trực của đơn vị.",
          "en": "The ward's duty number."
        },
        "example": "024 3831 2345",
        "type": {
          "is": "hotline"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "health_station_phone",
        "label": {
          "vi": "Điện thoại Trạm Y tế",
          "en": "Health station's phone"
        },
        "help": {
          "vi": "Gọi ngay khi có người sốt, ho, khó thở.",
          "en": "Called at once when someone has fever, coughs or is breathless."
        },
        "example": "024 3831 6789",
        "type": {
          "is": "hotline"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "report_cutoff_hour",
        "label": {
          "vi": "Giờ chốt số liệu",
          "en": "Report closes at, hour"
        },
        "help": {
          "vi": "Báo cáo tính từ giờ này hôm trước đến giờ này hôm nay.",
          "en": "A report runs from this hour yesterday to this hour today."
        },
        "example": "17",
        "type": {
          "is": "int",
          "min": 0,
          "max": 23
        },
        "required": false,
        "set_by": "person",
        "minutes": "report_cutoff_minute"
      },
      {
        "name": "report_cutoff_minute",
        "label": {
          "vi": "Phút chốt số liệu",
          "en": "Report closes at, minute"
        },
        "help": {
          "vi": "Phút của giờ chốt số liệu.",
          "en": "The minute of that hour."
        },
        "example": "30",
        "type": {
          "is": "int",
          "min": 0,
          "max": 59
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "fever_c",
        "label": {
          "vi": "Ngưỡng nhiệt độ đo lại",
          "en": "Temperature to remeasure from"
        },
        "help": {
          "vi": "Từ ngưỡng này phải đo lần hai. Để trống: theo quy định từng thời kỳ.",
          "en": "From here a second reading is asked for. Empty: the rule of the day."
        },
        "example": "37,5",
        "type": {
          "is": "decimal",
          "min": 37.0,
          "max": 39.0,
          "unit": "°C"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "report_back_hours",
        "label": {
          "vi": "Số giờ phải khai báo khi đến, về",
          "en": "Hours to report within"
        },
        "help": {
          "vi": "Khi địa phương có văn bản riêng. Để trống: theo quy định từng thời kỳ; không có quy định thì không tính hạn.",
          "en": "Where a local document says so. Empty: the rule of the day; without a rule nothing is due."
        },
        "example": "24",
        "type": {
          "is": "int",
          "min": 1,
          "max": 720
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "households_per_team",
        "label": {
          "vi": "Số hộ mỗi tổ COVID",
          "en": "Households a team"
        },
        "help": {
          "vi": "Mỗi tổ phụ trách khoảng bao nhiêu hộ.",
          "en": "About how many households a team looks after."
        },
        "example": "50",
        "type": {
          "is": "int",
          "min": 1,
          "max": 500
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "legal_basis",
        "label": {
          "vi": "Căn cứ pháp lý",
          "en": "Legal basis"
        },
        "help": {
          "vi": "Văn bản, số và ngày cho phép thu thập thông tin của đợt này.",
          "en": "The document, number and date on which this collection of data rests."
        },
        "example": "Công văn 529-CV/QU ngày 13/11/2021",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "drill",
        "label": {
          "vi": "Đang diễn tập",
          "en": "Drill"
        },
        "help": {
          "vi": "Số liệu diễn tập, không phải thật.",
          "en": "The data are of a drill, not real."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "server"
      }
    ],
    "groups": [],
    "date_field": null,
    "search_fields": [
      "ward_name"
    ],
    "name_field": null,
    "title_fields": [
      "ward_name"
    ],
    "access": {
      "see": [
        "ward_official",
        "administrator"
      ],
      "write": [
        "ward_official",
        "administrator"
      ],
      "export": [
        "ward_official",
        "administrator"
      ]
    },
    "list": {
      "columns": [],
      "filters": [],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "ward_name",
      "district_name",
      "province_name"
    ],
    "sections": [
      {
        "label": {
          "vi": "Liên hệ",
          "en": "Contact"
        },
        "fields": [
          "contact_name",
          "contact_phone",
          "health_station_phone"
        ]
      },
      {
        "label": {
          "vi": "Báo cáo",
          "en": "Report"
        },
        "fields": [
          "report_cutoff_hour",
          "report_cutoff_minute"
        ]
      },
      {
        "label": {
          "vi": "Quy định tại địa phương",
          "en": "Local rules"
        },
        "fields": [
          "fever_c",
          "report_back_hours",
          "households_per_team",
          "legal_basis"
        ]
      }
    ],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "own"
  },
  area: {
    "name": "area",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Tổ dân phố, thôn, bản",
      "en": "Area"
    },
    "fields": [
      {
        "name": "code",
        "label": {
          "vi": "Mã",
          "en": "Code"
        },
        "help": {
          "vi": "Mã đơn vị hành chính và số thứ tự.",
          "en": "The ward's code and a number."
        },
        "example": "00025-01",
        "type": {
          "is": "place"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "name",
        "label": {
          "vi": "Tên",
          "en": "Name"
        },
        "help": {
          "vi": "Tên thường gọi.",
          "en": "The name that people use."
        },
        "example": "Tổ dân phố số 1",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "type",
        "label": {
          "vi": "Loại",
          "en": "Type"
        },
        "help": {
          "vi": "Địa bàn này được gọi là gì.",
          "en": "What such an area is called here."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "to_dan_pho",
              "label": {
                "vi": "Tổ dân phố",
                "en": "Residential group"
              }
            },
            {
              "code": "khu_pho",
              "label": {
                "vi": "Khu phố",
                "en": "Quarter"
              }
            },
            {
              "code": "thon",
              "label": {
                "vi": "Thôn",
                "en": "Hamlet"
              }
            },
            {
              "code": "ban",
              "label": {
                "vi": "Bản",
                "en": "Hamlet (bản)"
              }
            },
            {
              "code": "tieu_khu",
              "label": {
                "vi": "Tiểu khu",
                "en": "Sub-quarter"
              }
            },
            {
              "code": "ap",
              "label": {
                "vi": "Ấp",
                "en": "Hamlet (ấp)"
              }
            },
            {
              "code": "lien_gia",
              "label": {
                "vi": "Khu liên gia tự quản",
                "en": "Self-managed cluster"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "streets",
        "label": {
          "vi": "Các phố, ngõ",
          "en": "Streets and lanes"
        },
        "help": {
          "vi": "Các phố và ngõ thuộc địa bàn.",
          "en": "The streets and lanes that belong to it."
        },
        "example": "Phố Ngọc Khánh; ngõ 12, ngõ 26 Nguyễn Chí Thanh",
        "type": {
          "is": "text",
          "max_chars": 500
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "order",
        "label": {
          "vi": "Thứ tự",
          "en": "Order"
        },
        "help": {
          "vi": "Thứ tự trong danh sách.",
          "en": "Its place in lists."
        },
        "example": "1",
        "type": {
          "is": "int",
          "min": 0,
          "max": 999
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "head_name",
        "label": {
          "vi": "Tổ trưởng, trưởng thôn",
          "en": "Head of the area"
        },
        "help": {
          "vi": "Người đứng đầu tổ dân phố, thôn, bản.",
          "en": "Who heads the area."
        },
        "example": "Trần Văn Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "head_phone",
        "label": {
          "vi": "Điện thoại tổ trưởng",
          "en": "Head's phone"
        },
        "help": {
          "vi": "Số máy của tổ trưởng.",
          "en": "The head's number."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": null,
    "search_fields": [
      "code",
      "name",
      "streets",
      "head_name",
      "head_phone"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "ward_official",
        "administrator"
      ],
      "write": [
        "ward_official",
        "administrator"
      ],
      "export": [
        "ward_official",
        "administrator"
      ]
    },
    "list": {
      "columns": [
        "code",
        "head_name",
        "head_phone"
      ],
      "filters": [
        "type"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "code",
      "name",
      "type"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "own"
  },
  checkpoint: {
    "name": "checkpoint",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Chốt kiểm soát",
      "en": "Checkpoint"
    },
    "fields": [
      {
        "name": "code",
        "label": {
          "vi": "Mã",
          "en": "Code"
        },
        "help": {
          "vi": "Mã đơn vị hành chính, chữ C và số thứ tự.",
          "en": "The ward's code, a C and a number."
        },
        "example": "00025-C01",
        "type": {
          "is": "place"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "name",
        "label": {
          "vi": "Tên chốt",
          "en": "Name"
        },
        "help": {
          "vi": "Tên mà lực lượng trực vẫn gọi.",
          "en": "The name that its officers use."
        },
        "example": "Chốt đầu phố Ngọc Khánh",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "location",
        "label": {
          "vi": "Vị trí",
          "en": "Location"
        },
        "help": {
          "vi": "Chốt đặt ở đâu, hướng nào.",
          "en": "Where it stands, and which way it faces."
        },
        "example": "Ngã ba Ngọc Khánh – Kim Mã",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "lat",
        "label": {
          "vi": "Vĩ độ",
          "en": "Latitude"
        },
        "help": {
          "vi": "Lấy từ bản đồ nếu có.",
          "en": "From a map, if at hand."
        },
        "example": "21,0285",
        "type": {
          "is": "decimal",
          "min": 8.0,
          "max": 23.5,
          "unit": "°"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "lng",
        "label": {
          "vi": "Kinh độ",
          "en": "Longitude"
        },
        "help": {
          "vi": "Lấy từ bản đồ nếu có.",
          "en": "From a map, if at hand."
        },
        "example": "105,8140",
        "type": {
          "is": "decimal",
          "min": 102.0,
          "max": 110.0,
          "unit": "°"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "phone",
        "label": {
          "vi": "Điện thoại chốt",
          "en": "Checkpoint's phone"
        },
        "help": {
          "vi": "Số máy trực tại chốt.",
          "en": "The number on duty there."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "green_zone",
        "label": {
          "vi": "Chốt vùng xanh",
          "en": "Green-zone gate"
        },
        "help": {
          "vi": "Chốt do người dân tự quản, giữ vùng xanh.",
          "en": "A gate that residents keep themselves to protect a green zone."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": null,
    "search_fields": [
      "code",
      "name",
      "location",
      "phone"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "ward_official",
        "administrator"
      ],
      "write": [
        "ward_official",
        "administrator"
      ],
      "export": [
        "ward_official",
        "administrator"
      ]
    },
    "list": {
      "columns": [
        "code",
        "location",
        "phone"
      ],
      "filters": [],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "code",
      "name",
      "location"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "own"
  },
  team: {
    "name": "team",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Tổ COVID cộng đồng",
      "en": "Community COVID team"
    },
    "fields": [
      {
        "name": "name",
        "label": {
          "vi": "Tên tổ",
          "en": "Name"
        },
        "help": {
          "vi": "Tên hoặc số của tổ.",
          "en": "The team's name or number."
        },
        "example": "Tổ COVID cộng đồng số 1",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "area",
        "label": {
          "vi": "Địa bàn",
          "en": "Area"
        },
        "help": {
          "vi": "Tổ dân phố, thôn, bản mà tổ phụ trách.",
          "en": "The area that it looks after."
        },
        "example": "00025-01",
        "type": {
          "is": "place"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "lead",
        "label": {
          "vi": "Tổ trưởng",
          "en": "Lead"
        },
        "help": {
          "vi": "Chọn trong danh sách thành viên.",
          "en": "Chosen from the members."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "member"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "lead_name",
        "label": {
          "vi": "Tên tổ trưởng",
          "en": "Lead's name"
        },
        "help": {
          "vi": "Người phụ trách tổ.",
          "en": "Who leads the team."
        },
        "example": "Trần Văn Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "households_target",
        "label": {
          "vi": "Số hộ phụ trách",
          "en": "Households assigned"
        },
        "help": {
          "vi": "Tổ phụ trách bao nhiêu hộ.",
          "en": "How many households it looks after."
        },
        "example": "50",
        "type": {
          "is": "int",
          "min": 0,
          "max": 2000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "formed_on",
        "label": {
          "vi": "Ngày thành lập",
          "en": "Formed on"
        },
        "help": {
          "vi": "Ngày của quyết định thành lập tổ.",
          "en": "The day of the decision that made it."
        },
        "example": "13/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "decision_no",
        "label": {
          "vi": "Số quyết định",
          "en": "Decision no."
        },
        "help": {
          "vi": "Số và ký hiệu của quyết định thành lập.",
          "en": "Number and sign of that decision."
        },
        "example": "125/QĐ-UBND",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": null,
    "search_fields": [
      "name",
      "area",
      "lead_name"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "ward_official",
        "administrator"
      ],
      "write": [
        "ward_official",
        "administrator"
      ],
      "export": [
        "ward_official",
        "administrator"
      ]
    },
    "list": {
      "columns": [],
      "filters": [],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "name"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "own"
  },
  member: {
    "name": "member",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Thành viên",
      "en": "Member"
    },
    "fields": [
      {
        "name": "full_name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
        },
        "example": "Trần Văn Bình",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "phone",
        "label": {
          "vi": "Điện thoại",
          "en": "Phone"
        },
        "help": {
          "vi": "Số để cán bộ gọi khi cần.",
          "en": "The number for the ward to call."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "position",
        "label": {
          "vi": "Chức vụ",
          "en": "Position"
        },
        "help": {
          "vi": "Chức vụ hoặc việc được giao.",
          "en": "Position or duty."
        },
        "example": "Tổ trưởng tổ dân phố",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "force",
        "label": {
          "vi": "Lực lượng",
          "en": "Force"
        },
        "help": {
          "vi": "Thuộc lực lượng nào.",
          "en": "Which force the member belongs to."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "covid_team",
              "label": {
                "vi": "Tổ COVID cộng đồng",
                "en": "Community COVID team"
              }
            },
            {
              "code": "police",
              "label": {
                "vi": "Công an",
                "en": "Police"
              }
            },
            {
              "code": "health",
              "label": {
                "vi": "Y tế",
                "en": "Health"
              }
            },
            {
              "code": "militia",
              "label": {
                "vi": "Dân quân tự vệ",
                "en": "Militia"
              }
            },
            {
              "code": "army",
              "label": {
                "vi": "Quân đội",
                "en": "Army"
              }
            },
            {
              "code": "civil_defence",
              "label": {
                "vi": "Bảo vệ dân phố",
                "en": "Neighbourhood guard"
              }
            },
            {
              "code": "youth_union",
              "label": {
                "vi": "Đoàn Thanh niên",
                "en": "Youth Union"
              }
            },
            {
              "code": "women_union",
              "label": {
                "vi": "Hội Phụ nữ",
                "en": "Women's Union"
              }
            },
            {
              "code": "veterans",
              "label": {
                "vi": "Hội Cựu chiến binh",
                "en": "Veterans"
              }
            },
            {
              "code": "official",
              "label": {
                "vi": "Cán bộ xã, phường",
                "en": "Ward official"
              }
            },
            {
              "code": "volunteer",
              "label": {
                "vi": "Tình nguyện viên",
                "en": "Volunteer"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Lực lượng khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "team",
        "label": {
          "vi": "Tổ",
          "en": "Team"
        },
        "help": {
          "vi": "Tổ COVID cộng đồng của thành viên.",
          "en": "The member's community team."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "team"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "grants",
        "label": {
          "vi": "Nhiệm vụ và địa bàn được giao",
          "en": "Roles and places"
        },
        "help": {
          "vi": "Nhiệm vụ và địa bàn được giao.",
          "en": "Role and place, given by the ward."
        },
        "example": "team_member:00025-01",
        "type": {
          "is": "open_set"
        },
        "required": false,
        "set_by": "server"
      },
      {
        "name": "devices",
        "label": {
          "vi": "Máy",
          "en": "Phones"
        },
        "help": {
          "vi": "Các máy đã kết nối.",
          "en": "The phones that were enrolled."
        },
        "example": "",
        "type": {
          "is": "open_set"
        },
        "required": false,
        "set_by": "server"
      },
      {
        "name": "active",
        "label": {
          "vi": "Đang làm nhiệm vụ",
          "en": "On duty"
        },
        "help": {
          "vi": "Bỏ chọn khi thôi làm nhiệm vụ.",
          "en": "Taken off when the member leaves."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "note",
        "label": {
          "vi": "Ghi chú",
          "en": "Note"
        },
        "help": {
          "vi": "Điều cần nhớ về thành viên.",
          "en": "What to remember."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 500
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": null,
    "search_fields": [
      "full_name",
      "phone",
      "position"
    ],
    "name_field": "full_name",
    "title_fields": [
      "full_name"
    ],
    "access": {
      "see": [
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "phone",
        "position"
      ],
      "filters": [
        "force"
      ],
      "states": [],
      "order": "name"
    },
    "first_fields": [
      "full_name",
      "phone"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "own"
  },
  household: {
    "name": "household",
    "version": 1,
    "family": "register",
    "label": {
      "vi": "Hộ gia đình",
      "en": "Household"
    },
    "fields": [
      {
        "name": "head_name",
        "label": {
          "vi": "Chủ hộ",
          "en": "Household head"
        },
        "help": {
          "vi": "Họ và tên chủ hộ.",
          "en": "The head's full name."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "head",
        "label": {
          "vi": "Chủ hộ trong danh sách",
          "en": "Head, from the list"
        },
        "help": {
          "vi": "Chọn trong các nhân khẩu của hộ.",
          "en": "Chosen from the members of the household."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "person"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "phone",
        "label": {
          "vi": "Điện thoại",
          "en": "Phone"
        },
        "help": {
          "vi": "Số dễ gọi nhất của gia đình.",
          "en": "The number at which the family is best reached."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "house_no",
        "label": {
          "vi": "Số nhà",
          "en": "House no."
        },
        "help": {
          "vi": "Số nhà, số phòng, tên tòa nhà.",
          "en": "House or room number, name of the building."
        },
        "example": "15B",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "lane",
        "label": {
          "vi": "Ngõ, ngách, hẻm",
          "en": "Lane"
        },
        "help": {
          "vi": "Ngõ, ngách hoặc hẻm dẫn đến nhà.",
          "en": "The lane or alley that leads there."
        },
        "example": "Ngách 2, ngõ 26",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "street",
        "label": {
          "vi": "Đường, phố",
          "en": "Street"
        },
        "help": {
          "vi": "Tên đường, phố, xóm.",
          "en": "Street or hamlet."
        },
        "example": "Phố Ngọc Khánh",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "book_no",
        "label": {
          "vi": "Số sổ hộ khẩu cũ",
          "en": "Household book no."
        },
        "help": {
          "vi": "Số sổ hộ khẩu cũ, nếu gia đình còn nhớ.",
          "en": "The number of the old paper book, if known."
        },
        "example": "190012345",
        "type": {
          "is": "text",
          "max_chars": 30
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "team",
        "label": {
          "vi": "Tổ phụ trách",
          "en": "Team in charge"
        },
        "help": {
          "vi": "Tổ COVID cộng đồng phụ trách hộ này.",
          "en": "The community team that looks after it."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "team"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "hardship",
        "label": {
          "vi": "Hoàn cảnh",
          "en": "Hardship"
        },
        "help": {
          "vi": "Chọn nếu gia đình cần được quan tâm.",
          "en": "Marked where the family needs care."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "poor",
              "label": {
                "vi": "Hộ nghèo",
                "en": "Poor"
              }
            },
            {
              "code": "near_poor",
              "label": {
                "vi": "Hộ cận nghèo",
                "en": "Near-poor"
              }
            },
            {
              "code": "policy",
              "label": {
                "vi": "Gia đình chính sách",
                "en": "Policy beneficiary"
              }
            },
            {
              "code": "lost_job",
              "label": {
                "vi": "Mất việc, mất thu nhập",
                "en": "Lost work or income"
              }
            },
            {
              "code": "elderly_alone",
              "label": {
                "vi": "Người cao tuổi sống một mình",
                "en": "Elderly living alone"
              }
            },
            {
              "code": "lodger",
              "label": {
                "vi": "Ở trọ, xa quê",
                "en": "Lodgers far from home"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "commitment_date",
        "label": {
          "vi": "Ngày ký cam kết",
          "en": "Commitment signed on"
        },
        "help": {
          "vi": "Ngày ký cam kết gia đình phòng, chống dịch.",
          "en": "The day on which the family signed the commitment."
        },
        "example": "13/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      },
      {
        "name": "home_isolation_ok",
        "label": {
          "vi": "Đủ điều kiện cách ly tại nhà",
          "en": "Fit for home isolation"
        },
        "help": {
          "vi": "Có phòng và nhà vệ sinh riêng, lối đi riêng.",
          "en": "Has a room and toilet of its own, apart from the others."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "lat",
        "label": {
          "vi": "Vĩ độ",
          "en": "Latitude"
        },
        "help": {
          "vi": "Lấy từ bản đồ nếu có.",
          "en": "From a map, if at hand."
        },
        "example": "21,0285",
        "type": {
          "is": "decimal",
          "min": 8.0,
          "max": 23.5,
          "unit": "°"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "lng",
        "label": {
          "vi": "Kinh độ",
          "en": "Longitude"
        },
        "help": {
          "vi": "Lấy từ bản đồ nếu có.",
          "en": "From a map, if at hand."
        },
        "example": "105,8140",
        "type": {
          "is": "decimal",
          "min": 102.0,
          "max": 110.0,
          "unit": "°"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "note",
        "label": {
          "vi": "Ghi chú",
          "en": "Note"
        },
        "help": {
          "vi": "Điều cần nhớ khi đến nhà.",
          "en": "What to remember at the door."
        },
        "example": "Gọi cửa sau, nhà có cụ cao tuổi",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "moved_from",
        "label": {
          "vi": "Chuyển đến từ hộ",
          "en": "Moved here from"
        },
        "help": {
          "vi": "Bản ghi cũ ở địa bàn trước.",
          "en": "The record in the former area."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "household"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      },
      {
        "name": "moved_to",
        "label": {
          "vi": "Đã chuyển sang hộ",
          "en": "Moved to"
        },
        "help": {
          "vi": "Bản ghi mới ở địa bàn khác.",
          "en": "The record in the new area."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "household"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      }
    ],
    "groups": [],
    "date_field": null,
    "search_fields": [
      "head_name",
      "phone",
      "house_no",
      "lane",
      "street",
      "book_no"
    ],
    "name_field": "head_name",
    "title_fields": [
      "head_name"
    ],
    "access": {
      "see": [
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "phone",
        "house_no",
        "lane",
        "street"
      ],
      "filters": [],
      "states": [],
      "order": "name"
    },
    "first_fields": [
      "head_name",
      "phone",
      "house_no",
      "lane",
      "street"
    ],
    "sections": [
      {
        "label": {
          "vi": "Hộ gia đình",
          "en": "Household"
        },
        "fields": [
          "head",
          "book_no",
          "team",
          "hardship",
          "home_isolation_ok"
        ]
      },
      {
        "label": {
          "vi": "Vị trí trên bản đồ",
          "en": "Place on the map"
        },
        "fields": [
          "lat",
          "lng"
        ]
      }
    ],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "own"
  },
  person: {
    "name": "person",
    "version": 1,
    "family": "register",
    "label": {
      "vi": "Nhân khẩu",
      "en": "Person"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ gia đình",
          "en": "Household"
        },
        "help": {
          "vi": "Hộ mà người này đang ở.",
          "en": "The household in which the person lives."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "household"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "full_name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên như trong giấy tờ.",
          "en": "Family, middle and given name, as in the papers."
        },
        "example": "Nguyễn Thị Lan",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "dob",
        "label": {
          "vi": "Ngày sinh",
          "en": "Born"
        },
        "help": {
          "vi": "Nếu không nhớ ngày, chỉ ghi tháng hoặc năm.",
          "en": "Where the day is not known, month or year will do."
        },
        "example": "21/03/1950",
        "type": {
          "is": "partial_day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "sex",
        "label": {
          "vi": "Giới tính",
          "en": "Sex"
        },
        "help": {
          "vi": "Theo giấy tờ.",
          "en": "As in the papers."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "male",
              "label": {
                "vi": "Nam",
                "en": "Male"
              }
            },
            {
              "code": "female",
              "label": {
                "vi": "Nữ",
                "en": "Female"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "relation",
        "label": {
          "vi": "Quan hệ với chủ hộ",
          "en": "Relation to head"
        },
        "help": {
          "vi": "Người này là gì của chủ hộ.",
          "en": "What the person is to the head."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "head",
              "label": {
                "vi": "Chủ hộ",
                "en": "Head"
              }
            },
            {
              "code": "spouse",
              "label": {
                "vi": "Vợ, chồng",
                "en": "Spouse"
              }
            },
            {
              "code": "child",
              "label": {
                "vi": "Con",
                "en": "Child"
              }
            },
            {
              "code": "child_in_law",
              "label": {
                "vi": "Con dâu, con rể",
                "en": "Child-in-law"
              }
            },
            {
              "code": "parent",
              "label": {
                "vi": "Bố, mẹ",
                "en": "Parent"
              }
            },
            {
              "code": "sibling",
              "label": {
                "vi": "Anh, chị, em",
                "en": "Sibling"
              }
            },
            {
              "code": "grandchild",
              "label": {
                "vi": "Cháu",
                "en": "Grandchild"
              }
            },
            {
              "code": "grandparent",
              "label": {
                "vi": "Ông, bà",
                "en": "Grandparent"
              }
            },
            {
              "code": "relative",
              "label": {
                "vi": "Họ hàng",
                "en": "Relative"
              }
            },
            {
              "code": "lodger",
              "label": {
                "vi": "Người ở trọ",
                "en": "Lodger"
              }
            },
            {
              "code": "helper",
              "label": {
                "vi": "Người giúp việc",
                "en": "Domestic worker"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "citizen_id",
        "label": {
          "vi": "Số căn cước",
          "en": "Citizen no."
        },
        "help": {
          "vi": "12 số trên thẻ căn cước. Có thể quét mã QR trên thẻ.",
          "en": "The 12 digits on the card. The card's QR code can be scanned."
        },
        "example": "001150012345",
        "type": {
          "is": "citizen_id"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "phone",
        "label": {
          "vi": "Điện thoại",
          "en": "Phone"
        },
        "help": {
          "vi": "Số của chính người này.",
          "en": "The person's own number."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "residence",
        "label": {
          "vi": "Tình trạng cư trú",
          "en": "Residence"
        },
        "help": {
          "vi": "Thường trú, tạm trú, lưu trú hay tạm vắng.",
          "en": "Permanent, temporary, short stay or absent."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "permanent",
              "label": {
                "vi": "Thường trú",
                "en": "Permanent"
              }
            },
            {
              "code": "temporary",
              "label": {
                "vi": "Tạm trú",
                "en": "Temporary"
              }
            },
            {
              "code": "short_stay",
              "label": {
                "vi": "Lưu trú",
                "en": "Short stay"
              }
            },
            {
              "code": "absent",
              "label": {
                "vi": "Tạm vắng",
                "en": "Absent"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "occupation",
        "label": {
          "vi": "Nghề nghiệp",
          "en": "Occupation"
        },
        "help": {
          "vi": "Đang làm nghề gì, ở đâu.",
          "en": "What the person works as, and where."
        },
        "example": "Tiểu thương chợ Thành Công",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "employee",
        "label": {
          "vi": "Cán bộ, công chức, viên chức, người lao động của cơ quan, đơn vị",
          "en": "Official, civil servant, public employee or worker of an agency"
        },
        "help": {
          "vi": "Đi khỏi thành phố phải được thủ trưởng đơn vị đồng ý.",
          "en": "Needs the head of the unit's consent to leave the city."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "frontline",
        "label": {
          "vi": "Lực lượng tuyến đầu",
          "en": "Front line"
        },
        "help": {
          "vi": "Y tế, công an, quân đội, tổ COVID, tình nguyện viên.",
          "en": "Health, police, army, community teams, volunteers."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "health_insurance",
        "label": {
          "vi": "Số thẻ BHYT",
          "en": "Health insurance no."
        },
        "help": {
          "vi": "10 số, hoặc mã 15 ký tự của thẻ cũ.",
          "en": "10 digits, or the old card's 15 characters."
        },
        "example": "0123456789",
        "type": {
          "is": "health_insurance"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "old_id",
        "label": {
          "vi": "Số CMND cũ",
          "en": "Old identity card no."
        },
        "help": {
          "vi": "9 số; chỉ để đối chiếu.",
          "en": "9 digits; only for matching."
        },
        "example": "012345678",
        "type": {
          "is": "old_id"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "empty",
          "field": "citizen_id"
        }
      },
      {
        "name": "passport",
        "label": {
          "vi": "Số hộ chiếu",
          "en": "Passport no."
        },
        "help": {
          "vi": "Dành cho người không có căn cước.",
          "en": "For someone without a citizen number."
        },
        "example": "C1234567",
        "type": {
          "is": "text",
          "max_chars": 20
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "empty",
          "field": "citizen_id"
        }
      },
      {
        "name": "nationality",
        "label": {
          "vi": "Quốc tịch",
          "en": "Nationality"
        },
        "help": {
          "vi": "Để trống nếu là người Việt Nam.",
          "en": "Empty for Vietnamese citizens."
        },
        "example": "Hàn Quốc",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "underlying",
        "label": {
          "vi": "Bệnh nền",
          "en": "Underlying conditions"
        },
        "help": {
          "vi": "Chọn những bệnh bác sĩ đã chẩn đoán.",
          "en": "Those that a doctor has diagnosed."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "hypertension",
              "label": {
                "vi": "Tăng huyết áp",
                "en": "Hypertension"
              }
            },
            {
              "code": "diabetes",
              "label": {
                "vi": "Đái tháo đường",
                "en": "Diabetes"
              }
            },
            {
              "code": "heart",
              "label": {
                "vi": "Tim mạch",
                "en": "Heart disease"
              }
            },
            {
              "code": "lung",
              "label": {
                "vi": "Bệnh phổi, hen",
                "en": "Lung disease, asthma"
              }
            },
            {
              "code": "kidney",
              "label": {
                "vi": "Bệnh thận",
                "en": "Kidney disease"
              }
            },
            {
              "code": "liver",
              "label": {
                "vi": "Bệnh gan",
                "en": "Liver disease"
              }
            },
            {
              "code": "cancer",
              "label": {
                "vi": "Ung thư",
                "en": "Cancer"
              }
            },
            {
              "code": "immune",
              "label": {
                "vi": "Suy giảm miễn dịch",
                "en": "Weakened immunity"
              }
            },
            {
              "code": "obesity",
              "label": {
                "vi": "Béo phì",
                "en": "Obesity"
              }
            },
            {
              "code": "pregnant",
              "label": {
                "vi": "Đang mang thai",
                "en": "Pregnant"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Bệnh nền khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "underlying_note",
        "label": {
          "vi": "Ghi chú bệnh nền",
          "en": "Note on conditions"
        },
        "help": {
          "vi": "Bệnh khác, thuốc đang dùng.",
          "en": "Other conditions, medicines taken."
        },
        "example": "Đang chạy thận thứ Ba, thứ Sáu",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "filled",
          "field": "underlying"
        }
      },
      {
        "name": "priority",
        "label": {
          "vi": "Nhóm ưu tiên",
          "en": "Priority groups"
        },
        "help": {
          "vi": "Nhóm được ưu tiên tiêm, xét nghiệm, hỗ trợ.",
          "en": "Groups that come first in vaccination, tests and support."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "under_18",
              "label": {
                "vi": "Trẻ em dưới 18 tuổi",
                "en": "Child under 18"
              }
            },
            {
              "code": "over_50",
              "label": {
                "vi": "Người trên 50 tuổi",
                "en": "Over 50"
              }
            },
            {
              "code": "frontline",
              "label": {
                "vi": "Lực lượng tuyến đầu",
                "en": "Front-line force"
              }
            },
            {
              "code": "from_elsewhere",
              "label": {
                "vi": "Người từ địa phương khác về",
                "en": "Came from elsewhere"
              }
            },
            {
              "code": "disabled",
              "label": {
                "vi": "Người khuyết tật",
                "en": "Disabled"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "recovered_on",
        "label": {
          "vi": "Ngày khỏi COVID-19",
          "en": "Recovered on"
        },
        "help": {
          "vi": "Theo giấy xác nhận khỏi bệnh.",
          "en": "As the certificate of recovery says."
        },
        "example": "05/02/2022",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "guardian_name",
        "label": {
          "vi": "Người giám hộ",
          "en": "Guardian"
        },
        "help": {
          "vi": "Bố, mẹ hoặc người giám hộ của trẻ.",
          "en": "The child's parent or guardian."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "guardian_consent",
        "label": {
          "vi": "Đã có phiếu đồng ý tiêm của bố, mẹ hoặc người giám hộ",
          "en": "Guardian has consented"
        },
        "help": {
          "vi": "Bố, mẹ hoặc người giám hộ đã đồng ý, cam kết.",
          "en": "The parent or guardian agreed and committed."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "note",
        "label": {
          "vi": "Ghi chú",
          "en": "Note"
        },
        "help": {
          "vi": "Điều cần nhớ về người này.",
          "en": "What to remember."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "moved_from",
        "label": {
          "vi": "Chuyển từ",
          "en": "Moved here from"
        },
        "help": {
          "vi": "Bản ghi cũ ở địa bàn trước.",
          "en": "The record in the former area."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "person"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      },
      {
        "name": "moved_to",
        "label": {
          "vi": "Đã chuyển sang",
          "en": "Moved to"
        },
        "help": {
          "vi": "Bản ghi mới ở địa bàn khác.",
          "en": "The record in the new area."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "person"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      }
    ],
    "groups": [
      {
        "name": "doses",
        "label": {
          "vi": "Mũi tiêm",
          "en": "Dose"
        },
        "fields": [
          {
            "name": "no",
            "label": {
              "vi": "Mũi thứ",
              "en": "Dose no."
            },
            "help": {
              "vi": "Mũi thứ mấy.",
              "en": "Which dose it is."
            },
            "example": "2",
            "type": {
              "is": "int",
              "min": 1,
              "max": 10
            },
            "required": true,
            "set_by": "person"
          },
          {
            "name": "date",
            "label": {
              "vi": "Ngày tiêm",
              "en": "Given on"
            },
            "help": {
              "vi": "Ngày ghi trên giấy xác nhận tiêm.",
              "en": "As the certificate says."
            },
            "example": "15/09/2021",
            "type": {
              "is": "day"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "product",
            "label": {
              "vi": "Vắc xin",
              "en": "Vaccine"
            },
            "help": {
              "vi": "Tên vắc xin.",
              "en": "The vaccine's name."
            },
            "example": "Pfizer",
            "type": {
              "is": "text",
              "max_chars": 60
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "place",
            "label": {
              "vi": "Nơi tiêm",
              "en": "Place"
            },
            "help": {
              "vi": "Nơi tiêm.",
              "en": "Where it was given."
            },
            "example": "Trạm Y tế phường Ngọc Khánh",
            "type": {
              "is": "text",
              "max_chars": 120
            },
            "required": false,
            "set_by": "person"
          }
        ],
        "min": 0
      }
    ],
    "date_field": null,
    "search_fields": [
      "full_name",
      "phone",
      "citizen_id",
      "old_id",
      "passport",
      "health_insurance"
    ],
    "name_field": "full_name",
    "title_fields": [
      "full_name"
    ],
    "access": {
      "see": [
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "dob",
        "sex",
        "household",
        "residence",
        "phone"
      ],
      "filters": [
        "residence",
        "household"
      ],
      "states": [],
      "order": "name"
    },
    "first_fields": [
      "household",
      "full_name",
      "dob",
      "sex",
      "phone",
      "relation",
      "residence"
    ],
    "sections": [
      {
        "label": {
          "vi": "Giấy tờ",
          "en": "Papers"
        },
        "fields": [
          "citizen_id",
          "old_id",
          "passport",
          "nationality",
          "health_insurance"
        ]
      },
      {
        "label": {
          "vi": "Công việc",
          "en": "Work"
        },
        "fields": [
          "occupation",
          "employee",
          "frontline"
        ]
      },
      {
        "label": {
          "vi": "Sức khỏe, nhóm ưu tiên",
          "en": "Health and priority"
        },
        "fields": [
          "underlying",
          "underlying_note",
          "priority",
          "recovered_on"
        ]
      },
      {
        "label": {
          "vi": "Trẻ em",
          "en": "Children"
        },
        "fields": [
          "guardian_name",
          "guardian_consent"
        ]
      }
    ],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": "household",
    "screens": "own"
  },
  movement: {
    "name": "movement",
    "version": 2,
    "family": "movements",
    "label": {
      "vi": "Lượt đi, đến",
      "en": "Movement"
    },
    "fields": [
      {
        "name": "direction",
        "label": {
          "vi": "Chiều đi",
          "en": "Direction"
        },
        "help": {
          "vi": "Đi, về, đến từ nơi khác hay đến chơi.",
          "en": "Leaving, coming back, coming from elsewhere or visiting."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "departure",
              "label": {
                "vi": "Đi",
                "en": "Departure"
              }
            },
            {
              "code": "return",
              "label": {
                "vi": "Về",
                "en": "Return"
              }
            },
            {
              "code": "arrival",
              "label": {
                "vi": "Đến từ nơi khác",
                "en": "Arrival from elsewhere"
              }
            },
            {
              "code": "visit",
              "label": {
                "vi": "Đến chơi, lưu trú ngắn",
                "en": "Short visit"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Người đi hoặc đến.",
          "en": "Who moves."
        },
        "example": "Nguyễn Thị Lan",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "person",
        "label": {
          "vi": "Nhân khẩu",
          "en": "Person"
        },
        "help": {
          "vi": "Chọn trong danh sách nếu là người địa phương.",
          "en": "Chosen from the list where the person lives here."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "person"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "household",
        "label": {
          "vi": "Hộ gia đình",
          "en": "Household"
        },
        "help": {
          "vi": "Hộ của người này, hoặc hộ mà người này đến.",
          "en": "The person's household, or the one visited."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "household"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "birth_year",
        "label": {
          "vi": "Năm sinh",
          "en": "Year of birth"
        },
        "help": {
          "vi": "Dành cho người chưa có trong danh sách.",
          "en": "For someone who is not on the list."
        },
        "example": "1985",
        "type": {
          "is": "int",
          "min": 1900,
          "max": 2200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "empty",
          "field": "person"
        }
      },
      {
        "name": "phone",
        "label": {
          "vi": "Điện thoại",
          "en": "Phone"
        },
        "help": {
          "vi": "Số liên lạc trên đường và ở nơi đến.",
          "en": "The number on the way and at the destination."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "employee",
        "label": {
          "vi": "Cán bộ, công chức, viên chức, người lao động của cơ quan, đơn vị",
          "en": "Official, civil servant, public employee or worker of an agency"
        },
        "help": {
          "vi": "Có nơi quy định phải được thủ trưởng đơn vị đồng ý mới đi khỏi thành phố.",
          "en": "In some places needs the head of the unit's consent to leave the city."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "from_unit",
        "label": {
          "vi": "Từ (mã đơn vị)",
          "en": "From (unit)"
        },
        "help": {
          "vi": "Tỉnh, huyện hoặc xã nơi đi.",
          "en": "The province, district or ward left."
        },
        "example": "79",
        "type": {
          "is": "unit"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      },
      {
        "name": "from_text",
        "label": {
          "vi": "Từ đâu",
          "en": "From"
        },
        "help": {
          "vi": "Nơi đi, ghi rõ xã, huyện, tỉnh.",
          "en": "Where from: commune, district, province."
        },
        "example": "Phường 12, Bình Thạnh, TP Hồ Chí Minh",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "return",
            "arrival",
            "visit"
          ]
        }
      },
      {
        "name": "to_unit",
        "label": {
          "vi": "Đến (mã đơn vị)",
          "en": "To (unit)"
        },
        "help": {
          "vi": "Tỉnh, huyện hoặc xã nơi đến.",
          "en": "The province, district or ward of destination."
        },
        "example": "14",
        "type": {
          "is": "unit"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      },
      {
        "name": "to_text",
        "label": {
          "vi": "Đến đâu",
          "en": "To"
        },
        "help": {
          "vi": "Nơi đến, ghi rõ xã, huyện, tỉnh.",
          "en": "Where to: commune, district, province."
        },
        "example": "Chiềng Mung, Mai Sơn, Sơn La",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "departure"
          ]
        }
      },
      {
        "name": "epidemic_area",
        "label": {
          "vi": "Liên quan vùng dịch",
          "en": "Epidemic area"
        },
        "help": {
          "vi": "Đi đến, đi qua hoặc về từ nơi đang có dịch.",
          "en": "To, through or from a place with an outbreak."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "reason",
        "label": {
          "vi": "Lý do",
          "en": "Reason"
        },
        "help": {
          "vi": "Vì việc gì.",
          "en": "What for."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "work",
              "label": {
                "vi": "Công việc",
                "en": "Work"
              }
            },
            {
              "code": "family",
              "label": {
                "vi": "Việc gia đình",
                "en": "Family"
              }
            },
            {
              "code": "medical",
              "label": {
                "vi": "Khám, chữa bệnh",
                "en": "Medical care"
              }
            },
            {
              "code": "study",
              "label": {
                "vi": "Học tập",
                "en": "Study"
              }
            },
            {
              "code": "trade",
              "label": {
                "vi": "Buôn bán, vận chuyển",
                "en": "Trade, transport"
              }
            },
            {
              "code": "home",
              "label": {
                "vi": "Về quê, về nhà",
                "en": "Going home"
              }
            },
            {
              "code": "tet",
              "label": {
                "vi": "Về ăn Tết",
                "en": "Home for Tết"
              }
            },
            {
              "code": "isolation",
              "label": {
                "vi": "Cách ly, điều trị",
                "en": "Isolation, treatment"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Việc khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "reason_note",
        "label": {
          "vi": "Ghi rõ lý do",
          "en": "Reason in words"
        },
        "help": {
          "vi": "Ghi thêm nếu cần.",
          "en": "More, where needed."
        },
        "example": "Đưa mẹ đi khám mắt",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "transport",
        "label": {
          "vi": "Phương tiện",
          "en": "Transport"
        },
        "help": {
          "vi": "Đi bằng gì.",
          "en": "By what."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "motorbike",
              "label": {
                "vi": "Xe máy",
                "en": "Motorbike"
              }
            },
            {
              "code": "car",
              "label": {
                "vi": "Ô tô riêng",
                "en": "Car"
              }
            },
            {
              "code": "taxi",
              "label": {
                "vi": "Taxi, xe công nghệ",
                "en": "Taxi"
              }
            },
            {
              "code": "coach",
              "label": {
                "vi": "Xe khách",
                "en": "Coach"
              }
            },
            {
              "code": "bus",
              "label": {
                "vi": "Xe buýt",
                "en": "City bus"
              }
            },
            {
              "code": "truck",
              "label": {
                "vi": "Xe tải",
                "en": "Truck"
              }
            },
            {
              "code": "train",
              "label": {
                "vi": "Tàu hỏa",
                "en": "Train"
              }
            },
            {
              "code": "plane",
              "label": {
                "vi": "Máy bay",
                "en": "Plane"
              }
            },
            {
              "code": "boat",
              "label": {
                "vi": "Tàu, thuyền",
                "en": "Boat"
              }
            },
            {
              "code": "bicycle",
              "label": {
                "vi": "Xe đạp",
                "en": "Bicycle"
              }
            },
            {
              "code": "on_foot",
              "label": {
                "vi": "Đi bộ",
                "en": "On foot"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "plate",
        "label": {
          "vi": "Biển số",
          "en": "Plate"
        },
        "help": {
          "vi": "Biển số xe, hoặc số hiệu chuyến xe ghi ở ghi chú.",
          "en": "The vehicle's plate."
        },
        "example": "29A-123.45",
        "type": {
          "is": "plate"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "transport",
          "values": [
            "motorbike",
            "car",
            "taxi",
            "coach",
            "bus",
            "truck"
          ]
        }
      },
      {
        "name": "depart_planned",
        "label": {
          "vi": "Dự kiến đi lúc",
          "en": "Leaves, planned"
        },
        "help": {
          "vi": "Ngày giờ dự kiến đi.",
          "en": "When the person means to leave."
        },
        "example": "22/11/2021 06:30",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "departure"
          ]
        }
      },
      {
        "name": "depart_actual",
        "label": {
          "vi": "Đã đi lúc",
          "en": "Left at"
        },
        "help": {
          "vi": "Ngày giờ đã đi.",
          "en": "When the person left."
        },
        "example": "22/11/2021 06:45",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "departure"
          ]
        }
      },
      {
        "name": "arrive_planned",
        "label": {
          "vi": "Dự kiến đến lúc",
          "en": "Arrives, planned"
        },
        "help": {
          "vi": "Ngày giờ dự kiến đến hoặc về.",
          "en": "When the person means to arrive or be back."
        },
        "example": "22/11/2021 18:00",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "return",
            "arrival",
            "visit"
          ]
        }
      },
      {
        "name": "arrive_actual",
        "label": {
          "vi": "Đã đến lúc",
          "en": "Arrived at"
        },
        "help": {
          "vi": "Ngày giờ đã có mặt. Từ lúc này tính hạn khai báo.",
          "en": "When the person was there. The report is due from then."
        },
        "example": "22/11/2021 18:20",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "return",
            "arrival",
            "visit"
          ]
        }
      },
      {
        "name": "return_planned",
        "label": {
          "vi": "Dự kiến về lúc",
          "en": "Due back"
        },
        "help": {
          "vi": "Ngày giờ dự kiến về lại địa phương.",
          "en": "When the person means to be back in the ward."
        },
        "example": "25/11/2021 20:00",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "departure"
          ]
        }
      },
      {
        "name": "companions",
        "label": {
          "vi": "Người đi cùng",
          "en": "Companions"
        },
        "help": {
          "vi": "Họ tên, năm sinh những người đi cùng.",
          "en": "Names and years of birth of those who come along."
        },
        "example": "Trần Minh Khôi (2012), Trần Thị Mai (1955)",
        "type": {
          "is": "text",
          "max_chars": 500
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "approval",
        "label": {
          "vi": "Ý kiến của đơn vị",
          "en": "Consent of the unit"
        },
        "help": {
          "vi": "Thủ trưởng đơn vị đã đồng ý cho đi chưa.",
          "en": "Whether the head of the unit has consented to the journey."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "granted",
              "label": {
                "vi": "Đã được đồng ý",
                "en": "Granted"
              }
            },
            {
              "code": "pending",
              "label": {
                "vi": "Đang xin",
                "en": "Asked for"
              }
            },
            {
              "code": "refused",
              "label": {
                "vi": "Không đồng ý",
                "en": "Refused"
              }
            },
            {
              "code": "not_asked",
              "label": {
                "vi": "Chưa xin phép",
                "en": "Not asked for"
              }
            },
            {
              "code": "not_needed",
              "label": {
                "vi": "Không thuộc diện",
                "en": "Not needed"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "employee",
          "values": [
            "true"
          ]
        }
      },
      {
        "name": "approver_name",
        "label": {
          "vi": "Người đồng ý cho đi",
          "en": "Approved by"
        },
        "help": {
          "vi": "Thủ trưởng đơn vị đã đồng ý.",
          "en": "The head of the unit who consented."
        },
        "example": "Lê Quang Vinh",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "approval",
          "values": [
            "granted"
          ]
        }
      },
      {
        "name": "approver_position",
        "label": {
          "vi": "Chức vụ người đồng ý",
          "en": "Approver's position"
        },
        "help": {
          "vi": "Chức vụ và đơn vị.",
          "en": "Position and unit."
        },
        "example": "Hiệu trưởng Trường THCS Giảng Võ",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "approval",
          "values": [
            "granted"
          ]
        }
      },
      {
        "name": "declaration",
        "label": {
          "vi": "Tờ khai y tế",
          "en": "Health declaration"
        },
        "help": {
          "vi": "Tờ khai của lượt này.",
          "en": "The declaration that goes with it."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "declaration"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "departure",
        "label": {
          "vi": "Lượt đi trước đó",
          "en": "Earlier departure"
        },
        "help": {
          "vi": "Lượt đi mà lần về này kết thúc.",
          "en": "The departure that this return ends."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "movement"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "test_doc",
        "label": {
          "vi": "Giấy xét nghiệm",
          "en": "Test paper"
        },
        "help": {
          "vi": "Loại, kết quả, ngày giờ lấy mẫu, nơi cấp.",
          "en": "Kind, result, when and where taken."
        },
        "example": "Test nhanh âm tính 21/11/2021, BV Đống Đa",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "declared_at",
        "label": {
          "vi": "Báo lúc",
          "en": "Declared at"
        },
        "help": {
          "vi": "Khi người dân khai báo với tổ hoặc với chính quyền.",
          "en": "When the person told the team or the ward."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "channel",
        "label": {
          "vi": "Hình thức khai báo",
          "en": "Told by"
        },
        "help": {
          "vi": "Khai báo bằng cách nào.",
          "en": "How the ward came to know."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "doorstep",
              "label": {
                "vi": "Tổ COVID đến nhà",
                "en": "Team at the door"
              }
            },
            {
              "code": "phone",
              "label": {
                "vi": "Gọi điện, Zalo",
                "en": "Phone, Zalo"
              }
            },
            {
              "code": "ward_office",
              "label": {
                "vi": "Tại trụ sở UBND",
                "en": "At the office of the People's Committee"
              }
            },
            {
              "code": "checkpoint",
              "label": {
                "vi": "Tại chốt",
                "en": "At a checkpoint"
              }
            },
            {
              "code": "online",
              "label": {
                "vi": "Khai trực tuyến",
                "en": "Online"
              }
            },
            {
              "code": "neighbour",
              "label": {
                "vi": "Người dân báo",
                "en": "Told by neighbours"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "report_due_at",
        "label": {
          "vi": "Hạn khai báo y tế",
          "en": "Report due"
        },
        "help": {
          "vi": "Lúc đến cộng số giờ theo quy định của nơi này, ngày ấy.",
          "en": "Arrival plus the hours of the rule of the place and day."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "reported_back_at",
        "label": {
          "vi": "Đã khai báo lúc",
          "en": "Reported back at"
        },
        "help": {
          "vi": "Khi người dân báo đã về và khai báo y tế.",
          "en": "When the person reported being back and declared."
        },
        "example": "23/11/2021 08:10",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "return",
            "arrival",
            "visit"
          ]
        }
      },
      {
        "name": "closed",
        "label": {
          "vi": "Đã xong",
          "en": "Closed"
        },
        "help": {
          "vi": "Không cần theo dõi lượt này nữa.",
          "en": "Nothing more to follow."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "day",
        "label": {
          "vi": "Ngày",
          "en": "Day"
        },
        "help": {
          "vi": "Ngày đi hoặc ngày đến, lấy từ các giờ ở trên.",
          "en": "The day of leaving or arriving, from the times above."
        },
        "example": "",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "note",
        "label": {
          "vi": "Ghi chú",
          "en": "Note"
        },
        "help": {
          "vi": "Điều cần nhớ về lượt này.",
          "en": "What to remember."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "day",
    "search_fields": [
      "name",
      "phone",
      "plate",
      "from_text",
      "to_text",
      "reason"
    ],
    "name_field": "name",
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "police",
        "ward_official"
      ],
      "write": [
        "police",
        "ward_official"
      ],
      "export": [
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "day",
        "direction",
        "from_text",
        "to_text",
        "phone"
      ],
      "filters": [
        "direction",
        "household",
        "person"
      ],
      "states": [
        "open",
        "overdue",
        "due_today"
      ],
      "order": "newest"
    },
    "first_fields": [
      "direction",
      "person",
      "household",
      "name",
      "birth_year",
      "phone",
      "from_text",
      "to_text",
      "depart_actual",
      "return_planned",
      "arrive_actual",
      "reason"
    ],
    "sections": [
      {
        "label": {
          "vi": "Hành trình",
          "en": "Journey"
        },
        "fields": [
          "depart_planned",
          "arrive_planned",
          "epidemic_area",
          "reason_note",
          "transport",
          "plate",
          "companions",
          "test_doc"
        ]
      },
      {
        "label": {
          "vi": "Khai báo",
          "en": "Report"
        },
        "fields": [
          "channel",
          "reported_back_at",
          "declaration",
          "closed",
          "employee"
        ]
      },
      {
        "label": {
          "vi": "Ý kiến của đơn vị",
          "en": "Consent of the unit"
        },
        "fields": [
          "approval",
          "approver_name",
          "approver_position"
        ],
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "departure"
          ]
        }
      }
    ],
    "one_open": null,
    "counted_by": "direction",
    "due": "journey",
    "part_of": null,
    "screens": "own"
  },
  declaration: {
    "name": "declaration",
    "version": 2,
    "family": "movements",
    "label": {
      "vi": "Tờ khai y tế",
      "en": "Health declaration"
    },
    "fields": [
      {
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Người khai.",
          "en": "Who declares."
        },
        "example": "Nguyễn Thị Lan",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "person",
        "label": {
          "vi": "Nhân khẩu",
          "en": "Person"
        },
        "help": {
          "vi": "Chọn trong danh sách nếu là người địa phương.",
          "en": "Chosen from the list where the person lives here."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "person"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "household",
        "label": {
          "vi": "Hộ gia đình",
          "en": "Household"
        },
        "help": {
          "vi": "Hộ mà người này đang ở.",
          "en": "The household in which the person stays."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "household"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "birth_year",
        "label": {
          "vi": "Năm sinh",
          "en": "Year of birth"
        },
        "help": {
          "vi": "Dành cho người chưa có trong danh sách.",
          "en": "For someone who is not on the list."
        },
        "example": "1985",
        "type": {
          "is": "int",
          "min": 1900,
          "max": 2200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "empty",
          "field": "person"
        }
      },
      {
        "name": "phone",
        "label": {
          "vi": "Điện thoại",
          "en": "Phone"
        },
        "help": {
          "vi": "Số để Trạm Y tế gọi lại.",
          "en": "The number for the health station to call."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "at",
        "label": {
          "vi": "Khai lúc",
          "en": "Declared at"
        },
        "help": {
          "vi": "Ngày giờ khai.",
          "en": "When it was declared."
        },
        "example": "22/11/2021 08:15",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "channel",
        "label": {
          "vi": "Khai bằng cách nào",
          "en": "Declared by"
        },
        "help": {
          "vi": "Khai ở đâu, qua đâu.",
          "en": "Where and by what."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "doorstep",
              "label": {
                "vi": "Tổ COVID đến nhà",
                "en": "Team at the door"
              }
            },
            {
              "code": "phone",
              "label": {
                "vi": "Gọi điện, Zalo",
                "en": "Phone, Zalo"
              }
            },
            {
              "code": "ward_office",
              "label": {
                "vi": "Tại trụ sở UBND",
                "en": "At the office of the People's Committee"
              }
            },
            {
              "code": "checkpoint",
              "label": {
                "vi": "Tại chốt",
                "en": "At a checkpoint"
              }
            },
            {
              "code": "online",
              "label": {
                "vi": "Khai trực tuyến",
                "en": "Online"
              }
            },
            {
              "code": "neighbour",
              "label": {
                "vi": "Người dân báo",
                "en": "Told by neighbours"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "temp",
        "label": {
          "vi": "Thân nhiệt",
          "en": "Temperature"
        },
        "help": {
          "vi": "Đo tại nhà hoặc người dân tự đo.",
          "en": "Measured at the door or by the person."
        },
        "example": "36,5",
        "type": {
          "is": "decimal",
          "min": 30.0,
          "max": 45.0,
          "unit": "°C"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "symptoms",
        "label": {
          "vi": "Triệu chứng",
          "en": "Symptoms"
        },
        "help": {
          "vi": "Trong 14 ngày qua. Không có thì chọn «Không có triệu chứng».",
          "en": "In the last 14 days. None: choose “No symptoms”."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "fever",
              "label": {
                "vi": "Sốt",
                "en": "Fever"
              }
            },
            {
              "code": "cough",
              "label": {
                "vi": "Ho",
                "en": "Cough"
              }
            },
            {
              "code": "breathless",
              "label": {
                "vi": "Khó thở",
                "en": "Breathless"
              }
            },
            {
              "code": "sore_throat",
              "label": {
                "vi": "Đau họng",
                "en": "Sore throat"
              }
            },
            {
              "code": "taste_loss",
              "label": {
                "vi": "Mất vị giác, khứu giác",
                "en": "Loss of taste or smell"
              }
            },
            {
              "code": "runny_nose",
              "label": {
                "vi": "Chảy mũi, nghẹt mũi",
                "en": "Runny or blocked nose"
              }
            },
            {
              "code": "headache",
              "label": {
                "vi": "Đau đầu",
                "en": "Headache"
              }
            },
            {
              "code": "tired",
              "label": {
                "vi": "Mệt mỏi, đau người",
                "en": "Tired, aching"
              }
            },
            {
              "code": "chills",
              "label": {
                "vi": "Ớn lạnh",
                "en": "Chills"
              }
            },
            {
              "code": "diarrhoea",
              "label": {
                "vi": "Tiêu chảy",
                "en": "Diarrhoea"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Triệu chứng khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "none_of",
          "field": "no_symptoms",
          "values": [
            "true"
          ]
        }
      },
      {
        "name": "no_symptoms",
        "label": {
          "vi": "Hỏi triệu chứng",
          "en": "Asked for symptoms"
        },
        "help": {
          "vi": "Đã hỏi có triệu chứng nào không.",
          "en": "Whether the person has any."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person",
        "answers": {
          "yes": {
            "vi": "Không có triệu chứng",
            "en": "No symptoms"
          },
          "no": {
            "vi": "Có triệu chứng",
            "en": "Has symptoms"
          }
        }
      },
      {
        "name": "symptoms_note",
        "label": {
          "vi": "Ghi rõ triệu chứng",
          "en": "Symptoms in words"
        },
        "help": {
          "vi": "Từ ngày nào, nặng hay nhẹ.",
          "en": "Since when, light or heavy."
        },
        "example": "Ho khan từ hôm qua",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "filled",
          "field": "symptoms"
        }
      },
      {
        "name": "exposure",
        "label": {
          "vi": "Tiếp xúc ca bệnh",
          "en": "Contact with a case"
        },
        "help": {
          "vi": "Đã gặp người mắc, nghi mắc COVID-19 hoặc người cách ly.",
          "en": "Met someone with COVID-19, suspected of it, or in isolation."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "exposure_note",
        "label": {
          "vi": "Ghi rõ tiếp xúc",
          "en": "Contact in words"
        },
        "help": {
          "vi": "Gặp ai, ở đâu, ngày nào.",
          "en": "Whom, where and when."
        },
        "example": "Ăn cơm cùng anh Hải ngày 18/11",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "exposure",
          "values": [
            "true"
          ]
        }
      },
      {
        "name": "epidemic_area",
        "label": {
          "vi": "Đã đến vùng dịch",
          "en": "Was in an epidemic area"
        },
        "help": {
          "vi": "Đến, ở hoặc đi qua nơi có dịch trong 14 ngày qua.",
          "en": "Was in or passed through a place with an outbreak in the last 14 days."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "epidemic_area_note",
        "label": {
          "vi": "Ghi rõ nơi đến",
          "en": "Where"
        },
        "help": {
          "vi": "Những nơi đã đến, ngày nào.",
          "en": "The places, and when."
        },
        "example": "Chợ đầu mối Hóc Môn ngày 15/11",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "epidemic_area",
          "values": [
            "true"
          ]
        }
      },
      {
        "name": "notified_at",
        "label": {
          "vi": "Đã báo Trạm Y tế lúc",
          "en": "Health station told at"
        },
        "help": {
          "vi": "Khi đã gọi Trạm Y tế về ca nghi ngờ.",
          "en": "When the health station was called about a suspected case."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "declared_by",
        "label": {
          "vi": "Người khai hộ",
          "en": "Declared by another"
        },
        "help": {
          "vi": "Nếu người khác khai hộ.",
          "en": "Where someone else declared for the person."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "movement",
        "label": {
          "vi": "Lượt đi, đến",
          "en": "Movement"
        },
        "help": {
          "vi": "Tờ khai của lượt đi, đến này.",
          "en": "The movement it belongs to."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "movement"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "note",
        "label": {
          "vi": "Ghi chú",
          "en": "Note"
        },
        "help": {
          "vi": "Điều cần nhớ về tờ khai.",
          "en": "What to remember."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "at",
    "search_fields": [
      "name",
      "phone"
    ],
    "name_field": "name",
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "health_station",
        "ward_official"
      ],
      "write": [
        "health_station",
        "ward_official"
      ],
      "export": [
        "health_station",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "at",
        "temp",
        "symptoms",
        "phone"
      ],
      "filters": [
        "household",
        "person"
      ],
      "states": [
        "suspect",
        "watch",
        "untold"
      ],
      "order": "newest"
    },
    "first_fields": [
      "person",
      "household",
      "name",
      "birth_year",
      "phone",
      "temp",
      "no_symptoms",
      "symptoms",
      "symptoms_note",
      "exposure",
      "exposure_note",
      "epidemic_area",
      "epidemic_area_note",
      "at"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": null,
    "due": "tell_station",
    "part_of": null,
    "screens": "own"
  },
  commitment: {
    "name": "commitment",
    "version": 1,
    "family": "register",
    "label": {
      "vi": "Cam kết gia đình",
      "en": "Household commitment"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
          "en": "Household"
        },
        "help": {
          "vi": "Hộ ký cam kết.",
          "en": "The household that signs."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "household"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "signed_by",
        "label": {
          "vi": "Người ký",
          "en": "Signed by"
        },
        "help": {
          "vi": "Chủ hộ hoặc người đại diện.",
          "en": "The head, or who stands in."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "relation",
        "label": {
          "vi": "Quan hệ với chủ hộ",
          "en": "Relation"
        },
        "help": {
          "vi": "Khi không phải chủ hộ.",
          "en": "Where it is not the head."
        },
        "example": "Con trai",
        "type": {
          "is": "text",
          "max_chars": 30
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "signed_on",
        "label": {
          "vi": "Ngày ký",
          "en": "Signed on"
        },
        "help": {
          "vi": "Ngày ký bản cam kết.",
          "en": "The day on which it was signed."
        },
        "example": "13/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "items",
        "label": {
          "vi": "Cam kết",
          "en": "Commitments"
        },
        "help": {
          "vi": "Những điều gia đình cam kết.",
          "en": "What the family commits itself to."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "five_k",
              "label": {
                "vi": "Thực hiện 5K",
                "en": "Keep the 5K rules"
              }
            },
            {
              "code": "report_symptoms",
              "label": {
                "vi": "Báo ngay khi có triệu chứng",
                "en": "Report symptoms at once"
              }
            },
            {
              "code": "report_arrivals",
              "label": {
                "vi": "Báo người về từ nơi khác",
                "en": "Report arrivals from elsewhere"
              }
            },
            {
              "code": "no_gathering",
              "label": {
                "vi": "Không tụ tập",
                "en": "No gatherings"
              }
            },
            {
              "code": "vaccinate",
              "label": {
                "vi": "Tiêm chủng",
                "en": "Vaccination"
              }
            },
            {
              "code": "convention",
              "label": {
                "vi": "Thực hiện hương ước, quy ước",
                "en": "Keep the village convention"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "none_of",
          "field": "refused",
          "values": [
            "true"
          ]
        }
      },
      {
        "name": "copies",
        "label": {
          "vi": "Đã giao một bản, tổ giữ một bản",
          "en": "Both have a copy"
        },
        "help": {
          "vi": "Gia đình giữ một bản, tổ giữ một bản.",
          "en": "The family and the team keep one each."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "none_of",
          "field": "refused",
          "values": [
            "true"
          ]
        }
      },
      {
        "name": "witness",
        "label": {
          "vi": "Người chứng kiến",
          "en": "Witness"
        },
        "help": {
          "vi": "Thành viên tổ có mặt khi ký.",
          "en": "Who of the team was there."
        },
        "example": "Trần Thị Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person",
        "remembered": true
      },
      {
        "name": "refused",
        "label": {
          "vi": "Ký cam kết",
          "en": "Signing"
        },
        "help": {
          "vi": "Gia đình có ký hay không.",
          "en": "Whether the family signed."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person",
        "answers": {
          "yes": {
            "vi": "Không ký",
            "en": "Refused"
          },
          "no": {
            "vi": "Đã ký",
            "en": "Signed"
          }
        }
      },
      {
        "name": "refused_reason",
        "label": {
          "vi": "Lý do không ký",
          "en": "Reason for refusal"
        },
        "help": {
          "vi": "Gia đình nói gì.",
          "en": "What the family said."
        },
        "example": "Chủ hộ đi vắng, hẹn tối ký",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "refused",
          "values": [
            "true"
          ]
        }
      }
    ],
    "groups": [],
    "date_field": "signed_on",
    "search_fields": [
      "signed_by",
      "witness"
    ],
    "name_field": "signed_by",
    "title_fields": [
      "signed_by"
    ],
    "access": {
      "see": [
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "signed_on",
        "household",
        "items",
        "refused"
      ],
      "filters": [
        "household"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "signed_by",
      "signed_on",
      "refused",
      "refused_reason",
      "items"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": "household",
    "screens": "derived"
  },
  facility: {
    "name": "facility",
    "version": 1,
    "family": "register",
    "label": {
      "vi": "Cơ quan, cơ sở",
      "en": "Establishment"
    },
    "fields": [
      {
        "name": "type",
        "label": {
          "vi": "Loại",
          "en": "Type"
        },
        "help": {
          "vi": "Cơ quan, cơ sở này là gì.",
          "en": "What it is."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "agency",
              "label": {
                "vi": "Cơ quan, trụ sở",
                "en": "Office"
              }
            },
            {
              "code": "one_stop",
              "label": {
                "vi": "Bộ phận một cửa",
                "en": "One-stop desk"
              }
            },
            {
              "code": "school",
              "label": {
                "vi": "Trường học",
                "en": "School"
              }
            },
            {
              "code": "factory",
              "label": {
                "vi": "Cơ sở sản xuất",
                "en": "Workshop, factory"
              }
            },
            {
              "code": "company",
              "label": {
                "vi": "Doanh nghiệp",
                "en": "Company"
              }
            },
            {
              "code": "market",
              "label": {
                "vi": "Chợ",
                "en": "Market"
              }
            },
            {
              "code": "shop",
              "label": {
                "vi": "Cửa hàng, siêu thị",
                "en": "Shop"
              }
            },
            {
              "code": "food",
              "label": {
                "vi": "Ăn uống",
                "en": "Food and drink"
              }
            },
            {
              "code": "lodging",
              "label": {
                "vi": "Cơ sở lưu trú",
                "en": "Lodging"
              }
            },
            {
              "code": "boarding",
              "label": {
                "vi": "Nhà trọ",
                "en": "Boarding house"
              }
            },
            {
              "code": "worship",
              "label": {
                "vi": "Cơ sở tôn giáo, thờ tự",
                "en": "Place of worship"
              }
            },
            {
              "code": "station",
              "label": {
                "vi": "Bến xe",
                "en": "Coach station"
              }
            },
            {
              "code": "clinic",
              "label": {
                "vi": "Phòng khám, nhà thuốc",
                "en": "Clinic, pharmacy"
              }
            },
            {
              "code": "site_work",
              "label": {
                "vi": "Công trường, lán trại",
                "en": "Building site, camp"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "name",
        "label": {
          "vi": "Tên",
          "en": "Name"
        },
        "help": {
          "vi": "Tên trên biển hiệu.",
          "en": "The name on its sign."
        },
        "example": "Trường Mầm non Hoa Sen",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "address",
        "label": {
          "vi": "Địa chỉ",
          "en": "Address"
        },
        "help": {
          "vi": "Số nhà, ngõ, đường.",
          "en": "House number, lane, street."
        },
        "example": "15 phố Ngọc Khánh",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "head_name",
        "label": {
          "vi": "Người đứng đầu",
          "en": "Head"
        },
        "help": {
          "vi": "Ai chịu trách nhiệm phòng dịch ở đây.",
          "en": "Who answers for it."
        },
        "example": "Lê Quang Vinh",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "head_phone",
        "label": {
          "vi": "Điện thoại người đứng đầu",
          "en": "Head's phone"
        },
        "help": {
          "vi": "Số gọi được khi có việc gấp.",
          "en": "The number for urgent matters."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "contact_name",
        "label": {
          "vi": "Người liên hệ",
          "en": "Contact"
        },
        "help": {
          "vi": "Người lo việc phòng dịch hằng ngày.",
          "en": "Who looks after it day by day."
        },
        "example": "Phạm Thị Hạnh",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "contact_phone",
        "label": {
          "vi": "Điện thoại liên hệ",
          "en": "Contact's phone"
        },
        "help": {
          "vi": "Số của người liên hệ.",
          "en": "The contact's number."
        },
        "example": "0987 654 321",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "state",
        "label": {
          "vi": "Tình trạng",
          "en": "State"
        },
        "help": {
          "vi": "Hiện có hoạt động không.",
          "en": "Whether it is open."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "open",
              "label": {
                "vi": "Hoạt động",
                "en": "Open"
              }
            },
            {
              "code": "limited",
              "label": {
                "vi": "Hạn chế",
                "en": "Limited"
              }
            },
            {
              "code": "paused",
              "label": {
                "vi": "Tạm dừng",
                "en": "Paused"
              }
            },
            {
              "code": "stopped",
              "label": {
                "vi": "Ngừng hoạt động, giải thể",
                "en": "Closed down"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "workers",
        "label": {
          "vi": "Số người làm",
          "en": "Workers"
        },
        "help": {
          "vi": "Bao nhiêu người làm ở đây.",
          "en": "How many work here."
        },
        "example": "25",
        "type": {
          "is": "int",
          "min": 0,
          "max": 100000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "beds",
        "label": {
          "vi": "Số chỗ ở",
          "en": "Beds"
        },
        "help": {
          "vi": "Với cơ sở lưu trú, nhà trọ.",
          "en": "Of a lodging or boarding house."
        },
        "example": "40",
        "type": {
          "is": "int",
          "min": 0,
          "max": 10000
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "type",
          "values": [
            "lodging",
            "boarding"
          ]
        }
      },
      {
        "name": "plan_on",
        "label": {
          "vi": "Có phương án phòng dịch từ",
          "en": "Has a plan since"
        },
        "help": {
          "vi": "Ngày của phương án phòng, chống dịch.",
          "en": "The day of its plan against the epidemic."
        },
        "example": "20/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "qr_place",
        "label": {
          "vi": "Có điểm quét QR",
          "en": "Has a QR point"
        },
        "help": {
          "vi": "Khách quét mã QR khi vào.",
          "en": "Visitors scan a QR code at the door."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "gate",
        "label": {
          "vi": "Chốt cổng",
          "en": "Gate"
        },
        "help": {
          "vi": "Chốt kiểm soát ở cổng, nếu có.",
          "en": "The checkpoint at its gate, if any."
        },
        "example": "00025-C01",
        "type": {
          "is": "place"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "commitment_on",
        "label": {
          "vi": "Ngày ký cam kết",
          "en": "Commitment signed on"
        },
        "help": {
          "vi": "Ngày ký cam kết phòng, chống dịch.",
          "en": "When it signed the commitment."
        },
        "example": "20/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "note",
        "label": {
          "vi": "Ghi chú",
          "en": "Note"
        },
        "help": {
          "vi": "Điều cần nhớ khi đến làm việc.",
          "en": "What to remember when visiting."
        },
        "example": "Giao hàng ở cổng sau",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": null,
    "search_fields": [
      "name",
      "address",
      "head_name",
      "head_phone",
      "contact_name",
      "contact_phone"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "type",
        "address",
        "state",
        "head_name",
        "head_phone"
      ],
      "filters": [
        "type",
        "state"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "type",
      "name",
      "address",
      "head_name",
      "head_phone"
    ],
    "sections": [
      {
        "label": {
          "vi": "Người liên hệ",
          "en": "Contact"
        },
        "fields": [
          "contact_name",
          "contact_phone"
        ]
      },
      {
        "label": {
          "vi": "Quy mô, hoạt động",
          "en": "Size and state"
        },
        "fields": [
          "state",
          "workers",
          "beds"
        ]
      },
      {
        "label": {
          "vi": "Phòng, chống dịch",
          "en": "Against the epidemic"
        },
        "fields": [
          "plan_on",
          "commitment_on",
          "qr_place",
          "gate"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "type",
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  support: {
    "name": "support",
    "version": 1,
    "family": "casework",
    "label": {
      "vi": "Yêu cầu hỗ trợ",
      "en": "Support request"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
          "en": "Household"
        },
        "help": {
          "vi": "Chọn hộ trong danh sách, nếu có.",
          "en": "Chosen from the list, where it is there."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "household"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Người cần hỗ trợ hoặc chủ hộ.",
          "en": "Who needs support, or the head."
        },
        "example": "Nguyễn Thị Lan",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "person",
        "label": {
          "vi": "Người trong danh sách",
          "en": "On the list"
        },
        "help": {
          "vi": "Khi chỉ một người trong hộ cần.",
          "en": "Where one member of the household needs it."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "person"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "filled",
          "field": "household"
        }
      },
      {
        "name": "phone",
        "label": {
          "vi": "Điện thoại",
          "en": "Phone"
        },
        "help": {
          "vi": "Số để hẹn lúc mang đến.",
          "en": "The number for agreeing when to come."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "needs",
        "label": {
          "vi": "Cần gì",
          "en": "Needs"
        },
        "help": {
          "vi": "Chọn một hoặc nhiều.",
          "en": "One or several."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "food",
              "label": {
                "vi": "Lương thực, thực phẩm",
                "en": "Food"
              }
            },
            {
              "code": "medicine",
              "label": {
                "vi": "Thuốc men",
                "en": "Medicine"
              }
            },
            {
              "code": "cash",
              "label": {
                "vi": "Tiền mặt",
                "en": "Cash"
              }
            },
            {
              "code": "doctor",
              "label": {
                "vi": "Khám bệnh",
                "en": "A doctor"
              }
            },
            {
              "code": "baby",
              "label": {
                "vi": "Sữa, tã",
                "en": "Milk, nappies"
              }
            },
            {
              "code": "water",
              "label": {
                "vi": "Nước, gas",
                "en": "Water, gas"
              }
            },
            {
              "code": "rent",
              "label": {
                "vi": "Tiền trọ",
                "en": "Rent"
              }
            },
            {
              "code": "shopping",
              "label": {
                "vi": "Đi chợ hộ",
                "en": "Shopping"
              }
            },
            {
              "code": "funeral",
              "label": {
                "vi": "Tang lễ",
                "en": "A funeral"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "needs_note",
        "label": {
          "vi": "Nói rõ hơn",
          "en": "More exactly"
        },
        "help": {
          "vi": "Loại nào, bao nhiêu, cho ai.",
          "en": "Which, how much, for whom."
        },
        "example": "Sữa cho cháu 8 tháng",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "urgency",
        "label": {
          "vi": "Khi nào cần",
          "en": "When"
        },
        "help": {
          "vi": "Việc này chờ được bao lâu.",
          "en": "How long it can wait."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "today",
              "label": {
                "vi": "Cần ngay hôm nay",
                "en": "Today"
              }
            },
            {
              "code": "days",
              "label": {
                "vi": "Trong vài ngày",
                "en": "Within days"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "asked_at",
        "label": {
          "vi": "Báo lúc",
          "en": "Asked at"
        },
        "help": {
          "vi": "Lúc nhận được yêu cầu.",
          "en": "When the request came."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "state",
        "label": {
          "vi": "Tình trạng",
          "en": "State"
        },
        "help": {
          "vi": "Việc hỗ trợ đến đâu rồi.",
          "en": "How far help has come."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "asked",
              "label": {
                "vi": "Đã ghi nhận",
                "en": "Noted"
              }
            },
            {
              "code": "proposed",
              "label": {
                "vi": "Đã đề xuất",
                "en": "Proposed"
              }
            },
            {
              "code": "approved",
              "label": {
                "vi": "Đã duyệt",
                "en": "Approved"
              }
            },
            {
              "code": "refused",
              "label": {
                "vi": "Không duyệt",
                "en": "Refused"
              }
            },
            {
              "code": "delivered",
              "label": {
                "vi": "Đã trao",
                "en": "Delivered"
              }
            },
            {
              "code": "returned",
              "label": {
                "vi": "Trả lại",
                "en": "Returned"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "group",
        "label": {
          "vi": "Diện",
          "en": "Group"
        },
        "help": {
          "vi": "Diện được hỗ trợ của hộ.",
          "en": "Why the household is helped."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "poor",
              "label": {
                "vi": "Hộ nghèo",
                "en": "Poor"
              }
            },
            {
              "code": "near_poor",
              "label": {
                "vi": "Hộ cận nghèo",
                "en": "Near-poor"
              }
            },
            {
              "code": "policy",
              "label": {
                "vi": "Gia đình chính sách",
                "en": "Policy beneficiary"
              }
            },
            {
              "code": "lost_job",
              "label": {
                "vi": "Mất việc, mất thu nhập",
                "en": "Lost work or income"
              }
            },
            {
              "code": "informal",
              "label": {
                "vi": "Lao động tự do",
                "en": "Informal worker"
              }
            },
            {
              "code": "isolated",
              "label": {
                "vi": "Đang cách ly, phong tỏa",
                "en": "Isolated or locked down"
              }
            },
            {
              "code": "elderly",
              "label": {
                "vi": "Người cao tuổi",
                "en": "Elderly"
              }
            },
            {
              "code": "disabled",
              "label": {
                "vi": "Người khuyết tật",
                "en": "Disabled"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "people",
        "label": {
          "vi": "Số người",
          "en": "People"
        },
        "help": {
          "vi": "Bao nhiêu người trong nhà.",
          "en": "How many live there."
        },
        "example": "4",
        "type": {
          "is": "int",
          "min": 1,
          "max": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "address",
        "label": {
          "vi": "Nơi ở",
          "en": "Where staying"
        },
        "help": {
          "vi": "Ghi khi hộ không có trong danh sách.",
          "en": "Where the household is not on the list."
        },
        "example": "Phòng 3, nhà trọ bà Hòa, ngõ 26",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "empty",
          "field": "household"
        }
      },
      {
        "name": "birth_year",
        "label": {
          "vi": "Năm sinh",
          "en": "Year of birth"
        },
        "help": {
          "vi": "Năm sinh của người cần hỗ trợ.",
          "en": "Of who needs support."
        },
        "example": "1950",
        "type": {
          "is": "int",
          "min": 1900,
          "max": 2200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "empty",
          "field": "person"
        }
      },
      {
        "name": "sex",
        "label": {
          "vi": "Giới tính",
          "en": "Sex"
        },
        "help": {
          "vi": "Giới tính của người cần hỗ trợ.",
          "en": "Of who needs support."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "male",
              "label": {
                "vi": "Nam",
                "en": "Male"
              }
            },
            {
              "code": "female",
              "label": {
                "vi": "Nữ",
                "en": "Female"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "empty",
          "field": "person"
        }
      },
      {
        "name": "proposed_by",
        "label": {
          "vi": "Người đề xuất",
          "en": "Proposed by"
        },
        "help": {
          "vi": "Ai trong tổ đề xuất.",
          "en": "Who of the team proposed it."
        },
        "example": "Trần Văn Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "proposed",
            "approved",
            "refused",
            "delivered",
            "returned"
          ]
        },
        "remembered": true
      },
      {
        "name": "proposed_at",
        "label": {
          "vi": "Đề xuất lúc",
          "en": "Proposed at"
        },
        "help": {
          "vi": "Lúc đề xuất lên trên.",
          "en": "When it was proposed."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "proposed",
            "approved",
            "refused",
            "delivered",
            "returned"
          ]
        }
      },
      {
        "name": "approved_by",
        "label": {
          "vi": "Người duyệt",
          "en": "Approved by"
        },
        "help": {
          "vi": "Cán bộ duyệt hỗ trợ.",
          "en": "The official who approved it."
        },
        "example": "Lê Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "approved",
            "delivered",
            "returned"
          ]
        },
        "remembered": true
      },
      {
        "name": "approved_at",
        "label": {
          "vi": "Duyệt lúc",
          "en": "Approved at"
        },
        "help": {
          "vi": "Lúc duyệt.",
          "en": "When it was approved."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "approved",
            "delivered",
            "returned"
          ]
        }
      },
      {
        "name": "source",
        "label": {
          "vi": "Nguồn",
          "en": "Source"
        },
        "help": {
          "vi": "Ngân sách, Mặt trận, nhà hảo tâm.",
          "en": "Budget, Fatherland Front, donors."
        },
        "example": "Ủy ban Mặt trận Tổ quốc",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "approved",
            "delivered",
            "returned"
          ]
        },
        "remembered": true
      },
      {
        "name": "amount_vnd",
        "label": {
          "vi": "Số tiền đã trao (đồng)",
          "en": "Handed over (VND)"
        },
        "help": {
          "vi": "Chỉ ghi số tiền đã trao tận tay.",
          "en": "Only what was handed over."
        },
        "example": "500000",
        "type": {
          "is": "int",
          "min": 0,
          "max": 1000000000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "items",
        "label": {
          "vi": "Đã trao gì",
          "en": "Handed over"
        },
        "help": {
          "vi": "Hiện vật và số lượng.",
          "en": "Goods, and how many."
        },
        "example": "10 kg gạo, 2 hộp sữa",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "delivered_at",
        "label": {
          "vi": "Trao lúc",
          "en": "Delivered at"
        },
        "help": {
          "vi": "Lúc trao tận nơi.",
          "en": "When it was handed over."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "delivered_by",
        "label": {
          "vi": "Người trao",
          "en": "Delivered by"
        },
        "help": {
          "vi": "Ai mang đến.",
          "en": "Who brought it."
        },
        "example": "Trần Văn Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person",
        "remembered": true
      },
      {
        "name": "received_by",
        "label": {
          "vi": "Người nhận",
          "en": "Received by"
        },
        "help": {
          "vi": "Ai nhận thay cả nhà.",
          "en": "Who took it for the household."
        },
        "example": "Nguyễn Thị Lan",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "reason",
        "label": {
          "vi": "Lý do",
          "en": "Reason"
        },
        "help": {
          "vi": "Vì sao không duyệt hoặc trả lại.",
          "en": "Why it was refused or returned."
        },
        "example": "Đã được hỗ trợ đợt trước",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "refused",
            "returned"
          ]
        }
      }
    ],
    "groups": [],
    "date_field": "asked_at",
    "search_fields": [
      "name",
      "phone",
      "address",
      "needs_note"
    ],
    "name_field": "name",
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "asked_at",
        "needs",
        "urgency",
        "state",
        "phone"
      ],
      "filters": [
        "state",
        "urgency",
        "group",
        "household"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "name",
      "phone",
      "address",
      "needs",
      "needs_note",
      "urgency"
    ],
    "sections": [
      {
        "label": {
          "vi": "Hoàn cảnh",
          "en": "Circumstances"
        },
        "fields": [
          "group",
          "people",
          "person",
          "birth_year",
          "sex"
        ]
      },
      {
        "label": {
          "vi": "Xử lý",
          "en": "Progress"
        },
        "fields": [
          "asked_at",
          "state",
          "reason",
          "proposed_by",
          "proposed_at",
          "approved_by",
          "approved_at",
          "source"
        ]
      },
      {
        "label": {
          "vi": "Trao hỗ trợ",
          "en": "Handing over"
        },
        "fields": [
          "items",
          "amount_vnd",
          "delivered_at",
          "delivered_by",
          "received_by"
        ],
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "delivered",
            "returned"
          ]
        }
      }
    ],
    "one_open": {
      "of": "household",
      "open": {
        "is": "one_of",
        "field": "state",
        "values": [
          "asked",
          "proposed",
          "approved"
        ]
      }
    },
    "counted_by": "state",
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  shift: {
    "name": "shift",
    "version": 2,
    "family": "passes",
    "label": {
      "vi": "Ca trực",
      "en": "Shift"
    },
    "fields": [
      {
        "name": "lead_name",
        "label": {
          "vi": "Trưởng ca",
          "en": "Shift lead"
        },
        "help": {
          "vi": "Người chịu trách nhiệm ca trực.",
          "en": "Who answers for the shift."
        },
        "example": "Phạm Đức Thắng",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "lead",
        "label": {
          "vi": "Trưởng ca trong danh sách",
          "en": "Lead, from the list"
        },
        "help": {
          "vi": "Chọn trong danh sách thành viên.",
          "en": "Chosen from the members."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "member"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "starts_at",
        "label": {
          "vi": "Nhận ca lúc",
          "en": "Took over at"
        },
        "help": {
          "vi": "Giờ nhận ca.",
          "en": "When the shift took over."
        },
        "example": "22/11/2021 06:00",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "ends_at",
        "label": {
          "vi": "Hết ca theo lịch",
          "en": "Planned end"
        },
        "help": {
          "vi": "Giờ hết ca theo lịch.",
          "en": "When the shift is to end."
        },
        "example": "22/11/2021 14:00",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "not_counted",
        "label": {
          "vi": "Vì sao không đếm",
          "en": "Why not counted"
        },
        "help": {
          "vi": "Vì sao ca này không đếm.",
          "en": "Why nothing was counted in this shift."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "no_counter",
              "label": {
                "vi": "Không có máy đếm",
                "en": "No counter"
              }
            },
            {
              "code": "too_busy",
              "label": {
                "vi": "Quá đông, không đếm kịp",
                "en": "Too busy"
              }
            },
            {
              "code": "one_person",
              "label": {
                "vi": "Chỉ có một người trực",
                "en": "One person alone on duty"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "empty",
          "field": "vehicles_counted"
        }
      },
      {
        "name": "vehicles_counted",
        "label": {
          "vi": "Số xe đếm được",
          "en": "Vehicles counted"
        },
        "help": {
          "vi": "Số lượt xe đếm được trong ca.",
          "en": "Vehicles counted by hand in the shift."
        },
        "example": "128",
        "type": {
          "is": "int",
          "min": 0,
          "max": 100000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "people_counted",
        "label": {
          "vi": "Số người đếm được",
          "en": "People counted"
        },
        "help": {
          "vi": "Số lượt người đếm được trong ca.",
          "en": "People counted by hand in the shift."
        },
        "example": "203",
        "type": {
          "is": "int",
          "min": 0,
          "max": 100000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "vehicles_recorded",
        "label": {
          "vi": "Số xe đã ghi",
          "en": "Vehicles recorded"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ca.",
          "en": "Counted by the app when the shift closes."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 100000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "people_recorded",
        "label": {
          "vi": "Số người đã ghi",
          "en": "People recorded"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ca.",
          "en": "Counted by the app when the shift closes."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 100000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "reconciliation_note",
        "label": {
          "vi": "Lý do chênh lệch",
          "en": "Reason for the difference"
        },
        "help": {
          "vi": "Vì sao số đếm tay khác số đã ghi.",
          "en": "Why the count differs from what was recorded."
        },
        "example": "Hai xe cứu thương được ưu tiên qua",
        "type": {
          "is": "text",
          "max_chars": 500
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "handover_note",
        "label": {
          "vi": "Nội dung bàn giao",
          "en": "Handover note"
        },
        "help": {
          "vi": "Việc ca sau cần biết: người đang chờ, dụng cụ, sự cố.",
          "en": "What the next shift must know: people waiting, equipment, incidents."
        },
        "example": "Còn 1 người chờ Trạm Y tế đón; nhiệt kế số 2 hết pin",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "handed_to",
        "label": {
          "vi": "Người nhận ca",
          "en": "Handed over to"
        },
        "help": {
          "vi": "Trưởng ca sau.",
          "en": "The next shift's lead."
        },
        "example": "Đỗ Văn Hùng",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "closed_at",
        "label": {
          "vi": "Đóng ca lúc",
          "en": "Closed at"
        },
        "help": {
          "vi": "Giờ bàn giao xong.",
          "en": "When the handover was done."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "closed_by",
        "label": {
          "vi": "Người đóng ca",
          "en": "Closed by"
        },
        "help": {
          "vi": "Người bấm đóng ca.",
          "en": "Who closed it."
        },
        "example": "",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "app"
      }
    ],
    "groups": [
      {
        "name": "members",
        "label": {
          "vi": "Người trực",
          "en": "On duty"
        },
        "fields": [
          {
            "name": "name",
            "label": {
              "vi": "Họ và tên",
              "en": "Full name"
            },
            "help": {
              "vi": "Người cùng trực.",
              "en": "Who is on duty."
            },
            "example": "Lò Văn Pánh",
            "type": {
              "is": "name"
            },
            "required": true,
            "set_by": "person"
          },
          {
            "name": "force",
            "label": {
              "vi": "Lực lượng",
              "en": "Force"
            },
            "help": {
              "vi": "Thuộc lực lượng nào.",
              "en": "Which force."
            },
            "example": "",
            "type": {
              "is": "choice",
              "choices": [
                {
                  "code": "covid_team",
                  "label": {
                    "vi": "Tổ COVID cộng đồng",
                    "en": "Community COVID team"
                  }
                },
                {
                  "code": "police",
                  "label": {
                    "vi": "Công an",
                    "en": "Police"
                  }
                },
                {
                  "code": "health",
                  "label": {
                    "vi": "Y tế",
                    "en": "Health"
                  }
                },
                {
                  "code": "militia",
                  "label": {
                    "vi": "Dân quân tự vệ",
                    "en": "Militia"
                  }
                },
                {
                  "code": "army",
                  "label": {
                    "vi": "Quân đội",
                    "en": "Army"
                  }
                },
                {
                  "code": "civil_defence",
                  "label": {
                    "vi": "Bảo vệ dân phố",
                    "en": "Neighbourhood guard"
                  }
                },
                {
                  "code": "youth_union",
                  "label": {
                    "vi": "Đoàn Thanh niên",
                    "en": "Youth Union"
                  }
                },
                {
                  "code": "women_union",
                  "label": {
                    "vi": "Hội Phụ nữ",
                    "en": "Women's Union"
                  }
                },
                {
                  "code": "veterans",
                  "label": {
                    "vi": "Hội Cựu chiến binh",
                    "en": "Veterans"
                  }
                },
                {
                  "code": "official",
                  "label": {
                    "vi": "Cán bộ xã, phường",
                    "en": "Ward official"
                  }
                },
                {
                  "code": "volunteer",
                  "label": {
                    "vi": "Tình nguyện viên",
                    "en": "Volunteer"
                  }
                },
                {
                  "code": "other",
                  "label": {
                    "vi": "Lực lượng khác",
                    "en": "Other"
                  }
                }
              ]
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "member",
            "label": {
              "vi": "Thành viên",
              "en": "Member"
            },
            "help": {
              "vi": "Chọn trong danh sách thành viên.",
              "en": "Chosen from the members."
            },
            "example": "",
            "type": {
              "is": "record",
              "kind": "member"
            },
            "required": false,
            "set_by": "person"
          }
        ],
        "min": 0
      }
    ],
    "date_field": "starts_at",
    "search_fields": [
      "lead_name",
      "members/*/name"
    ],
    "name_field": null,
    "title_fields": [
      "lead_name"
    ],
    "access": {
      "see": [
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "starts_at",
        "lead_name"
      ],
      "filters": [],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "lead_name",
      "starts_at"
    ],
    "sections": [
      {
        "label": {
          "vi": "Đóng ca, bàn giao",
          "en": "Closing and handing over"
        },
        "fields": [
          "vehicles_counted",
          "people_counted",
          "not_counted",
          "reconciliation_note",
          "handover_note",
          "handed_to"
        ]
      }
    ],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "own"
  },
  pass: {
    "name": "pass",
    "version": 2,
    "family": "passes",
    "label": {
      "vi": "Lượt qua chốt",
      "en": "Pass"
    },
    "fields": [
      {
        "name": "at",
        "label": {
          "vi": "Lúc",
          "en": "At"
        },
        "help": {
          "vi": "Giờ qua chốt.",
          "en": "When it passed."
        },
        "example": "22/11/2021 08:15",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "late_entry",
        "label": {
          "vi": "Ghi lại từ sổ giấy",
          "en": "Entered later from paper"
        },
        "help": {
          "vi": "Đã ghi trên giấy trước, nay nhập lại.",
          "en": "Written on paper first, entered now."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "evaded",
        "label": {
          "vi": "Vượt chốt, bỏ chạy",
          "en": "Drove through"
        },
        "help": {
          "vi": "Không dừng lại, hoặc bỏ chạy khi đang kiểm tra.",
          "en": "Did not stop, or fled while being checked."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "shift",
        "label": {
          "vi": "Ca trực",
          "en": "Shift"
        },
        "help": {
          "vi": "Ca đang trực.",
          "en": "The shift on duty."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "shift"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "direction",
        "label": {
          "vi": "Chiều",
          "en": "Direction"
        },
        "help": {
          "vi": "Vào hay ra khỏi địa bàn.",
          "en": "Into the ward or out of it."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "in",
              "label": {
                "vi": "Vào",
                "en": "In"
              }
            },
            {
              "code": "out",
              "label": {
                "vi": "Ra",
                "en": "Out"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "vehicle_type",
        "label": {
          "vi": "Loại xe",
          "en": "Vehicle"
        },
        "help": {
          "vi": "Phương tiện qua chốt.",
          "en": "What passes."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "motorbike",
              "label": {
                "vi": "Mô tô, xe máy",
                "en": "Motorbike"
              }
            },
            {
              "code": "car",
              "label": {
                "vi": "Ô tô con",
                "en": "Car"
              }
            },
            {
              "code": "truck",
              "label": {
                "vi": "Xe tải",
                "en": "Truck"
              }
            },
            {
              "code": "bus",
              "label": {
                "vi": "Xe khách, xe buýt",
                "en": "Coach or bus"
              }
            },
            {
              "code": "bicycle",
              "label": {
                "vi": "Xe đạp",
                "en": "Bicycle"
              }
            },
            {
              "code": "on_foot",
              "label": {
                "vi": "Đi bộ",
                "en": "On foot"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "plate",
        "label": {
          "vi": "Biển số",
          "en": "Plate"
        },
        "help": {
          "vi": "Ghi liền, máy tự bỏ dấu chấm và gạch.",
          "en": "Dots and dashes are taken off."
        },
        "example": "29A-123.45",
        "type": {
          "is": "plate"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "vehicle_type",
          "values": [
            "motorbike",
            "car",
            "truck",
            "bus",
            "other"
          ]
        }
      },
      {
        "name": "no_plate",
        "label": {
          "vi": "Biển số trên xe",
          "en": "Plate on the vehicle"
        },
        "help": {
          "vi": "Xe có biển số hay không.",
          "en": "Whether the vehicle has a plate."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "empty",
          "field": "plate"
        },
        "answers": {
          "yes": {
            "vi": "Không có biển số",
            "en": "No plate"
          },
          "no": {
            "vi": "Có biển số",
            "en": "Has a plate"
          }
        }
      },
      {
        "name": "plate_country",
        "label": {
          "vi": "Xe nước ngoài",
          "en": "Foreign vehicle"
        },
        "help": {
          "vi": "Biển số của nước nào.",
          "en": "The country of the plate."
        },
        "example": "Lào",
        "type": {
          "is": "text",
          "max_chars": 30
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "from_text",
        "label": {
          "vi": "Từ đâu đến",
          "en": "From"
        },
        "help": {
          "vi": "Nơi xuất phát.",
          "en": "Where the journey began."
        },
        "example": "Thành phố Kon Tum",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "to_text",
        "label": {
          "vi": "Đi đến đâu",
          "en": "To"
        },
        "help": {
          "vi": "Nơi đến.",
          "en": "Where it goes."
        },
        "example": "Thôn 7, xã Ia Tơi",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "purpose",
        "label": {
          "vi": "Đi việc gì",
          "en": "Purpose"
        },
        "help": {
          "vi": "Lý do đi lại.",
          "en": "What the journey is for."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "work",
              "label": {
                "vi": "Đi làm",
                "en": "Work"
              }
            },
            {
              "code": "medical",
              "label": {
                "vi": "Khám, chữa bệnh",
                "en": "Medical care"
              }
            },
            {
              "code": "goods",
              "label": {
                "vi": "Chở hàng hóa",
                "en": "Goods"
              }
            },
            {
              "code": "home",
              "label": {
                "vi": "Về nhà",
                "en": "Going home"
              }
            },
            {
              "code": "duty",
              "label": {
                "vi": "Công vụ",
                "en": "Official duty"
              }
            },
            {
              "code": "food",
              "label": {
                "vi": "Mua lương thực, thực phẩm",
                "en": "Food"
              }
            },
            {
              "code": "other",
              "label": {
                "vi": "Việc khác",
                "en": "Other"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "travel_permit",
        "label": {
          "vi": "Giấy đi đường",
          "en": "Travel permit"
        },
        "help": {
          "vi": "Có giấy đi đường còn hạn.",
          "en": "Has a valid travel permit."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "test_type",
        "label": {
          "vi": "Giấy xét nghiệm",
          "en": "Test paper"
        },
        "help": {
          "vi": "Loại xét nghiệm của người lái.",
          "en": "The driver's kind of test."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "none",
              "label": {
                "vi": "Không có",
                "en": "None"
              }
            },
            {
              "code": "rapid",
              "label": {
                "vi": "Test nhanh",
                "en": "Rapid antigen"
              }
            },
            {
              "code": "pcr",
              "label": {
                "vi": "RT-PCR",
                "en": "RT-PCR"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "test_result",
        "label": {
          "vi": "Kết quả xét nghiệm",
          "en": "Test result"
        },
        "help": {
          "vi": "Kết quả ghi trên giấy.",
          "en": "As the paper says."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "negative",
              "label": {
                "vi": "Âm tính",
                "en": "Negative"
              }
            },
            {
              "code": "positive",
              "label": {
                "vi": "Dương tính",
                "en": "Positive"
              }
            },
            {
              "code": "pending",
              "label": {
                "vi": "Chờ kết quả",
                "en": "Pending"
              }
            },
            {
              "code": "invalid",
              "label": {
                "vi": "Không xác định",
                "en": "Invalid"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "test_type",
          "values": [
            "rapid",
            "pcr"
          ]
        }
      },
      {
        "name": "test_taken_at",
        "label": {
          "vi": "Lấy mẫu lúc",
          "en": "Sample taken at"
        },
        "help": {
          "vi": "Ngày giờ lấy mẫu, để tính thời hạn của giấy.",
          "en": "From it the paper's validity runs."
        },
        "example": "21/11/2021 09:00",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "test_type",
          "values": [
            "rapid",
            "pcr"
          ]
        }
      },
      {
        "name": "vaccine",
        "label": {
          "vi": "Tiêm chủng",
          "en": "Vaccination"
        },
        "help": {
          "vi": "Theo giấy hoặc thẻ của người lái.",
          "en": "As the driver's paper shows."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "none",
              "label": {
                "vi": "Chưa tiêm",
                "en": "None"
              }
            },
            {
              "code": "one",
              "label": {
                "vi": "Một mũi",
                "en": "One dose"
              }
            },
            {
              "code": "two",
              "label": {
                "vi": "Hai mũi",
                "en": "Two doses"
              }
            },
            {
              "code": "three",
              "label": {
                "vi": "Ba mũi trở lên",
                "en": "Three or more"
              }
            },
            {
              "code": "recovered",
              "label": {
                "vi": "Đã khỏi bệnh",
                "en": "Recovered"
              }
            },
            {
              "code": "no_paper",
              "label": {
                "vi": "Không có giấy",
                "en": "No paper"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "decision",
        "label": {
          "vi": "Quyết định",
          "en": "Decision"
        },
        "help": {
          "vi": "Cho qua, quay đầu hay chuyển đi đâu; của cả xe, ai khác thì ghi riêng.",
          "en": "Let pass, turn back or send on; of the whole vehicle, others each for themselves."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "let_pass",
              "label": {
                "vi": "Cho qua",
                "en": "Let pass"
              }
            },
            {
              "code": "turn_back",
              "label": {
                "vi": "Quay đầu",
                "en": "Turn back"
              }
            },
            {
              "code": "to_health_post",
              "label": {
                "vi": "Chuyển Trạm Y tế",
                "en": "To health station"
              }
            },
            {
              "code": "to_isolation",
              "label": {
                "vi": "Chuyển cách ly",
                "en": "To isolation"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "decision_note",
        "label": {
          "vi": "Lý do",
          "en": "Reason"
        },
        "help": {
          "vi": "Vì sao không cho qua, chuyển đến đâu.",
          "en": "Why it did not pass, or where to."
        },
        "example": "Không có giấy đi đường",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "filled",
          "field": "decision"
        }
      },
      {
        "name": "violation",
        "label": {
          "vi": "Vi phạm",
          "en": "Violation"
        },
        "help": {
          "vi": "Ghi sự việc; mức xử phạt do người có thẩm quyền quyết định.",
          "en": "The facts; any penalty is for the authority."
        },
        "example": "Không chịu đo thân nhiệt",
        "type": {
          "is": "text",
          "max_chars": 500
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "scan_raw_hash",
        "label": {
          "vi": "Dấu vết mã QR đã quét",
          "en": "Trace of the scanned code"
        },
        "help": {
          "vi": "Mã băm SHA-256, không lưu nội dung mã.",
          "en": "SHA-256; the code's content is not kept."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 64
        },
        "required": false,
        "set_by": "app"
      }
    ],
    "groups": [
      {
        "name": "people",
        "label": {
          "vi": "Người qua chốt",
          "en": "Occupant"
        },
        "fields": [
          {
            "name": "name",
            "label": {
              "vi": "Họ và tên",
              "en": "Full name"
            },
            "help": {
              "vi": "Có thể quét mã QR trên thẻ căn cước.",
              "en": "The card's QR code can be scanned."
            },
            "example": "Nguyễn Văn An",
            "type": {
              "is": "name"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "person",
            "label": {
              "vi": "Nhân khẩu",
              "en": "Person"
            },
            "help": {
              "vi": "Người đã có trong danh sách.",
              "en": "Someone on the list."
            },
            "example": "",
            "type": {
              "is": "record",
              "kind": "person"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "birth_year",
            "label": {
              "vi": "Năm sinh",
              "en": "Year of birth"
            },
            "help": {
              "vi": "Để phân biệt người trùng tên.",
              "en": "Tells people of one name apart."
            },
            "example": "1985",
            "type": {
              "is": "int",
              "min": 1900,
              "max": 2200
            },
            "required": false,
            "set_by": "person",
            "asked": {
              "is": "empty",
              "field": "person"
            }
          },
          {
            "name": "phone",
            "label": {
              "vi": "Điện thoại",
              "en": "Phone"
            },
            "help": {
              "vi": "Số để gọi lại khi truy vết.",
              "en": "The number to call when tracing."
            },
            "example": "0912 345 678",
            "type": {
              "is": "phone"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "citizen_id",
            "label": {
              "vi": "Số căn cước",
              "en": "Citizen no."
            },
            "help": {
              "vi": "12 số trên thẻ căn cước.",
              "en": "The 12 digits on the card."
            },
            "example": "001085012345",
            "type": {
              "is": "citizen_id"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "id_type",
            "label": {
              "vi": "Loại giấy tờ",
              "en": "Paper"
            },
            "help": {
              "vi": "Giấy tờ đã xuất trình.",
              "en": "What was shown."
            },
            "example": "",
            "type": {
              "is": "choice",
              "choices": [
                {
                  "code": "cccd",
                  "label": {
                    "vi": "Căn cước",
                    "en": "Citizen card"
                  }
                },
                {
                  "code": "cmnd",
                  "label": {
                    "vi": "CMND 9 số",
                    "en": "Old identity card"
                  }
                },
                {
                  "code": "passport",
                  "label": {
                    "vi": "Hộ chiếu",
                    "en": "Passport"
                  }
                },
                {
                  "code": "border",
                  "label": {
                    "vi": "Giấy thông hành",
                    "en": "Border pass"
                  }
                },
                {
                  "code": "birth",
                  "label": {
                    "vi": "Giấy khai sinh",
                    "en": "Birth certificate"
                  }
                },
                {
                  "code": "other",
                  "label": {
                    "vi": "Giấy tờ khác",
                    "en": "Other"
                  }
                },
                {
                  "code": "none",
                  "label": {
                    "vi": "Không có giấy tờ",
                    "en": "None"
                  }
                }
              ]
            },
            "required": false,
            "set_by": "person",
            "asked": {
              "is": "empty",
              "field": "citizen_id"
            }
          },
          {
            "name": "id_no",
            "label": {
              "vi": "Số giấy tờ",
              "en": "Number"
            },
            "help": {
              "vi": "Ghi như trên giấy.",
              "en": "As the paper says."
            },
            "example": "B1234567",
            "type": {
              "is": "text",
              "max_chars": 20
            },
            "required": false,
            "set_by": "person",
            "asked": {
              "is": "filled",
              "field": "id_type"
            }
          },
          {
            "name": "address",
            "label": {
              "vi": "Nơi ở",
              "en": "Where staying"
            },
            "help": {
              "vi": "Nơi đang ở, để tìm lại khi cần.",
              "en": "To be found again where needed."
            },
            "example": "Thôn 7, xã Ia Tơi",
            "type": {
              "is": "text",
              "max_chars": 160
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "nationality",
            "label": {
              "vi": "Quốc tịch",
              "en": "Nationality"
            },
            "help": {
              "vi": "Để trống nếu là người Việt Nam.",
              "en": "Empty for Vietnamese citizens."
            },
            "example": "Lào",
            "type": {
              "is": "text",
              "max_chars": 60
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "temp1",
            "label": {
              "vi": "Thân nhiệt",
              "en": "Temperature"
            },
            "help": {
              "vi": "Đo trán hoặc cổ tay.",
              "en": "At the forehead or wrist."
            },
            "example": "36,5",
            "type": {
              "is": "decimal",
              "min": 30.0,
              "max": 45.0,
              "unit": "°C"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "not_measured",
            "label": {
              "vi": "Vì sao không đo",
              "en": "Why not measured"
            },
            "help": {
              "vi": "Vì sao không đo thân nhiệt.",
              "en": "Why the temperature is not known."
            },
            "example": "",
            "type": {
              "is": "choice",
              "choices": [
                {
                  "code": "refused",
                  "label": {
                    "vi": "Từ chối đo, từ chối khai báo",
                    "en": "Refused"
                  }
                },
                {
                  "code": "no_thermometer",
                  "label": {
                    "vi": "Không có nhiệt kế",
                    "en": "No thermometer"
                  }
                },
                {
                  "code": "asleep",
                  "label": {
                    "vi": "Trẻ đang ngủ",
                    "en": "Child asleep"
                  }
                }
              ]
            },
            "required": false,
            "set_by": "person",
            "asked": {
              "is": "empty",
              "field": "temp1"
            }
          },
          {
            "name": "temp2",
            "label": {
              "vi": "Đo lại",
              "en": "Second reading"
            },
            "help": {
              "vi": "Đo lại sau khi nghỉ 5 đến 10 phút.",
              "en": "After a rest of 5 to 10 minutes."
            },
            "example": "36,9",
            "type": {
              "is": "decimal",
              "min": 30.0,
              "max": 45.0,
              "unit": "°C"
            },
            "required": false,
            "set_by": "person",
            "asked": {
              "is": "filled",
              "field": "temp1"
            }
          },
          {
            "name": "temp2_at",
            "label": {
              "vi": "Đo lại lúc",
              "en": "Second reading at"
            },
            "help": {
              "vi": "Giờ đo lại.",
              "en": "When it was taken."
            },
            "example": "",
            "type": {
              "is": "time"
            },
            "required": false,
            "set_by": "app"
          },
          {
            "name": "symptoms",
            "label": {
              "vi": "Triệu chứng",
              "en": "Symptoms"
            },
            "help": {
              "vi": "Hỏi sốt, ho, khó thở, đau họng.",
              "en": "Ask for fever, cough, breathlessness, sore throat."
            },
            "example": "",
            "type": {
              "is": "set",
              "choices": [
                {
                  "code": "fever",
                  "label": {
                    "vi": "Sốt",
                    "en": "Fever"
                  }
                },
                {
                  "code": "cough",
                  "label": {
                    "vi": "Ho",
                    "en": "Cough"
                  }
                },
                {
                  "code": "breathless",
                  "label": {
                    "vi": "Khó thở",
                    "en": "Breathless"
                  }
                },
                {
                  "code": "sore_throat",
                  "label": {
                    "vi": "Đau họng",
                    "en": "Sore throat"
                  }
                },
                {
                  "code": "taste_loss",
                  "label": {
                    "vi": "Mất vị giác, khứu giác",
                    "en": "Loss of taste or smell"
                  }
                },
                {
                  "code": "runny_nose",
                  "label": {
                    "vi": "Chảy mũi, nghẹt mũi",
                    "en": "Runny or blocked nose"
                  }
                },
                {
                  "code": "headache",
                  "label": {
                    "vi": "Đau đầu",
                    "en": "Headache"
                  }
                },
                {
                  "code": "tired",
                  "label": {
                    "vi": "Mệt mỏi, đau người",
                    "en": "Tired, aching"
                  }
                },
                {
                  "code": "chills",
                  "label": {
                    "vi": "Ớn lạnh",
                    "en": "Chills"
                  }
                },
                {
                  "code": "diarrhoea",
                  "label": {
                    "vi": "Tiêu chảy",
                    "en": "Diarrhoea"
                  }
                },
                {
                  "code": "other",
                  "label": {
                    "vi": "Triệu chứng khác",
                    "en": "Other"
                  }
                }
              ]
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "epidemic_area",
            "label": {
              "vi": "Đến từ vùng dịch",
              "en": "From an epidemic area"
            },
            "help": {
              "vi": "Đã ở hoặc đi qua nơi có dịch trong 14 ngày qua.",
              "en": "Was in or passed through a place with an outbreak in the last 14 days."
            },
            "example": "",
            "type": {
              "is": "bool"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "declared",
            "label": {
              "vi": "Đã khai báo y tế",
              "en": "Declared"
            },
            "help": {
              "vi": "Đã khai hoặc có mã khai báo; chưa thì hướng dẫn khai.",
              "en": "Declared, or has a code; if not, help to declare."
            },
            "example": "",
            "type": {
              "is": "bool"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "decision",
            "label": {
              "vi": "Quyết định riêng",
              "en": "Own decision"
            },
            "help": {
              "vi": "Khi người này khác với cả xe. Để trống: như cả xe.",
              "en": "Where it differs from the vehicle's. Empty: the same."
            },
            "example": "",
            "type": {
              "is": "choice",
              "choices": [
                {
                  "code": "let_pass",
                  "label": {
                    "vi": "Cho qua",
                    "en": "Let pass"
                  }
                },
                {
                  "code": "turn_back",
                  "label": {
                    "vi": "Quay đầu",
                    "en": "Turn back"
                  }
                },
                {
                  "code": "to_health_post",
                  "label": {
                    "vi": "Chuyển Trạm Y tế",
                    "en": "To health station"
                  }
                },
                {
                  "code": "to_isolation",
                  "label": {
                    "vi": "Chuyển cách ly",
                    "en": "To isolation"
                  }
                }
              ]
            },
            "required": false,
            "set_by": "person"
          }
        ],
        "min": 0
      }
    ],
    "date_field": "at",
    "search_fields": [
      "plate",
      "people/*/name",
      "people/*/phone",
      "people/*/citizen_id",
      "people/*/id_no"
    ],
    "name_field": null,
    "title_fields": [
      "plate",
      "people/*/name"
    ],
    "access": {
      "see": [
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "at",
        "plate",
        "decision"
      ],
      "filters": [
        "direction",
        "decision",
        "shift"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "at",
      "direction",
      "vehicle_type",
      "plate",
      "decision",
      "decision_note"
    ],
    "sections": [
      {
        "label": {
          "vi": "Xe",
          "en": "Vehicle"
        },
        "fields": [
          "no_plate",
          "plate_country"
        ],
        "asked": {
          "is": "one_of",
          "field": "vehicle_type",
          "values": [
            "motorbike",
            "car",
            "truck",
            "bus",
            "other"
          ]
        }
      },
      {
        "label": {
          "vi": "Hành trình",
          "en": "Journey"
        },
        "fields": [
          "from_text",
          "to_text",
          "purpose",
          "travel_permit"
        ]
      },
      {
        "label": {
          "vi": "Giấy tờ",
          "en": "Papers"
        },
        "fields": [
          "test_type",
          "test_result",
          "test_taken_at",
          "vaccine"
        ]
      },
      {
        "label": {
          "vi": "Vi phạm",
          "en": "Violation"
        },
        "fields": [
          "evaded",
          "violation"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "decision",
    "due": "never",
    "part_of": null,
    "screens": "own"
  },
};
