// Derived from shared/src/kinds by `cargo xtask schema`. Do not edit.

export interface Text {
  readonly vi: string;
  readonly en: string;
}

export interface Choice {
  readonly code: string;
  readonly label: Text;
  /** Only earlier versions offered it. */
  readonly former?: true;
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
  /** What the members of an open set are; absent: no form asks for them. */
  readonly of?: 'areas' | 'persons';
  /** The day or time lies ahead when it is written. */
  readonly ahead?: true;
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
  readonly due:
    | 'never'
    | 'journey'
    | 'tell_station'
    | { readonly by: { readonly field: string; readonly done: readonly string[] } };
  readonly part_of: string | null;
  readonly screens: 'own' | 'derived';
  /** Whether dated rules decide something in it. */
  readonly rulings?: true;
}

export type KindName =
  | 'settings'
  | 'area'
  | 'checkpoint'
  | 'team'
  | 'member'
  | 'zone'
  | 'exposure_place'
  | 'level'
  | 'rule'
  | 'roster'
  | 'campaign'
  | 'site'
  | 'stock'
  | 'notice'
  | 'scenario'
  | 'household'
  | 'person'
  | 'facility'
  | 'commitment'
  | 'movement'
  | 'expected_return'
  | 'declaration'
  | 'suspect'
  | 'case'
  | 'isolation'
  | 'health_check'
  | 'test'
  | 'dose'
  | 'handout'
  | 'contact_attempt'
  | 'visit'
  | 'team_day'
  | 'support'
  | 'ticket'
  | 'inspection'
  | 'violation'
  | 'watch'
  | 'alert'
  | 'shift'
  | 'pass';

export type SettingsUnitWord =
  | 'phuong'
  | 'xa'
  | 'thi_tran'
  | 'dac_khu';

export type SettingsAddressForm =
  | 'none'
  | 'bac'
  | 'anh_chi';

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
  /** Gọi là (Called) */
  unit_word?: SettingsUnitWord | null;
  /** Cách xưng hô với người dân (Form of address) */
  address_form?: SettingsAddressForm | null;
  /** Số lượt thăm hộ mỗi ngày (Rounds a day) */
  rounds_per_day?: number | null;
  /** Số phút chờ Trạm Y tế nhận tin (Minutes until the station answers) */
  suspect_minutes?: number | null;
  /** Số giờ phải trả lời phản ánh (Hours to answer feedback) */
  ticket_hours?: number | null;
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
  | 'xom'
  | 'buon'
  | 'lang'
  | 'bon'
  | 'phum_soc'
  | 'khom'
  | 'khu_dan_cu'
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
  /** Tổ trưởng dân phố, trưởng thôn, bản (Head of the area) */
  head_name?: string | null;
  /** Điện thoại người đứng đầu (Head's phone) */
  head_phone?: string | null;
  /** Cán bộ phụ trách địa bàn (Official in charge) */
  official?: string | null;
  /** Số dân (Population) */
  population?: number | null;
  /** Tổng số hộ (Households) */
  households_total?: number | null;
  /** Ngày có hương ước, quy ước (Village convention of) */
  convention_on?: string | null;
  /** Số hương ước, quy ước (Convention no.) */
  convention_no?: string | null;
  /** Tổ an toàn từ ngày (Safe since) */
  safe_since?: string | null;
  [key: `clusters/${string}/name`]: string | null | undefined;
  [key: `clusters/${string}/head`]: string | null | undefined;
  [key: `clusters/${string}/phone`]: string | null | undefined;
  [key: `clusters/${string}/removed`]: boolean | null | undefined;
}

export type CheckpointType =
  | 'control'
  | 'green'
  | 'zone_gate'
  | 'office_gate'
  | 'lodging_gate';

export type CheckpointLevel =
  | 'province'
  | 'district'
  | 'commune';

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
  /** Loại chốt (Type) */
  type?: CheckpointType | null;
  /** Cấp quản lý (Run by) */
  level?: CheckpointLevel | null;
  /** Số quyết định (Decision no.) */
  decision_no?: string | null;
  /** Lập từ ngày (Opened on) */
  opened_on?: string | null;
  /** Dừng từ ngày (Closed on) */
  closed_on?: string | null;
  /** Người phụ trách chốt (In charge) */
  responsible_name?: string | null;
  /** Điện thoại người phụ trách (Phone of who is in charge) */
  responsible_phone?: string | null;
  /** Khu phong tỏa (Zone) */
  zone?: string | null;
}

/** Tổ COVID cộng đồng (Community COVID team) */
export interface TeamFields {
  /** Tên tổ (Name) */
  name?: string | null;
  /** Địa bàn (Area) */
  area?: string | null;
  /** Tổ trưởng Tổ COVID, trong danh sách (Lead, from the list) */
  lead?: string | null;
  /** Tổ trưởng Tổ COVID (Lead's name) */
  lead_name?: string | null;
  /** Số hộ phụ trách (Households assigned) */
  households_target?: number | null;
  /** Ngày thành lập (Formed on) */
  formed_on?: string | null;
  /** Số quyết định (Decision no.) */
  decision_no?: string | null;
  /** Điện thoại tổ trưởng (Lead's phone) */
  phone?: string | null;
  /** Cụm liên gia phụ trách (Clusters looked after) */
  clusters?: string | null;
  /** Ngày giải thể (Ended on) */
  ended_on?: string | null;
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
  | 'civil_guard'
  | 'border_guard'
  | 'front'
  | 'farmers_union'
  | 'traffic'
  | 'security_force'
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
  /** Cơ quan, đơn vị (Unit) */
  unit?: string | null;
}

export type ZoneType =
  | 'lockdown'
  | 'isolation_cluster'
  | 'buffer'
  | 'green';

export type ZoneAssetsWhat =
  | 'camera'
  | 'barrier'
  | 'sign'
  | 'tent'
  | 'light';

/** Khu phong tỏa, khoanh vùng (Zone) */
export interface ZoneFields {
  /** Tên khu (Name) */
  name?: string | null;
  /** Loại (Type) */
  type?: ZoneType | null;
  /** Tổ dân phố, thôn, bản (Area) */
  area?: string | null;
  /** Ranh giới (Bounds) */
  bounds?: string | null;
  /** Số quyết định (Decision no.) */
  decision_no?: string | null;
  /** Ngày quyết định (Decision of) */
  decision_on?: string | null;
  /** Từ lúc (From) */
  from_at?: number | null;
  /** Dự kiến đến (Until, planned) */
  to_at?: number | null;
  /** Đã kết thúc lúc (Ended at) */
  ended_at?: number | null;
  /** Số quyết định kết thúc (Decision that ends it) */
  end_decision_no?: string | null;
  /** Số hộ (Households) */
  households_count?: number | null;
  /** Số nhân khẩu (People) */
  people_count?: number | null;
  /** Người phụ trách (In charge) */
  responsible_name?: string | null;
  /** Điện thoại người phụ trách (Phone of who is in charge) */
  responsible_phone?: string | null;
  /** Ai cung ứng (Supplied by) */
  supply_by?: string | null;
  /** Điện thoại cung ứng (Supply phone) */
  supply_phone?: string | null;
  [key: `gates/${string}/name`]: string | null | undefined;
  [key: `gates/${string}/checkpoint`]: string | null | undefined;
  [key: `gates/${string}/emergency`]: boolean | null | undefined;
  [key: `gates/${string}/removed`]: boolean | null | undefined;
  [key: `assets/${string}/what`]: ZoneAssetsWhat | null | undefined;
  [key: `assets/${string}/count`]: number | null | undefined;
  [key: `assets/${string}/where`]: string | null | undefined;
  [key: `assets/${string}/state`]: string | null | undefined;
  [key: `assets/${string}/removed`]: boolean | null | undefined;
}

export type ExposurePlaceType =
  | 'area'
  | 'point'
  | 'vehicle';

export type ExposurePlaceAsk =
  | 'declare'
  | 'test'
  | 'monitor'
  | 'home'
  | 'central'
  | 'call';

/** Vùng dịch, mốc dịch tễ (Epidemic area or exposure place) */
export interface ExposurePlaceFields {
  /** Loại (Type) */
  type?: ExposurePlaceType | null;
  /** Mã đơn vị (Unit) */
  unit?: string | null;
  /** Tên (Name) */
  name?: string | null;
  /** Địa chỉ (Address) */
  address?: string | null;
  /** Biển số (Plate) */
  plate?: string | null;
  /** Số hiệu chuyến (Trip) */
  trip?: string | null;
  /** Từ lúc (From) */
  from_at?: number | null;
  /** Đến lúc (To) */
  to_at?: number | null;
  /** Tính trong bao nhiêu ngày (Counts for days) */
  look_back_days?: number | null;
  /** Cấp độ dịch (Level) */
  level?: number | null;
  /** Người đã đến phải (Who was there must) */
  ask?: ExposurePlaceAsk | null;
  /** Cơ quan thông báo (Announced by) */
  source_body?: string | null;
  /** Số văn bản (Document no.) */
  source_no?: string | null;
  /** Ngày thông báo (Announced on) */
  source_on?: string | null;
  /** Đường dẫn (Link) */
  url?: string | null;
  /** Hết từ ngày (Ended on) */
  ended_on?: string | null;
}

/** Cấp độ dịch (Epidemic level) */
export interface LevelFields {
  /** Địa bàn (Place) */
  name?: string | null;
  /** Mã địa bàn (Place code) */
  place?: string | null;
  /** Mã đơn vị (Unit) */
  unit?: string | null;
  /** Từ ngày (From) */
  week_from?: string | null;
  /** Đến ngày (To) */
  week_to?: string | null;
  /** Ca mắc mới (New cases) */
  cases?: number | null;
  /** Trong đó tại cộng đồng (In the community) */
  community_cases?: number | null;
  /** Số dân (Population) */
  population?: number | null;
  /** Ca/100.000 dân/tuần (Cases/100,000/week) */
  rate?: number | null;
  /** Người từ 18 tuổi tiêm ít nhất một mũi (Adults with one dose) */
  adult_one_dose_pct?: number | null;
  /** Người cao tuổi tiêm đủ mũi (Elders fully dosed) */
  elder_full_pct?: number | null;
  /** Ca đang thở ô xy (On oxygen) */
  oxygen?: number | null;
  /** Tử vong (Deaths) */
  deaths?: number | null;
  /** Giường còn trống (Beds free) */
  beds_free?: number | null;
  /** Bảo đảm thu dung, điều trị (Care is ready) */
  care_ready?: boolean | null;
  /** Cấp độ đề xuất (Proposed) */
  proposed?: number | null;
  /** Quy tắc (Rule) */
  rule_id?: string | null;
  /** Vì sao (Why) */
  why?: string | null;
  /** Cấp độ công bố (Decided) */
  decided?: number | null;
  /** Số văn bản (Document no.) */
  decided_no?: string | null;
  /** Ngày văn bản (Document of) */
  decided_on?: string | null;
  /** Người ký (Signed by) */
  decided_by?: string | null;
  /** Áp dụng từ (Holds from) */
  valid_from?: string | null;
  /** Tổ dân phố an toàn (Safe area) */
  safe?: boolean | null;
}

export type RuleRule =
  | 'fever_c'
  | 'report_back_hours'
  | 'isolation_days';

export type RuleSubject =
  | 'f1'
  | 'f2'
  | 'f0'
  | 'arrival'
  | 'housemate'
  | 'entry';

export type RuleType =
  | 'centralised'
  | 'home'
  | 'medical'
  | 'home_care'
  | 'self_monitor';

/** Quy tắc riêng của địa phương (Local rule) */
export interface RuleFields {
  /** Quy tắc (Rule) */
  rule?: RuleRule | null;
  /** Đối tượng (Subject) */
  subject?: RuleSubject | null;
  /** Hình thức (Form of isolation) */
  type?: RuleType | null;
  /** Giá trị (Value) */
  value?: number | null;
  /** Áp dụng từ (Holds from) */
  from?: string | null;
  /** Đến hết ngày (Until) */
  to?: string | null;
  /** Số văn bản (Document no.) */
  decision_no?: string | null;
  /** Ngày văn bản (Document of) */
  decision_on?: string | null;
  /** Cơ quan ban hành (Issued by) */
  issuer?: string | null;
  /** Ghi chú (Note) */
  note?: string | null;
  /** Ghi lúc (Written at) */
  made_at?: number | null;
  /** Ngày ghi (Written on) */
  changed_on?: string | null;
}

export type RosterPeopleForce =
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
  | 'civil_guard'
  | 'border_guard'
  | 'front'
  | 'farmers_union'
  | 'traffic'
  | 'security_force'
  | 'other';

export type RosterPeopleDuty =
  | 'lead'
  | 'traffic'
  | 'temperature'
  | 'papers'
  | 'record'
  | 'guide'
  | 'standby';

/** Lịch trực (Duty roster) */
export interface RosterFields {
  /** Tên ca trực (Name) */
  name?: string | null;
  /** Nơi trực (Place) */
  place?: string | null;
  /** Bắt đầu (Starts) */
  starts_at?: number | null;
  /** Kết thúc (Ends) */
  ends_at?: number | null;
  /** Điện thoại trực (Phone on duty) */
  phone?: string | null;
  /** Ghi chú (Note) */
  note?: string | null;
  [key: `people/${string}/name`]: string | null | undefined;
  [key: `people/${string}/member`]: string | null | undefined;
  [key: `people/${string}/force`]: RosterPeopleForce | null | undefined;
  [key: `people/${string}/duty`]: RosterPeopleDuty | null | undefined;
  [key: `people/${string}/removed`]: boolean | null | undefined;
}

export type CampaignType =
  | 'test'
  | 'vaccination';

export type CampaignPurpose =
  | 'symptoms'
  | 'f1'
  | 'arrival'
  | 'isolation_day'
  | 'screening'
  | 'wide'
  | 'frontline'
  | 'release'
  | 'other';

/** Đợt xét nghiệm, tiêm (Campaign) */
export interface CampaignFields {
  /** Loại (Type) */
  type?: CampaignType | null;
  /** Tên đợt (Name) */
  name?: string | null;
  /** Mục đích (Purpose) */
  purpose?: CampaignPurpose | null;
  /** Đối tượng (For whom) */
  target?: string | null;
  /** Địa bàn (Areas) */
  [key: `areas/${string}`]: boolean | null | undefined;
  /** Điểm lấy mẫu, tiêm (Site) */
  site?: string | null;
  /** Từ lúc (From) */
  from_at?: number | null;
  /** Đến lúc (To) */
  to_at?: number | null;
  /** Vắc xin, bộ xét nghiệm (Vaccine or kit) */
  product?: string | null;
  /** Cơ quan chỉ đạo (Ordered by) */
  ordered_by?: string | null;
  /** Số văn bản (Document no.) */
  order_no?: string | null;
}

export type SiteType =
  | 'station'
  | 'mobile'
  | 'isolation'
  | 'reception'
  | 'sampling'
  | 'vaccination'
  | 'oxygen';

export type SiteReady =
  | 'beds'
  | 'meals'
  | 'water'
  | 'waste'
  | 'security'
  | 'frame'
  | 'ppe'
  | 'phone';

/** Điểm y tế, khu cách ly (Site) */
export interface SiteFields {
  /** Loại (Type) */
  type?: SiteType | null;
  /** Tên (Name) */
  name?: string | null;
  /** Địa chỉ (Address) */
  address?: string | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Người phụ trách (In charge) */
  head_name?: string | null;
  /** Số chỗ (Capacity) */
  capacity?: number | null;
  /** Đang có (Occupied) */
  occupied?: number | null;
  /** Đếm lúc (Counted at) */
  counted_at?: number | null;
  /** Số nhân lực (Staff) */
  staff?: number | null;
  /** Đã tập huấn ngày (Trained on) */
  trained_on?: string | null;
  /** Đã có (In place) */
  'ready/beds'?: boolean | null;
  'ready/meals'?: boolean | null;
  'ready/water'?: boolean | null;
  'ready/waste'?: boolean | null;
  'ready/security'?: boolean | null;
  'ready/frame'?: boolean | null;
  'ready/ppe'?: boolean | null;
  'ready/phone'?: boolean | null;
  /** Mở từ ngày (Opened on) */
  opened_on?: string | null;
  /** Đóng từ ngày (Closed on) */
  closed_on?: string | null;
}

export type StockItem =
  | 'oxygen'
  | 'rapid_test'
  | 'mask'
  | 'ppe'
  | 'pack_a'
  | 'pack_b'
  | 'pack_c'
  | 'spo2'
  | 'thermometer'
  | 'sanitizer'
  | 'vaccine'
  | 'other';

/** Vật tư (Stock) */
export interface StockFields {
  /** Loại (Item) */
  item?: StockItem | null;
  /** Tên vật tư (Name) */
  name?: string | null;
  /** Ở đâu (Site) */
  site?: string | null;
  /** Số lượng (Count) */
  count?: number | null;
  /** Đơn vị tính (Unit) */
  unit?: string | null;
  /** Tối thiểu (At least) */
  min?: number | null;
  /** Đếm lúc (Counted at) */
  counted_at?: number | null;
}

export type NoticeTo =
  | 'teams'
  | 'checkpoints'
  | 'health'
  | 'police';

/** Thông báo (Notice) */
export interface NoticeFields {
  /** Tiêu đề (Title) */
  title?: string | null;
  /** Nội dung (Text) */
  text?: string | null;
  /** Gửi (To) */
  'to/teams'?: boolean | null;
  'to/checkpoints'?: boolean | null;
  'to/health'?: boolean | null;
  'to/police'?: boolean | null;
  /** Địa bàn (Areas) */
  [key: `areas/${string}`]: boolean | null | undefined;
  /** Từ lúc (From) */
  from_at?: number | null;
  /** Đến lúc (Until) */
  until?: number | null;
  /** Quan trọng (Important) */
  important?: boolean | null;
  /** Căn cứ (Source) */
  source?: string | null;
  /** Người ký (Signed by) */
  signed_by?: string | null;
}

/** Kịch bản (Scenario) */
export interface ScenarioFields {
  /** Tên kịch bản (Name) */
  name?: string | null;
  /** Khi nào áp dụng (Applies when) */
  trigger?: string | null;
  /** Ngày diễn tập (Drilled on) */
  drilled_on?: string | null;
  /** Kết quả diễn tập (Result) */
  drill_result?: string | null;
  /** Điểm yếu (Weak points) */
  weak?: string | null;
  [key: `steps/${string}/order`]: number | null | undefined;
  [key: `steps/${string}/text`]: string | null | undefined;
  [key: `steps/${string}/who`]: string | null | undefined;
  [key: `steps/${string}/within_min`]: number | null | undefined;
  [key: `steps/${string}/removed`]: boolean | null | undefined;
}

export type HouseholdHardship =
  | 'poor'
  | 'near_poor'
  | 'policy'
  | 'lost_job'
  | 'elderly_alone'
  | 'lodger'
  | 'informal_worker'
  | 'disabled'
  | 'pregnant_small_child'
  | 'in_isolation';

export type HouseholdType =
  | 'family'
  | 'boarding'
  | 'dormitory'
  | 'religious'
  | 'camp'
  | 'absent';

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
  'hardship/informal_worker'?: boolean | null;
  'hardship/disabled'?: boolean | null;
  'hardship/pregnant_small_child'?: boolean | null;
  'hardship/in_isolation'?: boolean | null;
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
  /** Loại hộ (Type) */
  type?: HouseholdType | null;
  /** Tên nơi ở (Name) */
  name?: string | null;
  /** Số người (People) */
  people_count?: number | null;
  /** Thứ tự đi (Walking order) */
  order?: number | null;
  /** Cụm liên gia (Cluster) */
  cluster?: string | null;
  /** Khu phong tỏa (Zone) */
  zone?: string | null;
  /** Chủ nhà trọ (Landlord) */
  landlord_name?: string | null;
  /** Điện thoại chủ nhà trọ (Landlord's phone) */
  landlord_phone?: string | null;
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
  | 'stroke'
  | 'mental'
  | 'tb'
  | 'pregnant'
  | 'other';

export type PersonPriority =
  | 'under_18'
  | 'over_50'
  | 'frontline'
  | 'from_elsewhere'
  | 'disabled'
  | 'pregnant'
  | 'underlying';

export type PersonIdType =
  | 'cccd'
  | 'cmnd'
  | 'passport'
  | 'border'
  | 'birth'
  | 'other'
  | 'none';

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
  'underlying/stroke'?: boolean | null;
  'underlying/mental'?: boolean | null;
  'underlying/tb'?: boolean | null;
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
  'priority/pregnant'?: boolean | null;
  'priority/underlying'?: boolean | null;
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
  /** Ngày sinh là áng chừng (Born about) */
  dob_about?: boolean | null;
  /** Loại giấy tờ (Paper) */
  id_type?: PersonIdType | null;
  /** Số giấy tờ (Number) */
  id_no?: string | null;
  /** Vắng nhà từ ngày (Away since) */
  away_since?: string | null;
  /** Đang ở đâu (Away where) */
  away_where?: string | null;
  /** Nơi làm việc (Workplace) */
  workplace?: string | null;
  /** Điện thoại người giám hộ (Guardian's phone) */
  guardian_phone?: string | null;
  /** Quan hệ của người giám hộ (Guardian's relation) */
  guardian_relation?: string | null;
  [key: `doses/${string}/no`]: number | null | undefined;
  [key: `doses/${string}/date`]: string | null | undefined;
  [key: `doses/${string}/product`]: string | null | undefined;
  [key: `doses/${string}/place`]: string | null | undefined;
  [key: `doses/${string}/removed`]: boolean | null | undefined;
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
  | 'ambulance'
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

export type MovementIdType =
  | 'cccd'
  | 'cmnd'
  | 'passport'
  | 'border'
  | 'birth'
  | 'other'
  | 'none';

export type MovementTriage =
  | 'none'
  | 'self_monitor'
  | 'home'
  | 'central'
  | 'station';

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
  /** Loại giấy tờ (Paper) */
  id_type?: MovementIdType | null;
  /** Số giấy tờ (Number) */
  id_no?: string | null;
  /** Ở đến ngày (Stays until) */
  until?: string | null;
  /** Cơ sở lưu trú (Lodging) */
  facility?: string | null;
  /** Ra khỏi tỉnh, thành phố (Leaves the province) */
  outside_city?: boolean | null;
  /** Cơ quan, đơn vị (Unit) */
  unit_name?: string | null;
  /** Ngày đồng ý (Approved on) */
  approved_on?: string | null;
  /** Đã báo cáo lại đơn vị lúc (Reported to the unit at) */
  unit_reported_at?: number | null;
  /** Mã khai báo (Declaration code) */
  online_code?: string | null;
  /** Cấp độ dịch nơi đi (Level of origin) */
  origin_level?: number | null;
  /** Số mũi đã tiêm (Doses) */
  doses?: number | null;
  /** Ngày tiêm mũi cuối (Last dose on) */
  last_dose_on?: string | null;
  /** Ngày khỏi COVID-19 (Recovered on) */
  recovered_on?: string | null;
  /** Vùng dịch, mốc dịch tễ (Epidemic area or exposure place) */
  epidemic_ref?: string | null;
  /** Hướng xử lý (Triage) */
  triage?: MovementTriage | null;
  /** Theo quy định (By the rule) */
  triage_rule?: string | null;
  /** Người xác định (Decided by) */
  triage_by?: string | null;
  /** Lượt qua chốt (Pass) */
  pass?: string | null;
  /** Lượt thăm hộ (Visit) */
  visit?: string | null;
  [key: `party/${string}/name`]: string | null | undefined;
  [key: `party/${string}/birth_year`]: number | null | undefined;
  [key: `party/${string}/person`]: string | null | undefined;
  [key: `party/${string}/temp`]: number | null | undefined;
  [key: `party/${string}/removed`]: boolean | null | undefined;
}

export type ExpectedReturnSex =
  | 'male'
  | 'female'
  | 'other';

export type ExpectedReturnIntent =
  | 'yes'
  | 'no'
  | 'unknown';

export type ExpectedReturnOccasion =
  | 'tet'
  | 'job_lost'
  | 'end_contract'
  | 'family'
  | 'other';

export type ExpectedReturnTransport =
  | 'motorbike'
  | 'car'
  | 'taxi'
  | 'coach'
  | 'bus'
  | 'truck'
  | 'train'
  | 'plane'
  | 'boat'
  | 'ambulance'
  | 'bicycle'
  | 'on_foot'
  | 'other';

export type ExpectedReturnNeeds =
  | 'pickup'
  | 'test'
  | 'isolation_place'
  | 'none';

/** Dự kiến trở về (Expected return) */
export interface ExpectedReturnFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Giới tính (Sex) */
  sex?: ExpectedReturnSex | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Ngày ghi (Listed on) */
  listed_on?: string | null;
  /** Đang ở (mã đơn vị) (Now in (unit)) */
  where_unit?: string | null;
  /** Đang ở (Now in) */
  where_text?: string | null;
  /** Đang làm gì (Works as) */
  job?: string | null;
  /** Đi từ (Away since) */
  away_since?: string | null;
  /** Có về không (Will come) */
  intent?: ExpectedReturnIntent | null;
  /** Về sớm nhất (At the earliest) */
  from_day?: string | null;
  /** Về muộn nhất (At the latest) */
  to_day?: string | null;
  /** Vì việc gì (Why) */
  occasion?: ExpectedReturnOccasion | null;
  /** Phương tiện (Transport) */
  transport?: ExpectedReturnTransport | null;
  /** Số người về cùng (Companions) */
  companions?: number | null;
  /** Số mũi đã tiêm (Doses) */
  doses?: number | null;
  /** Đã khỏi COVID-19 (Recovered) */
  recovered?: boolean | null;
  /** Cần gì khi về (Needs) */
  'needs/pickup'?: boolean | null;
  'needs/test'?: boolean | null;
  'needs/isolation_place'?: boolean | null;
  'needs/none'?: boolean | null;
  /** Người cho biết (Told by) */
  told_by?: string | null;
  /** Điện thoại người cho biết (That person's phone) */
  told_phone?: string | null;
  /** Hỏi lại lần cuối (Asked again on) */
  checked_on?: string | null;
  /** Lượt về (Arrival) */
  arrival?: string | null;
  /** Đã xong (Closed) */
  closed?: boolean | null;
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

export type DeclarationSex =
  | 'male'
  | 'female'
  | 'other';

export type DeclarationIdType =
  | 'cccd'
  | 'cmnd'
  | 'passport'
  | 'border'
  | 'birth'
  | 'other'
  | 'none';

export type DeclarationExposures =
  | 'case'
  | 'from_epidemic'
  | 'symptomatic';

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
  /** Giới tính (Sex) */
  sex?: DeclarationSex | null;
  /** Loại giấy tờ (Paper) */
  id_type?: DeclarationIdType | null;
  /** Số giấy tờ (Number) */
  id_no?: string | null;
  /** Quốc tịch (Nationality) */
  nationality?: string | null;
  /** Nơi ở (Where staying) */
  address?: string | null;
  /** Ngày bắt đầu có triệu chứng (Symptoms since) */
  onset_on?: string | null;
  /** Đã tiếp xúc với (Met) */
  'exposures/case'?: boolean | null;
  'exposures/from_epidemic'?: boolean | null;
  'exposures/symptomatic'?: boolean | null;
  /** Mã khai báo (Declaration code) */
  online_code?: string | null;
  /** Lượt thăm hộ (Visit) */
  visit?: string | null;
}

export type SuspectSex =
  | 'male'
  | 'female'
  | 'other';

export type SuspectSymptoms =
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

export type SuspectFoundBy =
  | 'visit'
  | 'self'
  | 'checkpoint'
  | 'hotline'
  | 'facility';

export type SuspectToldHow =
  | 'phone'
  | 'zalo'
  | 'direct';

export type SuspectAction =
  | 'sample'
  | 'visit'
  | 'hospital'
  | 'watch'
  | 'ruled_out';

/** Ca nghi ngờ (Suspected case) */
export interface SuspectFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Giới tính (Sex) */
  sex?: SuspectSex | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Nơi ở (Where staying) */
  address?: string | null;
  /** Phát hiện lúc (Found at) */
  at?: number | null;
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
  /** Thân nhiệt (Temperature) */
  temp?: number | null;
  /** Ngày bắt đầu có triệu chứng (Symptoms since) */
  onset_on?: string | null;
  /** Tiếp xúc ca bệnh (Contact with a case) */
  exposure?: boolean | null;
  /** Ghi rõ tiếp xúc (Contact in words) */
  exposure_note?: string | null;
  /** Phát hiện qua (Found by) */
  found_by?: SuspectFoundBy | null;
  /** Lượt thăm hộ (Visit) */
  visit?: string | null;
  /** Tờ khai y tế (Health declaration) */
  declaration?: string | null;
  /** Đã báo Trạm Y tế lúc (Health station told at) */
  told_at?: number | null;
  /** Người nhận tin (Told to) */
  told_to?: string | null;
  /** Báo bằng cách nào (Told by) */
  told_how?: SuspectToldHow | null;
  /** Đã báo cơ quan, đơn vị lúc (Unit told at) */
  unit_told_at?: number | null;
  /** Đã hướng dẫn tự cách ly (Asked to keep apart) */
  self_isolated?: boolean | null;
  /** Trạm Y tế tiếp nhận trước (To be taken up by) */
  seen_due_at?: number | null;
  /** Quá hạn, chuyển cán bộ lúc (Passed on at) */
  escalated_at?: number | null;
  /** Trạm Y tế tiếp nhận lúc (Taken up at) */
  seen_at?: number | null;
  /** Người tiếp nhận (Taken up by) */
  seen_by?: string | null;
  /** Xử lý (Action) */
  action?: SuspectAction | null;
  /** Xét nghiệm (Test) */
  test?: string | null;
  /** Kết thúc lúc (Closed at) */
  closed_at?: number | null;
  /** Ghi chú (Note) */
  note?: string | null;
}

export type CaseSex =
  | 'male'
  | 'female'
  | 'other';

export type CaseIdType =
  | 'cccd'
  | 'cmnd'
  | 'passport'
  | 'border'
  | 'birth'
  | 'other'
  | 'none';

export type CaseClass =
  | 'f0'
  | 'f1'
  | 'f2'
  | 'f3'
  | 'f4'
  | 'f5';

export type CaseExposureKind =
  | 'house'
  | 'work'
  | 'vehicle'
  | 'meal'
  | 'care'
  | 'near'
  | 'place'
  | 'other';

export type CaseFoundWhere =
  | 'community'
  | 'isolation'
  | 'lockdown'
  | 'entry'
  | 'screening';

export type CaseSeverity =
  | 'none'
  | 'mild'
  | 'moderate'
  | 'severe'
  | 'critical';

export type CaseCarePlace =
  | 'home'
  | 'mobile'
  | 'centre'
  | 'hospital';

export type CaseOutcome =
  | 'recovered'
  | 'died'
  | 'excluded'
  | 'released'
  | 'moved';

/** Ca bệnh, tiếp xúc (phân loại F) (Case or contact) */
export interface CaseFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Giới tính (Sex) */
  sex?: CaseSex | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Nơi ở (Where staying) */
  address?: string | null;
  /** Loại giấy tờ (Paper) */
  id_type?: CaseIdType | null;
  /** Số giấy tờ (Number) */
  id_no?: string | null;
  /** Phân loại (Class) */
  class?: CaseClass | null;
  /** Ngày phân loại (Classified on) */
  class_on?: string | null;
  /** Tiếp xúc với (Contact of) */
  source?: string | null;
  /** Nguồn lây, nếu chưa có trong sổ (Source in words) */
  source_text?: string | null;
  /** Ngày tiếp xúc cuối (Last contact) */
  exposure_last?: string | null;
  /** Hoàn cảnh (Setting) */
  exposure_kind?: CaseExposureKind | null;
  /** Mốc dịch tễ (Exposure place) */
  exposure_place?: string | null;
  /** Người xác định (Confirmed by) */
  confirmed_by?: string | null;
  /** Người theo dõi (Monitor) */
  monitor_name?: string | null;
  /** Điện thoại người theo dõi (Monitor's phone) */
  monitor_phone?: string | null;
  /** Người theo dõi trong danh sách (Monitor, from the list) */
  monitor?: string | null;
  /** Số người F1 tự khai đã tiếp xúc (Contacts that the F1 listed) */
  f2_listed?: number | null;
  /** Truy vết xong lúc (Tracing done at) */
  traced_at?: number | null;
  /** Mã bệnh nhân (Case no.) */
  case_code?: string | null;
  /** Ngày khởi phát (Onset) */
  onset_on?: string | null;
  /** Ngày dương tính (Positive on) */
  positive_on?: string | null;
  /** Phát hiện tại (Found in) */
  found_where?: CaseFoundWhere | null;
  /** Mức độ (Severity) */
  severity?: CaseSeverity | null;
  /** Nơi điều trị (Care) */
  care_place?: CaseCarePlace | null;
  /** Nơi chuyển đến (Sent to) */
  site?: string | null;
  /** Chuyển đi lúc (Sent at) */
  transferred_at?: number | null;
  /** Kết quả (Outcome) */
  outcome?: CaseOutcome | null;
  /** Ngày kết thúc (Ended on) */
  outcome_on?: string | null;
}

export type IsolationSex =
  | 'male'
  | 'female'
  | 'other';

export type IsolationSubject =
  | 'f1'
  | 'f2'
  | 'f0'
  | 'arrival'
  | 'housemate'
  | 'entry';

export type IsolationType =
  | 'centralised'
  | 'home'
  | 'medical'
  | 'home_care'
  | 'self_monitor';

export type IsolationAnchor =
  | 'last_contact'
  | 'arrival'
  | 'start'
  | 'positive';

export type IsolationDecisionBy =
  | 'commune'
  | 'district'
  | 'board';

export type IsolationEligibility =
  | 'room'
  | 'toilet'
  | 'no_ac'
  | 'no_elder'
  | 'carer'
  | 'contact'
  | 'apart';

export type IsolationEquipment =
  | 'sign'
  | 'bin'
  | 'thermometer'
  | 'spo2'
  | 'masks';

export type IsolationOutcome =
  | 'completed'
  | 'positive'
  | 'moved'
  | 'fled'
  | 'died'
  | 'cancelled';

