/** Which screens a role has; the server decides, this only keeps dead ends out of the menu. */
import { DERIVED_KINDS } from '../generated/derived-kinds';
import { KINDS, type KindName } from '../generated/kinds';
import type { ListName, PageName } from './routes';

export type Screen = 'overview' | ListName | PageName;

const SCREENS: Record<string, readonly Screen[]> = {
  ward_official: [
    'overview',
    'reports',
    'households',
    'persons',
    'movements',
    'declarations',
    'passes',
    'shifts',
    'areas',
    'checkpoints',
    'teams',
    'members',
    'phones',
    'quarantine',
    'audit',
    'unit',
    'import',
    'settings',
  ],
  health_station: ['overview', 'declarations', 'settings'],
  police: ['overview', 'households', 'persons', 'movements', 'passes', 'shifts', 'settings'],
  district: ['overview', 'settings'],
  administrator: [
    'overview',
    'areas',
    'checkpoints',
    'teams',
    'phones',
    'quarantine',
    'audit',
    'unit',
    'settings',
  ],
};

export const screensOf = (role: string): readonly Screen[] => [
  ...(SCREENS[role] ?? ['settings']),
  ...DERIVED_KINDS.filter((kind) => KINDS[kind].access.see.includes(role)),
];

/** Whether the role makes records of the kind at the office. */
export const mayMake = (role: string, kind: KindName): boolean => KINDS[kind].access.write.includes(role);
