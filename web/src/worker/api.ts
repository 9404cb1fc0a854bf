/**
 * What a page may ask of the worker that owns the engine, the store and the network.
 * Every promise that says something was saved resolves only after it is durable on this phone.
 */

export type Scalar = null | boolean | number | string;

/** One of several values that stand in the same field, written by people who did not see each other's. */
export interface StandingValue {
  value: Scalar;
  /** Device id in hex; `by_name` is the member's name where this phone knows it. */
  by: string;
  by_name: string | null;
  at_ms: number;
  /** The value that automerge shows as the field's value on every replica. */
  winner: boolean;
  /** The operations that wrote this value and stand; equal values are one entry. Their names say nothing to a page. */
  ops: string[];
}

/** Per field all that stands, the winner first. */
export type Stands = Record<string, StandingValue[]>;

/** Per field the operations that the author of an edit had before the eyes. */
export type Seen = Record<string, string[]>;

/**
 * What a person's answers come to, by the signs of the day (shared/src/rules/signs.rs): `clear` only where everything
 * was asked and is harmless, `incomplete` where something was not asked, `watch` and `alarm` as told to the station.
 */
export type Finding = 'clear' | 'incomplete' | 'watch' | 'alarm';

/** Numbers of dated rules as they hold in this ward on a day; null where no rule is known. */
export interface DayRules {
  /** Temperature in °C from which a second reading is asked for. */
  fever_c: number | null;
  /** Minutes of rest before it. */
  remeasure_wait_min: number | null;
}

/** A dated rule beside the field that it decides. */
export interface Ground {
  field: string;
  rule: string;
  /** The sign that it is about. */
  code?: string | null;
  /** Left out where no rule is known, and where a rule has none. */
  value?: number | null;
  unit: string;
  /** The document; left out where the ward's settings say so. */
  source?: string | null;
  /** The first day on which it holds. */
  from?: string | null;
  confirmed: boolean;
}

/** What the rules say of a record or a form, and which answers of a set a form offers by them. */
export interface Rulings {
  grounds: Ground[];
  offers: { field: string; codes: string[] }[];
}

export interface Problem {
  field: string;
  /** Stable code, the key of a text in the catalogue. */
  code: string;
  severity: 'error' | 'warning';
  vi: string;
  en: string;
  example?: string;
}

/** A record as every border shows it; the office API uses the same shape. */
export interface RecordView {
  id: string;
  kind: string;
  v: number;
  partition: string;
  period: string;
  place: string;
  fields: Record<string, Scalar>;
  /** Only fields in which more than one different value stands. */
  conflicts: Record<string, StandingValue[]>;
  problems: Problem[];
  /** Of a kind that asks for signs. */
  finding?: Finding;
  created_at_ms: number;
  created_by: string;
  created_by_name: string | null;
  updated_at_ms: number;
  updated_by: string;
  updated_by_name: string | null;
  removed: boolean;
}

/** Where a record's latest change of ours stands; never further than what is durable there. */
export type Delivery = 'on_phone' | 'at_ward' | 'refused';

export interface PhoneRecord extends RecordView {
  delivery: Delivery;
  /** Set when `delivery` is 'refused'. */
  refusal?: { code: string; message: string };
}

/** A record as it is asked for by its id: with every field that was ever written. */
export interface WholeRecord extends PhoneRecord {
  stands: Stands;
}

/** A record that is not there yet. */
export interface NewRecord {
  id?: never;
  seen?: never;
  decides?: never;
  kind: string;
  /** The area, checkpoint or ward code. */
  place?: string;
  fields: Record<string, Scalar>;
  /** Name by which other new records of the same `save` may refer to this one: fields with value `@name`. */
  ref?: string;
}

/** A change of a record that is there. Fields left out stay as they are; null clears. */
export interface Change {
  id: string;
  kind: string;
  fields: Record<string, Scalar>;
  /**
   * What the author saw: only this is replaced, everything else stays beside. A field that is not in it
   * counts as "saw nothing there".
   */
  seen: Seen;
  /** A decision between values that stand: refused where anything stands that `seen` does not name. */
  decides?: true;
  ref?: never;
}

export type Edit = NewRecord | Change;

export type SaveOutcome =
  | { saved: true; ids: string[]; warnings: Problem[][]; undo: string }
  /** Nothing was written; one list of problems an edit, in the order given. */
  | { saved: false; reason: 'invalid'; problems: Problem[][] }
  /** A decision met values that it does not name: one list of fields an edit. */
  | { saved: false; reason: 'others_stand'; fields: string[][] }
  | {
      saved: false;
      reason:
        | 'storage_full'
        | 'storage_failed'
        /** The store was emptied while the app was open: what is in memory can be exported. */
        | 'storage_gone'
        /** Another tab writes. */
        | 'other_tab'
        /** This phone may read there, not write. */
        | 'read_only'
        /** The ward withdrew this phone's access. */
        | 'withdrawn'
        /** A later version of the app wrote the record. */
        | 'newer_version'
        /** Only changes that the ward refused hold the record. */
        | 'refused_record'
        | 'not_enrolled'
        | 'out_of_scope'
        /** The ward deleted the period: its time of keeping is over. */
        | 'period_deleted';
    };

export interface ListQuery {
  kind: string;
  place?: string;
  /** Equal-to filters on fields; `removed` records are left out unless asked for. */
  where?: Record<string, Scalar>;
  /** Local (+07) day of the kind's date field, inclusive, YYYY-MM-DD. */
  from_day?: string;
  to_day?: string;
  /** Unaccented words in any order, initials, phone or the last digits of phone or citizen number. */
  search?: string;
  sort?: 'name' | 'newest' | 'oldest';
  /** Without it everything is given: a count is never taken from a part. */
  limit?: number;
  with_removed?: boolean;
  /** Only records in which two values stand, or of which the ward has refused a change. */
  only?: 'conflict' | 'refused';
}