/** Cách ly, theo dõi (Isolation) */
export interface IsolationFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Giới tính (Sex) */
  sex?: IsolationSex | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Nơi ở (Where staying) */
  address?: string | null;
  /** Phân loại F (Case or contact) */
  case?: string | null;
  /** Lượt đến (Arrival) */
  movement?: string | null;
  /** Đối tượng (Subject) */
  subject?: IsolationSubject | null;
  /** Hình thức (Form of isolation) */
  type?: IsolationType | null;
  /** Khu cách ly, cơ sở y tế (Site) */
  site?: string | null;
  /** Nơi cách ly (Where) */
  place_text?: string | null;
  /** Bắt đầu (From) */
  starts_on?: string | null;
  /** Tính từ (Counted from) */
  anchor?: IsolationAnchor | null;
  /** Ngày tính (Anchor day) */
  anchor_on?: string | null;
  /** Số mũi đã tiêm (đủ 14 ngày) (Doses by then) */
  doses_at_anchor?: number | null;
  /** Đã khỏi bệnh (Recovered by then) */
  recovered_at_anchor?: boolean | null;
  /** Quy tắc (Rule) */
  rule_id?: string | null;
  /** Căn cứ (Source) */
  rule_source?: string | null;
  /** Số ngày cách ly (Days) */
  days?: number | null;
  /** Số ngày theo dõi tiếp (Days of watching after) */
  after_days?: number | null;
  /** Ngày xét nghiệm (Test days) */
  test_days?: string | null;
  /** Hết cách ly (Until) */
  ends_on?: string | null;
  /** Số ngày, ghi bằng tay (Days, by hand) */
  hand_days?: number | null;
  /** Căn cứ của số ngày (Why so many) */
  hand_reason?: string | null;
  /** Quyết định cách ly số (Decision no.) */
  decision_no?: string | null;
  /** Ngày quyết định (Decision of) */
  decision_on?: string | null;
  /** Cấp quyết định (Decided by) */
  decision_by?: IsolationDecisionBy | null;
  /** Điều kiện tại nhà (Home conditions) */
  'eligibility/room'?: boolean | null;
  'eligibility/toilet'?: boolean | null;
  'eligibility/no_ac'?: boolean | null;
  'eligibility/no_elder'?: boolean | null;
  'eligibility/carer'?: boolean | null;
  'eligibility/contact'?: boolean | null;
  'eligibility/apart'?: boolean | null;
  /** Người thẩm định (Assessed by) */
  eligible_by?: string | null;
  /** Ngày thẩm định (Assessed on) */
  eligible_on?: string | null;
  /** Đã trang bị (Handed out) */
  'equipment/sign'?: boolean | null;
  'equipment/bin'?: boolean | null;
  'equipment/thermometer'?: boolean | null;
  'equipment/spo2'?: boolean | null;
  'equipment/masks'?: boolean | null;
  /** Ngày ký cam kết (Commitment signed on) */
  committed_on?: string | null;
  /** Chủ hộ ký (Signed by the head) */
  head_name?: string | null;
  /** Người theo dõi (Monitor) */
  monitor_name?: string | null;
  /** Điện thoại người theo dõi (Monitor's phone) */
  monitor_phone?: string | null;
  /** Người theo dõi trong danh sách (Monitor, from the list) */
  monitor?: string | null;
  /** Người theo dõi thay (Stands in) */
  backup_name?: string | null;
  /** Điện thoại người thay (Stand-in's phone) */
  backup_phone?: string | null;
  /** Kết quả (Outcome) */
  outcome?: IsolationOutcome | null;
  /** Ngày kết thúc (Ended on) */
  outcome_on?: string | null;
  /** Quyết định kết thúc số (Decision that ends it) */
  end_decision_no?: string | null;
  /** Giấy xác nhận hoàn thành số (Certificate no.) */
  certificate_no?: string | null;
  /** Ngày cấp giấy (Certificate of) */
  certificate_on?: string | null;
  [key: `adjust/${string}/days`]: number | null | undefined;
  [key: `adjust/${string}/at`]: number | null | undefined;
  [key: `adjust/${string}/by`]: string | null | undefined;
  [key: `adjust/${string}/from_rule`]: string | null | undefined;
  [key: `adjust/${string}/reason`]: string | null | undefined;
  [key: `adjust/${string}/removed`]: boolean | null | undefined;
}

export type HealthCheckSlot =
  | 'am'
  | 'pm';

export type HealthCheckPresent =
  | 'present'
  | 'absent'
  | 'no_answer';

export type HealthCheckBy =
  | 'door'
  | 'call'
  | 'self';

export type HealthCheckSymptoms =
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

export type HealthCheckDanger =
  | 'chest_pain'
  | 'confused'
  | 'blue'
  | 'cough_blood'
  | 'cannot_speak'
  | 'not_eating';

/** Theo dõi sức khỏe hằng ngày (Daily health check) */
export interface HealthCheckFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Đợt cách ly (Isolation) */
  isolation?: string | null;
  /** Lúc (At) */
  at?: number | null;
  /** Buổi (Slot) */
  slot?: HealthCheckSlot | null;
  /** Có mặt (Present) */
  present?: HealthCheckPresent | null;
  /** Bằng cách nào (How) */
  by?: HealthCheckBy | null;
  /** Thân nhiệt (Temperature) */
  temp?: number | null;
  /** SpO2 (%) (SpO2 (%)) */
  spo2?: number | null;
  /** Nhịp thở (lần/phút) (Breaths a minute) */
  resp?: number | null;
  /** Mạch (lần/phút) (Pulse) */
  pulse?: number | null;
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
  /** Dấu hiệu nguy hiểm (Signs of danger) */
  'danger/chest_pain'?: boolean | null;
  'danger/confused'?: boolean | null;
  'danger/blue'?: boolean | null;
  'danger/cough_blood'?: boolean | null;
  'danger/cannot_speak'?: boolean | null;
  'danger/not_eating'?: boolean | null;
  /** Còn thuốc (Has medicine) */
  medicine_ok?: boolean | null;
  /** Ghi chú (Note) */
  note?: string | null;
}

export type TestSex =
  | 'male'
  | 'female'
  | 'other';

export type TestReason =
  | 'symptoms'
  | 'f1'
  | 'arrival'
  | 'isolation_day'
  | 'screening'
  | 'wide'
  | 'frontline'
  | 'release'
  | 'other';

export type TestMethod =
  | 'rapid'
  | 'pcr'
  | 'pcr_pool';

export type TestResult =
  | 'negative'
  | 'positive'
  | 'pending'
  | 'inconclusive';

/** Xét nghiệm (Test) */
export interface TestFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Giới tính (Sex) */
  sex?: TestSex | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Nơi ở (Where staying) */
  address?: string | null;
  /** Đợt xét nghiệm (Campaign) */
  campaign?: string | null;
  /** Phân loại F (Case or contact) */
  case?: string | null;
  /** Đợt cách ly (Isolation) */
  isolation?: string | null;
  /** Ca nghi ngờ (Suspected case) */
  suspect?: string | null;
  /** Lý do (Reason) */
  reason?: TestReason | null;
  /** Phương pháp (Method) */
  method?: TestMethod | null;
  /** Mã mẫu gộp (Pool no.) */
  pool_code?: string | null;
  /** Mã mẫu (Sample no.) */
  sample_code?: string | null;
  /** Lấy mẫu lúc (Sampled at) */
  sampled_at?: number | null;
  /** Người lấy mẫu (Sampled by) */
  sampled_by?: string | null;
  /** Từ chối lấy mẫu (Refused) */
  refused?: boolean | null;
  /** Không đến (Did not come) */
  missed?: boolean | null;
  /** Kết quả (Result) */
  result?: TestResult | null;
  /** Có kết quả lúc (Result at) */
  result_at?: number | null;
  /** Nơi xét nghiệm (Laboratory) */
  lab?: string | null;
  /** Nhân viên y tế giám sát (Supervised by) */
  supervised_by?: string | null;
}

export type DoseSex =
  | 'male'
  | 'female'
  | 'other';

export type DoseState =
  | 'listed'
  | 'invited'
  | 'given'
  | 'postponed'
  | 'refused'
  | 'contraindicated';

export type DoseGroup =
  | 'under_18'
  | 'over_50'
  | 'frontline'
  | 'from_elsewhere'
  | 'disabled'
  | 'pregnant'
  | 'underlying';

export type DoseConsent =
  | 'self'
  | 'guardian'
  | 'no';

export type DoseReaction =
  | 'none'
  | 'fever'
  | 'pain'
  | 'rash'
  | 'severe';

/** Mũi tiêm (Vaccine dose) */
export interface DoseFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Giới tính (Sex) */
  sex?: DoseSex | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Nơi ở (Where staying) */
  address?: string | null;
  /** Đợt tiêm (Campaign) */
  campaign?: string | null;
  /** Mũi thứ (Dose no.) */
  no?: number | null;
  /** Tình trạng (State) */
  state?: DoseState | null;
  /** Nhóm ưu tiên (Priority groups) */
  'group/under_18'?: boolean | null;
  'group/over_50'?: boolean | null;
  'group/frontline'?: boolean | null;
  'group/from_elsewhere'?: boolean | null;
  'group/disabled'?: boolean | null;
  'group/pregnant'?: boolean | null;
  'group/underlying'?: boolean | null;
  /** Đồng ý tiêm (Consent) */
  consent?: DoseConsent | null;
  /** Người đồng ý (Consent of) */
  consent_name?: string | null;
  /** Quan hệ (Relation) */
  consent_relation?: string | null;
  /** Ngày ký đồng ý (Consent of day) */
  consent_on?: string | null;
  /** Đã khám sàng lọc (Screened) */
  screened?: boolean | null;
  /** Lý do hoãn (Why postponed) */
  postpone_reason?: string | null;
  /** Ngày tiêm (Given on) */
  given_on?: string | null;
  /** Vắc xin (Vaccine) */
  product?: string | null;
  /** Số lô (Lot) */
  lot?: string | null;
  /** Nơi tiêm (Place) */
  place?: string | null;
  /** Phản ứng sau tiêm (Reaction) */
  'reaction/none'?: boolean | null;
  'reaction/fever'?: boolean | null;
  'reaction/pain'?: boolean | null;
  'reaction/rash'?: boolean | null;
  'reaction/severe'?: boolean | null;
  /** Phản ứng lúc (Reaction at) */
  reaction_at?: number | null;
  /** Ghi chú (Note) */
  note?: string | null;
}

export type HandoutSex =
  | 'male'
  | 'female'
  | 'other';

export type HandoutPack =
  | 'a'
  | 'b'
  | 'c'
  | 'other';

export type HandoutThree =
  | 'patient'
  | 'drug'
  | 'dose';

export type HandoutFiveMatch =
  | 'bed'
  | 'label'
  | 'quality'
  | 'route'
  | 'expiry';

export type HandoutFiveRight =
  | 'patient'
  | 'drug'
  | 'dose'
  | 'route'
  | 'time';

/** Cấp phát thuốc (Medicine handed out) */
export interface HandoutFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Giới tính (Sex) */
  sex?: HandoutSex | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Nơi ở (Where staying) */
  address?: string | null;
  /** Phân loại F (Case or contact) */
  case?: string | null;
  /** Đợt cách ly (Isolation) */
  isolation?: string | null;
  /** Cấp lúc (Handed out at) */
  at?: number | null;
  /** Gói thuốc (Pack) */
  pack?: HandoutPack | null;
  /** Thuốc và số lượng (Medicines) */
  items?: string | null;
  /** Người kê đơn (Prescribed by) */
  prescriber?: string | null;
  /** Ngày ký cam kết đồng ý (Consent signed on) */
  consent_on?: string | null;
  /** Người cấp (Handed out by) */
  given_by?: string | null;
  /** Người nhận (Received by) */
  received_by?: string | null;
  /** Người mang đến (Carried by) */
  carried_by?: string | null;
  /** Ba kiểm tra (Three checks) */
  'three/patient'?: boolean | null;
  'three/drug'?: boolean | null;
  'three/dose'?: boolean | null;
  /** Năm đối chiếu (Five matches) */
  'five_match/bed'?: boolean | null;
  'five_match/label'?: boolean | null;
  'five_match/quality'?: boolean | null;
  'five_match/route'?: boolean | null;
  'five_match/expiry'?: boolean | null;
  /** Năm đúng (Five rights) */
  'five_right/patient'?: boolean | null;
  'five_right/drug'?: boolean | null;
  'five_right/dose'?: boolean | null;
  'five_right/route'?: boolean | null;
  'five_right/time'?: boolean | null;
}

export type ContactAttemptDirection =
  | 'out'
  | 'in';

export type ContactAttemptChannel =
  | 'phone'
  | 'zalo'
  | 'door';

export type ContactAttemptBy =
  | 'station'
  | 'mobile'
  | 'team'
  | 'hotline';

export type ContactAttemptNeeds =
  | 'doctor'
  | 'medicine'
  | 'oxygen'
  | 'hospital'
  | 'food';

/** Lần liên lạc (Contact attempt) */
export interface ContactAttemptFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Phân loại F (Case or contact) */
  case?: string | null;
  /** Đợt cách ly (Isolation) */
  isolation?: string | null;
  /** Lúc (At) */
  at?: number | null;
  /** Chiều gọi (Direction) */
  direction?: ContactAttemptDirection | null;
  /** Bằng cách nào (How) */
  channel?: ContactAttemptChannel | null;
  /** Bên liên lạc (Contacted by) */
  by?: ContactAttemptBy | null;
  /** Liên lạc được (Reached) */
  reached?: boolean | null;
  /** Đã tư vấn (Advised) */
  advised?: boolean | null;
  /** Cần gì (Needs) */
  'needs/doctor'?: boolean | null;
  'needs/medicine'?: boolean | null;
  'needs/oxygen'?: boolean | null;
  'needs/hospital'?: boolean | null;
  'needs/food'?: boolean | null;
  /** Liên lạc lại lúc (Try again at) */
  next_at?: number | null;
  /** Đã liên lạc lại (Followed up) */
  followed_up?: boolean | null;
  /** Ghi chú (Note) */
  note?: string | null;
}

export type VisitResult =
  | 'all_well'
  | 'matter'
  | 'not_met'
  | 'refused'
  | 'vacant';

/** Lượt thăm hộ (Household visit) */
export interface VisitFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Chủ hộ (Household head) */
  name?: string | null;
  /** Lúc (At) */
  at?: number | null;
  /** Lượt trong ngày (Round of the day) */
  turn?: number | null;
  /** Kết quả (Result) */
  result?: VisitResult | null;
  /** Số người đang có mặt (People present) */
  people_home?: number | null;
  /** Người có triệu chứng (With symptoms) */
  [key: `sick/${string}`]: boolean | null | undefined;
  /** Người vắng nhà (Absent) */
  [key: `absent/${string}`]: boolean | null | undefined;
  /** Số người mới đến (Newcomers) */
  newcomers?: number | null;
  /** Cần hỗ trợ (Needs help) */
  needs_help?: boolean | null;
  /** Đã nhắc 5K, để lại số điện thoại (Reminded of 5K, left a number) */
  reminded?: boolean | null;
  /** Ghi chú (Note) */
  note?: string | null;
}

/** Báo cáo ngày của tổ (Team's day) */
export interface TeamDayFields {
  /** Tổ (Team) */
  name?: string | null;
  /** Tổ trong danh sách (Team, from the list) */
  team?: string | null;
  /** Ngày (Day) */
  day?: string | null;
  /** Số hộ phụ trách (Households assigned) */
  assigned?: number | null;
  /** Số hộ đã thăm (Households visited) */
  visited?: number | null;
  /** Số hộ không gặp (Households not met) */
  not_met?: number | null;
  /** Số người được hỏi thăm (People asked about) */
  people_checked?: number | null;
  /** Người sốt (With fever) */
  fever?: number | null;
  /** Người ho, khó thở (With cough or breathless) */
  cough?: number | null;
  /** Ca nghi ngờ (Suspected cases) */
  suspects?: number | null;
  /** Người mới đến, mới về (Arrivals) */
  arrivals?: number | null;
  /** Người từ vùng dịch (From an epidemic area) */
  from_epidemic?: number | null;
  /** Người chưa khai báo (Not declared) */
  undeclared?: number | null;
  /** Người đang cách ly (In isolation) */
  isolating?: number | null;
  /** Người cách ly đã kiểm tra (In isolation, checked) */
  isolating_checked?: number | null;
  /** Người cách ly vắng mặt (In isolation, absent) */
  isolating_missed?: number | null;
  /** Vi phạm (Violations) */
  violations?: number | null;
  /** Hộ cần hỗ trợ (Households in need) */
  supports?: number | null;
  /** Người mới đến chưa ghi (Newcomers) */
  newcomers?: number | null;
  /** Khó khăn (Difficulties) */
  problems?: string | null;
  /** Kiến nghị (Proposals) */
  proposals?: string | null;
  /** Đóng lúc (Closed at) */
  closed_at?: number | null;
  /** Người đóng (Closed by) */
  closed_by?: string | null;
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
  | 'female'
  | 'other';

/** Yêu cầu hỗ trợ (Support request) */
export interface SupportFields {
  /** Hộ (Household) */
  household?: string | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
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
  /** Lượt thăm hộ (Visit) */
  visit?: string | null;
}

export type TicketChannel =
  | 'call'
  | 'door'
  | 'office'
  | 'zalo'
  | 'hotline_city'
  | 'letter';

export type TicketType =
  | 'medical'
  | 'violation'
  | 'support'
  | 'procedure'
  | 'paper'
  | 'movement'
  | 'gathering'
  | 'complaint'
  | 'proposal'
  | 'other';

export type TicketFromKind =
  | 'person'
  | 'business'
  | 'anonymous';

export type TicketPaper =
  | 'isolation_done'
  | 'f0'
  | 'travel'
  | 'residence';

export type TicketState =
  | 'new'
  | 'assigned'
  | 'doing'
  | 'answered'
  | 'passed_on'
  | 'wrong';

export type TicketSatisfied =
  | 'yes'
  | 'no'
  | 'not_asked';

/** Phản ánh, đề nghị (Feedback) */
export interface TicketFields {
  /** Nhận lúc (Received at) */
  at?: number | null;
  /** Nhận qua (Came by) */
  channel?: TicketChannel | null;
  /** Loại (Type) */
  type?: TicketType | null;
  /** Nội dung (Content) */
  text?: string | null;
  /** Người phản ánh là (Who speaks) */
  from_kind?: TicketFromKind | null;
  /** Tên người phản ánh (Caller) */
  caller?: string | null;
  /** Điện thoại (Phone) */
  caller_phone?: string | null;
  /** Hộ (Household) */
  household?: string | null;
  /** Cơ quan, cơ sở (Establishment) */
  facility?: string | null;
  /** Ở đâu (Where) */
  where?: string | null;
  /** Loại giấy (Certificate) */
  paper?: TicketPaper | null;
  /** Ngày tổ chức (On) */
  event_on?: string | null;
  /** Số người dự (People) */
  event_people?: number | null;
  /** Phải trả lời trước (Answer by) */
  due_at?: number | null;
  /** Tình trạng (State) */
  state?: TicketState | null;
  /** Người xử lý (Assigned to) */
  assignee_name?: string | null;
  /** Người xử lý trong danh sách (Assignee, from the list) */
  assignee?: string | null;
  /** Trả lời (Answer) */
  answer?: string | null;
  /** Trả lời lúc (Answered at) */
  answered_at?: number | null;
  /** Người trả lời (Answered by) */
  answered_by?: string | null;
  /** Người phản ánh hài lòng (Satisfied) */
  satisfied?: TicketSatisfied | null;
}

export type InspectionType =
  | 'planned'
  | 'unannounced'
  | 'follow_up';

export type InspectionSubjectKind =
  | 'team'
  | 'checkpoint'
  | 'area'
  | 'facility'
  | 'household'
  | 'zone'
  | 'site'
  | 'member';

export type InspectionOk =
  | 'distance'
  | 'disinfect'
  | 'air'
  | 'reception'
  | 'canteen'
  | 'mask'
  | 'qr'
  | 'plan'
  | 'stop_all'
  | 'temp_all'
  | 'guide'
  | 'roles'
  | 'reports'
  | 'remind'
  | 'door'
  | 'tell'
  | 'newcomers'
  | 'convention'
  | 'commitment'
  | 'barrier'
  | 'guard'
  | 'supply'
  | 'beds'
  | 'meals'
  | 'water'
  | 'waste'
  | 'ppe'
  | 'present';

export type InspectionFail =
  | 'distance'
  | 'disinfect'
  | 'air'
  | 'reception'
  | 'canteen'
  | 'mask'
  | 'qr'
  | 'plan'
  | 'stop_all'
  | 'temp_all'
  | 'guide'
  | 'roles'
  | 'reports'
  | 'remind'
  | 'door'
  | 'tell'
  | 'newcomers'
  | 'convention'
  | 'commitment'
  | 'barrier'
  | 'guard'
  | 'supply'
  | 'beds'
  | 'meals'
  | 'water'
  | 'waste'
  | 'ppe'
  | 'present';

export type InspectionOutcome =
  | 'good'
  | 'commended'
  | 'reminded'
  | 'criticised'
  | 'minutes'
  | 'reported';

/** Kiểm tra (Inspection) */
export interface InspectionFields {
  /** Lúc (At) */
  at?: number | null;
  /** Loại (Type) */
  type?: InspectionType | null;
  /** Đối tượng (Subject) */
  subject_kind?: InspectionSubjectKind | null;
  /** Tên đối tượng (Name) */
  subject_text?: string | null;
  /** Tổ (Team) */
  team?: string | null;
  /** Cơ quan, cơ sở (Establishment) */
  facility?: string | null;
  /** Hộ (Household) */
  household?: string | null;
  /** Khu phong tỏa (Zone) */
  zone?: string | null;
  /** Khu cách ly, trạm (Site) */
  site?: string | null;
  /** Cá nhân (Member) */
  member?: string | null;
  /** Địa bàn, chốt (Area or checkpoint) */
  subject_place?: string | null;
  /** Đại diện đơn vị (Represented by) */
  represented_by?: string | null;
  /** Đạt (Kept) */
  'ok/distance'?: boolean | null;
  'ok/disinfect'?: boolean | null;
  'ok/air'?: boolean | null;
  'ok/reception'?: boolean | null;
  'ok/canteen'?: boolean | null;
  'ok/mask'?: boolean | null;
  'ok/qr'?: boolean | null;
  'ok/plan'?: boolean | null;
  'ok/stop_all'?: boolean | null;
  'ok/temp_all'?: boolean | null;
  'ok/guide'?: boolean | null;
  'ok/roles'?: boolean | null;
  'ok/reports'?: boolean | null;
  'ok/remind'?: boolean | null;
  'ok/door'?: boolean | null;
  'ok/tell'?: boolean | null;
  'ok/newcomers'?: boolean | null;
  'ok/convention'?: boolean | null;
  'ok/commitment'?: boolean | null;
  'ok/barrier'?: boolean | null;
  'ok/guard'?: boolean | null;
  'ok/supply'?: boolean | null;
  'ok/beds'?: boolean | null;
  'ok/meals'?: boolean | null;
  'ok/water'?: boolean | null;
  'ok/waste'?: boolean | null;
  'ok/ppe'?: boolean | null;
  'ok/present'?: boolean | null;
  /** Chưa đạt (Not kept) */
  'fail/distance'?: boolean | null;
  'fail/disinfect'?: boolean | null;
  'fail/air'?: boolean | null;
  'fail/reception'?: boolean | null;
  'fail/canteen'?: boolean | null;
  'fail/mask'?: boolean | null;
  'fail/qr'?: boolean | null;
  'fail/plan'?: boolean | null;
  'fail/stop_all'?: boolean | null;
  'fail/temp_all'?: boolean | null;
  'fail/guide'?: boolean | null;
  'fail/roles'?: boolean | null;
  'fail/reports'?: boolean | null;
  'fail/remind'?: boolean | null;
  'fail/door'?: boolean | null;
  'fail/tell'?: boolean | null;
  'fail/newcomers'?: boolean | null;
  'fail/convention'?: boolean | null;
  'fail/commitment'?: boolean | null;
  'fail/barrier'?: boolean | null;
  'fail/guard'?: boolean | null;
  'fail/supply'?: boolean | null;
  'fail/beds'?: boolean | null;
  'fail/meals'?: boolean | null;
  'fail/water'?: boolean | null;
  'fail/waste'?: boolean | null;
  'fail/ppe'?: boolean | null;
  'fail/present'?: boolean | null;
  /** Điểm (Score) */
  score?: number | null;
  /** Nhận xét (Findings) */
  findings?: string | null;
  /** Kết luận (Outcome) */
  outcome?: InspectionOutcome | null;
  /** Yêu cầu khắc phục (To be mended) */
  remedy?: string | null;
  /** Hạn khắc phục (Mended by) */
  remedy_by?: string | null;
  /** Đã khắc phục ngày (Mended on) */
  remedied_on?: string | null;
  /** Biên bản số (Minutes no.) */
  minutes_no?: string | null;
  /** Người đứng đầu chịu trách nhiệm (Who answers for it) */
  responsible?: string | null;
  [key: `inspectors/${string}/name`]: string | null | undefined;
  [key: `inspectors/${string}/position`]: string | null | undefined;
  [key: `inspectors/${string}/removed`]: boolean | null | undefined;
}

export type ViolationSubject =
  | 'person'
  | 'vehicle'
  | 'household'
  | 'facility';

export type ViolationSex =
  | 'male'
  | 'female'
  | 'other';

export type ViolationAct =
  | 'no_mask'
  | 'gathering'
  | 'no_declaration'
  | 'refuse_measure'
  | 'refuse_sample'
  | 'run_checkpoint'
  | 'leave_isolation'
  | 'leave_zone'
  | 'not_necessary'
  | 'open_business'
  | 'resist'
  | 'officer'
  | 'other';

export type ViolationHandled =
  | 'reminded'
  | 'turned_back'
  | 'minutes'
  | 'to_police'
  | 'to_upa'
  | 'none_yet';

/** Vi phạm (Violation) */
export interface ViolationFields {
  /** Lúc (At) */
  at?: number | null;
  /** Đối tượng (Subject) */
  subject?: ViolationSubject | null;
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Người trong danh sách (Person on the list) */
  person?: string | null;
  /** Hộ (Household) */
  household?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Giới tính (Sex) */
  sex?: ViolationSex | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Nơi ở (Where staying) */
  address?: string | null;
  /** Biển số (Plate) */
  plate?: string | null;
  /** Xe nước ngoài (Foreign vehicle) */
  plate_country?: string | null;
  /** Cơ quan, cơ sở (Establishment) */
  facility?: string | null;
  /** Ở đâu (Where) */
  where?: string | null;
  /** Tại chốt (At the checkpoint) */
  checkpoint?: string | null;
  /** Hành vi (Act) */
  act?: ViolationAct | null;
  /** Sự việc (Facts) */
  facts?: string | null;
  /** Người chứng kiến (Witness) */
  witness?: string | null;
  /** Căn cứ (Legal basis) */
  legal_ref?: string | null;
  /** Xử lý (Handled) */
  handled?: ViolationHandled | null;
  /** Biên bản số (Minutes no.) */
  minutes_no?: string | null;
  /** Ngày lập biên bản (Minutes of) */
  minutes_on?: string | null;
  /** Công an tiếp nhận lúc (Police took it up at) */
  police_seen_at?: number | null;
  /** Người tiếp nhận (Taken up by) */
  police_seen_by?: string | null;
  /** Quyết định số (Decision no.) */
  decision_no?: string | null;
  /** Lượt qua chốt (Pass) */
  pass?: string | null;
  /** Đợt cách ly (Isolation) */
  isolation?: string | null;
  /** Tờ khai y tế (Health declaration) */
  declaration?: string | null;
  /** Xong lúc (Closed at) */
  closed_at?: number | null;
}

export type WatchWhy =
  | 'left_isolation'
  | 'evaded'
  | 'refused_sample'
  | 'health_call'
  | 'trace'
  | 'police';

export type WatchAskTo =
  | 'stop_call';

/** Cần dừng tại chốt (To be stopped) */
export interface WatchFields {
  /** Họ và tên (Full name) */
  name?: string | null;
  /** Năm sinh (Year of birth) */
  birth_year?: number | null;
  /** Số giấy tờ (Number of the paper) */
  id_no?: string | null;
  /** Điện thoại (Phone) */
  phone?: string | null;
  /** Biển số (Plate) */
  plate?: string | null;
  /** Lý do (Why) */
  why?: WatchWhy | null;
  /** Từ ngày (From) */
  from_day?: string | null;
  /** Đến ngày (To) */
  to_day?: string | null;
  /** Chốt phải (The checkpoint is to) */
  ask_to?: WatchAskTo | null;
  /** Gọi cho (Call) */
  call_name?: string | null;
  /** Số điện thoại (Phone) */
  call_phone?: string | null;
  /** Người duyệt (Approved by) */
  approved_by?: string | null;
  /** Bỏ lúc (Lifted at) */
  lifted_at?: number | null;
}

/** Số cần dừng (Number to be stopped) */
export interface AlertFields {
  /** Khóa (Salt) */
  salt?: string | null;
  /** Mã băm (Hash) */
  key?: string | null;
  /** Đến lúc (Until) */
  until?: number | null;
  /** Số điện thoại (Phone) */
  call_phone?: string | null;
}

export type ShiftNotCounted =
  | 'no_counter'
  | 'too_busy'
  | 'one_person';

export type ShiftTurn =
  | 'morning'
  | 'afternoon'
  | 'night';

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
  | 'civil_guard'
  | 'border_guard'
  | 'front'
  | 'farmers_union'
  | 'traffic'
  | 'security_force'
  | 'other';

export type ShiftMembersDuty =
  | 'lead'
  | 'traffic'
  | 'temperature'
  | 'papers'
  | 'record'
  | 'guide'
  | 'standby';

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
  /** Ca (Turn) */
  turn?: ShiftTurn | null;
  /** Nhận ca lúc (Received at) */
  received_at?: number | null;
  /** Người xác nhận nhận ca (Received by) */
  received_by?: string | null;
  /** Đóng ca lúc (Closed at) */
  closed_at?: number | null;
  /** Người đóng ca (Closed by) */
  closed_by?: string | null;
  [key: `members/${string}/name`]: string | null | undefined;
  [key: `members/${string}/force`]: ShiftMembersForce | null | undefined;
  [key: `members/${string}/member`]: string | null | undefined;
  [key: `members/${string}/duty`]: ShiftMembersDuty | null | undefined;
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
  | 'priority'
  | 'tractor'
  | 'cart'
  | 'boat'
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

export type PassPeopleTestType =
  | 'none'
  | 'rapid'
  | 'pcr';

export type PassPeopleTestResult =
  | 'negative'
  | 'positive'
  | 'pending'
  | 'invalid';

export type PassPeopleVaccine =
  | 'none'
  | 'one'
  | 'two'
  | 'three'
  | 'recovered'
  | 'no_paper';

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
  /** Ngưỡng sốt của đơn vị (°C) (The ward's threshold of fever (°C)) */
  fever_c?: number | null;
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
  /** Gặp ai, việc gì (Whom they visit) */
  host?: string | null;
  /** Số người khác trên xe (Others on board) */
  others_count?: number | null;
  /** Danh sách kèm theo (List attached) */
  others_list?: string | null;
  /** Đã báo phải dừng (Was to be stopped) */
  alerted?: boolean | null;
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
  [key: `people/${string}/stays`]: boolean | null | undefined;
  [key: `people/${string}/dest_area`]: string | null | undefined;
  [key: `people/${string}/exposure`]: boolean | null | undefined;
  [key: `people/${string}/test_type`]: PassPeopleTestType | null | undefined;
  [key: `people/${string}/test_result`]: PassPeopleTestResult | null | undefined;
  [key: `people/${string}/test_taken_at`]: number | null | undefined;
  [key: `people/${string}/vaccine`]: PassPeopleVaccine | null | undefined;
  [key: `people/${string}/removed`]: boolean | null | undefined;
}

/** The fields of each kind, by its name. */
export interface FieldsOf {
  settings: SettingsFields;
  area: AreaFields;
  checkpoint: CheckpointFields;
  team: TeamFields;
  member: MemberFields;
  zone: ZoneFields;
  exposure_place: ExposurePlaceFields;
  level: LevelFields;
  rule: RuleFields;
  roster: RosterFields;
  campaign: CampaignFields;
  site: SiteFields;
  stock: StockFields;
  notice: NoticeFields;
  scenario: ScenarioFields;
  household: HouseholdFields;
  person: PersonFields;
  facility: FacilityFields;
  commitment: CommitmentFields;
  movement: MovementFields;
  expected_return: ExpectedReturnFields;
  declaration: DeclarationFields;
  suspect: SuspectFields;
  case: CaseFields;
  isolation: IsolationFields;
  health_check: HealthCheckFields;
  test: TestFields;
  dose: DoseFields;
  handout: HandoutFields;
  contact_attempt: ContactAttemptFields;
  visit: VisitFields;
  team_day: TeamDayFields;
  support: SupportFields;
  ticket: TicketFields;
  inspection: InspectionFields;
  violation: ViolationFields;
  watch: WatchFields;
  alert: AlertFields;
  shift: ShiftFields;
  pass: PassFields;
}

