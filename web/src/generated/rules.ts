// Derived from shared/data/rules.tsv by `cargo xtask schema`. Do not edit.

export interface Rule {
  readonly rule: string;
  /** First day, `2021-11-22`. */
  readonly valid_from: string;
  /** Last day; null = still. */
  readonly valid_to: string | null;
  /** Province code; null = the whole country. */
  readonly jurisdiction: string | null;
  readonly value: number;
  readonly unit: string;
}

/** In the order of the table: of two rows that hold on a day the later wins. */
export const RULES: readonly Rule[] = [
  {
    "jurisdiction": null,
    "rule": "report_back_hours",
    "unit": "h",
    "valid_from": "2021-05-26",
    "valid_to": null,
    "value": 24.0
  },
  {
    "jurisdiction": null,
    "rule": "fever_c",
    "unit": "°C",
    "valid_from": "2020-01-01",
    "valid_to": null,
    "value": 37.5
  },
  {
    "jurisdiction": "79",
    "rule": "fever_c",
    "unit": "°C",
    "valid_from": "2020-01-01",
    "valid_to": "2021-12-31",
    "value": 38.0
  },
  {
    "jurisdiction": null,
    "rule": "remeasure_wait_min",
    "unit": "min",
    "valid_from": "2020-01-01",
    "valid_to": null,
    "value": 5.0
  },
  {
    "jurisdiction": null,
    "rule": "test_valid_hours",
    "unit": "h",
    "valid_from": "2021-10-01",
    "valid_to": null,
    "value": 72.0
  },
  {
    "jurisdiction": null,
    "rule": "retention_clean_pass_days",
    "unit": "d",
    "valid_from": "2020-01-01",
    "valid_to": null,
    "value": 30.0
  },
  {
    "jurisdiction": null,
    "rule": "retention_movement_days",
    "unit": "d",
    "valid_from": "2020-01-01",
    "valid_to": null,
    "value": 60.0
  },
  {
    "jurisdiction": null,
    "rule": "retention_device_days",
    "unit": "d",
    "valid_from": "2020-01-01",
    "valid_to": null,
    "value": 14.0
  }
];
