/** The office API's shapes, as the server describes them. */
import type { components, paths } from '../generated/openapi';

type Schemas = components['schemas'];

export type Session = Schemas['SessionView'];
export type Overview = Schemas['Overview'];
export type PassCounts = Schemas['PassCounts'];
export type ListPage = Schemas['ListPage'];
export type ListRow = Schemas['ListRow'];
export type ListQuery = NonNullable<paths['/office/households']['get']['parameters']['query']>;
export type ListViews = Schemas['ListViews'];
export type ViewRow = Schemas['ViewRow'];
export type FilterCounts = Schemas['FilterCounts'];
export type ValueCount = Schemas['ValueCount'];
export type Neighbours = Schemas['Neighbours'];
export type Due = Schemas['Due'];
export type RecordPage = Schemas['RecordPage'];
export type RecordView = Schemas['RecordView'];
/** What is known of a record that a link leads to. */
export type LinkedRecord = Pick<RecordView, 'id' | 'kind' | 'place' | 'fields'>;
export type StandingValue = Schemas['StandingValue'];
export type RecordProblem = Schemas['RecordProblem'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type FieldChange = Schemas['FieldChange'];
export type Rulings = Schemas['RecordRulings'];
export type Related = Schemas['Related'];
export type RelatedPage = Schemas['RelatedPage'];
export type NoticeReach = Schemas['NoticeReach'];
export type PlaceRow = Schemas['PlaceRow'];
export type PlanPage = Schemas['PlanPage'];
export type PlanRow = Schemas['PlanRow'];
export type Other = Schemas['Other'];
export type MemberRow = Schemas['MemberRow'];
export type MemberForm = Schemas['MemberForm'];
export type GrantRow = Schemas['GrantRow'];
export type PhoneRow = Schemas['PhoneRow'];
export type UnsentTaken = Schemas['UnsentTaken'];
export type EnrolmentCode = Schemas['EnrolmentCode'];
export type QuarantinePage = Schemas['QuarantinePage'];
export type QuarantineRow = Schemas['QuarantineRow'];
export type AuditPage = Schemas['AuditPage'];
export type ImportPreview = Schemas['ImportPreview'];
export type ImportTarget = Schemas['Target'];
export type MembersPreview = Schemas['MembersPreview'];
export type MembersAdded = Schemas['MembersAdded'];
export type ImportBatch = Schemas['ImportBatch'];
export type Report = Schemas['Report'];
export type ReportPage = Schemas['ReportPage'];
export type ReportRow = Schemas['ReportRow'];
export type ReportSection = Schemas['ReportSection'];
export type ReportNumber = Schemas['ReportNumber'];
export type ReportType = Schemas['ReportType'];
export type ReportStateName = Schemas['ReportState'];
export type SignedAs = Schemas['SignedAs'];
export type NewReportForm = Schemas['NewReportForm'];
export type Beginning = Schemas['Beginning'];
export type MemberCode = Schemas['MemberCode'];
export type EnrolmentCodes = Schemas['EnrolmentCodes'];
export type SetupForm = Schemas['SetupForm'];
export type UnitRow = Schemas['UnitRow'];
export type ErrorBody = Schemas['ErrorBody'];

export type Scalar = null | boolean | number | string;
export type Fields = Record<string, Scalar>;
/** Per field the operations that the author of an edit saw. */
export type Seen = Record<string, string[]>;
