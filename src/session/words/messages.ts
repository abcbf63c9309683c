// The only place from which notifications are shown. VS Code draws `[words](address)` in them as a link, also one that runs a
// command, and much of what they say comes from GitLab or a workspace: no message of ours has a link, whatever it is filled with.
import { l10n, window, type MessageOptions } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import { escapeLabel, escapeLinks } from './plainLabels';

/** In UTF-16 units: what is longer is cut, since foreign words may have any length. */
const longestMessage = 1000;

/** Shows a message with its buttons; gives the one that was pressed. */
interface ShowMessage {
  <T extends string>(message: string, options: MessageOptions, ...buttons: T[]): Thenable<T | undefined>;
  <T extends string>(message: string, ...buttons: T[]): Thenable<T | undefined>;
}

function createShow(name: 'showErrorMessage' | 'showWarningMessage' | 'showInformationMessage'): ShowMessage {
  return <T extends string>(message: string, first?: MessageOptions | T, ...others: T[]): Thenable<T | undefined> => {
    const text = escapeLinks(foldToOneLine(message, longestMessage));
    if (first === undefined) return showAlone(name, text);
    return typeof first === 'string' ? window[name](text, first, ...others) : window[name](text, first, ...others);
  };
}

/** So many characters of a message without a button are shown: one line. */
const longestLineUnits = 48;

/** VS Code shows a message with a button whole; without one it cuts the second line off. */
function showAlone(
  name: 'showErrorMessage' | 'showWarningMessage' | 'showInformationMessage',
  text: string,
): Thenable<undefined> {
  const shown = text.length > longestLineUnits ? window[name](text, l10n.t('OK')) : window[name](text);
  return shown.then(() => undefined);
}

/** Milliseconds for which a message stays in the status bar. */
const toldMs = 8000;

/** Confirms what a person did where it covers nothing and asks for no click: in the status bar, for a while. */
export function showStatus(message: string): void {
  window.setStatusBarMessage(escapeLabel(message), toldMs);
}

export const showError = createShow('showErrorMessage');
export const showWarning = createShow('showWarningMessage');
export const showInformation = createShow('showInformationMessage');

/**
 * The button that is pressed, as long as whoever was asked is signed in: the message stands there for the next one too, and what
 * it shows or does is not theirs.
 */
export async function waitForAnswer<T>(
  account: { readonly changes: number },
  asking: Thenable<T>,
): Promise<T | undefined> {
  const { changes } = account;
  const answer = await asking;
  return account.changes === changes ? answer : undefined;
}

interface ModalQuestion {
  readonly message: string;
  readonly detail: string;
  /** What the person presses to agree. */
  readonly button: string;
}

/** True where the person agrees. It stands in the middle of the window; `showWarning` where others may see what is not for them. */
export async function askToGoOn({ message, detail, button }: ModalQuestion, show = showInformation): Promise<boolean> {
  return (await show(message, { modal: true, detail }, button)) === button;
}