export const KINDS: Readonly<Record<KindName, Kind>> = {
  settings: {
    "name": "settings",
    "version": 3,
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
        "name": "unit_word",
        "label": {
          "vi": "Gọi là",
          "en": "Called"
        },
        "help": {
          "vi": "Phường, xã, thị trấn hay đặc khu.",
          "en": "Which kind of unit it is."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "phuong",
              "label": {
                "vi": "Phường",
                "en": "Ward (phường)"
              }
            },
            {
              "code": "xa",
              "label": {
                "vi": "Xã",
                "en": "Commune (xã)"
              }
            },
            {
              "code": "thi_tran",
              "label": {
                "vi": "Thị trấn",
                "en": "Township (thị trấn)"
              }
            },
            {
              "code": "dac_khu",
              "label": {
                "vi": "Đặc khu",
                "en": "Special zone (đặc khu)"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "address_form",
        "label": {
          "vi": "Cách xưng hô với người dân",
          "en": "Form of address"
        },
        "help": {
          "vi": "Dùng trong lời nhắc gửi người dân.",
          "en": "Used in what residents read."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "none",
              "label": {
                "vi": "Không xưng hô",
                "en": "No form of address"
              }
            },
            {
              "code": "bac",
              "label": {
                "vi": "Xưng hô «bác»",
                "en": "“Bác”"
              }
            },
            {
              "code": "anh_chi",
              "label": {
                "vi": "Xưng hô «anh, chị»",
                "en": "“Anh, chị”"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      },
      {
        "name": "rounds_per_day",
        "label": {
          "vi": "Số lượt thăm hộ mỗi ngày",
          "en": "Rounds a day"
        },
        "help": {
          "vi": "Mỗi ngày tổ đi từng nhà mấy lượt.",
          "en": "How often a day a team goes from door to door."
        },
        "example": "1",
        "type": {
          "is": "int",
          "min": 1,
          "max": 3
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      },
      {
        "name": "suspect_minutes",
        "label": {
          "vi": "Số phút chờ Trạm Y tế nhận tin",
          "en": "Minutes until the station answers"
        },
        "help": {
          "vi": "Tính từ lúc phát hiện: quá số phút này mà Trạm Y tế chưa tiếp nhận ca nghi ngờ thì ca đó quá hạn. Để trống: quá hạn ngay.",
          "en": "From when it was found: beyond it a suspected case that the station has not taken up is overdue. Empty: at once."
        },
        "example": "30",
        "type": {
          "is": "int",
          "min": 5,
          "max": 1440
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "ticket_hours",
        "label": {
          "vi": "Số giờ phải trả lời phản ánh",
          "en": "Hours to answer feedback"
        },
        "help": {
          "vi": "Phản ánh chưa ghi hạn thì hạn là lúc nhận cộng số giờ này. Để trống: ghi hạn bằng tay.",
          "en": "Feedback without a time to answer by gets one so many hours after it came. Empty: given by hand."
        },
        "example": "48",
        "type": {
          "is": "int",
          "min": 1,
          "max": 720
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
      "unit_word",
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
          "suspect_minutes",
          "ticket_hours",
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
    "version": 2,
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
              "code": "xom",
              "label": {
                "vi": "Xóm",
                "en": "Hamlet (xóm)"
              }
            },
            {
              "code": "buon",
              "label": {
                "vi": "Buôn",
                "en": "Village (buôn)"
              }
            },
            {
              "code": "lang",
              "label": {
                "vi": "Làng",
                "en": "Village (làng)"
              }
            },
            {
              "code": "bon",
              "label": {
                "vi": "Bon",
                "en": "Village (bon)"
              }
            },
            {
              "code": "phum_soc",
              "label": {
                "vi": "Phum, sóc",
                "en": "Village (phum, sóc)"
              }
            },
            {
              "code": "khom",
              "label": {
                "vi": "Khóm",
                "en": "Quarter (khóm)"
              }
            },
            {
              "code": "khu_dan_cu",
              "label": {
                "vi": "Khu dân cư",
                "en": "Residential area"
              }
            },
            {
              "code": "lien_gia",
              "label": {
                "vi": "Khu liên gia tự quản",
                "en": "Self-managed cluster"
              },
              "former": true
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
          "vi": "Tổ trưởng dân phố, trưởng thôn, bản",
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
          "vi": "Điện thoại người đứng đầu",
          "en": "Head's phone"
        },
        "help": {
          "vi": "Số máy của người đứng đầu.",
          "en": "The head's number."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "official",
        "label": {
          "vi": "Cán bộ phụ trách địa bàn",
          "en": "Official in charge"
        },
        "help": {
          "vi": "Cán bộ được phân công phụ trách.",
          "en": "The official who answers for the area."
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
        "name": "population",
        "label": {
          "vi": "Số dân",
          "en": "Population"
        },
        "help": {
          "vi": "Để tính tỷ lệ ca mắc.",
          "en": "For rates of cases."
        },
        "example": "1250",
        "type": {
          "is": "int",
          "min": 0,
          "max": 200000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "households_total",
        "label": {
          "vi": "Tổng số hộ",
          "en": "Households"
        },
        "help": {
          "vi": "Để biết đã đi được bao nhiêu phần.",
          "en": "To know which share of them was visited."
        },
        "example": "320",
        "type": {
          "is": "int",
          "min": 0,
          "max": 50000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "convention_on",
        "label": {
          "vi": "Ngày có hương ước, quy ước",
          "en": "Village convention of"
        },
        "help": {
          "vi": "Ngày thông qua hương ước, quy ước.",
          "en": "The day on which it was agreed."
        },
        "example": "12/12/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "convention_no",
        "label": {
          "vi": "Số hương ước, quy ước",
          "en": "Convention no."
        },
        "help": {
          "vi": "Số và ký hiệu, nếu có.",
          "en": "Number and sign, if any."
        },
        "example": "02/HƯ-TDP",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "safe_since",
        "label": {
          "vi": "Tổ an toàn từ ngày",
          "en": "Safe since"
        },
        "help": {
          "vi": "Ngày được công nhận là địa bàn an toàn.",
          "en": "Since when it counts as safe."
        },
        "example": "15/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [
      {
        "name": "clusters",
        "label": {
          "vi": "Cụm liên gia",
          "en": "Cluster"
        },
        "fields": [
          {
            "name": "name",
            "label": {
              "vi": "Tên cụm",
              "en": "Name"
            },
            "help": {
              "vi": "Tên hoặc số của cụm.",
              "en": "The cluster's name or number."
            },
            "example": "Liên gia 3",
            "type": {
              "is": "text",
              "max_chars": 80
            },
            "required": true,
            "set_by": "person"
          },
          {
            "name": "head",
            "label": {
              "vi": "Trưởng cụm",
              "en": "Head"
            },
            "help": {
              "vi": "Người đứng đầu cụm.",
              "en": "Who heads it."
            },
            "example": "Lò Thị Mai",
            "type": {
              "is": "name"
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
              "vi": "Số máy của trưởng cụm.",
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
        "min": 0
      }
    ],
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
    "version": 2,
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
      },
      {
        "name": "type",
        "label": {
          "vi": "Loại chốt",
          "en": "Type"
        },
        "help": {
          "vi": "Chốt giữ gì.",
          "en": "What it guards."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "control",
              "label": {
                "vi": "Chốt kiểm soát",
                "en": "Checkpoint"
              }
            },
            {
              "code": "green",
              "label": {
                "vi": "Chốt vùng xanh",
                "en": "Green-zone gate"
              }
            },
            {
              "code": "zone_gate",
              "label": {
                "vi": "Cổng khu phong tỏa",
                "en": "Gate of a lockdown"
              }
            },
            {
              "code": "office_gate",
              "label": {
                "vi": "Cổng cơ quan",
                "en": "Gate of an agency"
              }
            },
            {
              "code": "lodging_gate",
              "label": {
                "vi": "Cơ sở lưu trú",
                "en": "Lodging"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "level",
        "label": {
          "vi": "Cấp quản lý",
          "en": "Run by"
        },
        "help": {
          "vi": "Cấp nào lập và điều hành.",
          "en": "Which level set it up and runs it."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "province",
              "label": {
                "vi": "Cấp tỉnh",
                "en": "Province"
              }
            },
            {
              "code": "district",
              "label": {
                "vi": "Cấp huyện",
                "en": "District"
              }
            },
            {
              "code": "commune",
              "label": {
                "vi": "Cấp xã",
                "en": "Commune"
              }
            }
          ]
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
          "vi": "Số và ký hiệu của quyết định lập chốt.",
          "en": "Number and sign of that decision."
        },
        "example": "125/QĐ-UBND",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "opened_on",
        "label": {
          "vi": "Lập từ ngày",
          "en": "Opened on"
        },
        "help": {
          "vi": "Ngày chốt bắt đầu làm việc.",
          "en": "The day on which it began."
        },
        "example": "25/07/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "closed_on",
        "label": {
          "vi": "Dừng từ ngày",
          "en": "Closed on"
        },
        "help": {
          "vi": "Ngày chốt thôi làm việc.",
          "en": "The day on which it ended."
        },
        "example": "21/09/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "responsible_name",
        "label": {
          "vi": "Người phụ trách chốt",
          "en": "In charge"
        },
        "help": {
          "vi": "Ai chịu trách nhiệm về chốt.",
          "en": "Who answers for it."
        },
        "example": "Phạm Đức Thắng",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "responsible_phone",
        "label": {
          "vi": "Điện thoại người phụ trách",
          "en": "Phone of who is in charge"
        },
        "help": {
          "vi": "Số máy của người phụ trách.",
          "en": "That person's number."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "zone",
        "label": {
          "vi": "Khu phong tỏa",
          "en": "Zone"
        },
        "help": {
          "vi": "Khu mà cổng này thuộc về.",
          "en": "The zone whose gate it is."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "zone"
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
        "type",
        "location",
        "phone"
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
      "type",
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
    "version": 2,
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
          "vi": "Tổ trưởng Tổ COVID, trong danh sách",
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
        "name": "lead_name",
        "label": {
          "vi": "Tổ trưởng Tổ COVID",
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
      },
      {
        "name": "phone",
        "label": {
          "vi": "Điện thoại tổ trưởng",
          "en": "Lead's phone"
        },
        "help": {
          "vi": "Số để người dân gọi tổ.",
          "en": "The number at which residents reach the team."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "clusters",
        "label": {
          "vi": "Cụm liên gia phụ trách",
          "en": "Clusters looked after"
        },
        "help": {
          "vi": "Tổ phụ trách những cụm nào.",
          "en": "Which clusters the team looks after."
        },
        "example": "Liên gia 1, 2, 3",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "ended_on",
        "label": {
          "vi": "Ngày giải thể",
          "en": "Ended on"
        },
        "help": {
          "vi": "Ngày tổ thôi làm việc.",
          "en": "The day on which the team ended."
        },
        "example": "30/04/2022",
        "type": {
          "is": "day"
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
    "version": 2,
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
              "code": "civil_guard",
              "label": {
                "vi": "Dân phòng",
                "en": "Civil guard"
              }
            },
            {
              "code": "border_guard",
              "label": {
                "vi": "Bộ đội Biên phòng",
                "en": "Border guard"
              }
            },
            {
              "code": "front",
              "label": {
                "vi": "Mặt trận Tổ quốc",
                "en": "Fatherland Front"
              }
            },
            {
              "code": "farmers_union",
              "label": {
                "vi": "Hội Nông dân",
                "en": "Farmers' Union"
              }
            },
            {
              "code": "traffic",
              "label": {
                "vi": "Cảnh sát, thanh tra giao thông",
                "en": "Traffic police and inspectors"
              }
            },
            {
              "code": "security_force",
              "label": {
                "vi": "Lực lượng bảo vệ an ninh, trật tự ở cơ sở",
                "en": "Local security force"
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
      },
      {
        "name": "unit",
        "label": {
          "vi": "Cơ quan, đơn vị",
          "en": "Unit"
        },
        "help": {
          "vi": "Cơ quan cử người này đến.",
          "en": "The agency that sends the member."
        },
        "example": "Đảng ủy phường",
        "type": {
          "is": "text",
          "max_chars": 120
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
  zone: {
    "name": "zone",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Khu phong tỏa, khoanh vùng",
      "en": "Zone"
    },
    "fields": [
      {
        "name": "name",
        "label": {
          "vi": "Tên khu",
          "en": "Name"
        },
        "help": {
          "vi": "Tên gọi của khu.",
          "en": "What it is called."
        },
        "example": "Ngõ 26 phố Ngọc Khánh",
        "type": {
          "is": "text",
          "max_chars": 120
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
          "vi": "Phong tỏa, vùng đệm hay vùng xanh.",
          "en": "Lockdown, buffer or green zone."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "lockdown",
              "label": {
                "vi": "Phong tỏa",
                "en": "Lockdown"
              }
            },
            {
              "code": "isolation_cluster",
              "label": {
                "vi": "Cách ly cụm dân cư",
                "en": "Isolated cluster"
              }
            },
            {
              "code": "buffer",
              "label": {
                "vi": "Vùng đệm",
                "en": "Buffer"
              }
            },
            {
              "code": "green",
              "label": {
                "vi": "Vùng xanh",
                "en": "Green zone"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "area",
        "label": {
          "vi": "Tổ dân phố, thôn, bản",
          "en": "Area"
        },
        "help": {
          "vi": "Địa bàn có khu này.",
          "en": "The area in which it lies."
        },
        "example": "00025-01",
        "type": {
          "is": "place"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "bounds",
        "label": {
          "vi": "Ranh giới",
          "en": "Bounds"
        },
        "help": {
          "vi": "Từ đâu đến đâu, những nhà nào.",
          "en": "From where to where."
        },
        "example": "Từ số 2 đến số 48, cả hai bên ngõ",
        "type": {
          "is": "text",
          "max_chars": 500
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "decision_no",
        "label": {
          "vi": "Số quyết định",
          "en": "Decision no."
        },
        "help": {
          "vi": "Quyết định thiết lập khu.",
          "en": "The decision that set it up."
        },
        "example": "312/QĐ-UBND",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "decision_on",
        "label": {
          "vi": "Ngày quyết định",
          "en": "Decision of"
        },
        "help": {
          "vi": "Ngày ký quyết định.",
          "en": "The day on which it was signed."
        },
        "example": "20/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "from_at",
        "label": {
          "vi": "Từ lúc",
          "en": "From"
        },
        "help": {
          "vi": "Ngày giờ bắt đầu.",
          "en": "When it begins."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "to_at",
        "label": {
          "vi": "Dự kiến đến",
          "en": "Until, planned"
        },
        "help": {
          "vi": "Ngày giờ dự kiến kết thúc.",
          "en": "When it is to end."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "ahead": true
      },
      {
        "name": "ended_at",
        "label": {
          "vi": "Đã kết thúc lúc",
          "en": "Ended at"
        },
        "help": {
          "vi": "Ngày giờ đã dỡ bỏ.",
          "en": "When it was lifted."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "end_decision_no",
        "label": {
          "vi": "Số quyết định kết thúc",
          "en": "Decision that ends it"
        },
        "help": {
          "vi": "Quyết định dỡ bỏ.",
          "en": "The decision that lifted it."
        },
        "example": "340/QĐ-UBND",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "households_count",
        "label": {
          "vi": "Số hộ",
          "en": "Households"
        },
        "help": {
          "vi": "Bao nhiêu hộ trong khu.",
          "en": "How many households lie in it."
        },
        "example": "42",
        "type": {
          "is": "int",
          "min": 0,
          "max": 20000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "people_count",
        "label": {
          "vi": "Số nhân khẩu",
          "en": "People"
        },
        "help": {
          "vi": "Bao nhiêu người trong khu.",
          "en": "How many people live in it."
        },
        "example": "163",
        "type": {
          "is": "int",
          "min": 0,
          "max": 100000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "responsible_name",
        "label": {
          "vi": "Người phụ trách",
          "en": "In charge"
        },
        "help": {
          "vi": "Ai chịu trách nhiệm về khu.",
          "en": "Who answers for it."
        },
        "example": "Phạm Đức Thắng",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "responsible_phone",
        "label": {
          "vi": "Điện thoại người phụ trách",
          "en": "Phone of who is in charge"
        },
        "help": {
          "vi": "Số máy của người phụ trách.",
          "en": "That person's number."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "supply_by",
        "label": {
          "vi": "Ai cung ứng",
          "en": "Supplied by"
        },
        "help": {
          "vi": "Lương thực, thuốc men do ai lo.",
          "en": "Who brings food and medicine."
        },
        "example": "Hội Phụ nữ phường",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "supply_phone",
        "label": {
          "vi": "Điện thoại cung ứng",
          "en": "Supply phone"
        },
        "help": {
          "vi": "Số để người dân gọi.",
          "en": "The number for residents to call."
        },
        "example": "024 3831 2345",
        "type": {
          "is": "hotline"
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [
      {
        "name": "gates",
        "label": {
          "vi": "Cổng, lối ra vào",
          "en": "Gate"
        },
        "fields": [
          {
            "name": "name",
            "label": {
              "vi": "Tên cổng",
              "en": "Name"
            },
            "help": {
              "vi": "Cổng ở đâu.",
              "en": "Where it is."
            },
            "example": "Đầu ngõ 26",
            "type": {
              "is": "text",
              "max_chars": 80
            },
            "required": true,
            "set_by": "person"
          },
          {
            "name": "checkpoint",
            "label": {
              "vi": "Chốt",
              "en": "Checkpoint"
            },
            "help": {
              "vi": "Chốt giữ cổng này.",
              "en": "The checkpoint that keeps it."
            },
            "example": "00025-C01",
            "type": {
              "is": "place"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "emergency",
            "label": {
              "vi": "Lối cho cứu thương, chữa cháy",
              "en": "For ambulances and fire brigade"
            },
            "help": {
              "vi": "Luôn để trống cho xe cứu thương, chữa cháy.",
              "en": "Always kept clear for them."
            },
            "example": "",
            "type": {
              "is": "bool"
            },
            "required": false,
            "set_by": "person"
          }
        ],
        "min": 0
      },
      {
        "name": "assets",
        "label": {
          "vi": "Trang thiết bị",
          "en": "Equipment"
        },
        "fields": [
          {
            "name": "what",
            "label": {
              "vi": "Thiết bị",
              "en": "What"
            },
            "help": {
              "vi": "Camera, rào chắn, biển báo …",
              "en": "Camera, barrier, sign …"
            },
            "example": "",
            "type": {
              "is": "choice",
              "choices": [
                {
                  "code": "camera",
                  "label": {
                    "vi": "Camera",
                    "en": "Camera"
                  }
                },
                {
                  "code": "barrier",
                  "label": {
                    "vi": "Rào chắn",
                    "en": "Barrier"
                  }
                },
                {
                  "code": "sign",
                  "label": {
                    "vi": "Biển báo",
                    "en": "Sign"
                  }
                },
                {
                  "code": "tent",
                  "label": {
                    "vi": "Lều, ô",
                    "en": "Tent"
                  }
                },
                {
                  "code": "light",
                  "label": {
                    "vi": "Đèn",
                    "en": "Light"
                  }
                }
              ]
            },
            "required": true,
            "set_by": "person"
          },
          {
            "name": "count",
            "label": {
              "vi": "Số lượng",
              "en": "Count"
            },
            "help": {
              "vi": "Bao nhiêu.",
              "en": "How many."
            },
            "example": "2",
            "type": {
              "is": "int",
              "min": 0,
              "max": 1000
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "where",
            "label": {
              "vi": "Đặt ở đâu",
              "en": "Where"
            },
            "help": {
              "vi": "Vị trí đặt.",
              "en": "Where it stands."
            },
            "example": "Đầu ngõ",
            "type": {
              "is": "text",
              "max_chars": 120
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
              "vi": "Còn tốt hay hỏng.",
              "en": "Working or broken."
            },
            "example": "Còn tốt",
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
    "date_field": "from_at",
    "search_fields": [
      "name",
      "bounds",
      "decision_no",
      "responsible_name"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "health_station",
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "health_station",
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "type",
        "area",
        "from_at",
        "to_at",
        "responsible_name",
        "responsible_phone"
      ],
      "filters": [
        "type"
      ],
      "states": [
        "open",
        "overdue",
        "due_today"
      ],
      "order": "newest"
    },
    "first_fields": [
      "name",
      "type",
      "area",
      "bounds",
      "decision_no",
      "from_at",
      "to_at",
      "responsible_name",
      "responsible_phone"
    ],
    "sections": [
      {
        "label": {
          "vi": "Quy mô",
          "en": "Size"
        },
        "fields": [
          "households_count",
          "people_count"
        ]
      },
      {
        "label": {
          "vi": "Cung ứng",
          "en": "Supply"
        },
        "fields": [
          "supply_by",
          "supply_phone"
        ]
      },
      {
        "label": {
          "vi": "Quyết định, kết thúc",
          "en": "Decision, end"
        },
        "fields": [
          "decision_on",
          "ended_at",
          "end_decision_no"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "type",
    "due": {
      "by": {
        "field": "to_at",
        "done": [
          "ended_at"
        ]
      }
    },
    "part_of": null,
    "screens": "derived"
  },
  exposure_place: {
    "name": "exposure_place",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Vùng dịch, mốc dịch tễ",
      "en": "Epidemic area or exposure place"
    },
    "fields": [
      {
        "name": "type",
        "label": {
          "vi": "Loại",
          "en": "Type"
        },
        "help": {
          "vi": "Cả một vùng, một nơi hay một chuyến xe.",
          "en": "An area, a place or a journey."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "area",
              "label": {
                "vi": "Vùng dịch",
                "en": "Epidemic area"
              }
            },
            {
              "code": "point",
              "label": {
                "vi": "Mốc dịch tễ",
                "en": "Exposure place"
              }
            },
            {
              "code": "vehicle",
              "label": {
                "vi": "Chuyến xe, chuyến bay",
                "en": "Coach or flight"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "unit",
        "label": {
          "vi": "Mã đơn vị",
          "en": "Unit"
        },
        "help": {
          "vi": "Tỉnh, huyện hoặc xã, nếu là cả vùng.",
          "en": "Province, district or ward, of an area."
        },
        "example": "79",
        "type": {
          "is": "unit"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "name",
        "label": {
          "vi": "Tên",
          "en": "Name"
        },
        "help": {
          "vi": "Như trong thông báo.",
          "en": "As in the notice."
        },
        "example": "Bệnh viện Bạch Mai",
        "type": {
          "is": "text",
          "max_chars": 160
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
          "vi": "Ghi rõ xã, huyện, tỉnh.",
          "en": "With commune, district, province."
        },
        "example": "78 Giải Phóng, Đống Đa, Hà Nội",
        "type": {
          "is": "text",
          "max_chars": 200
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
          "vi": "Của xe khách, taxi.",
          "en": "Of a coach or taxi."
        },
        "example": "29B-123.45",
        "type": {
          "is": "plate"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "trip",
        "label": {
          "vi": "Số hiệu chuyến",
          "en": "Trip"
        },
        "help": {
          "vi": "Chuyến bay, chuyến xe, chỗ ngồi.",
          "en": "Flight or coach, and seats."
        },
        "example": "VN0054",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "from_at",
        "label": {
          "vi": "Từ lúc",
          "en": "From"
        },
        "help": {
          "vi": "Ai có mặt từ lúc này.",
          "en": "Who was there from then on."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "to_at",
        "label": {
          "vi": "Đến lúc",
          "en": "To"
        },
        "help": {
          "vi": "Để trống: vẫn còn.",
          "en": "Empty: still."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "look_back_days",
        "label": {
          "vi": "Tính trong bao nhiêu ngày",
          "en": "Counts for days"
        },
        "help": {
          "vi": "Theo thông báo, kể từ ngày có mặt.",
          "en": "As the notice says, from the day of the stay."
        },
        "example": "14",
        "type": {
          "is": "int",
          "min": 1,
          "max": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "level",
        "label": {
          "vi": "Cấp độ dịch",
          "en": "Level"
        },
        "help": {
          "vi": "Cấp 1 đến 4, nếu được công bố.",
          "en": "1 to 4, where it was announced."
        },
        "example": "3",
        "type": {
          "is": "int",
          "min": 1,
          "max": 4
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "ask",
        "label": {
          "vi": "Người đã đến phải",
          "en": "Who was there must"
        },
        "help": {
          "vi": "Theo thông báo.",
          "en": "As the notice says."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "declare",
              "label": {
                "vi": "Khai báo y tế",
                "en": "Declare"
              }
            },
            {
              "code": "test",
              "label": {
                "vi": "Xét nghiệm",
                "en": "Be tested"
              }
            },
            {
              "code": "monitor",
              "label": {
                "vi": "Tự theo dõi sức khỏe",
                "en": "Watch own health"
              }
            },
            {
              "code": "home",
              "label": {
                "vi": "Cách ly tại nhà",
                "en": "Isolate at home"
              }
            },
            {
              "code": "central",
              "label": {
                "vi": "Cách ly tập trung",
                "en": "Centralised isolation"
              }
            },
            {
              "code": "call",
              "label": {
                "vi": "Gọi Trạm Y tế",
                "en": "Call the health station"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "source_body",
        "label": {
          "vi": "Cơ quan thông báo",
          "en": "Announced by"
        },
        "help": {
          "vi": "Ai ra thông báo này.",
          "en": "Who announced it."
        },
        "example": "CDC Hà Nội",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "source_no",
        "label": {
          "vi": "Số văn bản",
          "en": "Document no."
        },
        "help": {
          "vi": "Số và ký hiệu, nếu có.",
          "en": "Number and sign, if any."
        },
        "example": "27/TB-CDC",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "source_on",
        "label": {
          "vi": "Ngày thông báo",
          "en": "Announced on"
        },
        "help": {
          "vi": "Ngày của thông báo.",
          "en": "The day of the notice."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "url",
        "label": {
          "vi": "Đường dẫn",
          "en": "Link"
        },
        "help": {
          "vi": "Trang đăng thông báo.",
          "en": "The page with the notice."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "ended_on",
        "label": {
          "vi": "Hết từ ngày",
          "en": "Ended on"
        },
        "help": {
          "vi": "Ngày thông báo hết hiệu lực.",
          "en": "The day on which the notice ended."
        },
        "example": "06/12/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "source_on",
    "search_fields": [
      "name",
      "address",
      "plate",
      "trip",
      "source_no"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "health_station",
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "health_station",
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "type",
        "from_at",
        "to_at",
        "ask",
        "source_body",
        "ended_on"
      ],
      "filters": [
        "type",
        "ask"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "type",
      "name",
      "address",
      "from_at",
      "to_at",
      "ask",
      "source_body",
      "source_no",
      "source_on"
    ],
    "sections": [
      {
        "label": {
          "vi": "Vùng",
          "en": "Area"
        },
        "fields": [
          "unit",
          "level"
        ],
        "asked": {
          "is": "one_of",
          "field": "type",
          "values": [
            "area"
          ]
        }
      },
      {
        "label": {
          "vi": "Chuyến đi",
          "en": "Journey"
        },
        "fields": [
          "plate",
          "trip"
        ],
        "asked": {
          "is": "one_of",
          "field": "type",
          "values": [
            "vehicle"
          ]
        }
      },
      {
        "label": {
          "vi": "Hiệu lực",
          "en": "Validity"
        },
        "fields": [
          "look_back_days",
          "url",
          "ended_on"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "type",
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  level: {
    "name": "level",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Cấp độ dịch",
      "en": "Epidemic level"
    },
    "fields": [
      {
        "name": "name",
        "label": {
          "vi": "Địa bàn",
          "en": "Place"
        },
        "help": {
          "vi": "Tên phường, xã, tổ dân phố, thôn, bản.",
          "en": "Of the ward or area."
        },
        "example": "Tổ dân phố số 1",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "place",
        "label": {
          "vi": "Mã địa bàn",
          "en": "Place code"
        },
        "help": {
          "vi": "Mã tổ dân phố, thôn, bản.",
          "en": "The area's code."
        },
        "example": "00025-01",
        "type": {
          "is": "place"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "unit",
        "label": {
          "vi": "Mã đơn vị",
          "en": "Unit"
        },
        "help": {
          "vi": "Mã xã, huyện, tỉnh, nếu là cả đơn vị.",
          "en": "Where it is a whole unit."
        },
        "example": "00025",
        "type": {
          "is": "unit"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "week_from",
        "label": {
          "vi": "Từ ngày",
          "en": "From"
        },
        "help": {
          "vi": "Ngày đầu của tuần tính.",
          "en": "The first day of the week."
        },
        "example": "15/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "week_to",
        "label": {
          "vi": "Đến ngày",
          "en": "To"
        },
        "help": {
          "vi": "Ngày cuối của tuần tính.",
          "en": "The last day of the week."
        },
        "example": "21/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "cases",
        "label": {
          "vi": "Ca mắc mới",
          "en": "New cases"
        },
        "help": {
          "vi": "Trong tuần.",
          "en": "In the week."
        },
        "example": "3",
        "type": {
          "is": "int",
          "min": 0,
          "max": 10000000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "community_cases",
        "label": {
          "vi": "Trong đó tại cộng đồng",
          "en": "In the community"
        },
        "help": {
          "vi": "Ca phát hiện tại cộng đồng.",
          "en": "Found in the community."
        },
        "example": "1",
        "type": {
          "is": "int",
          "min": 0,
          "max": 10000000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "population",
        "label": {
          "vi": "Số dân",
          "en": "Population"
        },
        "help": {
          "vi": "Số dân của địa bàn.",
          "en": "Of the place."
        },
        "example": "1250",
        "type": {
          "is": "int",
          "min": 0,
          "max": 10000000
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "rate",
        "label": {
          "vi": "Ca/100.000 dân/tuần",
          "en": "Cases/100,000/week"
        },
        "help": {
          "vi": "Ca cộng đồng trên 100.000 dân trong tuần.",
          "en": "Community cases per 100,000 a week."
        },
        "example": "",
        "type": {
          "is": "decimal",
          "min": 0.0,
          "max": 1000000.0,
          "unit": ""
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "adult_one_dose_pct",
        "label": {
          "vi": "Người từ 18 tuổi tiêm ít nhất một mũi",
          "en": "Adults with one dose"
        },
        "help": {
          "vi": "Phần trăm.",
          "en": "Per cent."
        },
        "example": "95,5",
        "type": {
          "is": "decimal",
          "min": 0.0,
          "max": 100.0,
          "unit": "%"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "elder_full_pct",
        "label": {
          "vi": "Người cao tuổi tiêm đủ mũi",
          "en": "Elders fully dosed"
        },
        "help": {
          "vi": "Phần trăm.",
          "en": "Per cent."
        },
        "example": "88",
        "type": {
          "is": "decimal",
          "min": 0.0,
          "max": 100.0,
          "unit": "%"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "oxygen",
        "label": {
          "vi": "Ca đang thở ô xy",
          "en": "On oxygen"
        },
        "help": {
          "vi": "Đang điều trị.",
          "en": "Under treatment."
        },
        "example": "0",
        "type": {
          "is": "int",
          "min": 0,
          "max": 10000000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "deaths",
        "label": {
          "vi": "Tử vong",
          "en": "Deaths"
        },
        "help": {
          "vi": "Trong tuần.",
          "en": "In the week."
        },
        "example": "0",
        "type": {
          "is": "int",
          "min": 0,
          "max": 10000000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "beds_free",
        "label": {
          "vi": "Giường còn trống",
          "en": "Beds free"
        },
        "help": {
          "vi": "Nơi thu dung, điều trị.",
          "en": "Where cases are treated."
        },
        "example": "20",
        "type": {
          "is": "int",
          "min": 0,
          "max": 10000000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "care_ready",
        "label": {
          "vi": "Bảo đảm thu dung, điều trị",
          "en": "Care is ready"
        },
        "help": {
          "vi": "Có phương án và đủ chỗ.",
          "en": "There is a plan, and room."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "proposed",
        "label": {
          "vi": "Cấp độ đề xuất",
          "en": "Proposed"
        },
        "help": {
          "vi": "Theo quy tắc; chưa có quy tắc thì để trống.",
          "en": "By the rule; empty where none is known."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 1,
          "max": 4
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "rule_id",
        "label": {
          "vi": "Quy tắc",
          "en": "Rule"
        },
        "help": {
          "vi": "Quy tắc đã áp dụng.",
          "en": "The rule that was applied."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "why",
        "label": {
          "vi": "Vì sao",
          "en": "Why"
        },
        "help": {
          "vi": "Các tiêu chí đã tính.",
          "en": "What was counted."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "decided",
        "label": {
          "vi": "Cấp độ công bố",
          "en": "Decided"
        },
        "help": {
          "vi": "Do người có thẩm quyền quyết định.",
          "en": "Decided by the authority."
        },
        "example": "2",
        "type": {
          "is": "int",
          "min": 1,
          "max": 4
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "decided_no",
        "label": {
          "vi": "Số văn bản",
          "en": "Document no."
        },
        "help": {
          "vi": "Số và ký hiệu.",
          "en": "Number and sign."
        },
        "example": "529-CV/QU",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "decided_on",
        "label": {
          "vi": "Ngày văn bản",
          "en": "Document of"
        },
        "help": {
          "vi": "Ngày ký.",
          "en": "The day of signing."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "decided_by",
        "label": {
          "vi": "Người ký",
          "en": "Signed by"
        },
        "help": {
          "vi": "Ai ký văn bản.",
          "en": "Who signed it."
        },
        "example": "Nguyễn Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "valid_from",
        "label": {
          "vi": "Áp dụng từ",
          "en": "Holds from"
        },
        "help": {
          "vi": "Ngày bắt đầu áp dụng.",
          "en": "The first day."
        },
        "example": "23/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "safe",
        "label": {
          "vi": "Tổ dân phố an toàn",
          "en": "Safe area"
        },
        "help": {
          "vi": "Được công nhận là địa bàn an toàn.",
          "en": "Counts as a safe area."
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
    "date_field": "week_to",
    "search_fields": [
      "name",
      "decided_no",
      "decided_by"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "health_station",
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "health_station",
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "week_from",
        "week_to",
        "community_cases",
        "rate",
        "decided",
        "valid_from",
        "safe"
      ],
      "filters": [],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "name",
      "week_from",
      "week_to",
      "cases",
      "community_cases",
      "population",
      "decided",
      "decided_no",
      "valid_from"
    ],
    "sections": [
      {
        "label": {
          "vi": "Nơi",
          "en": "Where"
        },
        "fields": [
          "place",
          "unit"
        ]
      },
      {
        "label": {
          "vi": "Tiêm chủng, điều trị",
          "en": "Vaccination and care"
        },
        "fields": [
          "adult_one_dose_pct",
          "elder_full_pct",
          "oxygen",
          "deaths",
          "beds_free",
          "care_ready"
        ]
      },
      {
        "label": {
          "vi": "Công bố",
          "en": "Announcement"
        },
        "fields": [
          "decided_on",
          "decided_by",
          "safe"
        ]
      }
    ],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "derived",
    "rulings": true
  },
  rule: {
    "name": "rule",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Quy tắc riêng của địa phương",
      "en": "Local rule"
    },
    "fields": [
      {
        "name": "rule",
        "label": {
          "vi": "Quy tắc",
          "en": "Rule"
        },
        "help": {
          "vi": "Quy tắc mà địa phương quy định riêng.",
          "en": "Which rule the place has of its own."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "fever_c",
              "label": {
                "vi": "Ngưỡng nhiệt độ đo lại tại chốt (°C)",
                "en": "Temperature to remeasure from (°C)"
              }
            },
            {
              "code": "report_back_hours",
              "label": {
                "vi": "Hạn khai báo khi đến, về (giờ)",
                "en": "To report after arriving (hours)"
              }
            },
            {
              "code": "isolation_days",
              "label": {
                "vi": "Số ngày cách ly (ngày)",
                "en": "Days of isolation (days)"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "subject",
        "label": {
          "vi": "Đối tượng",
          "en": "Subject"
        },
        "help": {
          "vi": "Áp dụng cho ai.",
          "en": "Whom it is for."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "f1",
              "label": {
                "vi": "F1",
                "en": "F1"
              }
            },
            {
              "code": "f2",
              "label": {
                "vi": "F2",
                "en": "F2"
              }
            },
            {
              "code": "f0",
              "label": {
                "vi": "F0",
                "en": "F0"
              }
            },
            {
              "code": "arrival",
              "label": {
                "vi": "Người về từ vùng dịch",
                "en": "Arrival from an epidemic area"
              }
            },
            {
              "code": "housemate",
              "label": {
                "vi": "Người cùng nhà",
                "en": "Housemate"
              }
            },
            {
              "code": "entry",
              "label": {
                "vi": "Nhập cảnh",
                "en": "Entered the country"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "rule",
          "values": [
            "isolation_days"
          ]
        }
      },
      {
        "name": "type",
        "label": {
          "vi": "Hình thức",
          "en": "Form of isolation"
        },
        "help": {
          "vi": "Áp dụng cho hình thức cách ly nào.",
          "en": "For which form of isolation."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "centralised",
              "label": {
                "vi": "Cách ly tập trung",
                "en": "Centralised"
              }
            },
            {
              "code": "home",
              "label": {
                "vi": "Cách ly tại nhà, nơi lưu trú",
                "en": "At home or where staying"
              }
            },
            {
              "code": "medical",
              "label": {
                "vi": "Cách ly, điều trị tại cơ sở y tế",
                "en": "In a medical facility"
              }
            },
            {
              "code": "home_care",
              "label": {
                "vi": "F0 điều trị tại nhà",
                "en": "F0 treated at home"
              }
            },
            {
              "code": "self_monitor",
              "label": {
                "vi": "Tự theo dõi sức khỏe tại nhà",
                "en": "Watches own health at home"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "rule",
          "values": [
            "isolation_days"
          ]
        }
      },
      {
        "name": "value",
        "label": {
          "vi": "Giá trị",
          "en": "Value"
        },
        "help": {
          "vi": "Độ C, số giờ hoặc số ngày, theo quy tắc.",
          "en": "Degrees, hours or days, as the rule has it."
        },
        "example": "38",
        "type": {
          "is": "decimal",
          "min": 0.0,
          "max": 720.0,
          "unit": ""
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "from",
        "label": {
          "vi": "Áp dụng từ",
          "en": "Holds from"
        },
        "help": {
          "vi": "Sớm nhất là hôm nay: không đổi được việc đã qua.",
          "en": "Today at the earliest: the past stays."
        },
        "example": "25/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "to",
        "label": {
          "vi": "Đến hết ngày",
          "en": "Until"
        },
        "help": {
          "vi": "Để trống nếu chưa định.",
          "en": "Empty where it is not known."
        },
        "example": "31/12/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "ahead": true
      },
      {
        "name": "decision_no",
        "label": {
          "vi": "Số văn bản",
          "en": "Document no."
        },
        "help": {
          "vi": "Số và ký hiệu.",
          "en": "Number and sign."
        },
        "example": "312/QĐ-UBND",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "decision_on",
        "label": {
          "vi": "Ngày văn bản",
          "en": "Document of"
        },
        "help": {
          "vi": "Ngày ký.",
          "en": "The day of signing."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "issuer",
        "label": {
          "vi": "Cơ quan ban hành",
          "en": "Issued by"
        },
        "help": {
          "vi": "Ai ban hành văn bản.",
          "en": "Who issued the document."
        },
        "example": "UBND phường Ngọc Khánh",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "note",
        "label": {
          "vi": "Ghi chú",
          "en": "Note"
        },
        "help": {
          "vi": "Điều cần nhớ về quy tắc này.",
          "en": "What to remember."
        },
        "example": "Áp dụng cho khu phong tỏa ngõ 26",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "made_at",
        "label": {
          "vi": "Ghi lúc",
          "en": "Written at"
        },
        "help": {
          "vi": "Máy ghi khi thêm quy tắc.",
          "en": "When the rule was added."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "changed_on",
        "label": {
          "vi": "Ngày ghi",
          "en": "Written on"
        },
        "help": {
          "vi": "Máy ghi mỗi lần sửa.",
          "en": "The day of the last change."
        },
        "example": "",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "app"
      }
    ],
    "groups": [],
    "date_field": "from",
    "search_fields": [
      "decision_no",
      "issuer",
      "note"
    ],
    "name_field": null,
    "title_fields": [
      "decision_no",
      "issuer"
    ],
    "access": {
      "see": [
        "health_station",
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "health_station",
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "rule",
        "value",
        "from",
        "to",
        "subject",
        "type"
      ],
      "filters": [
        "rule"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "rule",
      "subject",
      "type",
      "value",
      "from",
      "to",
      "decision_no",
      "decision_on",
      "issuer",
      "note"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  roster: {
    "name": "roster",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Lịch trực",
      "en": "Duty roster"
    },
    "fields": [
      {
        "name": "name",
        "label": {
          "vi": "Tên ca trực",
          "en": "Name"
        },
        "help": {
          "vi": "Trực ở đâu, ca nào.",
          "en": "Where, and which shift."
        },
        "example": "Chốt đầu phố Ngọc Khánh, ca đêm",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "place",
        "label": {
          "vi": "Nơi trực",
          "en": "Place"
        },
        "help": {
          "vi": "Chốt, hoặc mã đơn vị với trực chỉ huy.",
          "en": "A checkpoint, or the ward's own code."
        },
        "example": "00025-C01",
        "type": {
          "is": "place"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "starts_at",
        "label": {
          "vi": "Bắt đầu",
          "en": "Starts"
        },
        "help": {
          "vi": "Giờ nhận ca.",
          "en": "When it begins."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "ends_at",
        "label": {
          "vi": "Kết thúc",
          "en": "Ends"
        },
        "help": {
          "vi": "Giờ hết ca.",
          "en": "When it ends."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person",
        "ahead": true
      },
      {
        "name": "phone",
        "label": {
          "vi": "Điện thoại trực",
          "en": "Phone on duty"
        },
        "help": {
          "vi": "Số để gọi ca này.",
          "en": "The number of this shift."
        },
        "example": "024 3831 2345",
        "type": {
          "is": "hotline"
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
          "vi": "Điều ca trực cần biết.",
          "en": "What the shift must know."
        },
        "example": "Mang theo áo mưa",
        "type": {
          "is": "text",
          "max_chars": 500
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [
      {
        "name": "people",
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
              "vi": "Người được phân công.",
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
                  "code": "civil_guard",
                  "label": {
                    "vi": "Dân phòng",
                    "en": "Civil guard"
                  }
                },
                {
                  "code": "border_guard",
                  "label": {
                    "vi": "Bộ đội Biên phòng",
                    "en": "Border guard"
                  }
                },
                {
                  "code": "front",
                  "label": {
                    "vi": "Mặt trận Tổ quốc",
                    "en": "Fatherland Front"
                  }
                },
                {
                  "code": "farmers_union",
                  "label": {
                    "vi": "Hội Nông dân",
                    "en": "Farmers' Union"
                  }
                },
                {
                  "code": "traffic",
                  "label": {
                    "vi": "Cảnh sát, thanh tra giao thông",
                    "en": "Traffic police and inspectors"
                  }
                },
                {
                  "code": "security_force",
                  "label": {
                    "vi": "Lực lượng bảo vệ an ninh, trật tự ở cơ sở",
                    "en": "Local security force"
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
            "name": "duty",
            "label": {
              "vi": "Nhiệm vụ",
              "en": "Duty"
            },
            "help": {
              "vi": "Việc được phân công trong ca.",
              "en": "What the person does in the shift."
            },
            "example": "",
            "type": {
              "is": "choice",
              "choices": [
                {
                  "code": "lead",
                  "label": {
                    "vi": "Trưởng ca",
                    "en": "Shift lead"
                  }
                },
                {
                  "code": "traffic",
                  "label": {
                    "vi": "Điều tiết giao thông",
                    "en": "Directs traffic"
                  }
                },
                {
                  "code": "temperature",
                  "label": {
                    "vi": "Đo thân nhiệt",
                    "en": "Measures temperatures"
                  }
                },
                {
                  "code": "papers",
                  "label": {
                    "vi": "Kiểm tra giấy tờ",
                    "en": "Checks papers"
                  }
                },
                {
                  "code": "record",
                  "label": {
                    "vi": "Ghi sổ",
                    "en": "Writes the log"
                  }
                },
                {
                  "code": "guide",
                  "label": {
                    "vi": "Hướng dẫn khai báo",
                    "en": "Helps to declare"
                  }
                },
                {
                  "code": "standby",
                  "label": {
                    "vi": "Dự phòng",
                    "en": "Stands by"
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
    "date_field": "starts_at",
    "search_fields": [
      "name",
      "people/*/name",
      "phone"
    ],
    "name_field": null,
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
        "place",
        "starts_at",
        "ends_at",
        "phone"
      ],
      "filters": [],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "name",
      "place",
      "starts_at",
      "ends_at",
      "phone"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  campaign: {
    "name": "campaign",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Đợt xét nghiệm, tiêm",
      "en": "Campaign"
    },
    "fields": [
      {
        "name": "type",
        "label": {
          "vi": "Loại",
          "en": "Type"
        },
        "help": {
          "vi": "Xét nghiệm hay tiêm chủng.",
          "en": "Tests or vaccination."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "test",
              "label": {
                "vi": "Xét nghiệm",
                "en": "Tests"
              }
            },
            {
              "code": "vaccination",
              "label": {
                "vi": "Tiêm chủng",
                "en": "Vaccination"
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
          "vi": "Tên đợt",
          "en": "Name"
        },
        "help": {
          "vi": "Tên gọi của đợt.",
          "en": "What it is called."
        },
        "example": "Xét nghiệm diện rộng tổ 1, tổ 2",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "purpose",
        "label": {
          "vi": "Mục đích",
          "en": "Purpose"
        },
        "help": {
          "vi": "Vì sao xét nghiệm.",
          "en": "Why people are tested."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "symptoms",
              "label": {
                "vi": "Có triệu chứng",
                "en": "Symptoms"
              }
            },
            {
              "code": "f1",
              "label": {
                "vi": "Tiếp xúc gần",
                "en": "Close contact"
              }
            },
            {
              "code": "arrival",
              "label": {
                "vi": "Về từ vùng dịch",
                "en": "Arrival from an epidemic area"
              }
            },
            {
              "code": "isolation_day",
              "label": {
                "vi": "Theo ngày cách ly",
                "en": "Day of isolation"
              }
            },
            {
              "code": "screening",
              "label": {
                "vi": "Tầm soát",
                "en": "Screening"
              }
            },
            {
              "code": "wide",
              "label": {
                "vi": "Diện rộng",
                "en": "Wide testing"
              }
            },
            {
              "code": "frontline",
              "label": {
                "vi": "Lực lượng tuyến đầu",
                "en": "Front line"
              }
            },
            {
              "code": "release",
              "label": {
                "vi": "Kết thúc cách ly, điều trị",
                "en": "Release"
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
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "type",
          "values": [
            "test"
          ]
        }
      },
      {
        "name": "target",
        "label": {
          "vi": "Đối tượng",
          "en": "For whom"
        },
        "help": {
          "vi": "Khu vực, nhóm người.",
          "en": "Places and groups."
        },
        "example": "Công dân chuẩn bị nhập ngũ",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "areas",
        "label": {
          "vi": "Địa bàn",
          "en": "Areas"
        },
        "help": {
          "vi": "Các tổ dân phố, thôn, bản.",
          "en": "The areas that it is for."
        },
        "example": "",
        "type": {
          "is": "open_set"
        },
        "required": false,
        "set_by": "person",
        "of": "areas"
      },
      {
        "name": "site",
        "label": {
          "vi": "Điểm lấy mẫu, tiêm",
          "en": "Site"
        },
        "help": {
          "vi": "Chọn trong danh sách điểm y tế.",
          "en": "Chosen from the sites."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "site"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "from_at",
        "label": {
          "vi": "Từ lúc",
          "en": "From"
        },
        "help": {
          "vi": "Ngày giờ bắt đầu.",
          "en": "When it begins."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "to_at",
        "label": {
          "vi": "Đến lúc",
          "en": "To"
        },
        "help": {
          "vi": "Ngày giờ kết thúc.",
          "en": "When it ends."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person",
        "ahead": true
      },
      {
        "name": "product",
        "label": {
          "vi": "Vắc xin, bộ xét nghiệm",
          "en": "Vaccine or kit"
        },
        "help": {
          "vi": "Tên vắc xin hoặc bộ xét nghiệm.",
          "en": "Its name."
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
        "name": "ordered_by",
        "label": {
          "vi": "Cơ quan chỉ đạo",
          "en": "Ordered by"
        },
        "help": {
          "vi": "Ai ra văn bản.",
          "en": "Who ordered it."
        },
        "example": "Ban Chỉ đạo quận Ba Đình",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "order_no",
        "label": {
          "vi": "Số văn bản",
          "en": "Document no."
        },
        "help": {
          "vi": "Số và ký hiệu.",
          "en": "Number and sign."
        },
        "example": "529-CV/QU",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "from_at",
    "search_fields": [
      "name",
      "target",
      "ordered_by",
      "order_no"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "health_station",
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "health_station",
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "type",
        "purpose",
        "from_at",
        "to_at",
        "target",
        "product"
      ],
      "filters": [
        "type",
        "purpose"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "type",
      "name",
      "purpose",
      "target",
      "site",
      "from_at",
      "to_at"
    ],
    "sections": [
      {
        "label": {
          "vi": "Căn cứ",
          "en": "Ordered"
        },
        "fields": [
          "ordered_by",
          "order_no",
          "product",
          "areas"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "type",
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  site: {
    "name": "site",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Điểm y tế, khu cách ly",
      "en": "Site"
    },
    "fields": [
      {
        "name": "type",
        "label": {
          "vi": "Loại",
          "en": "Type"
        },
        "help": {
          "vi": "Nơi này là gì.",
          "en": "What it is."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "station",
              "label": {
                "vi": "Trạm Y tế",
                "en": "Health station"
              }
            },
            {
              "code": "mobile",
              "label": {
                "vi": "Trạm y tế lưu động",
                "en": "Mobile station"
              }
            },
            {
              "code": "isolation",
              "label": {
                "vi": "Khu cách ly",
                "en": "Isolation site"
              }
            },
            {
              "code": "reception",
              "label": {
                "vi": "Cơ sở thu dung",
                "en": "Reception centre"
              }
            },
            {
              "code": "sampling",
              "label": {
                "vi": "Điểm lấy mẫu",
                "en": "Sampling point"
              }
            },
            {
              "code": "vaccination",
              "label": {
                "vi": "Điểm tiêm",
                "en": "Vaccination point"
              }
            },
            {
              "code": "oxygen",
              "label": {
                "vi": "Điểm cấp ô xy",
                "en": "Oxygen point"
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
          "vi": "Tên như trên biển.",
          "en": "As on its sign."
        },
        "example": "Trạm y tế lưu động số 1",
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
          "vi": "Ở đâu, để tìm được.",
          "en": "Where it is, so that others find it."
        },
        "example": "Trường THCS Giảng Võ, 1 Trần Huy Liệu",
        "type": {
          "is": "text",
          "max_chars": 200
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
          "vi": "Số trực của nơi này.",
          "en": "Its number on duty."
        },
        "example": "024 3831 6789",
        "type": {
          "is": "hotline"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "head_name",
        "label": {
          "vi": "Người phụ trách",
          "en": "In charge"
        },
        "help": {
          "vi": "Ai chịu trách nhiệm.",
          "en": "Who answers for it."
        },
        "example": "Bác sĩ Lê Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "capacity",
        "label": {
          "vi": "Số chỗ",
          "en": "Capacity"
        },
        "help": {
          "vi": "Nhận được bao nhiêu người.",
          "en": "How many it takes."
        },
        "example": "40",
        "type": {
          "is": "int",
          "min": 0,
          "max": 20000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "occupied",
        "label": {
          "vi": "Đang có",
          "en": "Occupied"
        },
        "help": {
          "vi": "Đang có bao nhiêu người.",
          "en": "How many are there now."
        },
        "example": "12",
        "type": {
          "is": "int",
          "min": 0,
          "max": 20000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "counted_at",
        "label": {
          "vi": "Đếm lúc",
          "en": "Counted at"
        },
        "help": {
          "vi": "Khi đếm số người.",
          "en": "When they were counted."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "staff",
        "label": {
          "vi": "Số nhân lực",
          "en": "Staff"
        },
        "help": {
          "vi": "Bao nhiêu người làm việc ở đây.",
          "en": "How many work there."
        },
        "example": "6",
        "type": {
          "is": "int",
          "min": 0,
          "max": 20000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "trained_on",
        "label": {
          "vi": "Đã tập huấn ngày",
          "en": "Trained on"
        },
        "help": {
          "vi": "Ngày tập huấn gần nhất.",
          "en": "The latest day."
        },
        "example": "15/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "ready",
        "label": {
          "vi": "Đã có",
          "en": "In place"
        },
        "help": {
          "vi": "Những điều đã sẵn sàng.",
          "en": "What is in place."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "beds",
              "label": {
                "vi": "Giường",
                "en": "Beds"
              }
            },
            {
              "code": "meals",
              "label": {
                "vi": "Ăn",
                "en": "Meals"
              }
            },
            {
              "code": "water",
              "label": {
                "vi": "Nước, vệ sinh",
                "en": "Water, toilets"
              }
            },
            {
              "code": "waste",
              "label": {
                "vi": "Rác thải",
                "en": "Waste"
              }
            },
            {
              "code": "security",
              "label": {
                "vi": "Bảo vệ",
                "en": "Guards"
              }
            },
            {
              "code": "frame",
              "label": {
                "vi": "Bộ khung quản lý",
                "en": "Management"
              }
            },
            {
              "code": "ppe",
              "label": {
                "vi": "Trang phục phòng hộ",
                "en": "Protective clothing"
              }
            },
            {
              "code": "phone",
              "label": {
                "vi": "Điện thoại",
                "en": "Phone"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "opened_on",
        "label": {
          "vi": "Mở từ ngày",
          "en": "Opened on"
        },
        "help": {
          "vi": "Ngày bắt đầu làm việc.",
          "en": "The first day."
        },
        "example": "01/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "closed_on",
        "label": {
          "vi": "Đóng từ ngày",
          "en": "Closed on"
        },
        "help": {
          "vi": "Ngày thôi làm việc.",
          "en": "The day on which it ended."
        },
        "example": "30/04/2022",
        "type": {
          "is": "day"
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
      "phone",
      "head_name"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "health_station",
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "health_station",
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "type",
        "address",
        "phone",
        "capacity",
        "occupied",
        "counted_at"
      ],
      "filters": [
        "type"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "type",
      "name",
      "address",
      "phone",
      "head_name",
      "capacity",
      "occupied"
    ],
    "sections": [
      {
        "label": {
          "vi": "Sẵn sàng",
          "en": "Ready"
        },
        "fields": [
          "ready",
          "staff",
          "trained_on",
          "counted_at"
        ]
      },
      {
        "label": {
          "vi": "Thời gian",
          "en": "Time"
        },
        "fields": [
          "opened_on",
          "closed_on"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "type",
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  stock: {
    "name": "stock",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Vật tư",
      "en": "Stock"
    },
    "fields": [
      {
        "name": "item",
        "label": {
          "vi": "Loại",
          "en": "Item"
        },
        "help": {
          "vi": "Vật tư gì.",
          "en": "What it is."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "oxygen",
              "label": {
                "vi": "Ô xy",
                "en": "Oxygen"
              }
            },
            {
              "code": "rapid_test",
              "label": {
                "vi": "Test nhanh",
                "en": "Rapid tests"
              }
            },
            {
              "code": "mask",
              "label": {
                "vi": "Khẩu trang",
                "en": "Masks"
              }
            },
            {
              "code": "ppe",
              "label": {
                "vi": "Trang phục phòng hộ",
                "en": "Protective clothing"
              }
            },
            {
              "code": "pack_a",
              "label": {
                "vi": "Gói thuốc A",
                "en": "Pack A"
              }
            },
            {
              "code": "pack_b",
              "label": {
                "vi": "Gói thuốc B",
                "en": "Pack B"
              }
            },
            {
              "code": "pack_c",
              "label": {
                "vi": "Gói thuốc C",
                "en": "Pack C"
              }
            },
            {
              "code": "spo2",
              "label": {
                "vi": "Máy đo SpO2",
                "en": "Pulse oximeters"
              }
            },
            {
              "code": "thermometer",
              "label": {
                "vi": "Nhiệt kế",
                "en": "Thermometers"
              }
            },
            {
              "code": "sanitizer",
              "label": {
                "vi": "Nước sát khuẩn",
                "en": "Disinfectant"
              }
            },
            {
              "code": "vaccine",
              "label": {
                "vi": "Vắc xin",
                "en": "Vaccine"
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
          "vi": "Tên vật tư",
          "en": "Name"
        },
        "help": {
          "vi": "Tên, quy cách.",
          "en": "Name and size."
        },
        "example": "Khẩu trang y tế 4 lớp",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "site",
        "label": {
          "vi": "Ở đâu",
          "en": "Site"
        },
        "help": {
          "vi": "Nơi giữ vật tư.",
          "en": "Where it is kept."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "site"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "count",
        "label": {
          "vi": "Số lượng",
          "en": "Count"
        },
        "help": {
          "vi": "Đang có bao nhiêu.",
          "en": "How many there are."
        },
        "example": "200",
        "type": {
          "is": "int",
          "min": 0,
          "max": 10000000
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "unit",
        "label": {
          "vi": "Đơn vị tính",
          "en": "Unit"
        },
        "help": {
          "vi": "Cái, hộp, bình.",
          "en": "Pieces, boxes, cylinders."
        },
        "example": "hộp",
        "type": {
          "is": "text",
          "max_chars": 20
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "min",
        "label": {
          "vi": "Tối thiểu",
          "en": "At least"
        },
        "help": {
          "vi": "Dưới số này phải bổ sung.",
          "en": "Below it more is needed."
        },
        "example": "50",
        "type": {
          "is": "int",
          "min": 0,
          "max": 10000000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "counted_at",
        "label": {
          "vi": "Đếm lúc",
          "en": "Counted at"
        },
        "help": {
          "vi": "Khi kiểm đếm.",
          "en": "When it was counted."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": null,
    "search_fields": [
      "name",
      "unit"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "health_station",
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "health_station",
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "site",
        "item",
        "count",
        "unit",
        "min",
        "counted_at"
      ],
      "filters": [
        "item",
        "site"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "item",
      "name",
      "site",
      "count",
      "unit",
      "min",
      "counted_at"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": "item",
    "due": "never",
    "part_of": "site",
    "screens": "derived"
  },
  notice: {
    "name": "notice",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Thông báo",
      "en": "Notice"
    },
    "fields": [
      {
        "name": "title",
        "label": {
          "vi": "Tiêu đề",
          "en": "Title"
        },
        "help": {
          "vi": "Một câu nói được việc chính.",
          "en": "The matter in one sentence."
        },
        "example": "Rà soát người về từ vùng dịch trước 20/11",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "text",
        "label": {
          "vi": "Nội dung",
          "en": "Text"
        },
        "help": {
          "vi": "Ai, làm gì, trước khi nào.",
          "en": "Who does what, by when."
        },
        "example": "Các tổ rà soát từng hộ, báo về trụ sở trước 17 giờ",
        "type": {
          "is": "text",
          "max_chars": 3000
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "to",
        "label": {
          "vi": "Gửi",
          "en": "To"
        },
        "help": {
          "vi": "Để trống: tất cả.",
          "en": "Empty: all."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "teams",
              "label": {
                "vi": "Các tổ COVID",
                "en": "Teams"
              }
            },
            {
              "code": "checkpoints",
              "label": {
                "vi": "Các chốt",
                "en": "Checkpoints"
              }
            },
            {
              "code": "health",
              "label": {
                "vi": "Trạm Y tế",
                "en": "Health station"
              }
            },
            {
              "code": "police",
              "label": {
                "vi": "Công an",
                "en": "Police"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "areas",
        "label": {
          "vi": "Địa bàn",
          "en": "Areas"
        },
        "help": {
          "vi": "Để trống: tất cả.",
          "en": "Empty: all."
        },
        "example": "",
        "type": {
          "is": "open_set"
        },
        "required": false,
        "set_by": "person",
        "of": "areas"
      },
      {
        "name": "from_at",
        "label": {
          "vi": "Từ lúc",
          "en": "From"
        },
        "help": {
          "vi": "Khi thông báo bắt đầu.",
          "en": "When it begins."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "until",
        "label": {
          "vi": "Đến lúc",
          "en": "Until"
        },
        "help": {
          "vi": "Để trống: cho đến khi có thông báo mới.",
          "en": "Empty: until another one."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "ahead": true
      },
      {
        "name": "important",
        "label": {
          "vi": "Quan trọng",
          "en": "Important"
        },
        "help": {
          "vi": "Hiện lên trước các thông báo khác.",
          "en": "Shown before the others."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "source",
        "label": {
          "vi": "Căn cứ",
          "en": "Source"
        },
        "help": {
          "vi": "Văn bản của cấp trên.",
          "en": "The document of a higher level."
        },
        "example": "Công văn 529-CV/QU ngày 13/11/2021",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "signed_by",
        "label": {
          "vi": "Người ký",
          "en": "Signed by"
        },
        "help": {
          "vi": "Ai ra thông báo.",
          "en": "Whose notice it is."
        },
        "example": "Nguyễn Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "from_at",
    "search_fields": [
      "title",
      "text",
      "source",
      "signed_by"
    ],
    "name_field": null,
    "title_fields": [
      "title"
    ],
    "access": {
      "see": [
        "health_station",
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "health_station",
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "from_at",
        "until",
        "to",
        "important",
        "signed_by"
      ],
      "filters": [],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "title",
      "text",
      "to",
      "important",
      "from_at",
      "until",
      "signed_by"
    ],
    "sections": [
      {
        "label": {
          "vi": "Căn cứ, nơi áp dụng",
          "en": "Source and places"
        },
        "fields": [
          "source",
          "areas"
        ]
      }
    ],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  scenario: {
    "name": "scenario",
    "version": 1,
    "family": "plan",
    "label": {
      "vi": "Kịch bản",
      "en": "Scenario"
    },
    "fields": [
      {
        "name": "name",
        "label": {
          "vi": "Tên kịch bản",
          "en": "Name"
        },
        "help": {
          "vi": "Tình huống nào.",
          "en": "Which situation."
        },
        "example": "Có F0 trong khu dân cư",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "trigger",
        "label": {
          "vi": "Khi nào áp dụng",
          "en": "Applies when"
        },
        "help": {
          "vi": "Dấu hiệu để bắt đầu.",
          "en": "What sets it off."
        },
        "example": "Có kết quả dương tính tại cộng đồng",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "drilled_on",
        "label": {
          "vi": "Ngày diễn tập",
          "en": "Drilled on"
        },
        "help": {
          "vi": "Ngày diễn tập gần nhất.",
          "en": "The latest day."
        },
        "example": "20/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "drill_result",
        "label": {
          "vi": "Kết quả diễn tập",
          "en": "Result"
        },
        "help": {
          "vi": "Đã làm được gì.",
          "en": "What was achieved."
        },
        "example": "Khoanh vùng xong sau 45 phút",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "weak",
        "label": {
          "vi": "Điểm yếu",
          "en": "Weak points"
        },
        "help": {
          "vi": "Còn phải sửa gì.",
          "en": "What is still to be mended."
        },
        "example": "Thiếu người lấy mẫu buổi tối",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [
      {
        "name": "steps",
        "label": {
          "vi": "Bước",
          "en": "Step"
        },
        "fields": [
          {
            "name": "order",
            "label": {
              "vi": "Thứ tự",
              "en": "Order"
            },
            "help": {
              "vi": "Bước thứ mấy.",
              "en": "Its place."
            },
            "example": "1",
            "type": {
              "is": "int",
              "min": 1,
              "max": 99
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "text",
            "label": {
              "vi": "Việc phải làm",
              "en": "What to do"
            },
            "help": {
              "vi": "Một việc.",
              "en": "One thing."
            },
            "example": "Báo Trạm Y tế và Ban Chỉ đạo",
            "type": {
              "is": "text",
              "max_chars": 300
            },
            "required": true,
            "set_by": "person"
          },
          {
            "name": "who",
            "label": {
              "vi": "Ai làm",
              "en": "Who"
            },
            "help": {
              "vi": "Người hoặc lực lượng.",
              "en": "A person or force."
            },
            "example": "Tổ COVID cộng đồng",
            "type": {
              "is": "text",
              "max_chars": 120
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "within_min",
            "label": {
              "vi": "Trong bao nhiêu phút",
              "en": "Within minutes"
            },
            "help": {
              "vi": "Kể từ khi bắt đầu.",
              "en": "From the beginning on."
            },
            "example": "30",
            "type": {
              "is": "int",
              "min": 0,
              "max": 10080
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
      "name",
      "trigger"
    ],
    "name_field": null,
    "title_fields": [
      "name"
    ],
    "access": {
      "see": [
        "health_station",
        "police",
        "ward_official"
      ],
      "write": [
        "ward_official"
      ],
      "export": [
        "health_station",
        "police",
        "ward_official"
      ]
    },
    "list": {
      "columns": [
        "trigger",
        "drilled_on"
      ],
      "filters": [],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "name",
      "trigger"
    ],
    "sections": [
      {
        "label": {
          "vi": "Diễn tập",
          "en": "Drill"
        },
        "fields": [
          "drilled_on",
          "drill_result",
          "weak"
        ]
      }
    ],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  household: {
    "name": "household",
    "version": 2,
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
          "vi": "Chủ hộ theo đăng ký cư trú; chưa rõ thì ghi người đại diện.",
          "en": "The head as registered; where not known, who speaks for the household."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": false,
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
            },
            {
              "code": "informal_worker",
              "label": {
                "vi": "Lao động tự do mất việc",
                "en": "Informal worker out of work"
              }
            },
            {
              "code": "disabled",
              "label": {
                "vi": "Có người khuyết tật",
                "en": "Somebody disabled"
              }
            },
            {
              "code": "pregnant_small_child",
              "label": {
                "vi": "Có thai phụ, con nhỏ",
                "en": "Pregnancy or small children"
              }
            },
            {
              "code": "in_isolation",
              "label": {
                "vi": "Đang cách ly, phong tỏa",
                "en": "Isolated or locked down"
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
          "vi": "Theo thẩm định của Trạm Y tế; từng điều kiện ghi ở mục cách ly.",
          "en": "As the health station found; the conditions stand in the record of the isolation."
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
          "vi": "Mục cũ ở địa bàn trước.",
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
          "vi": "Mục mới ở địa bàn khác.",
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
      },
      {
        "name": "type",
        "label": {
          "vi": "Loại hộ",
          "en": "Type"
        },
        "help": {
          "vi": "Hộ gia đình hay nơi ở tập thể.",
          "en": "A family, or people who live together."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "family",
              "label": {
                "vi": "Hộ gia đình",
                "en": "Family"
              }
            },
            {
              "code": "boarding",
              "label": {
                "vi": "Nhà trọ, phòng trọ",
                "en": "Rented rooms"
              }
            },
            {
              "code": "dormitory",
              "label": {
                "vi": "Ký túc xá, khu nhà ở công nhân",
                "en": "Dormitory"
              }
            },
            {
              "code": "religious",
              "label": {
                "vi": "Cơ sở tôn giáo",
                "en": "Religious house"
              }
            },
            {
              "code": "camp",
              "label": {
                "vi": "Lán trại, công trường",
                "en": "Camp, building site"
              }
            },
            {
              "code": "absent",
              "label": {
                "vi": "Hộ vắng",
                "en": "Nobody lives there now"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "name",
        "label": {
          "vi": "Tên nơi ở",
          "en": "Name"
        },
        "help": {
          "vi": "Tên nhà trọ, lán trại, cơ sở.",
          "en": "Of rented rooms, a camp or an institution."
        },
        "example": "Nhà trọ bà Hòa",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "people_count",
        "label": {
          "vi": "Số người",
          "en": "People"
        },
        "help": {
          "vi": "Số người đang ở, khi chưa ghi đủ tên.",
          "en": "How many live there, before all are named."
        },
        "example": "4",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "order",
        "label": {
          "vi": "Thứ tự đi",
          "en": "Walking order"
        },
        "help": {
          "vi": "Thứ tự khi đi từng nhà.",
          "en": "Its place on the round."
        },
        "example": "12",
        "type": {
          "is": "int",
          "min": 0,
          "max": 9999
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "cluster",
        "label": {
          "vi": "Cụm liên gia",
          "en": "Cluster"
        },
        "help": {
          "vi": "Hộ thuộc cụm nào.",
          "en": "The cluster that it belongs to."
        },
        "example": "Liên gia 3",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "zone",
        "label": {
          "vi": "Khu phong tỏa",
          "en": "Zone"
        },
        "help": {
          "vi": "Khu phong tỏa, khoanh vùng mà hộ thuộc về.",
          "en": "The zone in which it lies."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "zone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "landlord_name",
        "label": {
          "vi": "Chủ nhà trọ",
          "en": "Landlord"
        },
        "help": {
          "vi": "Người cho thuê nhà.",
          "en": "Who lets the rooms."
        },
        "example": "Trần Thị Hòa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "landlord_phone",
        "label": {
          "vi": "Điện thoại chủ nhà trọ",
          "en": "Landlord's phone"
        },
        "help": {
          "vi": "Số máy của người cho thuê.",
          "en": "The landlord's number."
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
      "head_name",
      "phone",
      "house_no",
      "lane",
      "street",
      "book_no",
      "name",
      "landlord_name"
    ],
    "name_field": "head_name",
    "title_fields": [
      "name",
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
      "filters": [
        "type"
      ],
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
          "type",
          "name",
          "people_count",
          "head",
          "book_no",
          "team",
          "cluster",
          "order",
          "zone",
          "hardship",
          "home_isolation_ok"
        ]
      },
      {
        "label": {
          "vi": "Chủ nhà trọ",
          "en": "Landlord"
        },
        "fields": [
          "landlord_name",
          "landlord_phone"
        ],
        "asked": {
          "is": "one_of",
          "field": "type",
          "values": [
            "boarding",
            "dormitory"
          ]
        }
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
    "version": 2,
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
        "required": false,
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
        "required": false,
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
                "vi": "Cháu nội, cháu ngoại",
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
                "vi": "Người ở thuê, ở nhờ",
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
              },
              "former": true
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
              "code": "stroke",
              "label": {
                "vi": "Đột quỵ, mạch máu não",
                "en": "Stroke"
              }
            },
            {
              "code": "mental",
              "label": {
                "vi": "Sa sút trí tuệ, tâm thần",
                "en": "Dementia, mental illness"
              }
            },
            {
              "code": "tb",
              "label": {
                "vi": "Lao",
                "en": "Tuberculosis"
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
              },
              "former": true
            },
            {
              "code": "over_50",
              "label": {
                "vi": "Người trên 50 tuổi",
                "en": "Over 50"
              },
              "former": true
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
            },
            {
              "code": "pregnant",
              "label": {
                "vi": "Phụ nữ mang thai",
                "en": "Pregnant"
              }
            },
            {
              "code": "underlying",
              "label": {
                "vi": "Người có bệnh nền",
                "en": "Underlying condition"
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
          "vi": "Bố, mẹ hoặc người giám hộ đã ký phiếu đồng ý tiêm.",
          "en": "The parent or guardian has signed the consent form."
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
          "vi": "Mục cũ ở địa bàn trước.",
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
          "vi": "Mục mới ở địa bàn khác.",
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
      },
      {
        "name": "dob_about",
        "label": {
          "vi": "Ngày sinh là áng chừng",
          "en": "Born about"
        },
        "help": {
          "vi": "Không ai nhớ rõ năm sinh.",
          "en": "Nobody knows the year for sure."
        },
        "example": "",
        "type": {
          "is": "bool"
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
        "set_by": "person"
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
        "name": "away_since",
        "label": {
          "vi": "Vắng nhà từ ngày",
          "en": "Away since"
        },
        "help": {
          "vi": "Người này đang ở nơi khác.",
          "en": "The person stays elsewhere for now."
        },
        "example": "01/09/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "away_where",
        "label": {
          "vi": "Đang ở đâu",
          "en": "Away where"
        },
        "help": {
          "vi": "Nơi đang ở: xã, huyện, tỉnh.",
          "en": "Where: commune, district, province."
        },
        "example": "Thuận An, Bình Dương",
        "type": {
          "is": "text",
          "max_chars": 160
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "workplace",
        "label": {
          "vi": "Nơi làm việc",
          "en": "Workplace"
        },
        "help": {
          "vi": "Cơ quan, đơn vị phải được báo khi cần.",
          "en": "The unit that must be told where needed."
        },
        "example": "Trường THCS Giảng Võ",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "guardian_phone",
        "label": {
          "vi": "Điện thoại người giám hộ",
          "en": "Guardian's phone"
        },
        "help": {
          "vi": "Số máy của bố, mẹ hoặc người giám hộ.",
          "en": "The parent's or guardian's number."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "guardian_relation",
        "label": {
          "vi": "Quan hệ của người giám hộ",
          "en": "Guardian's relation"
        },
        "help": {
          "vi": "Là gì của trẻ.",
          "en": "What they are to the child."
        },
        "example": "Bà ngoại",
        "type": {
          "is": "text",
          "max_chars": 30
        },
        "required": false,
        "set_by": "person"
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
      "health_insurance",
      "id_no"
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
          "id_type",
          "id_no",
          "nationality",
          "health_insurance"
        ]
      },
      {
        "label": {
          "vi": "Vắng nhà",
          "en": "Away"
        },
        "fields": [
          "away_since",
          "away_where"
        ]
      },
      {
        "label": {
          "vi": "Công việc",
          "en": "Work"
        },
        "fields": [
          "occupation",
          "workplace",
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
          "guardian_relation",
          "guardian_phone",
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
  movement: {
    "name": "movement",
    "version": 3,
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
              "code": "ambulance",
              "label": {
                "vi": "Xe cứu thương",
                "en": "Ambulance"
              }
            },
            {
              "code": "bicycle",
              "label": {
                "vi": "Xe đạp, xe đạp điện",
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
        "set_by": "person"
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
        "name": "until",
        "label": {
          "vi": "Ở đến ngày",
          "en": "Stays until"
        },
        "help": {
          "vi": "Người đến chơi, lưu trú ở đến ngày nào.",
          "en": "Until when a visitor stays."
        },
        "example": "28/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "direction",
          "values": [
            "visit"
          ]
        }
      },
      {
        "name": "facility",
        "label": {
          "vi": "Cơ sở lưu trú",
          "en": "Lodging"
        },
        "help": {
          "vi": "Nhà nghỉ, khách sạn, nhà trọ mà người này ở.",
          "en": "Where the guest stays."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "facility"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "outside_city",
        "label": {
          "vi": "Ra khỏi tỉnh, thành phố",
          "en": "Leaves the province"
        },
        "help": {
          "vi": "Đi ra ngoài tỉnh, thành phố này.",
          "en": "Goes out of this province or city."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "unit_name",
        "label": {
          "vi": "Cơ quan, đơn vị",
          "en": "Unit"
        },
        "help": {
          "vi": "Nơi người này làm việc.",
          "en": "Where the person works."
        },
        "example": "Trường THCS Giảng Võ",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "approved_on",
        "label": {
          "vi": "Ngày đồng ý",
          "en": "Approved on"
        },
        "help": {
          "vi": "Ngày thủ trưởng đơn vị đồng ý.",
          "en": "When the head of the unit consented."
        },
        "example": "21/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "unit_reported_at",
        "label": {
          "vi": "Đã báo cáo lại đơn vị lúc",
          "en": "Reported to the unit at"
        },
        "help": {
          "vi": "Khi người này báo cho đơn vị là đã về.",
          "en": "When the person told the unit of the return."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "online_code",
        "label": {
          "vi": "Mã khai báo",
          "en": "Declaration code"
        },
        "help": {
          "vi": "Mã của tờ khai trực tuyến, nếu có.",
          "en": "Of the online declaration, if any."
        },
        "example": "TKYT-0123456",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "origin_level",
        "label": {
          "vi": "Cấp độ dịch nơi đi",
          "en": "Level of origin"
        },
        "help": {
          "vi": "Cấp 1 đến 4, theo công bố của nơi đó.",
          "en": "1 to 4, as that place announced."
        },
        "example": "3",
        "type": {
          "is": "int",
          "min": 1,
          "max": 4
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "doses",
        "label": {
          "vi": "Số mũi đã tiêm",
          "en": "Doses"
        },
        "help": {
          "vi": "Theo giấy xác nhận tiêm.",
          "en": "As the certificate says."
        },
        "example": "2",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "last_dose_on",
        "label": {
          "vi": "Ngày tiêm mũi cuối",
          "en": "Last dose on"
        },
        "help": {
          "vi": "Ngày tiêm gần nhất.",
          "en": "The latest one."
        },
        "example": "01/10/2021",
        "type": {
          "is": "day"
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
        "example": "05/09/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "epidemic_ref",
        "label": {
          "vi": "Vùng dịch, mốc dịch tễ",
          "en": "Epidemic area or exposure place"
        },
        "help": {
          "vi": "Nơi trong danh sách mà người này đã đến.",
          "en": "The listed place where the person was."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "exposure_place"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "triage",
        "label": {
          "vi": "Hướng xử lý",
          "en": "Triage"
        },
        "help": {
          "vi": "Người này phải làm gì theo quy định.",
          "en": "What the rule asks of the person."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "none",
              "label": {
                "vi": "Không phải theo dõi",
                "en": "Nothing"
              }
            },
            {
              "code": "self_monitor",
              "label": {
                "vi": "Tự theo dõi sức khỏe",
                "en": "Watches own health"
              }
            },
            {
              "code": "home",
              "label": {
                "vi": "Cách ly tại nhà",
                "en": "Isolation at home"
              }
            },
            {
              "code": "central",
              "label": {
                "vi": "Cách ly tập trung",
                "en": "Centralised isolation"
              }
            },
            {
              "code": "station",
              "label": {
                "vi": "Chuyển Trạm Y tế",
                "en": "To the health station"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "triage_rule",
        "label": {
          "vi": "Theo quy định",
          "en": "By the rule"
        },
        "help": {
          "vi": "Văn bản đã áp dụng.",
          "en": "The document that was applied."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "triage_by",
        "label": {
          "vi": "Người xác định",
          "en": "Decided by"
        },
        "help": {
          "vi": "Ai quyết định hướng xử lý.",
          "en": "Who decided it."
        },
        "example": "Nguyễn Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "pass",
        "label": {
          "vi": "Lượt qua chốt",
          "en": "Pass"
        },
        "help": {
          "vi": "Lượt qua chốt mà tổ nhận bàn giao.",
          "en": "The pass that was handed on to the team."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "pass"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "visit",
        "label": {
          "vi": "Lượt thăm hộ",
          "en": "Visit"
        },
        "help": {
          "vi": "Ghi khi đi thăm hộ này.",
          "en": "Recorded on this visit."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "visit"
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
        "name": "party",
        "label": {
          "vi": "Người đi cùng",
          "en": "Companion"
        },
        "fields": [
          {
            "name": "name",
            "label": {
              "vi": "Họ và tên",
              "en": "Full name"
            },
            "help": {
              "vi": "Người đi cùng.",
              "en": "Who comes along."
            },
            "example": "Trần Minh Khôi",
            "type": {
              "is": "name"
            },
            "required": true,
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
            "set_by": "person"
          },
          {
            "name": "person",
            "label": {
              "vi": "Người trong danh sách",
              "en": "Person on the list"
            },
            "help": {
              "vi": "Chọn nếu là người địa phương.",
              "en": "Chosen where the person lives here."
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
            "name": "temp",
            "label": {
              "vi": "Thân nhiệt",
              "en": "Temperature"
            },
            "help": {
              "vi": "Nếu có đo.",
              "en": "Where it was measured."
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
          }
        ],
        "min": 0
      }
    ],
    "date_field": "day",
    "search_fields": [
      "name",
      "phone",
      "plate",
      "from_text",
      "to_text",
      "reason",
      "id_no",
      "party/*/name"
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
        "channel",
        "triage",
        "household",
        "person",
        "facility"
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
          "vi": "Hướng xử lý",
          "en": "Triage"
        },
        "fields": [
          "epidemic_ref",
          "origin_level",
          "doses",
          "last_dose_on",
          "recovered_on",
          "triage",
          "triage_by"
        ],
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
          "test_doc",
          "until",
          "facility",
          "id_type",
          "id_no",
          "outside_city"
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
          "unit_reported_at",
          "online_code",
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
          "unit_name",
          "approval",
          "approver_name",
          "approver_position",
          "approved_on"
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
    "screens": "own",
    "rulings": true
  },
  expected_return: {
    "name": "expected_return",
    "version": 1,
    "family": "movements",
    "label": {
      "vi": "Dự kiến trở về",
      "en": "Expected return"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
          "en": "Household"
        },
        "help": {
          "vi": "Hộ mà người này sẽ về.",
          "en": "The household to which the person returns."
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
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
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
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "listed_on",
        "label": {
          "vi": "Ngày ghi",
          "en": "Listed on"
        },
        "help": {
          "vi": "Ngày ghi vào danh sách.",
          "en": "When the person was put on the list."
        },
        "example": "08/12/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "where_unit",
        "label": {
          "vi": "Đang ở (mã đơn vị)",
          "en": "Now in (unit)"
        },
        "help": {
          "vi": "Tỉnh, huyện hoặc xã.",
          "en": "Province, district or ward."
        },
        "example": "74",
        "type": {
          "is": "unit"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "where_text",
        "label": {
          "vi": "Đang ở",
          "en": "Now in"
        },
        "help": {
          "vi": "Xã, huyện, tỉnh.",
          "en": "Commune, district, province."
        },
        "example": "Thuận An, Bình Dương",
        "type": {
          "is": "text",
          "max_chars": 160
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "job",
        "label": {
          "vi": "Đang làm gì",
          "en": "Works as"
        },
        "help": {
          "vi": "Nghề, nơi làm.",
          "en": "Work, and where."
        },
        "example": "Công nhân may",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "away_since",
        "label": {
          "vi": "Đi từ",
          "en": "Away since"
        },
        "help": {
          "vi": "Tháng hoặc năm cũng được.",
          "en": "Month or year will do."
        },
        "example": "2019",
        "type": {
          "is": "partial_day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "intent",
        "label": {
          "vi": "Có về không",
          "en": "Will come"
        },
        "help": {
          "vi": "Hỏi người này hoặc gia đình.",
          "en": "Asked of the person or the family."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "yes",
              "label": {
                "vi": "Sẽ về",
                "en": "Will come"
              }
            },
            {
              "code": "no",
              "label": {
                "vi": "Không về",
                "en": "Will not come"
              }
            },
            {
              "code": "unknown",
              "label": {
                "vi": "Chưa rõ",
                "en": "Not known"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "from_day",
        "label": {
          "vi": "Về sớm nhất",
          "en": "At the earliest"
        },
        "help": {
          "vi": "Khoảng ngày dự kiến về.",
          "en": "The days on which the person may come."
        },
        "example": "20/01/2022",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "intent",
          "values": [
            "yes"
          ]
        }
      },
      {
        "name": "to_day",
        "label": {
          "vi": "Về muộn nhất",
          "en": "At the latest"
        },
        "help": {
          "vi": "Khoảng ngày dự kiến về.",
          "en": "The days on which the person may come."
        },
        "example": "28/01/2022",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "intent",
          "values": [
            "yes"
          ]
        }
      },
      {
        "name": "occasion",
        "label": {
          "vi": "Vì việc gì",
          "en": "Why"
        },
        "help": {
          "vi": "Về ăn Tết, mất việc hay việc khác.",
          "en": "Tết, a lost job or other."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "tet",
              "label": {
                "vi": "Tết",
                "en": "Tết"
              }
            },
            {
              "code": "job_lost",
              "label": {
                "vi": "Mất việc",
                "en": "Lost the job"
              }
            },
            {
              "code": "end_contract",
              "label": {
                "vi": "Hết hợp đồng",
                "en": "End of contract"
              }
            },
            {
              "code": "family",
              "label": {
                "vi": "Việc nhà",
                "en": "Family"
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
        "name": "transport",
        "label": {
          "vi": "Phương tiện",
          "en": "Transport"
        },
        "help": {
          "vi": "Về bằng gì.",
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
              "code": "ambulance",
              "label": {
                "vi": "Xe cứu thương",
                "en": "Ambulance"
              }
            },
            {
              "code": "bicycle",
              "label": {
                "vi": "Xe đạp, xe đạp điện",
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
        "name": "companions",
        "label": {
          "vi": "Số người về cùng",
          "en": "Companions"
        },
        "help": {
          "vi": "Bao nhiêu người đi cùng.",
          "en": "How many come along."
        },
        "example": "2",
        "type": {
          "is": "int",
          "min": 0,
          "max": 20
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "doses",
        "label": {
          "vi": "Số mũi đã tiêm",
          "en": "Doses"
        },
        "help": {
          "vi": "Đến nay.",
          "en": "By now."
        },
        "example": "2",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "recovered",
        "label": {
          "vi": "Đã khỏi COVID-19",
          "en": "Recovered"
        },
        "help": {
          "vi": "Đã mắc và khỏi bệnh.",
          "en": "Had it and recovered."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "needs",
        "label": {
          "vi": "Cần gì khi về",
          "en": "Needs"
        },
        "help": {
          "vi": "Để chuẩn bị trước.",
          "en": "So that it is ready."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "pickup",
              "label": {
                "vi": "Cần đón",
                "en": "To be fetched"
              }
            },
            {
              "code": "test",
              "label": {
                "vi": "Cần xét nghiệm",
                "en": "A test"
              }
            },
            {
              "code": "isolation_place",
              "label": {
                "vi": "Không đủ chỗ cách ly tại nhà",
                "en": "No room to isolate at home"
              }
            },
            {
              "code": "none",
              "label": {
                "vi": "Không cần gì",
                "en": "Nothing"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "told_by",
        "label": {
          "vi": "Người cho biết",
          "en": "Told by"
        },
        "help": {
          "vi": "Ai trong gia đình cho biết.",
          "en": "Who of the family told it."
        },
        "example": "Lò Thị Mai",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "told_phone",
        "label": {
          "vi": "Điện thoại người cho biết",
          "en": "That person's phone"
        },
        "help": {
          "vi": "Số để hỏi lại.",
          "en": "The number for asking again."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "checked_on",
        "label": {
          "vi": "Hỏi lại lần cuối",
          "en": "Asked again on"
        },
        "help": {
          "vi": "Ngày hỏi lại gần nhất.",
          "en": "The latest day."
        },
        "example": "02/01/2022",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "arrival",
        "label": {
          "vi": "Lượt về",
          "en": "Arrival"
        },
        "help": {
          "vi": "Lượt về đã ghi.",
          "en": "The arrival that was recorded."
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
        "name": "closed",
        "label": {
          "vi": "Đã xong",
          "en": "Closed"
        },
        "help": {
          "vi": "Không cần theo dõi nữa.",
          "en": "Nothing more to follow."
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
    "date_field": "listed_on",
    "search_fields": [
      "name",
      "phone",
      "where_text",
      "job",
      "told_by"
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
        "where_text",
        "intent",
        "from_day",
        "to_day",
        "doses",
        "needs"
      ],
      "filters": [
        "intent",
        "occasion",
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
      "household",
      "name",
      "birth_year",
      "phone",
      "where_text",
      "intent",
      "from_day",
      "to_day",
      "needs",
      "listed_on"
    ],
    "sections": [
      {
        "label": {
          "vi": "Người này",
          "en": "The person"
        },
        "fields": [
          "person",
          "sex",
          "job",
          "away_since",
          "where_unit"
        ]
      },
      {
        "label": {
          "vi": "Chuyến về",
          "en": "Journey"
        },
        "fields": [
          "occasion",
          "transport",
          "companions",
          "doses",
          "recovered"
        ],
        "asked": {
          "is": "one_of",
          "field": "intent",
          "values": [
            "yes",
            "unknown"
          ]
        }
      },
      {
        "label": {
          "vi": "Theo dõi",
          "en": "Following up"
        },
        "fields": [
          "told_by",
          "told_phone",
          "checked_on",
          "closed"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "intent",
    "due": {
      "by": {
        "field": "to_day",
        "done": [
          "arrival",
          "closed"
        ]
      }
    },
    "part_of": "household",
    "screens": "derived"
  },
  declaration: {
    "name": "declaration",
    "version": 3,
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
        "set_by": "person"
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
        "set_by": "person"
      },
      {
        "name": "onset_on",
        "label": {
          "vi": "Ngày bắt đầu có triệu chứng",
          "en": "Symptoms since"
        },
        "help": {
          "vi": "Từ ngày nào.",
          "en": "Since which day."
        },
        "example": "20/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "exposures",
        "label": {
          "vi": "Đã tiếp xúc với",
          "en": "Met"
        },
        "help": {
          "vi": "Trong 14 ngày qua. Chọn một hoặc nhiều.",
          "en": "In the last 14 days. One or several."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "case",
              "label": {
                "vi": "Người bệnh hoặc nghi ngờ mắc",
                "en": "A case, or a suspected one"
              }
            },
            {
              "code": "from_epidemic",
              "label": {
                "vi": "Người về từ nơi có dịch",
                "en": "Somebody from an epidemic area"
              }
            },
            {
              "code": "symptomatic",
              "label": {
                "vi": "Người có biểu hiện sốt, ho, khó thở",
                "en": "Somebody with symptoms"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "online_code",
        "label": {
          "vi": "Mã khai báo",
          "en": "Declaration code"
        },
        "help": {
          "vi": "Mã của tờ khai trực tuyến, nếu có.",
          "en": "Of the online declaration, if any."
        },
        "example": "TKYT-0123456",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "visit",
        "label": {
          "vi": "Lượt thăm hộ",
          "en": "Visit"
        },
        "help": {
          "vi": "Ghi khi đi thăm hộ này.",
          "en": "Recorded on this visit."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "visit"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      }
    ],
    "groups": [],
    "date_field": "at",
    "search_fields": [
      "name",
      "phone",
      "id_no",
      "address"
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
    "screens": "own",
    "rulings": true
  },
  suspect: {
    "name": "suspect",
    "version": 3,
    "family": "health",
    "label": {
      "vi": "Ca nghi ngờ",
      "en": "Suspected case"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
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
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
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
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
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
        "set_by": "person"
      },
      {
        "name": "at",
        "label": {
          "vi": "Phát hiện lúc",
          "en": "Found at"
        },
        "help": {
          "vi": "Lúc biết có dấu hiệu.",
          "en": "When the signs were seen."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "symptoms",
        "label": {
          "vi": "Triệu chứng",
          "en": "Symptoms"
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
        "name": "temp",
        "label": {
          "vi": "Thân nhiệt",
          "en": "Temperature"
        },
        "help": {
          "vi": "Nếu có đo.",
          "en": "Where it was measured."
        },
        "example": "38,2",
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
        "name": "onset_on",
        "label": {
          "vi": "Ngày bắt đầu có triệu chứng",
          "en": "Symptoms since"
        },
        "help": {
          "vi": "Từ ngày nào.",
          "en": "Since which day."
        },
        "example": "20/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
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
        "required": false,
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
          "max_chars": 200
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
        "name": "found_by",
        "label": {
          "vi": "Phát hiện qua",
          "en": "Found by"
        },
        "help": {
          "vi": "Vì sao biết.",
          "en": "How it came to be known."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "visit",
              "label": {
                "vi": "Đi thăm hộ",
                "en": "Household visit"
              }
            },
            {
              "code": "self",
              "label": {
                "vi": "Tự báo",
                "en": "The person said so"
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
              "code": "hotline",
              "label": {
                "vi": "Đường dây nóng",
                "en": "Hotline"
              }
            },
            {
              "code": "facility",
              "label": {
                "vi": "Cơ quan, cơ sở báo",
                "en": "An establishment said so"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "visit",
        "label": {
          "vi": "Lượt thăm hộ",
          "en": "Visit"
        },
        "help": {
          "vi": "Ghi khi đi thăm hộ này.",
          "en": "Recorded on this visit."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "visit"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
        }
      },
      {
        "name": "declaration",
        "label": {
          "vi": "Tờ khai y tế",
          "en": "Health declaration"
        },
        "help": {
          "vi": "Tờ khai có dấu hiệu này.",
          "en": "The declaration with these signs."
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
        "name": "told_at",
        "label": {
          "vi": "Đã báo Trạm Y tế lúc",
          "en": "Health station told at"
        },
        "help": {
          "vi": "Gọi ngay, rồi ghi giờ.",
          "en": "Call at once, then note when."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "told_to",
        "label": {
          "vi": "Người nhận tin",
          "en": "Told to"
        },
        "help": {
          "vi": "Ai ở Trạm Y tế nhận tin.",
          "en": "Who at the station was told."
        },
        "example": "Bác sĩ Lê Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "told_how",
        "label": {
          "vi": "Báo bằng cách nào",
          "en": "Told by"
        },
        "help": {
          "vi": "Gọi điện, Zalo hay trực tiếp.",
          "en": "By phone, Zalo or in person."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "phone",
              "label": {
                "vi": "Gọi điện",
                "en": "By phone"
              }
            },
            {
              "code": "zalo",
              "label": {
                "vi": "Zalo",
                "en": "Zalo"
              }
            },
            {
              "code": "direct",
              "label": {
                "vi": "Trực tiếp",
                "en": "In person"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "unit_told_at",
        "label": {
          "vi": "Đã báo cơ quan, đơn vị lúc",
          "en": "Unit told at"
        },
        "help": {
          "vi": "Khi cơ quan nơi người này làm việc được báo.",
          "en": "When the person's unit was told."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "self_isolated",
        "label": {
          "vi": "Đã hướng dẫn tự cách ly",
          "en": "Asked to keep apart"
        },
        "help": {
          "vi": "Đã đề nghị người này tự cách ly.",
          "en": "The person was asked to keep apart."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "seen_due_at",
        "label": {
          "vi": "Trạm Y tế tiếp nhận trước",
          "en": "To be taken up by"
        },
        "help": {
          "vi": "Lúc phát hiện cộng số phút ghi ở Thông tin đơn vị.",
          "en": "When it was found, and the minutes that the ward's settings allow."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "escalated_at",
        "label": {
          "vi": "Quá hạn, chuyển cán bộ lúc",
          "en": "Passed on at"
        },
        "help": {
          "vi": "Quá hạn mà Trạm Y tế chưa tiếp nhận: máy chủ chuyển cho cán bộ phụ trách.",
          "en": "Not taken up in time: the server passes it on to the ward's officials."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "server"
      },
      {
        "name": "seen_at",
        "label": {
          "vi": "Trạm Y tế tiếp nhận lúc",
          "en": "Taken up at"
        },
        "help": {
          "vi": "Khi Trạm Y tế nhận xử lý.",
          "en": "When the station took it up."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "seen_by",
        "label": {
          "vi": "Người tiếp nhận",
          "en": "Taken up by"
        },
        "help": {
          "vi": "Ai ở Trạm Y tế nhận xử lý.",
          "en": "Who at the station took it up."
        },
        "example": "Bác sĩ Lê Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "action",
        "label": {
          "vi": "Xử lý",
          "en": "Action"
        },
        "help": {
          "vi": "Trạm Y tế làm gì.",
          "en": "What the station does."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "sample",
              "label": {
                "vi": "Lấy mẫu",
                "en": "Takes a sample"
              }
            },
            {
              "code": "visit",
              "label": {
                "vi": "Cử người đến",
                "en": "Sends somebody"
              }
            },
            {
              "code": "hospital",
              "label": {
                "vi": "Chuyển cơ sở y tế",
                "en": "Sends to a hospital"
              }
            },
            {
              "code": "watch",
              "label": {
                "vi": "Theo dõi tại nhà",
                "en": "Watches at home"
              }
            },
            {
              "code": "ruled_out",
              "label": {
                "vi": "Không nghi ngờ",
                "en": "Not suspected"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "test",
        "label": {
          "vi": "Xét nghiệm",
          "en": "Test"
        },
        "help": {
          "vi": "Xét nghiệm của ca này.",
          "en": "The test of this case."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "test"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "closed_at",
        "label": {
          "vi": "Kết thúc lúc",
          "en": "Closed at"
        },
        "help": {
          "vi": "Khi không còn nghi ngờ hoặc đã chuyển.",
          "en": "When it is ruled out or passed on."
        },
        "example": "",
        "type": {
          "is": "time"
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
          "vi": "Điều cần nhớ về ca này.",
          "en": "What to remember."
        },
        "example": "Nhà có cụ cao tuổi",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "at",
    "search_fields": [
      "name",
      "phone",
      "address"
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
        "symptoms",
        "temp",
        "told_at",
        "escalated_at",
        "seen_at",
        "action"
      ],
      "filters": [
        "found_by",
        "action",
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
      "household",
      "name",
      "birth_year",
      "phone",
      "symptoms",
      "temp",
      "exposure",
      "exposure_note",
      "found_by",
      "told_at",
      "told_to"
    ],
    "sections": [
      {
        "label": {
          "vi": "Người nghi ngờ",
          "en": "The person"
        },
        "fields": [
          "person",
          "sex",
          "address",
          "onset_on",
          "self_isolated"
        ]
      },
      {
        "label": {
          "vi": "Báo tin",
          "en": "Telling"
        },
        "fields": [
          "told_how",
          "unit_told_at",
          "visit",
          "declaration"
        ]
      },
      {
        "label": {
          "vi": "Trạm Y tế",
          "en": "Health station"
        },
        "fields": [
          "seen_at",
          "seen_by",
          "action",
          "test",
          "closed_at",
          "note"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "found_by",
    "due": {
      "by": {
        "field": "seen_due_at",
        "done": [
          "seen_at",
          "closed_at"
        ]
      }
    },
    "part_of": null,
    "screens": "derived",
    "rulings": true
  },
  case: {
    "name": "case",
    "version": 1,
    "family": "health",
    "label": {
      "vi": "Ca bệnh, tiếp xúc (phân loại F)",
      "en": "Case or contact"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
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
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
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
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
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
        "set_by": "person"
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
        "name": "class",
        "label": {
          "vi": "Phân loại",
          "en": "Class"
        },
        "help": {
          "vi": "F0, F1 hay xa hơn.",
          "en": "F0, F1 or further."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "f0",
              "label": {
                "vi": "F0 – ca bệnh",
                "en": "F0, case"
              }
            },
            {
              "code": "f1",
              "label": {
                "vi": "F1 – tiếp xúc gần",
                "en": "F1, close contact"
              }
            },
            {
              "code": "f2",
              "label": {
                "vi": "F2",
                "en": "F2"
              }
            },
            {
              "code": "f3",
              "label": {
                "vi": "F3",
                "en": "F3"
              }
            },
            {
              "code": "f4",
              "label": {
                "vi": "F4",
                "en": "F4"
              }
            },
            {
              "code": "f5",
              "label": {
                "vi": "F5",
                "en": "F5"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "class_on",
        "label": {
          "vi": "Ngày phân loại",
          "en": "Classified on"
        },
        "help": {
          "vi": "Ngày xác định.",
          "en": "The day on which it was found."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "source",
        "label": {
          "vi": "Tiếp xúc với",
          "en": "Contact of"
        },
        "help": {
          "vi": "Ca bệnh hoặc người tiếp xúc đứng trước.",
          "en": "The case or contact before this one."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "case"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "source_text",
        "label": {
          "vi": "Nguồn lây, nếu chưa có trong sổ",
          "en": "Source in words"
        },
        "help": {
          "vi": "Ai, ở đâu; chưa rõ thì ghi chưa rõ.",
          "en": "Who and where; where not known, say so."
        },
        "example": "Anh Hải, công ty may Thành Công",
        "type": {
          "is": "text",
          "max_chars": 160
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "exposure_last",
        "label": {
          "vi": "Ngày tiếp xúc cuối",
          "en": "Last contact"
        },
        "help": {
          "vi": "Lần cuối gặp người đứng trước.",
          "en": "The last day on which they met."
        },
        "example": "18/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "class",
          "values": [
            "f1",
            "f2",
            "f3",
            "f4",
            "f5"
          ]
        }
      },
      {
        "name": "exposure_kind",
        "label": {
          "vi": "Hoàn cảnh",
          "en": "Setting"
        },
        "help": {
          "vi": "Gặp nhau thế nào.",
          "en": "How they met."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "house",
              "label": {
                "vi": "Ở cùng nhà",
                "en": "Same house"
              }
            },
            {
              "code": "work",
              "label": {
                "vi": "Cùng nơi làm việc, học tập",
                "en": "Same work or school"
              }
            },
            {
              "code": "vehicle",
              "label": {
                "vi": "Đi cùng xe",
                "en": "Same vehicle"
              }
            },
            {
              "code": "meal",
              "label": {
                "vi": "Ăn uống, đám tiệc",
                "en": "A meal or feast"
              }
            },
            {
              "code": "care",
              "label": {
                "vi": "Chăm sóc, khám chữa bệnh",
                "en": "Care or treatment"
              }
            },
            {
              "code": "near",
              "label": {
                "vi": "Tiếp xúc dưới 2 m",
                "en": "Nearer than 2 m"
              }
            },
            {
              "code": "place",
              "label": {
                "vi": "Cùng có mặt tại mốc dịch tễ",
                "en": "Same exposure place"
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
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "class",
          "values": [
            "f1",
            "f2",
            "f3",
            "f4",
            "f5"
          ]
        }
      },
      {
        "name": "exposure_place",
        "label": {
          "vi": "Mốc dịch tễ",
          "en": "Exposure place"
        },
        "help": {
          "vi": "Nơi trong danh sách mà người này đã đến.",
          "en": "The listed place where the person was."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "exposure_place"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "confirmed_by",
        "label": {
          "vi": "Người xác định",
          "en": "Confirmed by"
        },
        "help": {
          "vi": "Ai phân loại.",
          "en": "Who classified."
        },
        "example": "Bác sĩ Lê Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "monitor_name",
        "label": {
          "vi": "Người theo dõi",
          "en": "Monitor"
        },
        "help": {
          "vi": "Ai theo dõi người này hằng ngày.",
          "en": "Who looks after the person every day."
        },
        "example": "Trần Văn Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "monitor_phone",
        "label": {
          "vi": "Điện thoại người theo dõi",
          "en": "Monitor's phone"
        },
        "help": {
          "vi": "Số để gọi người theo dõi.",
          "en": "The monitor's number."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "monitor",
        "label": {
          "vi": "Người theo dõi trong danh sách",
          "en": "Monitor, from the list"
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
        "name": "f2_listed",
        "label": {
          "vi": "Số người F1 tự khai đã tiếp xúc",
          "en": "Contacts that the F1 listed"
        },
        "help": {
          "vi": "Theo danh sách F1 tự khai.",
          "en": "As the F1 listed them."
        },
        "example": "6",
        "type": {
          "is": "int",
          "min": 0,
          "max": 200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "class",
          "values": [
            "f1"
          ]
        }
      },
      {
        "name": "traced_at",
        "label": {
          "vi": "Truy vết xong lúc",
          "en": "Tracing done at"
        },
        "help": {
          "vi": "Khi đã lập xong danh sách tiếp xúc.",
          "en": "When all contacts were listed."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "case_code",
        "label": {
          "vi": "Mã bệnh nhân",
          "en": "Case no."
        },
        "help": {
          "vi": "Mã do ngành y tế công bố.",
          "en": "As the health authority published it."
        },
        "example": "BN12345",
        "type": {
          "is": "text",
          "max_chars": 20
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "onset_on",
        "label": {
          "vi": "Ngày khởi phát",
          "en": "Onset"
        },
        "help": {
          "vi": "Ngày có triệu chứng đầu tiên.",
          "en": "The day of the first symptom."
        },
        "example": "19/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "positive_on",
        "label": {
          "vi": "Ngày dương tính",
          "en": "Positive on"
        },
        "help": {
          "vi": "Ngày có kết quả dương tính.",
          "en": "The day of the positive result."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "found_where",
        "label": {
          "vi": "Phát hiện tại",
          "en": "Found in"
        },
        "help": {
          "vi": "Nơi phát hiện ca bệnh.",
          "en": "Where the case was found."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "community",
              "label": {
                "vi": "Cộng đồng",
                "en": "Community"
              }
            },
            {
              "code": "isolation",
              "label": {
                "vi": "Khu cách ly",
                "en": "Isolation"
              }
            },
            {
              "code": "lockdown",
              "label": {
                "vi": "Khu phong tỏa",
                "en": "Lockdown"
              }
            },
            {
              "code": "entry",
              "label": {
                "vi": "Nhập cảnh",
                "en": "Entry"
              }
            },
            {
              "code": "screening",
              "label": {
                "vi": "Tầm soát",
                "en": "Screening"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "class",
          "values": [
            "f0"
          ]
        }
      },
      {
        "name": "severity",
        "label": {
          "vi": "Mức độ",
          "en": "Severity"
        },
        "help": {
          "vi": "Theo nhận định của y tế.",
          "en": "As the health staff found."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "none",
              "label": {
                "vi": "Không triệu chứng",
                "en": "No symptoms"
              }
            },
            {
              "code": "mild",
              "label": {
                "vi": "Nhẹ",
                "en": "Mild"
              }
            },
            {
              "code": "moderate",
              "label": {
                "vi": "Trung bình",
                "en": "Moderate"
              }
            },
            {
              "code": "severe",
              "label": {
                "vi": "Nặng",
                "en": "Severe"
              }
            },
            {
              "code": "critical",
              "label": {
                "vi": "Nguy kịch",
                "en": "Critical"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "care_place",
        "label": {
          "vi": "Nơi điều trị",
          "en": "Care"
        },
        "help": {
          "vi": "Đang điều trị ở đâu.",
          "en": "Where the person is treated."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "home",
              "label": {
                "vi": "Tại nhà",
                "en": "At home"
              }
            },
            {
              "code": "mobile",
              "label": {
                "vi": "Trạm y tế lưu động",
                "en": "Mobile station"
              }
            },
            {
              "code": "centre",
              "label": {
                "vi": "Cơ sở thu dung",
                "en": "Reception centre"
              }
            },
            {
              "code": "hospital",
              "label": {
                "vi": "Bệnh viện",
                "en": "Hospital"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "site",
        "label": {
          "vi": "Nơi chuyển đến",
          "en": "Sent to"
        },
        "help": {
          "vi": "Chọn trong danh sách điểm y tế.",
          "en": "Chosen from the sites."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "site"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "transferred_at",
        "label": {
          "vi": "Chuyển đi lúc",
          "en": "Sent at"
        },
        "help": {
          "vi": "Khi xe đón đi.",
          "en": "When the person was taken there."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "outcome",
        "label": {
          "vi": "Kết quả",
          "en": "Outcome"
        },
        "help": {
          "vi": "Kết thúc thế nào.",
          "en": "How it ended."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "recovered",
              "label": {
                "vi": "Khỏi bệnh",
                "en": "Recovered"
              }
            },
            {
              "code": "died",
              "label": {
                "vi": "Tử vong",
                "en": "Died"
              }
            },
            {
              "code": "excluded",
              "label": {
                "vi": "Loại trừ",
                "en": "Excluded"
              }
            },
            {
              "code": "released",
              "label": {
                "vi": "Hết theo dõi",
                "en": "Released"
              }
            },
            {
              "code": "moved",
              "label": {
                "vi": "Chuyển địa bàn khác",
                "en": "Moved away"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "outcome_on",
        "label": {
          "vi": "Ngày kết thúc",
          "en": "Ended on"
        },
        "help": {
          "vi": "Ngày có kết quả.",
          "en": "The day of the outcome."
        },
        "example": "06/12/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "filled",
          "field": "outcome"
        }
      }
    ],
    "groups": [],
    "date_field": "class_on",
    "search_fields": [
      "name",
      "phone",
      "id_no",
      "address",
      "case_code",
      "monitor_name"
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
        "class",
        "class_on",
        "exposure_last",
        "monitor_name",
        "care_place",
        "outcome"
      ],
      "filters": [
        "class",
        "found_where",
        "care_place",
        "outcome",
        "source",
        "person",
        "household"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "name",
      "birth_year",
      "phone",
      "class",
      "class_on",
      "source_text",
      "exposure_last",
      "exposure_kind",
      "found_where",
      "monitor_name",
      "monitor_phone"
    ],
    "sections": [
      {
        "label": {
          "vi": "Người này",
          "en": "The person"
        },
        "fields": [
          "person",
          "sex",
          "address",
          "id_type",
          "id_no"
        ]
      },
      {
        "label": {
          "vi": "Truy vết",
          "en": "Tracing"
        },
        "fields": [
          "source",
          "exposure_place",
          "confirmed_by",
          "monitor",
          "f2_listed",
          "traced_at"
        ]
      },
      {
        "label": {
          "vi": "Ca bệnh F0",
          "en": "F0"
        },
        "fields": [
          "case_code",
          "onset_on",
          "positive_on",
          "severity",
          "care_place",
          "site",
          "transferred_at"
        ],
        "asked": {
          "is": "one_of",
          "field": "class",
          "values": [
            "f0"
          ]
        }
      },
      {
        "label": {
          "vi": "Kết quả",
          "en": "Outcome"
        },
        "fields": [
          "outcome",
          "outcome_on"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "class",
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  isolation: {
    "name": "isolation",
    "version": 1,
    "family": "health",
    "label": {
      "vi": "Cách ly, theo dõi",
      "en": "Isolation"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
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
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
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
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
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
        "set_by": "person"
      },
      {
        "name": "case",
        "label": {
          "vi": "Phân loại F",
          "en": "Case or contact"
        },
        "help": {
          "vi": "Vì sao cách ly.",
          "en": "Why the person is isolated."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "case"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "movement",
        "label": {
          "vi": "Lượt đến",
          "en": "Arrival"
        },
        "help": {
          "vi": "Lượt về từ vùng dịch.",
          "en": "The arrival from an epidemic area."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "movement"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "subject",
        "label": {
          "vi": "Đối tượng",
          "en": "Subject"
        },
        "help": {
          "vi": "Vì sao phải cách ly.",
          "en": "Why the person is isolated."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "f1",
              "label": {
                "vi": "F1",
                "en": "F1"
              }
            },
            {
              "code": "f2",
              "label": {
                "vi": "F2",
                "en": "F2"
              }
            },
            {
              "code": "f0",
              "label": {
                "vi": "F0",
                "en": "F0"
              }
            },
            {
              "code": "arrival",
              "label": {
                "vi": "Người về từ vùng dịch",
                "en": "Arrival from an epidemic area"
              }
            },
            {
              "code": "housemate",
              "label": {
                "vi": "Người cùng nhà",
                "en": "Housemate"
              }
            },
            {
              "code": "entry",
              "label": {
                "vi": "Nhập cảnh",
                "en": "Entered the country"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "type",
        "label": {
          "vi": "Hình thức",
          "en": "Form of isolation"
        },
        "help": {
          "vi": "Tập trung, tại nhà hay tự theo dõi.",
          "en": "Centralised, at home or own watch."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "centralised",
              "label": {
                "vi": "Cách ly tập trung",
                "en": "Centralised"
              }
            },
            {
              "code": "home",
              "label": {
                "vi": "Cách ly tại nhà, nơi lưu trú",
                "en": "At home or where staying"
              }
            },
            {
              "code": "medical",
              "label": {
                "vi": "Cách ly, điều trị tại cơ sở y tế",
                "en": "In a medical facility"
              }
            },
            {
              "code": "home_care",
              "label": {
                "vi": "F0 điều trị tại nhà",
                "en": "F0 treated at home"
              }
            },
            {
              "code": "self_monitor",
              "label": {
                "vi": "Tự theo dõi sức khỏe tại nhà",
                "en": "Watches own health at home"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "site",
        "label": {
          "vi": "Khu cách ly, cơ sở y tế",
          "en": "Site"
        },
        "help": {
          "vi": "Chọn trong danh sách.",
          "en": "Chosen from the sites."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "site"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "place_text",
        "label": {
          "vi": "Nơi cách ly",
          "en": "Where"
        },
        "help": {
          "vi": "Khi không ở nhà mình và không có trong danh sách.",
          "en": "Where it is neither at home nor listed."
        },
        "example": "Nhà anh trai, số 7 ngõ 26",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "starts_on",
        "label": {
          "vi": "Bắt đầu",
          "en": "From"
        },
        "help": {
          "vi": "Ngày đầu cách ly.",
          "en": "The first day."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "anchor",
        "label": {
          "vi": "Tính từ",
          "en": "Counted from"
        },
        "help": {
          "vi": "Theo quy định của hình thức này.",
          "en": "As the rule of this form says."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "last_contact",
              "label": {
                "vi": "Tiếp xúc cuối",
                "en": "Last contact"
              }
            },
            {
              "code": "arrival",
              "label": {
                "vi": "Ngày đến",
                "en": "Arrival"
              }
            },
            {
              "code": "start",
              "label": {
                "vi": "Ngày bắt đầu cách ly",
                "en": "Start of isolation"
              }
            },
            {
              "code": "positive",
              "label": {
                "vi": "Ngày dương tính",
                "en": "Positive test"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "anchor_on",
        "label": {
          "vi": "Ngày tính",
          "en": "Anchor day"
        },
        "help": {
          "vi": "Ngày tiếp xúc cuối, ngày đến hoặc ngày bắt đầu.",
          "en": "Last contact, arrival or start."
        },
        "example": "20/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "doses_at_anchor",
        "label": {
          "vi": "Số mũi đã tiêm (đủ 14 ngày)",
          "en": "Doses by then"
        },
        "help": {
          "vi": "Tính đến ngày ở trên.",
          "en": "By the day above."
        },
        "example": "2",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "recovered_at_anchor",
        "label": {
          "vi": "Đã khỏi bệnh",
          "en": "Recovered by then"
        },
        "help": {
          "vi": "Trong thời hạn mà quy định tính.",
          "en": "Within the time that the rule counts."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "rule_id",
        "label": {
          "vi": "Quy tắc",
          "en": "Rule"
        },
        "help": {
          "vi": "Quy tắc đã áp dụng.",
          "en": "The rule that was applied."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "rule_source",
        "label": {
          "vi": "Căn cứ",
          "en": "Source"
        },
        "help": {
          "vi": "Văn bản của quy tắc.",
          "en": "The rule's document."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "days",
        "label": {
          "vi": "Số ngày cách ly",
          "en": "Days"
        },
        "help": {
          "vi": "Theo quy tắc, hoặc theo lần điều chỉnh cuối.",
          "en": "By the rule or the latest adjustment."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 60
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "after_days",
        "label": {
          "vi": "Số ngày theo dõi tiếp",
          "en": "Days of watching after"
        },
        "help": {
          "vi": "Tự theo dõi sức khỏe sau cách ly.",
          "en": "Of watching one's health after it."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 60
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "test_days",
        "label": {
          "vi": "Ngày xét nghiệm",
          "en": "Test days"
        },
        "help": {
          "vi": "Ngày thứ mấy phải xét nghiệm.",
          "en": "The days on which a test is due."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "ends_on",
        "label": {
          "vi": "Hết cách ly",
          "en": "Until"
        },
        "help": {
          "vi": "Ngày tính cộng số ngày.",
          "en": "The anchor day and the days."
        },
        "example": "",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "hand_days",
        "label": {
          "vi": "Số ngày, ghi bằng tay",
          "en": "Days, by hand"
        },
        "help": {
          "vi": "Chỉ ghi khi máy không biết quy tắc.",
          "en": "Only where no rule is known."
        },
        "example": "14",
        "type": {
          "is": "int",
          "min": 0,
          "max": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "hand_reason",
        "label": {
          "vi": "Căn cứ của số ngày",
          "en": "Why so many"
        },
        "help": {
          "vi": "Văn bản, chỉ đạo nào.",
          "en": "Which document says so."
        },
        "example": "Quyết định 312/QĐ-UBND",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "filled",
          "field": "hand_days"
        }
      },
      {
        "name": "decision_no",
        "label": {
          "vi": "Quyết định cách ly số",
          "en": "Decision no."
        },
        "help": {
          "vi": "Số và ký hiệu của quyết định.",
          "en": "Number and sign of the decision."
        },
        "example": "312/QĐ-UBND",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "decision_on",
        "label": {
          "vi": "Ngày quyết định",
          "en": "Decision of"
        },
        "help": {
          "vi": "Ngày ký quyết định.",
          "en": "The day on which it was signed."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "decision_by",
        "label": {
          "vi": "Cấp quyết định",
          "en": "Decided by"
        },
        "help": {
          "vi": "Cơ quan ra quyết định.",
          "en": "Who decided."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "commune",
              "label": {
                "vi": "UBND xã, phường",
                "en": "People's Committee of the commune"
              }
            },
            {
              "code": "district",
              "label": {
                "vi": "UBND cấp huyện",
                "en": "People's Committee of the district"
              }
            },
            {
              "code": "board",
              "label": {
                "vi": "Ban Chỉ đạo",
                "en": "Steering board"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "eligibility",
        "label": {
          "vi": "Điều kiện tại nhà",
          "en": "Home conditions"
        },
        "help": {
          "vi": "Chọn những điều đã thấy.",
          "en": "Those that were seen."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "room",
              "label": {
                "vi": "Phòng riêng, khép kín",
                "en": "A room of its own"
              }
            },
            {
              "code": "toilet",
              "label": {
                "vi": "Nhà vệ sinh riêng",
                "en": "A toilet of its own"
              }
            },
            {
              "code": "no_ac",
              "label": {
                "vi": "Không dùng chung điều hòa trung tâm",
                "en": "No central air conditioning"
              }
            },
            {
              "code": "no_elder",
              "label": {
                "vi": "Không ở cùng người cao tuổi, người có bệnh nền",
                "en": "No elderly or ill housemate"
              }
            },
            {
              "code": "carer",
              "label": {
                "vi": "Tự chăm sóc được hoặc có người chăm sóc",
                "en": "Can manage, or has a carer"
              }
            },
            {
              "code": "contact",
              "label": {
                "vi": "Có điện thoại liên lạc",
                "en": "Can be called"
              }
            },
            {
              "code": "apart",
              "label": {
                "vi": "Nhà riêng hoặc căn hộ",
                "en": "A house or flat"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "eligible_by",
        "label": {
          "vi": "Người thẩm định",
          "en": "Assessed by"
        },
        "help": {
          "vi": "Ai đến xem nhà.",
          "en": "Who looked at the home."
        },
        "example": "Y sĩ Trần Thị Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "eligible_on",
        "label": {
          "vi": "Ngày thẩm định",
          "en": "Assessed on"
        },
        "help": {
          "vi": "Ngày đến xem nhà.",
          "en": "When the home was looked at."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "equipment",
        "label": {
          "vi": "Đã trang bị",
          "en": "Handed out"
        },
        "help": {
          "vi": "Những thứ đã đặt, đã giao.",
          "en": "What was put up or handed out."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "sign",
              "label": {
                "vi": "Biển báo cách ly",
                "en": "Sign at the door"
              }
            },
            {
              "code": "bin",
              "label": {
                "vi": "Thùng rác màu vàng",
                "en": "Yellow bin"
              }
            },
            {
              "code": "thermometer",
              "label": {
                "vi": "Nhiệt kế",
                "en": "Thermometer"
              }
            },
            {
              "code": "spo2",
              "label": {
                "vi": "Máy đo SpO2",
                "en": "Pulse oximeter"
              }
            },
            {
              "code": "masks",
              "label": {
                "vi": "Khẩu trang, sát khuẩn",
                "en": "Masks, disinfectant"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "committed_on",
        "label": {
          "vi": "Ngày ký cam kết",
          "en": "Commitment signed on"
        },
        "help": {
          "vi": "Người cách ly và chủ hộ cùng ký.",
          "en": "Signed by the person and the head."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "head_name",
        "label": {
          "vi": "Chủ hộ ký",
          "en": "Signed by the head"
        },
        "help": {
          "vi": "Chủ hộ ký cam kết.",
          "en": "The head who signed."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "monitor_name",
        "label": {
          "vi": "Người theo dõi",
          "en": "Monitor"
        },
        "help": {
          "vi": "Ai theo dõi người này hằng ngày.",
          "en": "Who looks after the person every day."
        },
        "example": "Trần Văn Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "monitor_phone",
        "label": {
          "vi": "Điện thoại người theo dõi",
          "en": "Monitor's phone"
        },
        "help": {
          "vi": "Số để gọi người theo dõi.",
          "en": "The monitor's number."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "monitor",
        "label": {
          "vi": "Người theo dõi trong danh sách",
          "en": "Monitor, from the list"
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
        "name": "backup_name",
        "label": {
          "vi": "Người theo dõi thay",
          "en": "Stands in"
        },
        "help": {
          "vi": "Khi người theo dõi vắng.",
          "en": "When the monitor is away."
        },
        "example": "Lò Thị Mai",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "backup_phone",
        "label": {
          "vi": "Điện thoại người thay",
          "en": "Stand-in's phone"
        },
        "help": {
          "vi": "Số máy của người thay.",
          "en": "The stand-in's number."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "outcome",
        "label": {
          "vi": "Kết quả",
          "en": "Outcome"
        },
        "help": {
          "vi": "Kết thúc thế nào.",
          "en": "How it ended."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "completed",
              "label": {
                "vi": "Hoàn thành",
                "en": "Completed"
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
              "code": "moved",
              "label": {
                "vi": "Chuyển nơi cách ly",
                "en": "Moved elsewhere"
              }
            },
            {
              "code": "fled",
              "label": {
                "vi": "Tự ý rời nơi cách ly",
                "en": "Left without leave"
              }
            },
            {
              "code": "died",
              "label": {
                "vi": "Tử vong",
                "en": "Died"
              }
            },
            {
              "code": "cancelled",
              "label": {
                "vi": "Hủy",
                "en": "Cancelled"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "outcome_on",
        "label": {
          "vi": "Ngày kết thúc",
          "en": "Ended on"
        },
        "help": {
          "vi": "Ngày thôi cách ly ở đây.",
          "en": "The day on which it ended here."
        },
        "example": "29/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "filled",
          "field": "outcome"
        }
      },
      {
        "name": "end_decision_no",
        "label": {
          "vi": "Quyết định kết thúc số",
          "en": "Decision that ends it"
        },
        "help": {
          "vi": "Số và ký hiệu.",
          "en": "Number and sign."
        },
        "example": "340/QĐ-UBND",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "outcome",
          "values": [
            "completed"
          ]
        }
      },
      {
        "name": "certificate_no",
        "label": {
          "vi": "Giấy xác nhận hoàn thành số",
          "en": "Certificate no."
        },
        "help": {
          "vi": "Giấy xác nhận hoàn thành cách ly.",
          "en": "Of completed isolation."
        },
        "example": "45/GXN-UBND",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "outcome",
          "values": [
            "completed"
          ]
        }
      },
      {
        "name": "certificate_on",
        "label": {
          "vi": "Ngày cấp giấy",
          "en": "Certificate of"
        },
        "help": {
          "vi": "Ngày cấp giấy xác nhận.",
          "en": "The day of the certificate."
        },
        "example": "29/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "outcome",
          "values": [
            "completed"
          ]
        }
      }
    ],
    "groups": [
      {
        "name": "adjust",
        "label": {
          "vi": "Điều chỉnh",
          "en": "Adjustment"
        },
        "fields": [
          {
            "name": "days",
            "label": {
              "vi": "Số ngày mới",
              "en": "New days"
            },
            "help": {
              "vi": "Tổng số ngày cách ly sau khi điều chỉnh.",
              "en": "All days of isolation from now on."
            },
            "example": "10",
            "type": {
              "is": "int",
              "min": 0,
              "max": 60
            },
            "required": true,
            "set_by": "person"
          },
          {
            "name": "at",
            "label": {
              "vi": "Lúc",
              "en": "At"
            },
            "help": {
              "vi": "Khi điều chỉnh.",
              "en": "When it was adjusted."
            },
            "example": "",
            "type": {
              "is": "time"
            },
            "required": true,
            "set_by": "person"
          },
          {
            "name": "by",
            "label": {
              "vi": "Người điều chỉnh",
              "en": "Adjusted by"
            },
            "help": {
              "vi": "Ai quyết định.",
              "en": "Who decided."
            },
            "example": "Bác sĩ Lê Thị Hoa",
            "type": {
              "is": "name"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "from_rule",
            "label": {
              "vi": "Theo văn bản",
              "en": "By document"
            },
            "help": {
              "vi": "Văn bản mới, nếu có.",
              "en": "The new document, if any."
            },
            "example": "762/BYT-DP",
            "type": {
              "is": "text",
              "max_chars": 40
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
              "vi": "Vì sao đổi số ngày.",
              "en": "Why the days change."
            },
            "example": "Áp dụng hướng dẫn mới",
            "type": {
              "is": "text",
              "max_chars": 200
            },
            "required": true,
            "set_by": "person"
          }
        ],
        "min": 0
      }
    ],
    "date_field": "starts_on",
    "search_fields": [
      "name",
      "phone",
      "address",
      "place_text",
      "decision_no",
      "monitor_name"
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
        "subject",
        "type",
        "starts_on",
        "ends_on",
        "monitor_name",
        "outcome"
      ],
      "filters": [
        "type",
        "subject",
        "outcome",
        "site",
        "person",
        "household"
      ],
      "states": [
        "open",
        "overdue",
        "due_today"
      ],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "name",
      "birth_year",
      "phone",
      "subject",
      "type",
      "starts_on",
      "anchor",
      "anchor_on",
      "doses_at_anchor",
      "recovered_at_anchor",
      "monitor_name",
      "monitor_phone"
    ],
    "sections": [
      {
        "label": {
          "vi": "Người cách ly",
          "en": "The person"
        },
        "fields": [
          "person",
          "sex",
          "address",
          "case",
          "movement"
        ]
      },
      {
        "label": {
          "vi": "Nơi cách ly",
          "en": "Where"
        },
        "fields": [
          "site",
          "place_text"
        ]
      },
      {
        "label": {
          "vi": "Thiếu quy tắc",
          "en": "No rule"
        },
        "fields": [
          "hand_days",
          "hand_reason"
        ]
      },
      {
        "label": {
          "vi": "Quyết định, cam kết",
          "en": "Decision and commitment"
        },
        "fields": [
          "decision_no",
          "decision_on",
          "decision_by",
          "committed_on",
          "head_name"
        ]
      },
      {
        "label": {
          "vi": "Điều kiện tại nhà",
          "en": "Conditions at home"
        },
        "fields": [
          "eligibility",
          "eligible_by",
          "eligible_on",
          "equipment"
        ],
        "asked": {
          "is": "one_of",
          "field": "type",
          "values": [
            "home",
            "home_care",
            "self_monitor"
          ]
        }
      },
      {
        "label": {
          "vi": "Người theo dõi",
          "en": "Monitor"
        },
        "fields": [
          "monitor",
          "backup_name",
          "backup_phone"
        ]
      },
      {
        "label": {
          "vi": "Kết thúc",
          "en": "End"
        },
        "fields": [
          "outcome",
          "outcome_on",
          "end_decision_no",
          "certificate_no",
          "certificate_on"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "type",
    "due": {
      "by": {
        "field": "ends_on",
        "done": [
          "outcome"
        ]
      }
    },
    "part_of": null,
    "screens": "derived",
    "rulings": true
  },
  health_check: {
    "name": "health_check",
    "version": 1,
    "family": "health",
    "label": {
      "vi": "Theo dõi sức khỏe hằng ngày",
      "en": "Daily health check"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
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
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
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
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
        "name": "isolation",
        "label": {
          "vi": "Đợt cách ly",
          "en": "Isolation"
        },
        "help": {
          "vi": "Đợt cách ly đang theo dõi.",
          "en": "The isolation that is watched."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "isolation"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "at",
        "label": {
          "vi": "Lúc",
          "en": "At"
        },
        "help": {
          "vi": "Giờ theo dõi.",
          "en": "When it was checked."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "slot",
        "label": {
          "vi": "Buổi",
          "en": "Slot"
        },
        "help": {
          "vi": "Sáng hay chiều.",
          "en": "Morning or afternoon."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "am",
              "label": {
                "vi": "Sáng",
                "en": "Morning"
              }
            },
            {
              "code": "pm",
              "label": {
                "vi": "Chiều",
                "en": "Afternoon"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "present",
        "label": {
          "vi": "Có mặt",
          "en": "Present"
        },
        "help": {
          "vi": "Vắng mặt thì báo ngay.",
          "en": "Absent: report it at once."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "present",
              "label": {
                "vi": "Có mặt",
                "en": "Present"
              }
            },
            {
              "code": "absent",
              "label": {
                "vi": "Vắng mặt",
                "en": "Absent"
              }
            },
            {
              "code": "no_answer",
              "label": {
                "vi": "Không liên lạc được",
                "en": "Not reached"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "by",
        "label": {
          "vi": "Bằng cách nào",
          "en": "How"
        },
        "help": {
          "vi": "Đến cửa, gọi điện hay người dân tự báo.",
          "en": "At the door, by phone or told."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "door",
              "label": {
                "vi": "Đến tận cửa, giữ khoảng cách",
                "en": "At the door, at a distance"
              }
            },
            {
              "code": "call",
              "label": {
                "vi": "Gọi điện, Zalo",
                "en": "Phone, Zalo"
              }
            },
            {
              "code": "self",
              "label": {
                "vi": "Người dân tự báo",
                "en": "Told by the person"
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
          "vi": "Người dân tự đo cũng được.",
          "en": "Measured by the person will do."
        },
        "example": "36,5",
        "type": {
          "is": "decimal",
          "min": 30.0,
          "max": 45.0,
          "unit": "°C"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "present",
          "values": [
            "present"
          ]
        }
      },
      {
        "name": "spo2",
        "label": {
          "vi": "SpO2 (%)",
          "en": "SpO2 (%)"
        },
        "help": {
          "vi": "Đo ở đầu ngón tay.",
          "en": "At the fingertip."
        },
        "example": "98",
        "type": {
          "is": "int",
          "min": 50,
          "max": 100
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "resp",
        "label": {
          "vi": "Nhịp thở (lần/phút)",
          "en": "Breaths a minute"
        },
        "help": {
          "vi": "Đếm trong một phút.",
          "en": "Counted for a minute."
        },
        "example": "18",
        "type": {
          "is": "int",
          "min": 5,
          "max": 70
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "pulse",
        "label": {
          "vi": "Mạch (lần/phút)",
          "en": "Pulse"
        },
        "help": {
          "vi": "Đếm trong một phút.",
          "en": "Counted for a minute."
        },
        "example": "80",
        "type": {
          "is": "int",
          "min": 30,
          "max": 220
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
          "vi": "Chọn một hoặc nhiều.",
          "en": "One or several."
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
          "is": "one_of",
          "field": "present",
          "values": [
            "present"
          ]
        }
      },
      {
        "name": "danger",
        "label": {
          "vi": "Dấu hiệu nguy hiểm",
          "en": "Signs of danger"
        },
        "help": {
          "vi": "Có một dấu hiệu: gọi ngay Trạm Y tế hoặc 115.",
          "en": "Any of them: call the station or 115."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "chest_pain",
              "label": {
                "vi": "Đau tức ngực kéo dài",
                "en": "Lasting chest pain"
              }
            },
            {
              "code": "confused",
              "label": {
                "vi": "Lơ mơ, không tỉnh táo",
                "en": "Confused, drowsy"
              }
            },
            {
              "code": "blue",
              "label": {
                "vi": "Tím môi, đầu chi",
                "en": "Blue lips or fingers"
              }
            },
            {
              "code": "cough_blood",
              "label": {
                "vi": "Ho ra máu",
                "en": "Coughs blood"
              }
            },
            {
              "code": "cannot_speak",
              "label": {
                "vi": "Thở dốc, không nói hết câu",
                "en": "Too breathless to speak"
              }
            },
            {
              "code": "not_eating",
              "label": {
                "vi": "Trẻ bỏ bú, không ăn uống",
                "en": "Child does not drink or eat"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "present",
          "values": [
            "present"
          ]
        }
      },
      {
        "name": "medicine_ok",
        "label": {
          "vi": "Còn thuốc",
          "en": "Has medicine"
        },
        "help": {
          "vi": "Còn đủ thuốc được cấp.",
          "en": "Still has what was handed out."
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
          "vi": "Điều cần nhớ về lần này.",
          "en": "What to remember."
        },
        "example": "Hết khẩu trang",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "at",
    "search_fields": [
      "name",
      "note"
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
        "slot",
        "present",
        "temp",
        "spo2",
        "symptoms",
        "danger"
      ],
      "filters": [
        "present",
        "slot",
        "isolation",
        "person",
        "household"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "name",
      "slot",
      "present",
      "by",
      "temp",
      "symptoms",
      "danger"
    ],
    "sections": [
      {
        "label": {
          "vi": "Chỉ số",
          "en": "Indices"
        },
        "fields": [
          "spo2",
          "resp",
          "pulse",
          "medicine_ok"
        ],
        "asked": {
          "is": "one_of",
          "field": "present",
          "values": [
            "present"
          ]
        }
      },
      {
        "label": {
          "vi": "Người này",
          "en": "The person"
        },
        "fields": [
          "person",
          "isolation",
          "note"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "present",
    "due": "never",
    "part_of": "isolation",
    "screens": "derived",
    "rulings": true
  },
  test: {
    "name": "test",
    "version": 1,
    "family": "health",
    "label": {
      "vi": "Xét nghiệm",
      "en": "Test"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
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
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
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
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
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
        "set_by": "person"
      },
      {
        "name": "campaign",
        "label": {
          "vi": "Đợt xét nghiệm",
          "en": "Campaign"
        },
        "help": {
          "vi": "Đợt mà lần này thuộc về.",
          "en": "The campaign that it belongs to."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "campaign"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "case",
        "label": {
          "vi": "Phân loại F",
          "en": "Case or contact"
        },
        "help": {
          "vi": "Ca bệnh hoặc người tiếp xúc này.",
          "en": "The case or contact."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "case"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "isolation",
        "label": {
          "vi": "Đợt cách ly",
          "en": "Isolation"
        },
        "help": {
          "vi": "Đợt cách ly này.",
          "en": "The isolation."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "isolation"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "suspect",
        "label": {
          "vi": "Ca nghi ngờ",
          "en": "Suspected case"
        },
        "help": {
          "vi": "Ca nghi ngờ này.",
          "en": "The suspected case."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "suspect"
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
          "vi": "Vì sao xét nghiệm.",
          "en": "Why the person is tested."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "symptoms",
              "label": {
                "vi": "Có triệu chứng",
                "en": "Symptoms"
              }
            },
            {
              "code": "f1",
              "label": {
                "vi": "Tiếp xúc gần",
                "en": "Close contact"
              }
            },
            {
              "code": "arrival",
              "label": {
                "vi": "Về từ vùng dịch",
                "en": "Arrival from an epidemic area"
              }
            },
            {
              "code": "isolation_day",
              "label": {
                "vi": "Theo ngày cách ly",
                "en": "Day of isolation"
              }
            },
            {
              "code": "screening",
              "label": {
                "vi": "Tầm soát",
                "en": "Screening"
              }
            },
            {
              "code": "wide",
              "label": {
                "vi": "Diện rộng",
                "en": "Wide testing"
              }
            },
            {
              "code": "frontline",
              "label": {
                "vi": "Lực lượng tuyến đầu",
                "en": "Front line"
              }
            },
            {
              "code": "release",
              "label": {
                "vi": "Kết thúc cách ly, điều trị",
                "en": "Release"
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
        "name": "method",
        "label": {
          "vi": "Phương pháp",
          "en": "Method"
        },
        "help": {
          "vi": "Test nhanh hay RT-PCR.",
          "en": "Rapid or RT-PCR."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "rapid",
              "label": {
                "vi": "Test nhanh kháng nguyên",
                "en": "Rapid antigen"
              }
            },
            {
              "code": "pcr",
              "label": {
                "vi": "RT-PCR đơn",
                "en": "RT-PCR"
              }
            },
            {
              "code": "pcr_pool",
              "label": {
                "vi": "RT-PCR gộp",
                "en": "RT-PCR, pooled"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "pool_code",
        "label": {
          "vi": "Mã mẫu gộp",
          "en": "Pool no."
        },
        "help": {
          "vi": "Ghi trên ống mẫu gộp.",
          "en": "As on the pooled tube."
        },
        "example": "G-0012",
        "type": {
          "is": "text",
          "max_chars": 30
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "method",
          "values": [
            "pcr_pool"
          ]
        }
      },
      {
        "name": "sample_code",
        "label": {
          "vi": "Mã mẫu",
          "en": "Sample no."
        },
        "help": {
          "vi": "Ghi trên ống mẫu.",
          "en": "As on the tube."
        },
        "example": "NK-000123",
        "type": {
          "is": "text",
          "max_chars": 30
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "sampled_at",
        "label": {
          "vi": "Lấy mẫu lúc",
          "en": "Sampled at"
        },
        "help": {
          "vi": "Ngày giờ lấy mẫu.",
          "en": "When the sample was taken."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "sampled_by",
        "label": {
          "vi": "Người lấy mẫu",
          "en": "Sampled by"
        },
        "help": {
          "vi": "Ai lấy mẫu.",
          "en": "Who took the sample."
        },
        "example": "Y sĩ Trần Thị Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "refused",
        "label": {
          "vi": "Từ chối lấy mẫu",
          "en": "Refused"
        },
        "help": {
          "vi": "Người này không đồng ý lấy mẫu.",
          "en": "The person did not agree."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "missed",
        "label": {
          "vi": "Không đến",
          "en": "Did not come"
        },
        "help": {
          "vi": "Đã mời mà không đến.",
          "en": "Was invited and did not come."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "result",
        "label": {
          "vi": "Kết quả",
          "en": "Result"
        },
        "help": {
          "vi": "Kết quả của mẫu.",
          "en": "What came of the sample."
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
              "code": "inconclusive",
              "label": {
                "vi": "Không xác định",
                "en": "Inconclusive"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "result_at",
        "label": {
          "vi": "Có kết quả lúc",
          "en": "Result at"
        },
        "help": {
          "vi": "Ngày giờ có kết quả.",
          "en": "When the result came."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "result",
          "values": [
            "negative",
            "positive",
            "inconclusive"
          ]
        }
      },
      {
        "name": "lab",
        "label": {
          "vi": "Nơi xét nghiệm",
          "en": "Laboratory"
        },
        "help": {
          "vi": "Phòng xét nghiệm trả kết quả.",
          "en": "Where it was examined."
        },
        "example": "CDC Hà Nội",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "supervised_by",
        "label": {
          "vi": "Nhân viên y tế giám sát",
          "en": "Supervised by"
        },
        "help": {
          "vi": "Khi người dân tự lấy mẫu.",
          "en": "Where the person took the sample."
        },
        "example": "Y sĩ Trần Thị Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "sampled_at",
    "search_fields": [
      "name",
      "phone",
      "sample_code",
      "pool_code"
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
        "sampled_at",
        "reason",
        "method",
        "result",
        "result_at",
        "sample_code"
      ],
      "filters": [
        "result",
        "reason",
        "method",
        "campaign",
        "person",
        "household"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "name",
      "birth_year",
      "phone",
      "reason",
      "method",
      "sampled_at",
      "result",
      "result_at"
    ],
    "sections": [
      {
        "label": {
          "vi": "Người này",
          "en": "The person"
        },
        "fields": [
          "person",
          "sex",
          "address"
        ]
      },
      {
        "label": {
          "vi": "Không lấy được mẫu",
          "en": "No sample"
        },
        "fields": [
          "refused",
          "missed"
        ]
      },
      {
        "label": {
          "vi": "Mẫu, kết quả",
          "en": "Sample and result"
        },
        "fields": [
          "sample_code",
          "pool_code",
          "sampled_by",
          "supervised_by",
          "lab"
        ]
      },
      {
        "label": {
          "vi": "Thuộc về",
          "en": "Belongs to"
        },
        "fields": [
          "campaign",
          "case",
          "isolation",
          "suspect"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "result",
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  dose: {
    "name": "dose",
    "version": 1,
    "family": "health",
    "label": {
      "vi": "Mũi tiêm",
      "en": "Vaccine dose"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
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
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
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
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
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
        "set_by": "person"
      },
      {
        "name": "campaign",
        "label": {
          "vi": "Đợt tiêm",
          "en": "Campaign"
        },
        "help": {
          "vi": "Đợt mà mũi này thuộc về.",
          "en": "The campaign that it belongs to."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "campaign"
        },
        "required": false,
        "set_by": "person"
      },
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
          "max": 6
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
          "vi": "Đã tiêm hay chưa.",
          "en": "Whether it was given."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "listed",
              "label": {
                "vi": "Trong danh sách",
                "en": "Listed"
              }
            },
            {
              "code": "invited",
              "label": {
                "vi": "Đã mời",
                "en": "Invited"
              }
            },
            {
              "code": "given",
              "label": {
                "vi": "Đã tiêm",
                "en": "Given"
              }
            },
            {
              "code": "postponed",
              "label": {
                "vi": "Hoãn tiêm",
                "en": "Postponed"
              }
            },
            {
              "code": "refused",
              "label": {
                "vi": "Từ chối",
                "en": "Refused"
              }
            },
            {
              "code": "contraindicated",
              "label": {
                "vi": "Chống chỉ định",
                "en": "Contraindicated"
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
          "vi": "Nhóm ưu tiên",
          "en": "Priority groups"
        },
        "help": {
          "vi": "Vì sao được tiêm trước.",
          "en": "Why the person comes first."
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
              },
              "former": true
            },
            {
              "code": "over_50",
              "label": {
                "vi": "Người trên 50 tuổi",
                "en": "Over 50"
              },
              "former": true
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
            },
            {
              "code": "pregnant",
              "label": {
                "vi": "Phụ nữ mang thai",
                "en": "Pregnant"
              }
            },
            {
              "code": "underlying",
              "label": {
                "vi": "Người có bệnh nền",
                "en": "Underlying condition"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "consent",
        "label": {
          "vi": "Đồng ý tiêm",
          "en": "Consent"
        },
        "help": {
          "vi": "Ai đồng ý.",
          "en": "Who consents."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "self",
              "label": {
                "vi": "Bản thân",
                "en": "The person"
              }
            },
            {
              "code": "guardian",
              "label": {
                "vi": "Bố, mẹ, người giám hộ",
                "en": "Parent or guardian"
              }
            },
            {
              "code": "no",
              "label": {
                "vi": "Không đồng ý",
                "en": "No consent"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "consent_name",
        "label": {
          "vi": "Người đồng ý",
          "en": "Consent of"
        },
        "help": {
          "vi": "Bố, mẹ hoặc người giám hộ đã ký.",
          "en": "The parent or guardian who signed."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "consent",
          "values": [
            "guardian"
          ]
        }
      },
      {
        "name": "consent_relation",
        "label": {
          "vi": "Quan hệ",
          "en": "Relation"
        },
        "help": {
          "vi": "Là gì của trẻ.",
          "en": "What they are to the child."
        },
        "example": "Bố",
        "type": {
          "is": "text",
          "max_chars": 30
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "consent",
          "values": [
            "guardian"
          ]
        }
      },
      {
        "name": "consent_on",
        "label": {
          "vi": "Ngày ký đồng ý",
          "en": "Consent of day"
        },
        "help": {
          "vi": "Ngày ký phiếu đồng ý.",
          "en": "The day on which it was signed."
        },
        "example": "20/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "consent",
          "values": [
            "self",
            "guardian"
          ]
        }
      },
      {
        "name": "screened",
        "label": {
          "vi": "Đã khám sàng lọc",
          "en": "Screened"
        },
        "help": {
          "vi": "Được khám trước khi tiêm.",
          "en": "Was examined before."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "postpone_reason",
        "label": {
          "vi": "Lý do hoãn",
          "en": "Why postponed"
        },
        "help": {
          "vi": "Theo bác sĩ khám sàng lọc.",
          "en": "As the examining doctor said."
        },
        "example": "Đang sốt",
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
            "postponed",
            "contraindicated"
          ]
        }
      },
      {
        "name": "given_on",
        "label": {
          "vi": "Ngày tiêm",
          "en": "Given on"
        },
        "help": {
          "vi": "Ngày tiêm mũi này.",
          "en": "The day on which it was given."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "given"
          ]
        }
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
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "given"
          ]
        },
        "remembered": true
      },
      {
        "name": "lot",
        "label": {
          "vi": "Số lô",
          "en": "Lot"
        },
        "help": {
          "vi": "Ghi trên lọ thuốc.",
          "en": "As on the vial."
        },
        "example": "FF8871",
        "type": {
          "is": "text",
          "max_chars": 30
        },
        "required": false,
        "set_by": "person",
        "remembered": true
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
        "set_by": "person",
        "remembered": true
      },
      {
        "name": "reaction",
        "label": {
          "vi": "Phản ứng sau tiêm",
          "en": "Reaction"
        },
        "help": {
          "vi": "Theo dõi 30 phút và sau đó.",
          "en": "In the first 30 minutes and later."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "none",
              "label": {
                "vi": "Không",
                "en": "None"
              }
            },
            {
              "code": "fever",
              "label": {
                "vi": "Sốt",
                "en": "Fever"
              }
            },
            {
              "code": "pain",
              "label": {
                "vi": "Sưng đau",
                "en": "Swelling, pain"
              }
            },
            {
              "code": "rash",
              "label": {
                "vi": "Nổi mẩn",
                "en": "Rash"
              }
            },
            {
              "code": "severe",
              "label": {
                "vi": "Nặng, cấp cứu",
                "en": "Severe, emergency"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "reaction_at",
        "label": {
          "vi": "Phản ứng lúc",
          "en": "Reaction at"
        },
        "help": {
          "vi": "Khi có phản ứng.",
          "en": "When it came."
        },
        "example": "",
        "type": {
          "is": "time"
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
          "vi": "Điều cần nhớ về mũi này.",
          "en": "What to remember."
        },
        "example": "Hẹn tiêm lại sau hai tuần",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "given_on",
    "search_fields": [
      "name",
      "phone",
      "lot"
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
        "no",
        "state",
        "birth_year",
        "given_on",
        "product",
        "phone"
      ],
      "filters": [
        "state",
        "consent",
        "campaign",
        "person",
        "household"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "name",
      "birth_year",
      "phone",
      "no",
      "state",
      "given_on",
      "product"
    ],
    "sections": [
      {
        "label": {
          "vi": "Người được tiêm",
          "en": "The person"
        },
        "fields": [
          "person",
          "sex",
          "address",
          "group",
          "campaign"
        ]
      },
      {
        "label": {
          "vi": "Đồng ý tiêm",
          "en": "Consent"
        },
        "fields": [
          "consent",
          "consent_name",
          "consent_relation",
          "consent_on"
        ]
      },
      {
        "label": {
          "vi": "Tiêm",
          "en": "Vaccination"
        },
        "fields": [
          "screened",
          "lot",
          "place",
          "reaction",
          "reaction_at"
        ],
        "asked": {
          "is": "one_of",
          "field": "state",
          "values": [
            "given"
          ]
        }
      },
      {
        "label": {
          "vi": "Hoãn, ghi chú",
          "en": "Postponed, note"
        },
        "fields": [
          "postpone_reason",
          "note"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "state",
    "due": "never",
    "part_of": "person",
    "screens": "derived"
  },
  handout: {
    "name": "handout",
    "version": 1,
    "family": "health",
    "label": {
      "vi": "Cấp phát thuốc",
      "en": "Medicine handed out"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
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
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
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
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
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
        "set_by": "person"
      },
      {
        "name": "case",
        "label": {
          "vi": "Phân loại F",
          "en": "Case or contact"
        },
        "help": {
          "vi": "Ca bệnh được cấp thuốc.",
          "en": "The case that receives it."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "case"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "isolation",
        "label": {
          "vi": "Đợt cách ly",
          "en": "Isolation"
        },
        "help": {
          "vi": "Đợt cách ly này.",
          "en": "The isolation."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "isolation"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "at",
        "label": {
          "vi": "Cấp lúc",
          "en": "Handed out at"
        },
        "help": {
          "vi": "Ngày giờ cấp thuốc.",
          "en": "When it was handed out."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "pack",
        "label": {
          "vi": "Gói thuốc",
          "en": "Pack"
        },
        "help": {
          "vi": "Gói A, B, C hay thuốc khác.",
          "en": "Pack A, B, C or other."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "a",
              "label": {
                "vi": "Gói A (hạ sốt, vitamin)",
                "en": "Pack A (fever, vitamins)"
              }
            },
            {
              "code": "b",
              "label": {
                "vi": "Gói B (theo đơn)",
                "en": "Pack B (by prescription)"
              }
            },
            {
              "code": "c",
              "label": {
                "vi": "Gói C (kháng vi rút, có cam kết)",
                "en": "Pack C (antiviral, signed consent)"
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
        "name": "items",
        "label": {
          "vi": "Thuốc và số lượng",
          "en": "Medicines"
        },
        "help": {
          "vi": "Tên thuốc, hàm lượng, số lượng.",
          "en": "Names, strengths, counts."
        },
        "example": "Paracetamol 500 mg, 20 viên",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "prescriber",
        "label": {
          "vi": "Người kê đơn",
          "en": "Prescribed by"
        },
        "help": {
          "vi": "Bác sĩ kê đơn.",
          "en": "The doctor."
        },
        "example": "Bác sĩ Lê Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "consent_on",
        "label": {
          "vi": "Ngày ký cam kết đồng ý",
          "en": "Consent signed on"
        },
        "help": {
          "vi": "Với gói C: người bệnh ký cam kết.",
          "en": "Of pack C: the patient signs."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "given_by",
        "label": {
          "vi": "Người cấp",
          "en": "Handed out by"
        },
        "help": {
          "vi": "Nhân viên Trạm Y tế.",
          "en": "Of the health station."
        },
        "example": "Y sĩ Trần Thị Bình",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "received_by",
        "label": {
          "vi": "Người nhận",
          "en": "Received by"
        },
        "help": {
          "vi": "Ai nhận thuốc.",
          "en": "Who took it."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "carried_by",
        "label": {
          "vi": "Người mang đến",
          "en": "Carried by"
        },
        "help": {
          "vi": "Tổ chỉ mang đến, không quyết định thuốc.",
          "en": "Teams carry, they never decide."
        },
        "example": "Trần Văn Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "three",
        "label": {
          "vi": "Ba kiểm tra",
          "en": "Three checks"
        },
        "help": {
          "vi": "Kiểm tra đủ ba mục trước khi cấp.",
          "en": "All three before handing out."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "patient",
              "label": {
                "vi": "Tên người bệnh",
                "en": "Patient's name"
              }
            },
            {
              "code": "drug",
              "label": {
                "vi": "Tên thuốc",
                "en": "Medicine's name"
              }
            },
            {
              "code": "dose",
              "label": {
                "vi": "Liều thuốc",
                "en": "Dose"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "five_match",
        "label": {
          "vi": "Năm đối chiếu",
          "en": "Five matches"
        },
        "help": {
          "vi": "Đối chiếu đủ năm mục.",
          "en": "All five."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "bed",
              "label": {
                "vi": "Địa chỉ (số giường, số phòng)",
                "en": "Address (bed, room)"
              }
            },
            {
              "code": "label",
              "label": {
                "vi": "Nhãn thuốc",
                "en": "Label"
              }
            },
            {
              "code": "quality",
              "label": {
                "vi": "Chất lượng",
                "en": "Quality"
              }
            },
            {
              "code": "route",
              "label": {
                "vi": "Đường dùng",
                "en": "Route"
              }
            },
            {
              "code": "expiry",
              "label": {
                "vi": "Thời hạn",
                "en": "Expiry"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "five_right",
        "label": {
          "vi": "Năm đúng",
          "en": "Five rights"
        },
        "help": {
          "vi": "Đủ năm điều đúng.",
          "en": "All five."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "patient",
              "label": {
                "vi": "Đúng người bệnh",
                "en": "Right patient"
              }
            },
            {
              "code": "drug",
              "label": {
                "vi": "Đúng thuốc",
                "en": "Right medicine"
              }
            },
            {
              "code": "dose",
              "label": {
                "vi": "Đúng liều",
                "en": "Right dose"
              }
            },
            {
              "code": "route",
              "label": {
                "vi": "Đúng đường dùng",
                "en": "Right route"
              }
            },
            {
              "code": "time",
              "label": {
                "vi": "Đúng thời gian",
                "en": "Right time"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "at",
    "search_fields": [
      "name",
      "phone",
      "items",
      "prescriber"
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
        "pack",
        "items",
        "given_by",
        "received_by"
      ],
      "filters": [
        "pack",
        "case",
        "isolation",
        "person",
        "household"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "name",
      "phone",
      "pack",
      "items",
      "given_by",
      "three"
    ],
    "sections": [
      {
        "label": {
          "vi": "Người nhận",
          "en": "The person"
        },
        "fields": [
          "person",
          "birth_year",
          "sex",
          "address",
          "received_by"
        ]
      },
      {
        "label": {
          "vi": "Đơn, cam kết",
          "en": "Prescription, consent"
        },
        "fields": [
          "prescriber",
          "consent_on"
        ],
        "asked": {
          "is": "one_of",
          "field": "pack",
          "values": [
            "b",
            "c"
          ]
        }
      },
      {
        "label": {
          "vi": "Đối chiếu",
          "en": "Matching"
        },
        "fields": [
          "five_match",
          "five_right"
        ]
      },
      {
        "label": {
          "vi": "Thuộc về",
          "en": "Belongs to"
        },
        "fields": [
          "carried_by",
          "case",
          "isolation"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "pack",
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  contact_attempt: {
    "name": "contact_attempt",
    "version": 1,
    "family": "health",
    "label": {
      "vi": "Lần liên lạc",
      "en": "Contact attempt"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
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
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Họ, đệm và tên.",
          "en": "Family, middle and given name."
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
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "case",
        "label": {
          "vi": "Phân loại F",
          "en": "Case or contact"
        },
        "help": {
          "vi": "Ca bệnh hoặc người tiếp xúc này.",
          "en": "The case or contact."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "case"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "isolation",
        "label": {
          "vi": "Đợt cách ly",
          "en": "Isolation"
        },
        "help": {
          "vi": "Đợt cách ly này.",
          "en": "The isolation."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "isolation"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "at",
        "label": {
          "vi": "Lúc",
          "en": "At"
        },
        "help": {
          "vi": "Giờ liên lạc.",
          "en": "When it was tried."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "direction",
        "label": {
          "vi": "Chiều gọi",
          "en": "Direction"
        },
        "help": {
          "vi": "Ai gọi cho ai.",
          "en": "Who called whom."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "out",
              "label": {
                "vi": "Gọi đi",
                "en": "Called"
              }
            },
            {
              "code": "in",
              "label": {
                "vi": "Người bệnh gọi đến",
                "en": "Was called"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "channel",
        "label": {
          "vi": "Bằng cách nào",
          "en": "How"
        },
        "help": {
          "vi": "Gọi điện, Zalo hay đến cửa.",
          "en": "By phone, Zalo or at the door."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "phone",
              "label": {
                "vi": "Gọi điện",
                "en": "By phone"
              }
            },
            {
              "code": "zalo",
              "label": {
                "vi": "Zalo",
                "en": "Zalo"
              }
            },
            {
              "code": "door",
              "label": {
                "vi": "Đến tận cửa",
                "en": "At the door"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "by",
        "label": {
          "vi": "Bên liên lạc",
          "en": "Contacted by"
        },
        "help": {
          "vi": "Trạm Y tế, tổ hay đường dây nóng.",
          "en": "Station, team or hotline."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "station",
              "label": {
                "vi": "Trạm Y tế",
                "en": "Health station"
              }
            },
            {
              "code": "mobile",
              "label": {
                "vi": "Trạm y tế lưu động",
                "en": "Mobile station"
              }
            },
            {
              "code": "team",
              "label": {
                "vi": "Tổ COVID cộng đồng",
                "en": "Community team"
              }
            },
            {
              "code": "hotline",
              "label": {
                "vi": "Đường dây nóng",
                "en": "Hotline"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "remembered": true
      },
      {
        "name": "reached",
        "label": {
          "vi": "Liên lạc được",
          "en": "Reached"
        },
        "help": {
          "vi": "Đã nói chuyện được với người này.",
          "en": "The person was spoken to."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "advised",
        "label": {
          "vi": "Đã tư vấn",
          "en": "Advised"
        },
        "help": {
          "vi": "Đã hướng dẫn chăm sóc, theo dõi.",
          "en": "Was told how to care and what to watch."
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "reached",
          "values": [
            "true"
          ]
        }
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
              "code": "doctor",
              "label": {
                "vi": "Bác sĩ",
                "en": "A doctor"
              }
            },
            {
              "code": "medicine",
              "label": {
                "vi": "Thuốc",
                "en": "Medicine"
              }
            },
            {
              "code": "oxygen",
              "label": {
                "vi": "Ô xy",
                "en": "Oxygen"
              }
            },
            {
              "code": "hospital",
              "label": {
                "vi": "Chuyển viện",
                "en": "A hospital"
              }
            },
            {
              "code": "food",
              "label": {
                "vi": "Lương thực",
                "en": "Food"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "reached",
          "values": [
            "true"
          ]
        }
      },
      {
        "name": "next_at",
        "label": {
          "vi": "Liên lạc lại lúc",
          "en": "Try again at"
        },
        "help": {
          "vi": "Khi nào gọi lại.",
          "en": "When to try again."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "followed_up",
        "label": {
          "vi": "Đã liên lạc lại",
          "en": "Followed up"
        },
        "help": {
          "vi": "Đã gọi lại sau lần này.",
          "en": "It was tried again."
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
          "vi": "Người bệnh nói gì.",
          "en": "What the person said."
        },
        "example": "Đã hết thuốc hạ sốt",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "at",
    "search_fields": [
      "name",
      "phone",
      "note"
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
        "by",
        "reached",
        "advised",
        "needs",
        "next_at"
      ],
      "filters": [
        "by",
        "channel",
        "case",
        "isolation",
        "person",
        "household"
      ],
      "states": [
        "open",
        "overdue",
        "due_today"
      ],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "name",
      "phone",
      "reached",
      "advised",
      "needs",
      "next_at"
    ],
    "sections": [
      {
        "label": {
          "vi": "Liên lạc",
          "en": "Contact"
        },
        "fields": [
          "direction",
          "channel",
          "by",
          "followed_up",
          "note"
        ]
      },
      {
        "label": {
          "vi": "Người này",
          "en": "The person"
        },
        "fields": [
          "person",
          "case",
          "isolation"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "by",
    "due": {
      "by": {
        "field": "next_at",
        "done": [
          "followed_up"
        ]
      }
    },
    "part_of": null,
    "screens": "derived"
  },
  visit: {
    "name": "visit",
    "version": 1,
    "family": "casework",
    "label": {
      "vi": "Lượt thăm hộ",
      "en": "Household visit"
    },
    "fields": [
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
          "en": "Household"
        },
        "help": {
          "vi": "Hộ được thăm.",
          "en": "The household that is visited."
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
        "name": "name",
        "label": {
          "vi": "Chủ hộ",
          "en": "Household head"
        },
        "help": {
          "vi": "Lấy từ hộ đã chọn.",
          "en": "Taken from the household that is chosen."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "at",
        "label": {
          "vi": "Lúc",
          "en": "At"
        },
        "help": {
          "vi": "Giờ đến nhà.",
          "en": "When the team was there."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "turn",
        "label": {
          "vi": "Lượt trong ngày",
          "en": "Round of the day"
        },
        "help": {
          "vi": "Lượt thứ mấy trong ngày.",
          "en": "Which round of the day it is."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 1,
          "max": 3
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "result",
        "label": {
          "vi": "Kết quả",
          "en": "Result"
        },
        "help": {
          "vi": "Gặp nhà thế nào.",
          "en": "What was found at the door."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "all_well",
              "label": {
                "vi": "Cả nhà bình thường",
                "en": "All well"
              }
            },
            {
              "code": "matter",
              "label": {
                "vi": "Có việc cần ghi",
                "en": "Something to record"
              }
            },
            {
              "code": "not_met",
              "label": {
                "vi": "Không gặp ai",
                "en": "Nobody met"
              }
            },
            {
              "code": "refused",
              "label": {
                "vi": "Từ chối tiếp",
                "en": "Refused"
              }
            },
            {
              "code": "vacant",
              "label": {
                "vi": "Nhà không có người ở",
                "en": "Vacant"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "people_home",
        "label": {
          "vi": "Số người đang có mặt",
          "en": "People present"
        },
        "help": {
          "vi": "Bao nhiêu người đang ở nhà.",
          "en": "How many are at home."
        },
        "example": "4",
        "type": {
          "is": "int",
          "min": 0,
          "max": 99
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "sick",
        "label": {
          "vi": "Người có triệu chứng",
          "en": "With symptoms"
        },
        "help": {
          "vi": "Những người trong nhà có triệu chứng.",
          "en": "Who of the household has symptoms."
        },
        "example": "",
        "type": {
          "is": "open_set"
        },
        "required": false,
        "set_by": "person",
        "of": "persons"
      },
      {
        "name": "absent",
        "label": {
          "vi": "Người vắng nhà",
          "en": "Absent"
        },
        "help": {
          "vi": "Những người trong nhà đang vắng.",
          "en": "Who of the household is away."
        },
        "example": "",
        "type": {
          "is": "open_set"
        },
        "required": false,
        "set_by": "person",
        "of": "persons"
      },
      {
        "name": "newcomers",
        "label": {
          "vi": "Số người mới đến",
          "en": "Newcomers"
        },
        "help": {
          "vi": "Người từ nơi khác đến ở.",
          "en": "Who came here from elsewhere."
        },
        "example": "1",
        "type": {
          "is": "int",
          "min": 0,
          "max": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "needs_help",
        "label": {
          "vi": "Cần hỗ trợ",
          "en": "Needs help"
        },
        "help": {
          "vi": "Gia đình cần lương thực, thuốc men …",
          "en": "The family needs food, medicine …"
        },
        "example": "",
        "type": {
          "is": "bool"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "reminded",
        "label": {
          "vi": "Đã nhắc 5K, để lại số điện thoại",
          "en": "Reminded of 5K, left a number"
        },
        "help": {
          "vi": "Nhắc 5K và số gọi khi cần.",
          "en": "Of 5K, and of the number to call."
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
          "vi": "Điều cần nhớ về lượt này.",
          "en": "What to remember."
        },
        "example": "Hẹn tối quay lại",
        "type": {
          "is": "text",
          "max_chars": 300
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "at",
    "search_fields": [
      "name",
      "note"
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
        "at",
        "result",
        "people_home",
        "newcomers"
      ],
      "filters": [
        "result",
        "household"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "household",
      "name",
      "result",
      "people_home",
      "newcomers",
      "needs_help"
    ],
    "sections": [
      {
        "label": {
          "vi": "Trong nhà",
          "en": "In the house"
        },
        "fields": [
          "sick",
          "absent"
        ]
      },
      {
        "label": {
          "vi": "Nhắc nhở, ghi chú",
          "en": "Reminder, note"
        },
        "fields": [
          "reminded",
          "note"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "result",
    "due": "never",
    "part_of": "household",
    "screens": "derived"
  },
  team_day: {
    "name": "team_day",
    "version": 1,
    "family": "casework",
    "label": {
      "vi": "Báo cáo ngày của tổ",
      "en": "Team's day"
    },
    "fields": [
      {
        "name": "name",
        "label": {
          "vi": "Tổ",
          "en": "Team"
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
        "name": "team",
        "label": {
          "vi": "Tổ trong danh sách",
          "en": "Team, from the list"
        },
        "help": {
          "vi": "Chọn trong danh sách tổ.",
          "en": "Chosen from the teams."
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
        "name": "day",
        "label": {
          "vi": "Ngày",
          "en": "Day"
        },
        "help": {
          "vi": "Ngày báo cáo.",
          "en": "The day that is reported."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "assigned",
        "label": {
          "vi": "Số hộ phụ trách",
          "en": "Households assigned"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "visited",
        "label": {
          "vi": "Số hộ đã thăm",
          "en": "Households visited"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "not_met",
        "label": {
          "vi": "Số hộ không gặp",
          "en": "Households not met"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "people_checked",
        "label": {
          "vi": "Số người được hỏi thăm",
          "en": "People asked about"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "fever",
        "label": {
          "vi": "Người sốt",
          "en": "With fever"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "cough",
        "label": {
          "vi": "Người ho, khó thở",
          "en": "With cough or breathless"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "suspects",
        "label": {
          "vi": "Ca nghi ngờ",
          "en": "Suspected cases"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "arrivals",
        "label": {
          "vi": "Người mới đến, mới về",
          "en": "Arrivals"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "from_epidemic",
        "label": {
          "vi": "Người từ vùng dịch",
          "en": "From an epidemic area"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "undeclared",
        "label": {
          "vi": "Người chưa khai báo",
          "en": "Not declared"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "isolating",
        "label": {
          "vi": "Người đang cách ly",
          "en": "In isolation"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "isolating_checked",
        "label": {
          "vi": "Người cách ly đã kiểm tra",
          "en": "In isolation, checked"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "isolating_missed",
        "label": {
          "vi": "Người cách ly vắng mặt",
          "en": "In isolation, absent"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "violations",
        "label": {
          "vi": "Vi phạm",
          "en": "Violations"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "supports",
        "label": {
          "vi": "Hộ cần hỗ trợ",
          "en": "Households in need"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "newcomers",
        "label": {
          "vi": "Người mới đến chưa ghi",
          "en": "Newcomers"
        },
        "help": {
          "vi": "Máy tự đếm khi đóng ngày.",
          "en": "Counted by the app when the day is closed."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "problems",
        "label": {
          "vi": "Khó khăn",
          "en": "Difficulties"
        },
        "help": {
          "vi": "Điều gì vướng mắc trong ngày.",
          "en": "What was hard on that day."
        },
        "example": "Ba hộ đi làm cả ngày, chỉ gặp được buổi tối",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "proposals",
        "label": {
          "vi": "Kiến nghị",
          "en": "Proposals"
        },
        "help": {
          "vi": "Tổ đề nghị phường, xã làm gì.",
          "en": "What the team asks of the ward."
        },
        "example": "Bổ sung nhiệt kế và khẩu trang",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "closed_at",
        "label": {
          "vi": "Đóng lúc",
          "en": "Closed at"
        },
        "help": {
          "vi": "Khi tổ đóng ngày.",
          "en": "When the team closed the day."
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
          "vi": "Người đóng",
          "en": "Closed by"
        },
        "help": {
          "vi": "Ai đóng ngày.",
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
    "groups": [],
    "date_field": "day",
    "search_fields": [
      "name",
      "problems",
      "proposals"
    ],
    "name_field": null,
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
        "day",
        "visited",
        "not_met",
        "suspects",
        "arrivals",
        "problems"
      ],
      "filters": [
        "team"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "name",
      "day",
      "problems",
      "proposals"
    ],
    "sections": [
      {
        "label": {
          "vi": "Tổ",
          "en": "Team"
        },
        "fields": [
          "team"
        ]
      }
    ],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  support: {
    "name": "support",
    "version": 2,
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
          "en": "Person on the list"
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
      },
      {
        "name": "visit",
        "label": {
          "vi": "Lượt thăm hộ",
          "en": "Visit"
        },
        "help": {
          "vi": "Ghi khi đi thăm hộ này.",
          "en": "Recorded on this visit."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "visit"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "never"
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
  ticket: {
    "name": "ticket",
    "version": 1,
    "family": "casework",
    "label": {
      "vi": "Phản ánh, đề nghị",
      "en": "Feedback"
    },
    "fields": [
      {
        "name": "at",
        "label": {
          "vi": "Nhận lúc",
          "en": "Received at"
        },
        "help": {
          "vi": "Lúc nhận được phản ánh.",
          "en": "When it came."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "channel",
        "label": {
          "vi": "Nhận qua",
          "en": "Came by"
        },
        "help": {
          "vi": "Phản ánh đến bằng cách nào.",
          "en": "How it came."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "call",
              "label": {
                "vi": "Đường dây nóng",
                "en": "Hotline"
              }
            },
            {
              "code": "door",
              "label": {
                "vi": "Tại cửa",
                "en": "At the door"
              }
            },
            {
              "code": "office",
              "label": {
                "vi": "Tại trụ sở",
                "en": "At the office"
              }
            },
            {
              "code": "zalo",
              "label": {
                "vi": "Zalo",
                "en": "Zalo"
              }
            },
            {
              "code": "hotline_city",
              "label": {
                "vi": "Tổng đài 1022",
                "en": "Switchboard 1022"
              }
            },
            {
              "code": "letter",
              "label": {
                "vi": "Đơn thư",
                "en": "Letter"
              }
            }
          ]
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
          "vi": "Khiếu nại cán bộ thì ghi ở địa bàn toàn phường, không ghi ở địa bàn của tổ.",
          "en": "A complaint about an official belongs to the whole ward, not to a team's area."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "medical",
              "label": {
                "vi": "F0 tại nhà, y tế",
                "en": "F0 at home, medical"
              }
            },
            {
              "code": "violation",
              "label": {
                "vi": "Báo vi phạm",
                "en": "A violation"
              }
            },
            {
              "code": "support",
              "label": {
                "vi": "An sinh, nhu yếu phẩm",
                "en": "Support, necessities"
              }
            },
            {
              "code": "procedure",
              "label": {
                "vi": "Thủ tục hành chính",
                "en": "Procedures"
              }
            },
            {
              "code": "paper",
              "label": {
                "vi": "Xin giấy xác nhận",
                "en": "A certificate"
              }
            },
            {
              "code": "movement",
              "label": {
                "vi": "Có người đến, về chưa khai",
                "en": "Somebody came undeclared"
              }
            },
            {
              "code": "gathering",
              "label": {
                "vi": "Báo việc cưới, việc tang, tụ tập",
                "en": "A wedding, funeral, gathering"
              }
            },
            {
              "code": "complaint",
              "label": {
                "vi": "Khiếu nại cán bộ, tiêu cực",
                "en": "A complaint about an official"
              }
            },
            {
              "code": "proposal",
              "label": {
                "vi": "Kiến nghị chính sách",
                "en": "A proposal on policy"
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
        "name": "text",
        "label": {
          "vi": "Nội dung",
          "en": "Content"
        },
        "help": {
          "vi": "Ghi đúng lời người phản ánh.",
          "en": "In the words of who spoke."
        },
        "example": "Ngõ 26 có người mới về từ tỉnh khác chưa khai báo",
        "type": {
          "is": "text",
          "max_chars": 2000
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "from_kind",
        "label": {
          "vi": "Người phản ánh là",
          "en": "Who speaks"
        },
        "help": {
          "vi": "Người dân hay doanh nghiệp.",
          "en": "Resident or business."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "person",
              "label": {
                "vi": "Người dân",
                "en": "Resident"
              }
            },
            {
              "code": "business",
              "label": {
                "vi": "Doanh nghiệp",
                "en": "Business"
              }
            },
            {
              "code": "anonymous",
              "label": {
                "vi": "Không nêu tên",
                "en": "Anonymous"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "caller",
        "label": {
          "vi": "Tên người phản ánh",
          "en": "Caller"
        },
        "help": {
          "vi": "Để trống nếu không nêu tên.",
          "en": "Empty where no name was given."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "caller_phone",
        "label": {
          "vi": "Điện thoại",
          "en": "Phone"
        },
        "help": {
          "vi": "Số để trả lời.",
          "en": "The number for the answer."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
          "en": "Household"
        },
        "help": {
          "vi": "Hộ có liên quan, nếu có.",
          "en": "The household that it is about, if any."
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
        "name": "facility",
        "label": {
          "vi": "Cơ quan, cơ sở",
          "en": "Establishment"
        },
        "help": {
          "vi": "Cơ sở có liên quan, nếu có.",
          "en": "The establishment that it is about, if any."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "facility"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "where",
        "label": {
          "vi": "Ở đâu",
          "en": "Where"
        },
        "help": {
          "vi": "Nơi xảy ra việc.",
          "en": "Where it is."
        },
        "example": "Số 15 ngõ 26 phố Ngọc Khánh",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "paper",
        "label": {
          "vi": "Loại giấy",
          "en": "Certificate"
        },
        "help": {
          "vi": "Xin xác nhận gì.",
          "en": "What is to be certified."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "isolation_done",
              "label": {
                "vi": "Hoàn thành cách ly",
                "en": "Isolation completed"
              }
            },
            {
              "code": "f0",
              "label": {
                "vi": "Xác nhận F0",
                "en": "Having been F0"
              }
            },
            {
              "code": "travel",
              "label": {
                "vi": "Giấy đi đường",
                "en": "Travel permit"
              }
            },
            {
              "code": "residence",
              "label": {
                "vi": "Cư trú",
                "en": "Residence"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "event_on",
        "label": {
          "vi": "Ngày tổ chức",
          "en": "On"
        },
        "help": {
          "vi": "Ngày cưới, tang, họp mặt.",
          "en": "The day of the event."
        },
        "example": "28/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "event_people",
        "label": {
          "vi": "Số người dự",
          "en": "People"
        },
        "help": {
          "vi": "Dự kiến bao nhiêu người.",
          "en": "How many are expected."
        },
        "example": "30",
        "type": {
          "is": "int",
          "min": 0,
          "max": 5000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "due_at",
        "label": {
          "vi": "Phải trả lời trước",
          "en": "Answer by"
        },
        "help": {
          "vi": "Để trống: tính theo số giờ ghi ở Thông tin đơn vị.",
          "en": "Empty: by the hours that the ward's settings give."
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
          "vi": "Việc xử lý đến đâu rồi.",
          "en": "How far it has come."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "new",
              "label": {
                "vi": "Mới",
                "en": "New"
              }
            },
            {
              "code": "assigned",
              "label": {
                "vi": "Đã giao",
                "en": "Assigned"
              }
            },
            {
              "code": "doing",
              "label": {
                "vi": "Đang xử lý",
                "en": "In work"
              }
            },
            {
              "code": "answered",
              "label": {
                "vi": "Đã trả lời",
                "en": "Answered"
              }
            },
            {
              "code": "passed_on",
              "label": {
                "vi": "Chuyển cấp trên",
                "en": "Passed on"
              }
            },
            {
              "code": "wrong",
              "label": {
                "vi": "Không đúng",
                "en": "Not so"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "assignee_name",
        "label": {
          "vi": "Người xử lý",
          "en": "Assigned to"
        },
        "help": {
          "vi": "Ai được giao xử lý.",
          "en": "Who works on it."
        },
        "example": "Trần Văn Bình",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "assignee",
        "label": {
          "vi": "Người xử lý trong danh sách",
          "en": "Assignee, from the list"
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
        "name": "answer",
        "label": {
          "vi": "Trả lời",
          "en": "Answer"
        },
        "help": {
          "vi": "Đã trả lời thế nào.",
          "en": "What was answered."
        },
        "example": "Tổ đã đến nhà, người này đã khai báo và tự theo dõi sức khỏe",
        "type": {
          "is": "text",
          "max_chars": 2000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "answered_at",
        "label": {
          "vi": "Trả lời lúc",
          "en": "Answered at"
        },
        "help": {
          "vi": "Lúc trả lời.",
          "en": "When it was answered."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "answered_by",
        "label": {
          "vi": "Người trả lời",
          "en": "Answered by"
        },
        "help": {
          "vi": "Ai trả lời.",
          "en": "Who answered."
        },
        "example": "Lê Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "satisfied",
        "label": {
          "vi": "Người phản ánh hài lòng",
          "en": "Satisfied"
        },
        "help": {
          "vi": "Hỏi lại sau khi trả lời.",
          "en": "Asked after the answer."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "yes",
              "label": {
                "vi": "Hài lòng",
                "en": "Yes"
              }
            },
            {
              "code": "no",
              "label": {
                "vi": "Chưa hài lòng",
                "en": "No"
              }
            },
            {
              "code": "not_asked",
              "label": {
                "vi": "Chưa hỏi",
                "en": "Not asked"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "at",
    "search_fields": [
      "caller",
      "caller_phone",
      "where",
      "text",
      "assignee_name"
    ],
    "name_field": "caller",
    "title_fields": [
      "text"
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
        "at",
        "type",
        "caller",
        "state",
        "due_at",
        "assignee_name"
      ],
      "filters": [
        "state",
        "type",
        "channel"
      ],
      "states": [
        "open",
        "overdue",
        "due_today"
      ],
      "order": "newest"
    },
    "first_fields": [
      "type",
      "text",
      "channel",
      "caller",
      "caller_phone",
      "where",
      "due_at"
    ],
    "sections": [
      {
        "label": {
          "vi": "Người phản ánh",
          "en": "Who speaks"
        },
        "fields": [
          "from_kind",
          "household",
          "facility"
        ]
      },
      {
        "label": {
          "vi": "Giấy xác nhận",
          "en": "Certificate"
        },
        "fields": [
          "paper"
        ],
        "asked": {
          "is": "one_of",
          "field": "type",
          "values": [
            "paper"
          ]
        }
      },
      {
        "label": {
          "vi": "Cưới, tang, tụ tập",
          "en": "Gathering"
        },
        "fields": [
          "event_on",
          "event_people"
        ],
        "asked": {
          "is": "one_of",
          "field": "type",
          "values": [
            "gathering"
          ]
        }
      },
      {
        "label": {
          "vi": "Xử lý",
          "en": "In work"
        },
        "fields": [
          "state",
          "assignee_name",
          "assignee",
          "answer",
          "answered_at",
          "answered_by",
          "satisfied"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "state",
    "due": {
      "by": {
        "field": "due_at",
        "done": [
          "answered_at"
        ]
      }
    },
    "part_of": null,
    "screens": "derived"
  },
  inspection: {
    "name": "inspection",
    "version": 2,
    "family": "casework",
    "label": {
      "vi": "Kiểm tra",
      "en": "Inspection"
    },
    "fields": [
      {
        "name": "at",
        "label": {
          "vi": "Lúc",
          "en": "At"
        },
        "help": {
          "vi": "Ngày giờ kiểm tra.",
          "en": "When it took place."
        },
        "example": "",
        "type": {
          "is": "time"
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
          "vi": "Định kỳ, đột xuất hay phúc tra.",
          "en": "Planned, unannounced or follow-up."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "planned",
              "label": {
                "vi": "Định kỳ",
                "en": "Planned"
              }
            },
            {
              "code": "unannounced",
              "label": {
                "vi": "Đột xuất",
                "en": "Unannounced"
              }
            },
            {
              "code": "follow_up",
              "label": {
                "vi": "Phúc tra",
                "en": "Follow-up"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "subject_kind",
        "label": {
          "vi": "Đối tượng",
          "en": "Subject"
        },
        "help": {
          "vi": "Kiểm tra ai, nơi nào.",
          "en": "What is inspected."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "team",
              "label": {
                "vi": "Tổ COVID",
                "en": "Team"
              }
            },
            {
              "code": "checkpoint",
              "label": {
                "vi": "Chốt",
                "en": "Checkpoint"
              }
            },
            {
              "code": "area",
              "label": {
                "vi": "Tổ dân phố, thôn, bản",
                "en": "Area"
              }
            },
            {
              "code": "facility",
              "label": {
                "vi": "Cơ quan, cơ sở",
                "en": "Establishment"
              }
            },
            {
              "code": "household",
              "label": {
                "vi": "Hộ",
                "en": "Household"
              }
            },
            {
              "code": "zone",
              "label": {
                "vi": "Khu phong tỏa",
                "en": "Zone"
              }
            },
            {
              "code": "site",
              "label": {
                "vi": "Khu cách ly, trạm",
                "en": "Isolation site, station"
              }
            },
            {
              "code": "member",
              "label": {
                "vi": "Cá nhân được giao nhiệm vụ",
                "en": "Somebody on duty"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "subject_text",
        "label": {
          "vi": "Tên đối tượng",
          "en": "Name"
        },
        "help": {
          "vi": "Tên tổ, chốt, cơ quan, hộ.",
          "en": "Of the team, checkpoint, office or household."
        },
        "example": "Trường Mầm non Hoa Ban",
        "type": {
          "is": "text",
          "max_chars": 160
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "team",
        "label": {
          "vi": "Tổ",
          "en": "Team"
        },
        "help": {
          "vi": "Tổ được kiểm tra.",
          "en": "The team that is inspected."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "team"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "subject_kind",
          "values": [
            "team"
          ]
        }
      },
      {
        "name": "facility",
        "label": {
          "vi": "Cơ quan, cơ sở",
          "en": "Establishment"
        },
        "help": {
          "vi": "Cơ sở được kiểm tra.",
          "en": "The establishment that is inspected."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "facility"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "subject_kind",
          "values": [
            "facility"
          ]
        }
      },
      {
        "name": "household",
        "label": {
          "vi": "Hộ",
          "en": "Household"
        },
        "help": {
          "vi": "Hộ được kiểm tra.",
          "en": "The household that is inspected."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "household"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "subject_kind",
          "values": [
            "household"
          ]
        }
      },
      {
        "name": "zone",
        "label": {
          "vi": "Khu phong tỏa",
          "en": "Zone"
        },
        "help": {
          "vi": "Khu được kiểm tra.",
          "en": "The zone that is inspected."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "zone"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "subject_kind",
          "values": [
            "zone"
          ]
        }
      },
      {
        "name": "site",
        "label": {
          "vi": "Khu cách ly, trạm",
          "en": "Site"
        },
        "help": {
          "vi": "Nơi được kiểm tra.",
          "en": "The site that is inspected."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "site"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "subject_kind",
          "values": [
            "site"
          ]
        }
      },
      {
        "name": "member",
        "label": {
          "vi": "Cá nhân",
          "en": "Member"
        },
        "help": {
          "vi": "Người được kiểm tra.",
          "en": "Who is inspected."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "member"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "subject_kind",
          "values": [
            "member"
          ]
        }
      },
      {
        "name": "subject_place",
        "label": {
          "vi": "Địa bàn, chốt",
          "en": "Area or checkpoint"
        },
        "help": {
          "vi": "Địa bàn hoặc chốt được kiểm tra.",
          "en": "The area or checkpoint that is inspected."
        },
        "example": "00025-C01",
        "type": {
          "is": "place"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "one_of",
          "field": "subject_kind",
          "values": [
            "checkpoint",
            "area"
          ]
        }
      },
      {
        "name": "represented_by",
        "label": {
          "vi": "Đại diện đơn vị",
          "en": "Represented by"
        },
        "help": {
          "vi": "Ai tiếp đoàn kiểm tra.",
          "en": "Who received the inspectors."
        },
        "example": "Lê Quang Vinh",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "ok",
        "label": {
          "vi": "Đạt",
          "en": "Kept"
        },
        "help": {
          "vi": "Những mục làm tốt.",
          "en": "What is kept."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "distance",
              "label": {
                "vi": "Giãn cách 2 m",
                "en": "Distance of 2 m"
              }
            },
            {
              "code": "disinfect",
              "label": {
                "vi": "Khử khuẩn phòng họp",
                "en": "Meeting rooms disinfected"
              }
            },
            {
              "code": "air",
              "label": {
                "vi": "Hạn chế điều hòa trung tâm",
                "en": "Central air conditioning limited"
              }
            },
            {
              "code": "reception",
              "label": {
                "vi": "Khai báo, đo thân nhiệt tại thường trực",
                "en": "Declaration and temperature at the door"
              }
            },
            {
              "code": "canteen",
              "label": {
                "vi": "Bố trí chỗ ngồi căng tin",
                "en": "Seats of the canteen"
              }
            },
            {
              "code": "mask",
              "label": {
                "vi": "Đeo khẩu trang",
                "en": "Masks"
              }
            },
            {
              "code": "qr",
              "label": {
                "vi": "Quét mã QR",
                "en": "QR code at the door"
              }
            },
            {
              "code": "plan",
              "label": {
                "vi": "Có phương án, người phụ trách",
                "en": "A plan, somebody in charge"
              }
            },
            {
              "code": "stop_all",
              "label": {
                "vi": "Kiểm tra đủ phương tiện, người",
                "en": "All vehicles and people stopped"
              }
            },
            {
              "code": "temp_all",
              "label": {
                "vi": "Đo thân nhiệt mọi người",
                "en": "Everybody measured"
              }
            },
            {
              "code": "guide",
              "label": {
                "vi": "Hướng dẫn khai báo y tế",
                "en": "Guided in declaring"
              }
            },
            {
              "code": "roles",
              "label": {
                "vi": "Phân công rõ từng lực lượng, từng người",
                "en": "Duties are clear"
              }
            },
            {
              "code": "reports",
              "label": {
                "vi": "Báo cáo đủ, đúng giờ",
                "en": "Reports come in time"
              }
            },
            {
              "code": "remind",
              "label": {
                "vi": "Nhắc 5K, cam kết",
                "en": "Reminds of 5K and the commitment"
              }
            },
            {
              "code": "door",
              "label": {
                "vi": "Đi từng ngõ, gõ từng nhà",
                "en": "Goes from door to door"
              }
            },
            {
              "code": "tell",
              "label": {
                "vi": "Báo ngay người sốt, ho, đau họng",
                "en": "Tells of fever, cough, sore throat at once"
              }
            },
            {
              "code": "newcomers",
              "label": {
                "vi": "Nắm người mới đến, chưa khai báo",
                "en": "Knows who came and did not declare"
              }
            },
            {
              "code": "convention",
              "label": {
                "vi": "Có hương ước, quy ước phòng dịch",
                "en": "A village convention"
              }
            },
            {
              "code": "commitment",
              "label": {
                "vi": "Đã ký cam kết gia đình",
                "en": "The household's commitment is signed"
              }
            },
            {
              "code": "barrier",
              "label": {
                "vi": "Rào chắn, biển báo",
                "en": "Barriers and signs"
              }
            },
            {
              "code": "guard",
              "label": {
                "vi": "Có người trực, bảo vệ",
                "en": "Guarded"
              }
            },
            {
              "code": "supply",
              "label": {
                "vi": "Cung ứng lương thực, thuốc men",
                "en": "Food and medicine are supplied"
              }
            },
            {
              "code": "beds",
              "label": {
                "vi": "Đủ giường, phòng",
                "en": "Enough beds and rooms"
              }
            },
            {
              "code": "meals",
              "label": {
                "vi": "Bảo đảm bữa ăn",
                "en": "Meals"
              }
            },
            {
              "code": "water",
              "label": {
                "vi": "Nước, vệ sinh",
                "en": "Water and sanitation"
              }
            },
            {
              "code": "waste",
              "label": {
                "vi": "Thu gom rác thải đúng cách",
                "en": "Waste is collected as it should"
              }
            },
            {
              "code": "ppe",
              "label": {
                "vi": "Đủ trang phục bảo hộ",
                "en": "Enough protective clothing"
              }
            },
            {
              "code": "present",
              "label": {
                "vi": "Có mặt đúng ca trực",
                "en": "On duty in time"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "fail",
        "label": {
          "vi": "Chưa đạt",
          "en": "Not kept"
        },
        "help": {
          "vi": "Những mục phải khắc phục.",
          "en": "What is to be mended."
        },
        "example": "",
        "type": {
          "is": "set",
          "choices": [
            {
              "code": "distance",
              "label": {
                "vi": "Giãn cách 2 m",
                "en": "Distance of 2 m"
              }
            },
            {
              "code": "disinfect",
              "label": {
                "vi": "Khử khuẩn phòng họp",
                "en": "Meeting rooms disinfected"
              }
            },
            {
              "code": "air",
              "label": {
                "vi": "Hạn chế điều hòa trung tâm",
                "en": "Central air conditioning limited"
              }
            },
            {
              "code": "reception",
              "label": {
                "vi": "Khai báo, đo thân nhiệt tại thường trực",
                "en": "Declaration and temperature at the door"
              }
            },
            {
              "code": "canteen",
              "label": {
                "vi": "Bố trí chỗ ngồi căng tin",
                "en": "Seats of the canteen"
              }
            },
            {
              "code": "mask",
              "label": {
                "vi": "Đeo khẩu trang",
                "en": "Masks"
              }
            },
            {
              "code": "qr",
              "label": {
                "vi": "Quét mã QR",
                "en": "QR code at the door"
              }
            },
            {
              "code": "plan",
              "label": {
                "vi": "Có phương án, người phụ trách",
                "en": "A plan, somebody in charge"
              }
            },
            {
              "code": "stop_all",
              "label": {
                "vi": "Kiểm tra đủ phương tiện, người",
                "en": "All vehicles and people stopped"
              }
            },
            {
              "code": "temp_all",
              "label": {
                "vi": "Đo thân nhiệt mọi người",
                "en": "Everybody measured"
              }
            },
            {
              "code": "guide",
              "label": {
                "vi": "Hướng dẫn khai báo y tế",
                "en": "Guided in declaring"
              }
            },
            {
              "code": "roles",
              "label": {
                "vi": "Phân công rõ từng lực lượng, từng người",
                "en": "Duties are clear"
              }
            },
            {
              "code": "reports",
              "label": {
                "vi": "Báo cáo đủ, đúng giờ",
                "en": "Reports come in time"
              }
            },
            {
              "code": "remind",
              "label": {
                "vi": "Nhắc 5K, cam kết",
                "en": "Reminds of 5K and the commitment"
              }
            },
            {
              "code": "door",
              "label": {
                "vi": "Đi từng ngõ, gõ từng nhà",
                "en": "Goes from door to door"
              }
            },
            {
              "code": "tell",
              "label": {
                "vi": "Báo ngay người sốt, ho, đau họng",
                "en": "Tells of fever, cough, sore throat at once"
              }
            },
            {
              "code": "newcomers",
              "label": {
                "vi": "Nắm người mới đến, chưa khai báo",
                "en": "Knows who came and did not declare"
              }
            },
            {
              "code": "convention",
              "label": {
                "vi": "Có hương ước, quy ước phòng dịch",
                "en": "A village convention"
              }
            },
            {
              "code": "commitment",
              "label": {
                "vi": "Đã ký cam kết gia đình",
                "en": "The household's commitment is signed"
              }
            },
            {
              "code": "barrier",
              "label": {
                "vi": "Rào chắn, biển báo",
                "en": "Barriers and signs"
              }
            },
            {
              "code": "guard",
              "label": {
                "vi": "Có người trực, bảo vệ",
                "en": "Guarded"
              }
            },
            {
              "code": "supply",
              "label": {
                "vi": "Cung ứng lương thực, thuốc men",
                "en": "Food and medicine are supplied"
              }
            },
            {
              "code": "beds",
              "label": {
                "vi": "Đủ giường, phòng",
                "en": "Enough beds and rooms"
              }
            },
            {
              "code": "meals",
              "label": {
                "vi": "Bảo đảm bữa ăn",
                "en": "Meals"
              }
            },
            {
              "code": "water",
              "label": {
                "vi": "Nước, vệ sinh",
                "en": "Water and sanitation"
              }
            },
            {
              "code": "waste",
              "label": {
                "vi": "Thu gom rác thải đúng cách",
                "en": "Waste is collected as it should"
              }
            },
            {
              "code": "ppe",
              "label": {
                "vi": "Đủ trang phục bảo hộ",
                "en": "Enough protective clothing"
              }
            },
            {
              "code": "present",
              "label": {
                "vi": "Có mặt đúng ca trực",
                "en": "On duty in time"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "score",
        "label": {
          "vi": "Điểm",
          "en": "Score"
        },
        "help": {
          "vi": "Số mục đạt trên số mục đã xem.",
          "en": "Of what was looked at, how much is kept."
        },
        "example": "",
        "type": {
          "is": "int",
          "min": 0,
          "max": 100
        },
        "required": false,
        "set_by": "app"
      },
      {
        "name": "findings",
        "label": {
          "vi": "Nhận xét",
          "en": "Findings"
        },
        "help": {
          "vi": "Đã thấy gì.",
          "en": "What was seen."
        },
        "example": "Chưa bố trí lại chỗ ngồi căng tin",
        "type": {
          "is": "text",
          "max_chars": 2000
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "outcome",
        "label": {
          "vi": "Kết luận",
          "en": "Outcome"
        },
        "help": {
          "vi": "Biểu dương, nhắc nhở hay lập biên bản.",
          "en": "Commended, reminded or minutes."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "good",
              "label": {
                "vi": "Tốt",
                "en": "Good"
              }
            },
            {
              "code": "commended",
              "label": {
                "vi": "Biểu dương",
                "en": "Commended"
              }
            },
            {
              "code": "reminded",
              "label": {
                "vi": "Nhắc nhở",
                "en": "Reminded"
              }
            },
            {
              "code": "criticised",
              "label": {
                "vi": "Phê bình",
                "en": "Criticised"
              }
            },
            {
              "code": "minutes",
              "label": {
                "vi": "Lập biên bản",
                "en": "Minutes taken"
              }
            },
            {
              "code": "reported",
              "label": {
                "vi": "Báo cáo cấp có thẩm quyền",
                "en": "Reported to the authority"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "remedy",
        "label": {
          "vi": "Yêu cầu khắc phục",
          "en": "To be mended"
        },
        "help": {
          "vi": "Phải làm gì.",
          "en": "What is to be done."
        },
        "example": "Kê lại bàn, cách nhau 2 m",
        "type": {
          "is": "text",
          "max_chars": 1000
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "none_of",
          "field": "outcome",
          "values": [
            "good",
            "commended"
          ]
        }
      },
      {
        "name": "remedy_by",
        "label": {
          "vi": "Hạn khắc phục",
          "en": "Mended by"
        },
        "help": {
          "vi": "Phải xong trước ngày nào.",
          "en": "By when."
        },
        "example": "29/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person",
        "asked": {
          "is": "none_of",
          "field": "outcome",
          "values": [
            "good",
            "commended"
          ]
        }
      },
      {
        "name": "remedied_on",
        "label": {
          "vi": "Đã khắc phục ngày",
          "en": "Mended on"
        },
        "help": {
          "vi": "Ngày đã thấy khắc phục xong.",
          "en": "When it was seen to be done."
        },
        "example": "26/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "minutes_no",
        "label": {
          "vi": "Biên bản số",
          "en": "Minutes no."
        },
        "help": {
          "vi": "Số biên bản.",
          "en": "Number of the minutes."
        },
        "example": "12/BB-KT",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "responsible",
        "label": {
          "vi": "Người đứng đầu chịu trách nhiệm",
          "en": "Who answers for it"
        },
        "help": {
          "vi": "Người đứng đầu đơn vị.",
          "en": "The head of the unit."
        },
        "example": "Lê Quang Vinh",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [
      {
        "name": "inspectors",
        "label": {
          "vi": "Người kiểm tra",
          "en": "Inspector"
        },
        "fields": [
          {
            "name": "name",
            "label": {
              "vi": "Họ và tên",
              "en": "Full name"
            },
            "help": {
              "vi": "Thành viên đoàn kiểm tra.",
              "en": "Who inspects."
            },
            "example": "Nguyễn Thị Hoa",
            "type": {
              "is": "name"
            },
            "required": true,
            "set_by": "person"
          },
          {
            "name": "position",
            "label": {
              "vi": "Chức vụ",
              "en": "Position"
            },
            "help": {
              "vi": "Chức vụ, đơn vị.",
              "en": "Position and unit."
            },
            "example": "Phó Chủ tịch UBND phường",
            "type": {
              "is": "text",
              "max_chars": 80
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
      "subject_text",
      "represented_by",
      "findings",
      "minutes_no",
      "inspectors/*/name"
    ],
    "name_field": null,
    "title_fields": [
      "subject_text"
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
        "at",
        "type",
        "subject_kind",
        "score",
        "outcome",
        "remedy_by"
      ],
      "filters": [
        "outcome",
        "type",
        "subject_kind",
        "facility"
      ],
      "states": [
        "open",
        "overdue",
        "due_today"
      ],
      "order": "newest"
    },
    "first_fields": [
      "at",
      "type",
      "subject_kind",
      "subject_text",
      "represented_by",
      "ok",
      "fail",
      "findings",
      "outcome",
      "remedy",
      "remedy_by"
    ],
    "sections": [
      {
        "label": {
          "vi": "Đối tượng trong danh sách",
          "en": "Subject, from the lists"
        },
        "fields": [
          "team",
          "facility",
          "household",
          "zone",
          "site",
          "member",
          "subject_place"
        ]
      },
      {
        "label": {
          "vi": "Khắc phục",
          "en": "Remedy"
        },
        "fields": [
          "remedied_on",
          "responsible"
        ]
      },
      {
        "label": {
          "vi": "Biên bản",
          "en": "Minutes"
        },
        "fields": [
          "minutes_no"
        ],
        "asked": {
          "is": "one_of",
          "field": "outcome",
          "values": [
            "minutes",
            "reported"
          ]
        }
      }
    ],
    "one_open": null,
    "counted_by": "outcome",
    "due": {
      "by": {
        "field": "remedy_by",
        "done": [
          "remedied_on"
        ]
      }
    },
    "part_of": null,
    "screens": "derived",
    "rulings": true
  },
  violation: {
    "name": "violation",
    "version": 1,
    "family": "conduct",
    "label": {
      "vi": "Vi phạm",
      "en": "Violation"
    },
    "fields": [
      {
        "name": "at",
        "label": {
          "vi": "Lúc",
          "en": "At"
        },
        "help": {
          "vi": "Ngày giờ xảy ra.",
          "en": "When it happened."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "subject",
        "label": {
          "vi": "Đối tượng",
          "en": "Subject"
        },
        "help": {
          "vi": "Ai, cái gì vi phạm.",
          "en": "Who or what it is about."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "person",
              "label": {
                "vi": "Người",
                "en": "Person"
              }
            },
            {
              "code": "vehicle",
              "label": {
                "vi": "Phương tiện",
                "en": "Vehicle"
              }
            },
            {
              "code": "household",
              "label": {
                "vi": "Hộ",
                "en": "Household"
              }
            },
            {
              "code": "facility",
              "label": {
                "vi": "Cơ quan, cơ sở",
                "en": "Establishment"
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
          "vi": "Để trống nếu không rõ tên.",
          "en": "Empty where the name is not known."
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
          "vi": "Người trong danh sách",
          "en": "Person on the list"
        },
        "help": {
          "vi": "Chọn nếu là người địa phương.",
          "en": "Chosen where the person lives here."
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
          "vi": "Hộ",
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
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
        "set_by": "person"
      },
      {
        "name": "plate",
        "label": {
          "vi": "Biển số",
          "en": "Plate"
        },
        "help": {
          "vi": "Của xe vi phạm.",
          "en": "Of the vehicle."
        },
        "example": "29A-123.45",
        "type": {
          "is": "plate"
        },
        "required": false,
        "set_by": "person"
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
        "name": "facility",
        "label": {
          "vi": "Cơ quan, cơ sở",
          "en": "Establishment"
        },
        "help": {
          "vi": "Cơ sở vi phạm.",
          "en": "The establishment."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "facility"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "where",
        "label": {
          "vi": "Ở đâu",
          "en": "Where"
        },
        "help": {
          "vi": "Nơi xảy ra.",
          "en": "Where it happened."
        },
        "example": "Đầu ngõ 26 phố Ngọc Khánh",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "checkpoint",
        "label": {
          "vi": "Tại chốt",
          "en": "At the checkpoint"
        },
        "help": {
          "vi": "Khi xảy ra tại chốt.",
          "en": "Where it happened at one."
        },
        "example": "00025-C01",
        "type": {
          "is": "place"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "act",
        "label": {
          "vi": "Hành vi",
          "en": "Act"
        },
        "help": {
          "vi": "Đã làm gì.",
          "en": "What was done."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "no_mask",
              "label": {
                "vi": "Không đeo khẩu trang",
                "en": "No mask"
              }
            },
            {
              "code": "gathering",
              "label": {
                "vi": "Tụ tập",
                "en": "Gathering"
              }
            },
            {
              "code": "no_declaration",
              "label": {
                "vi": "Không khai báo, khai báo gian dối",
                "en": "No or false declaration"
              }
            },
            {
              "code": "refuse_measure",
              "label": {
                "vi": "Từ chối đo thân nhiệt, kiểm tra",
                "en": "Refused to be measured or checked"
              }
            },
            {
              "code": "refuse_sample",
              "label": {
                "vi": "Từ chối lấy mẫu",
                "en": "Refused a sample"
              }
            },
            {
              "code": "run_checkpoint",
              "label": {
                "vi": "Vượt chốt, trốn kiểm soát",
                "en": "Drove through or evaded a checkpoint"
              }
            },
            {
              "code": "leave_isolation",
              "label": {
                "vi": "Rời nơi cách ly",
                "en": "Left isolation"
              }
            },
            {
              "code": "leave_zone",
              "label": {
                "vi": "Ra khỏi khu phong tỏa",
                "en": "Left a lockdown"
              }
            },
            {
              "code": "not_necessary",
              "label": {
                "vi": "Ra đường không cần thiết",
                "en": "Out without need"
              }
            },
            {
              "code": "open_business",
              "label": {
                "vi": "Mở cửa cơ sở bị dừng",
                "en": "Opened a business that was stopped"
              }
            },
            {
              "code": "resist",
              "label": {
                "vi": "Chống người thi hành công vụ",
                "en": "Resisted somebody on duty"
              }
            },
            {
              "code": "officer",
              "label": {
                "vi": "Người có trách nhiệm lơ là",
                "en": "Somebody responsible was careless"
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
        "name": "facts",
        "label": {
          "vi": "Sự việc",
          "en": "Facts"
        },
        "help": {
          "vi": "Ghi đúng điều đã thấy.",
          "en": "What was seen."
        },
        "example": "Xe không dừng theo hiệu lệnh, chạy về hướng Kim Mã",
        "type": {
          "is": "text",
          "max_chars": 2000
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "witness",
        "label": {
          "vi": "Người chứng kiến",
          "en": "Witness"
        },
        "help": {
          "vi": "Ai thấy việc này.",
          "en": "Who saw it."
        },
        "example": "Phạm Đức Thắng",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "legal_ref",
        "label": {
          "vi": "Căn cứ",
          "en": "Legal basis"
        },
        "help": {
          "vi": "Văn bản, điều khoản, nếu biết.",
          "en": "Document and article, if known."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 200
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "handled",
        "label": {
          "vi": "Xử lý",
          "en": "Handled"
        },
        "help": {
          "vi": "Đã làm gì với việc này.",
          "en": "What was done about it."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "reminded",
              "label": {
                "vi": "Nhắc nhở",
                "en": "Reminded"
              }
            },
            {
              "code": "turned_back",
              "label": {
                "vi": "Yêu cầu quay lại",
                "en": "Turned back"
              }
            },
            {
              "code": "minutes",
              "label": {
                "vi": "Lập biên bản",
                "en": "Minutes taken"
              }
            },
            {
              "code": "to_police",
              "label": {
                "vi": "Chuyển Công an",
                "en": "To the police"
              }
            },
            {
              "code": "to_upa",
              "label": {
                "vi": "Trình người có thẩm quyền",
                "en": "To the authority"
              }
            },
            {
              "code": "none_yet",
              "label": {
                "vi": "Chưa xử lý",
                "en": "Not yet"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "minutes_no",
        "label": {
          "vi": "Biên bản số",
          "en": "Minutes no."
        },
        "help": {
          "vi": "Số biên bản.",
          "en": "Number of the minutes."
        },
        "example": "12/BB-VPHC",
        "type": {
          "is": "text",
          "max_chars": 40
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "minutes_on",
        "label": {
          "vi": "Ngày lập biên bản",
          "en": "Minutes of"
        },
        "help": {
          "vi": "Ngày lập.",
          "en": "The day on which they were taken."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "police_seen_at",
        "label": {
          "vi": "Công an tiếp nhận lúc",
          "en": "Police took it up at"
        },
        "help": {
          "vi": "Khi Công an nhận việc.",
          "en": "When the police took it up."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "police_seen_by",
        "label": {
          "vi": "Người tiếp nhận",
          "en": "Taken up by"
        },
        "help": {
          "vi": "Cán bộ Công an nhận việc.",
          "en": "The officer."
        },
        "example": "Đỗ Văn Hùng",
        "type": {
          "is": "name"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "decision_no",
        "label": {
          "vi": "Quyết định số",
          "en": "Decision no."
        },
        "help": {
          "vi": "Quyết định của người có thẩm quyền.",
          "en": "Of the authority."
        },
        "example": "45/QĐ-XPHC",
        "type": {
          "is": "text",
          "max_chars": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "pass",
        "label": {
          "vi": "Lượt qua chốt",
          "en": "Pass"
        },
        "help": {
          "vi": "Lượt qua chốt này.",
          "en": "The pass."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "pass"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "isolation",
        "label": {
          "vi": "Đợt cách ly",
          "en": "Isolation"
        },
        "help": {
          "vi": "Đợt cách ly này.",
          "en": "The isolation."
        },
        "example": "",
        "type": {
          "is": "record",
          "kind": "isolation"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "declaration",
        "label": {
          "vi": "Tờ khai y tế",
          "en": "Health declaration"
        },
        "help": {
          "vi": "Tờ khai này.",
          "en": "The declaration."
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
        "name": "closed_at",
        "label": {
          "vi": "Xong lúc",
          "en": "Closed at"
        },
        "help": {
          "vi": "Khi không còn việc gì phải làm.",
          "en": "When nothing is left to do."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "at",
    "search_fields": [
      "name",
      "plate",
      "where",
      "facts",
      "phone",
      "minutes_no"
    ],
    "name_field": "name",
    "title_fields": [
      "name",
      "where"
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
        "at",
        "act",
        "where",
        "handled",
        "minutes_no"
      ],
      "filters": [
        "act",
        "handled",
        "subject",
        "person",
        "household",
        "facility"
      ],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "subject",
      "name",
      "plate",
      "act",
      "where",
      "facts",
      "handled",
      "at"
    ],
    "sections": [
      {
        "label": {
          "vi": "Đối tượng",
          "en": "Subject"
        },
        "fields": [
          "person",
          "household",
          "birth_year",
          "sex",
          "phone",
          "address",
          "plate_country",
          "facility"
        ]
      },
      {
        "label": {
          "vi": "Sự việc",
          "en": "Facts"
        },
        "fields": [
          "checkpoint",
          "witness",
          "legal_ref"
        ]
      },
      {
        "label": {
          "vi": "Xử lý",
          "en": "Handling"
        },
        "fields": [
          "minutes_no",
          "minutes_on",
          "police_seen_at",
          "police_seen_by",
          "decision_no",
          "closed_at"
        ]
      },
      {
        "label": {
          "vi": "Liên quan",
          "en": "Related"
        },
        "fields": [
          "pass",
          "isolation",
          "declaration"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "act",
    "due": "never",
    "part_of": null,
    "screens": "derived"
  },
  watch: {
    "name": "watch",
    "version": 1,
    "family": "conduct",
    "label": {
      "vi": "Cần dừng tại chốt",
      "en": "To be stopped"
    },
    "fields": [
      {
        "name": "name",
        "label": {
          "vi": "Họ và tên",
          "en": "Full name"
        },
        "help": {
          "vi": "Chỉ có tên thì chốt không nhận ra được.",
          "en": "By the name alone nobody is recognised."
        },
        "example": "Nguyễn Văn An",
        "type": {
          "is": "name"
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
        "set_by": "person"
      },
      {
        "name": "id_no",
        "label": {
          "vi": "Số giấy tờ",
          "en": "Number of the paper"
        },
        "help": {
          "vi": "Căn cước, CMND hoặc hộ chiếu.",
          "en": "Citizen card, old card or passport."
        },
        "example": "001085012345",
        "type": {
          "is": "text",
          "max_chars": 20
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
          "vi": "Số để gọi lại.",
          "en": "The number to call back."
        },
        "example": "0912 345 678",
        "type": {
          "is": "phone"
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
          "vi": "Của xe cần dừng.",
          "en": "Of the vehicle to be stopped."
        },
        "example": "29A-123.45",
        "type": {
          "is": "plate"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "why",
        "label": {
          "vi": "Lý do",
          "en": "Why"
        },
        "help": {
          "vi": "Không ghi kết quả xét nghiệm, không ghi F.",
          "en": "Never a test result, never an F."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "left_isolation",
              "label": {
                "vi": "Rời nơi cách ly",
                "en": "Left isolation"
              }
            },
            {
              "code": "evaded",
              "label": {
                "vi": "Trốn kiểm soát",
                "en": "Evaded a checkpoint"
              }
            },
            {
              "code": "refused_sample",
              "label": {
                "vi": "Không hợp tác lấy mẫu",
                "en": "Refused a sample"
              }
            },
            {
              "code": "health_call",
              "label": {
                "vi": "Trạm Y tế cần liên hệ",
                "en": "The health station wants to speak to them"
              }
            },
            {
              "code": "trace",
              "label": {
                "vi": "Cần truy vết",
                "en": "To be traced"
              }
            },
            {
              "code": "police",
              "label": {
                "vi": "Công an yêu cầu",
                "en": "Asked for by the police"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "from_day",
        "label": {
          "vi": "Từ ngày",
          "en": "From"
        },
        "help": {
          "vi": "Ngày đầu.",
          "en": "The first day."
        },
        "example": "22/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "to_day",
        "label": {
          "vi": "Đến ngày",
          "en": "To"
        },
        "help": {
          "vi": "Nhiều nhất 14 ngày.",
          "en": "14 days at most."
        },
        "example": "29/11/2021",
        "type": {
          "is": "day"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "ask_to",
        "label": {
          "vi": "Chốt phải",
          "en": "The checkpoint is to"
        },
        "help": {
          "vi": "Chốt dừng xe, người này rồi gọi.",
          "en": "It stops them and calls."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "stop_call",
              "label": {
                "vi": "Dừng và gọi",
                "en": "Stop and call"
              }
            }
          ]
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "call_name",
        "label": {
          "vi": "Gọi cho",
          "en": "Call"
        },
        "help": {
          "vi": "Ai nhận cuộc gọi.",
          "en": "Who answers."
        },
        "example": "Đỗ Văn Hùng",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "call_phone",
        "label": {
          "vi": "Số điện thoại",
          "en": "Phone"
        },
        "help": {
          "vi": "Số mà chốt gọi.",
          "en": "The number to call."
        },
        "example": "024 3831 2345",
        "type": {
          "is": "hotline"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "approved_by",
        "label": {
          "vi": "Người duyệt",
          "en": "Approved by"
        },
        "help": {
          "vi": "Ai cho phép đưa vào danh sách.",
          "en": "Who allowed it."
        },
        "example": "Nguyễn Thị Hoa",
        "type": {
          "is": "name"
        },
        "required": true,
        "set_by": "person"
      },
      {
        "name": "lifted_at",
        "label": {
          "vi": "Bỏ lúc",
          "en": "Lifted at"
        },
        "help": {
          "vi": "Khi không cần dừng nữa.",
          "en": "When it is not needed any more."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      }
    ],
    "groups": [],
    "date_field": "from_day",
    "search_fields": [
      "name",
      "plate",
      "phone",
      "id_no",
      "call_name"
    ],
    "name_field": "name",
    "title_fields": [
      "name",
      "plate"
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
        "why",
        "from_day",
        "to_day",
        "call_name",
        "call_phone",
        "lifted_at"
      ],
      "filters": [
        "why"
      ],
      "states": [
        "open",
        "overdue",
        "due_today"
      ],
      "order": "newest"
    },
    "first_fields": [
      "name",
      "plate",
      "phone",
      "id_no",
      "why",
      "from_day",
      "to_day",
      "call_name",
      "call_phone",
      "approved_by"
    ],
    "sections": [
      {
        "label": {
          "vi": "Thêm",
          "en": "More"
        },
        "fields": [
          "birth_year",
          "ask_to",
          "lifted_at"
        ]
      }
    ],
    "one_open": null,
    "counted_by": "why",
    "due": {
      "by": {
        "field": "to_day",
        "done": [
          "lifted_at"
        ]
      }
    },
    "part_of": null,
    "screens": "derived"
  },
  alert: {
    "name": "alert",
    "version": 1,
    "family": "alerts",
    "label": {
      "vi": "Số cần dừng",
      "en": "Number to be stopped"
    },
    "fields": [
      {
        "name": "salt",
        "label": {
          "vi": "Khóa",
          "en": "Salt"
        },
        "help": {
          "vi": "Khóa của ngày, khác nhau ở mỗi số.",
          "en": "The day's key, another for each number."
        },
        "example": "9f86d081884c7d659a2feaa0c55ad015",
        "type": {
          "is": "text",
          "max_chars": 32
        },
        "required": false,
        "set_by": "server"
      },
      {
        "name": "key",
        "label": {
          "vi": "Mã băm",
          "en": "Hash"
        },
        "help": {
          "vi": "HMAC-SHA256 của số đã chuẩn hóa.",
          "en": "HMAC-SHA256 of the number in its stored form."
        },
        "example": "",
        "type": {
          "is": "text",
          "max_chars": 64
        },
        "required": false,
        "set_by": "server"
      },
      {
        "name": "until",
        "label": {
          "vi": "Đến lúc",
          "en": "Until"
        },
        "help": {
          "vi": "Hết lúc này thì không dừng nữa.",
          "en": "From then on it is not stopped."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "server"
      },
      {
        "name": "call_phone",
        "label": {
          "vi": "Số điện thoại",
          "en": "Phone"
        },
        "help": {
          "vi": "Số mà chốt gọi.",
          "en": "The number to call."
        },
        "example": "024 3831 2345",
        "type": {
          "is": "hotline"
        },
        "required": false,
        "set_by": "server"
      }
    ],
    "groups": [],
    "date_field": "until",
    "search_fields": [],
    "name_field": null,
    "title_fields": [
      "call_phone"
    ],
    "access": {
      "see": [],
      "write": [],
      "export": []
    },
    "list": {
      "columns": [
        "until"
      ],
      "filters": [],
      "states": [],
      "order": "newest"
    },
    "first_fields": [
      "until"
    ],
    "sections": [],
    "one_open": null,
    "counted_by": null,
    "due": "never",
    "part_of": null,
    "screens": "own"
  },
  shift: {
    "name": "shift",
    "version": 3,
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
        "name": "turn",
        "label": {
          "vi": "Ca",
          "en": "Turn"
        },
        "help": {
          "vi": "Ca nào trong ngày.",
          "en": "Which shift of the day."
        },
        "example": "",
        "type": {
          "is": "choice",
          "choices": [
            {
              "code": "morning",
              "label": {
                "vi": "Ca sáng",
                "en": "Morning"
              }
            },
            {
              "code": "afternoon",
              "label": {
                "vi": "Ca chiều",
                "en": "Afternoon"
              }
            },
            {
              "code": "night",
              "label": {
                "vi": "Ca đêm",
                "en": "Night"
              }
            }
          ]
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "received_at",
        "label": {
          "vi": "Nhận ca lúc",
          "en": "Received at"
        },
        "help": {
          "vi": "Khi trưởng ca sau xác nhận đã nhận.",
          "en": "When the next lead confirmed it."
        },
        "example": "",
        "type": {
          "is": "time"
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "received_by",
        "label": {
          "vi": "Người xác nhận nhận ca",
          "en": "Received by"
        },
        "help": {
          "vi": "Trưởng ca sau tự xác nhận.",
          "en": "The next lead, who confirms it."
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
                  "code": "civil_guard",
                  "label": {
                    "vi": "Dân phòng",
                    "en": "Civil guard"
                  }
                },
                {
                  "code": "border_guard",
                  "label": {
                    "vi": "Bộ đội Biên phòng",
                    "en": "Border guard"
                  }
                },
                {
                  "code": "front",
                  "label": {
                    "vi": "Mặt trận Tổ quốc",
                    "en": "Fatherland Front"
                  }
                },
                {
                  "code": "farmers_union",
                  "label": {
                    "vi": "Hội Nông dân",
                    "en": "Farmers' Union"
                  }
                },
                {
                  "code": "traffic",
                  "label": {
                    "vi": "Cảnh sát, thanh tra giao thông",
                    "en": "Traffic police and inspectors"
                  }
                },
                {
                  "code": "security_force",
                  "label": {
                    "vi": "Lực lượng bảo vệ an ninh, trật tự ở cơ sở",
                    "en": "Local security force"
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
          },
          {
            "name": "duty",
            "label": {
              "vi": "Nhiệm vụ",
              "en": "Duty"
            },
            "help": {
              "vi": "Việc được phân công trong ca.",
              "en": "What the person does in the shift."
            },
            "example": "",
            "type": {
              "is": "choice",
              "choices": [
                {
                  "code": "lead",
                  "label": {
                    "vi": "Trưởng ca",
                    "en": "Shift lead"
                  }
                },
                {
                  "code": "traffic",
                  "label": {
                    "vi": "Điều tiết giao thông",
                    "en": "Directs traffic"
                  }
                },
                {
                  "code": "temperature",
                  "label": {
                    "vi": "Đo thân nhiệt",
                    "en": "Measures temperatures"
                  }
                },
                {
                  "code": "papers",
                  "label": {
                    "vi": "Kiểm tra giấy tờ",
                    "en": "Checks papers"
                  }
                },
                {
                  "code": "record",
                  "label": {
                    "vi": "Ghi sổ",
                    "en": "Writes the log"
                  }
                },
                {
                  "code": "guide",
                  "label": {
                    "vi": "Hướng dẫn khai báo",
                    "en": "Helps to declare"
                  }
                },
                {
                  "code": "standby",
                  "label": {
                    "vi": "Dự phòng",
                    "en": "Stands by"
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
          "handed_to",
          "received_at",
          "received_by"
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
    "version": 3,
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
        "name": "fever_c",
        "label": {
          "vi": "Ngưỡng sốt của đơn vị (°C)",
          "en": "The ward's threshold of fever (°C)"
        },
        "help": {
          "vi": "Ngưỡng đo lại khi ghi lượt này.",
          "en": "From which a second reading was asked for then."
        },
        "example": "",
        "type": {
          "is": "decimal",
          "min": 37.0,
          "max": 39.0,
          "unit": "°C"
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
                "vi": "Xe đạp, xe đạp điện",
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
              "code": "priority",
              "label": {
                "vi": "Xe ưu tiên (cứu thương, chữa cháy, công vụ)",
                "en": "Priority vehicle (ambulance, fire brigade, official duty)"
              }
            },
            {
              "code": "tractor",
              "label": {
                "vi": "Máy kéo, xe công nông",
                "en": "Tractor"
              }
            },
            {
              "code": "cart",
              "label": {
                "vi": "Xe bò, xe ngựa, xe thô sơ",
                "en": "Cart"
              }
            },
            {
              "code": "boat",
              "label": {
                "vi": "Thuyền, đò",
                "en": "Boat"
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
      },
      {
        "name": "host",
        "label": {
          "vi": "Gặp ai, việc gì",
          "en": "Whom they visit"
        },
        "help": {
          "vi": "Ở cổng cơ quan: đến gặp ai, làm gì.",
          "en": "At an agency's gate: whom, and what for."
        },
        "example": "Phòng Tư pháp, chứng thực",
        "type": {
          "is": "text",
          "max_chars": 80
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "others_count",
        "label": {
          "vi": "Số người khác trên xe",
          "en": "Others on board"
        },
        "help": {
          "vi": "Xe khách: số người có trong danh sách kèm theo.",
          "en": "Of a coach: those on the list."
        },
        "example": "28",
        "type": {
          "is": "int",
          "min": 0,
          "max": 60
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "others_list",
        "label": {
          "vi": "Danh sách kèm theo",
          "en": "List attached"
        },
        "help": {
          "vi": "Danh sách hành khách giữ ở đâu.",
          "en": "Where the passenger list is kept."
        },
        "example": "Danh sách nhà xe Hoàng Long, lưu tại chốt",
        "type": {
          "is": "text",
          "max_chars": 120
        },
        "required": false,
        "set_by": "person"
      },
      {
        "name": "alerted",
        "label": {
          "vi": "Đã báo phải dừng",
          "en": "Was to be stopped"
        },
        "help": {
          "vi": "Máy đã báo phải dừng xe, người này.",
          "en": "The app said that this one is to be stopped."
        },
        "example": "",
        "type": {
          "is": "bool"
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
          },
          {
            "name": "stays",
            "label": {
              "vi": "Ở lại địa bàn",
              "en": "Stays here"
            },
            "help": {
              "vi": "Đến ở, không phải đi qua.",
              "en": "Comes to stay, not to pass through."
            },
            "example": "",
            "type": {
              "is": "bool"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "dest_area",
            "label": {
              "vi": "Về tổ, thôn, bản nào",
              "en": "Area of destination"
            },
            "help": {
              "vi": "Để tổ COVID ở đó đến gặp.",
              "en": "So that the team there calls on them."
            },
            "example": "00025-01",
            "type": {
              "is": "place"
            },
            "required": false,
            "set_by": "person"
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
              "vi": "Loại xét nghiệm của người này.",
              "en": "This person's kind of test."
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
            "set_by": "person"
          },
          {
            "name": "test_taken_at",
            "label": {
              "vi": "Lấy mẫu lúc",
              "en": "Sample taken at"
            },
            "help": {
              "vi": "Ngày giờ lấy mẫu ghi trên giấy.",
              "en": "As the paper says."
            },
            "example": "",
            "type": {
              "is": "time"
            },
            "required": false,
            "set_by": "person"
          },
          {
            "name": "vaccine",
            "label": {
              "vi": "Tiêm chủng",
              "en": "Vaccination"
            },
            "help": {
              "vi": "Theo giấy hoặc thẻ của người này.",
              "en": "As this person's paper shows."
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
    "screens": "own",
    "rulings": true
  },
};