export interface ListAnswer {
  total: number;
  records: PhoneRecord[];
}

/** What one writing did to one field. */
export interface FieldChange {
  field: string;
  /** The different values that it replaced: its author had seen them. */
  from: Scalar[];
  to: Scalar;
  /** Other values that it left standing: its author had not seen them. */
  left: Scalar[];
  /** Whether it replaced two or more different values. */
  decision: boolean;
}

export interface HistoryEntry {
  at_ms: number;
  by: string;
  by_name: string | null;
  fields: Record<string, Scalar>;
  changes: FieldChange[];
}

export interface Draft<T = unknown> {
  key: string;
  saved_at_ms: number;
  value: T;
}

export interface Member {
  id: string;
  name: string;
  phone: string;
}

export interface Place {
  code: string;
  kind: 'ward' | 'area' | 'checkpoint';
  name: string;
  /** Which families of this place the phone holds, and whether it may write them. */
  access: Record<string, 'r' | 'rw'>;
}

export interface Session {
  state:
    | 'not_enrolled'
    | 'ready'
    /** The server no longer knows this phone's token; everything unsent is kept and can be exported. */
    | 'withdrawn'
    /** Another tab of this browser writes; `takeOver()` moves the lock here. */
    | 'other_tab';
  device_id?: string;
  member?: Member;
  ward?: { code: string; name: string; contact_name: string; contact_phone: string };
  places: Place[];
}

export type EnrolOutcome =
  | { enrolled: true }
  | {
      enrolled: false;
      reason:
        | 'code_used'
        | 'code_expired'
        | 'code_unknown'
        | 'offline'
        | 'too_many_requests'
        | 'storage_failed'
        | 'server_error';
      /** Whom to ask, where the server said it. */
      contact_name?: string;
      contact_phone?: string;
      vi?: string;
      en?: string;
    };

export interface Status {
  /** Changes durable on this phone that the ward has not acknowledged. */
  unsent: number;
  /** Changes that the ward refused and an official must look at. */
  refused: number;
  /** When the ward last answered a request; null = never. */
  last_received_ms: number | null;
  /** When anything was last heard of the ward, also on the connection that stays open. */
  last_contact_ms: number | null;
  /** Since when there has been no contact although it was tried; null while there is. */
  lost_since_ms: number | null;
  /** `unknown`: the server said that it does not know this phone; it is asked again. */
  network: 'idle' | 'sending' | 'offline' | 'waiting_to_retry' | 'unknown' | 'withdrawn';
  retry_at_ms: number | null;
  /** Sync of an older history still under way: what was received of what is known to come; null when complete. */
  catching_up: boolean;
  /** How far that has come; the rest is what the ward says, about. Null when nothing is on its way. */
  progress: {
    received_documents: number;
    received_bytes: number;
    remaining_documents: number;
    remaining_bytes: number;
  } | null;
  storage: {
    persisted: boolean;
    used_bytes: number | null;
    quota_bytes: number | null;
    failing: boolean;
    gone: boolean;
  };
  /** Phone clock minus ward clock; null = not known yet. A warning is due beyond five minutes. */
  clock_skew_ms: number | null;
  engine: 'running' | 'restarting';
}

export type WorkerEvent =
  | { type: 'status'; status: Status }
  | { type: 'session'; session: Session }
  /** Records of these kinds changed, here or by what arrived: ask again for what is shown. */
  | { type: 'changed'; kinds: string[] };

export interface PhoneWorker {
  /** Opens the store, loads the engine, starts background sync. Works without any network. */
  open(): Promise<Session>;
  enrol(code: string, deviceName: string): Promise<EnrolOutcome>;
  session(): Promise<Session>;
  status(): Promise<Status>;
  subscribe(listener: (event: WorkerEvent) => void): Promise<void>;
  /**
   * Checks all edits, writes them as one change a document, and resolves when IndexedDB has them durably.
   * `draft` is deleted in the same transaction.
   */
  save(edits: Edit[], options?: { draft?: string }): Promise<SaveOutcome>;
  /** Checks without writing: for messages while typing. */
  check(edit: Edit): Promise<Problem[]>;
  /** What the answers in a form come to, before it is saved; null where its kind asks for no signs. */
  finding(edit: Edit): Promise<Finding | null>;
  /** The dated rules that decide something in what an edit would make, or in the record that one without fields names. */
  rulings(edit: Edit): Promise<Rulings>;
  /** As they held on the day of this moment. */
  dayRules(at_ms: number): Promise<DayRules>;
  /**
   * Writes back what a save of this session replaced: new records get `removed/at`, old fields their old value.
   * Takes back only what that save wrote: what others wrote since stays.
   */
  undo(token: string): Promise<SaveOutcome>;
  list(query: ListQuery): Promise<ListAnswer>;
  record(id: string): Promise<WholeRecord | null>;
  history(id: string): Promise<HistoryEntry[]>;
  putDraft(key: string, value: unknown): Promise<void>;
  getDraft(key: string): Promise<Draft | null>;
  drafts(): Promise<Draft[]>;
  deleteDraft(key: string): Promise<void>;
  /** Sends and fetches now instead of at the next retry. */
  syncNow(): Promise<void>;
  /** Everything unsent or refused, as a file a person can hand to the ward (JSON: raw changes in base64 and readable values). */
  exportUnsent(): Promise<Blob>;
  takeOver(): Promise<Session>;
  /** After access was withdrawn and the export was kept: forgets this enrolment and its records on this phone. */
  forget(): Promise<void>;
}
