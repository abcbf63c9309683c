// Names of time zones.

const hour = 60;

/** Abbreviations: offset in minutes, the family they belong to, and what else they may mean. */
export const fixedZones: Readonly<Record<string, readonly [number, string, ...number[]]>> = {
  UTC: [0, 'UTC'],
  GMT: [0, 'UTC'],
  Z: [0, 'UTC'],
  WET: [0, 'western Europe'],
  WEST: [hour, 'western Europe'],
  BST: [hour, 'London', 6 * hour],
  CET: [hour, 'central Europe'],
  CEST: [2 * hour, 'central Europe'],
  MEZ: [hour, 'central Europe'],
  MESZ: [2 * hour, 'central Europe'],
  EET: [2 * hour, 'eastern Europe'],
  EEST: [3 * hour, 'eastern Europe'],
  MSK: [3 * hour, 'Moscow'],
  IST: [5.5 * hour, 'India', hour, 2 * hour],
  SGT: [8 * hour, 'Singapore'],
  HKT: [8 * hour, 'Hong Kong'],
  AWST: [8 * hour, 'Perth'],
  JST: [9 * hour, 'Japan'],
  KST: [9 * hour, 'Korea'],
  ACST: [9.5 * hour, 'Adelaide'],
  ACDT: [10.5 * hour, 'Adelaide'],
  AEST: [10 * hour, 'Sydney'],
  AEDT: [11 * hour, 'Sydney'],
  NZST: [12 * hour, 'Auckland'],
  NZDT: [13 * hour, 'Auckland'],
  BRT: [-3 * hour, 'Brasilia'],
  EST: [-5 * hour, 'eastern America'],
  EDT: [-4 * hour, 'eastern America'],
  CST: [-6 * hour, 'central America', 8 * hour],
  CDT: [-5 * hour, 'central America'],
  MST: [-7 * hour, 'mountain America'],
  MDT: [-6 * hour, 'mountain America'],
  PST: [-8 * hour, 'Pacific America'],
  PDT: [-7 * hour, 'Pacific America'],
};

/** Names of clocks with daylight saving, lower case; the two-letter ones count in capitals only. */
export const namedZones: Readonly<Record<string, readonly [string, string]>> = {
  pacific: ['America/Los_Angeles', 'Pacific America'],
  mountain: ['America/Denver', 'mountain America'],
  central: ['America/Chicago', 'central America'],
  eastern: ['America/New_York', 'eastern America'],
  pt: ['America/Los_Angeles', 'Pacific America'],
  et: ['America/New_York', 'eastern America'],
  ct: ['America/Chicago', 'central America'],
  mt: ['America/Denver', 'mountain America'],
  'central european': ['Europe/Berlin', 'central Europe'],
  'eastern european': ['Europe/Helsinki', 'eastern Europe'],
  'western european': ['Europe/Lisbon', 'western Europe'],
};
