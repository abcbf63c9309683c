// What stands before a row's title, where a narrow sidebar cuts nothing: who owns it, in a circle whose colour is how severe it
// is; where the group says who, how far it has come.
import { ThemeColor, ThemeIcon, Uri } from 'vscode';
import type { Issue, Severity, WorkflowState } from '../../incident/model';
import { shortenName } from './words';

/** Of what is on this machine only. */
export const unsentIcon = new ThemeIcon('cloud-upload', new ThemeColor('list.warningForeground'));

/** White letters can be read on each, and each can be told from the background of light and dark themes. */
const fills: Readonly<Record<Severity | 'other', string>> = {
  1: '#c42b1c',
  2: '#a85a00',
  3: '#4f6d8f',
  4: '#6b7280',
  other: '#6b7280',
};

/** Who owns an issue; where nobody does, a sign that asks for somebody. */
export function createOwnerIcon(issue: Issue): Uri | ThemeIcon {
  const [owner] = issue.assignees;
  return createPersonIcon(owner ? [owner.name, owner.username] : [], issue.severity);
}

/** By the first of somebody's names that has letters, e.g. of "🦊", "fox"; without a name, a sign that asks for somebody. */
export function createPersonIcon(names: readonly string[], severity: Severity | undefined): Uri | ThemeIcon {
  const initials = names.map(shortenName).find(letters => letters !== '');
  if (initials !== undefined) return drawInitials(initials, severity);
  const color = severity === 1 ? 'list.errorForeground' : severity === 2 ? 'list.warningForeground' : undefined;
  const isNobody = names.length === 0;
  return new ThemeIcon(isNobody ? 'person-add' : 'person', color && isNobody ? new ThemeColor(color) : undefined);
}

/** A picture of the letters that `shortenName` gave, as on an avatar; nothing is asked of any server for it. */
function drawInitials(letters: string, severity: Severity | undefined): Uri {
  return makePicture(
    `<circle cx="8" cy="8" r="8" fill="${fills[severity ?? 'other']}"/>` +
      '<text x="8" y="8" dy=".35em" text-anchor="middle" font-family="sans-serif" font-weight="600" font-size="8" ' +
      `fill="#fff">${letters}</text>`,
  );
}

/** How much of a review is done: a ring that fills; where all of it is, a tick. */
export function drawProgress(complete: number, total: number): Uri | ThemeIcon {
  if (total > 0 && complete === total) return new ThemeIcon('pass');
  const round = 2 * Math.PI * 6;
  const done = total === 0 ? 0 : (complete / total) * round;
  const ring = '<circle cx="8" cy="8" r="6" fill="none" stroke-width="3"';
  return makePicture(
    `${ring} stroke="#8a8a8a" stroke-opacity=".45"/>` +
      `${ring} stroke="#2f81d6" stroke-dasharray="${done.toFixed(1)} ${round.toFixed(1)}" transform="rotate(-90 8 8)"/>`,
  );
}

function makePicture(content: string): Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${content}</svg>`;
  const bytes = new TextEncoder().encode(svg);
  return Uri.parse(`data:image/svg+xml;base64,${btoa(String.fromCharCode(...bytes))}`);
}

/** How severe the incident of a review was. */
export function chooseSeverityIcon(severity: Severity | undefined): ThemeIcon {
  switch (severity) {
    case 1:
      return new ThemeIcon('flame', new ThemeColor('list.errorForeground'));
    case 2:
      return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
    case 3:
      return new ThemeIcon('info');
    case 4:
      return new ThemeIcon('circle-outline');
    case undefined:
      return new ThemeIcon('question');
  }
}

const stateIcons: Readonly<Record<WorkflowState, string>> = {
  open: 'bell',
  active: 'pulse',
  mitigated: 'shield',
  resolved: 'pass',
  'review-in-progress': 'edit',
  'review-scheduled': 'calendar',
  'review-completed': 'checklist',
  closed: 'archive',
};

/** How far an incident has come. */
export function chooseStateIcon(state: WorkflowState): ThemeIcon {
  return new ThemeIcon(stateIcons[state]);
}
