// A person who answers the questions of a command, one after the other.
import { commands, window, type QuickPick, type QuickPickItem } from 'vscode';
import { until, withAnswers, type Said } from './support';

/** One answer a question, in the order in which they come: the beginning of what is picked, or what is typed. */
interface PersonAnswers {
  readonly picks?: readonly string[];
  readonly inputs?: readonly string[];
  /** What is ticked in a list of several. */
  readonly details?: readonly string[];
  /** The beginnings of the buttons to press; every other question is left. */
  readonly buttons?: readonly string[];
}

/** Runs a command of the extension as a person who answers its questions. */
export async function runAnswering(
  name: string,
  argument: unknown,
  { picks = [], inputs = [], details, buttons = ['Change Incident'] }: PersonAnswers,
  seen: (items: readonly QuickPickItem[]) => void = () => undefined,
): Promise<{ readonly result: unknown; readonly said: Said }> {
  const [nextPick, nextInput] = [picks.values(), inputs.values()];
  return withAnswers(
    {
      pick: (items: readonly QuickPickItem[]) => {
        seen(items);
        const wanted = nextPick.next().value;
        return items.find(({ label }) => wanted !== undefined && label.startsWith(wanted));
      },
      tick: items => {
        seen(items);
        return details && items.filter(({ label }) => details.includes(label));
      },
      input: () => nextInput.next().value,
      button: (_message, offered) => offered.find(each => buttons.some(button => each.startsWith(button))),
    },
    async said => ({ result: await commands.executeCommand(`incidentReviews.${name}`, argument), said }),
  );
}

/** What one does to a pick that is shown. */
export type ShownPick = Pick<QuickPick<QuickPickItem>, 'items' | 'selectedItems' | 'value' | 'hide'>;

/** The window has shown the rows that are there now: before that it tells of others, and what it tells is passed over. */
function isShown({ canSelectMany, activeItems, items }: QuickPick<QuickPickItem>): boolean {
  return canSelectMany || activeItems.some(each => items.includes(each));
}

/** Picks that open from now on are accepted once they are ready, with what `choose` selects. Gives what ends that. */
export function acceptPicks(isReady: (pick: ShownPick) => boolean, choose: (pick: ShownPick) => void): () => void {
  const original = window.createQuickPick;
  window.createQuickPick = <T extends QuickPickItem>() => {
    const pick = original<T>();
    let accept: () => void = () => undefined;
    Object.defineProperty(pick, 'onDidAccept', {
      value: (listener: () => void) => {
        accept = listener;
        return { dispose: () => undefined };
      },
    });
    const show = pick.show.bind(pick);
    pick.show = () => {
      show();
      // What is selected is gone again where other rows come, or the window tells of those before.
      void until('what is to be picked', () => {
        if (pick.busy || !isReady(pick)) return false;
        choose(pick);
        return isShown(pick);
      }).then(() => accept());
    };
    return pick;
  };
  return () => void (window.createQuickPick = original);
}
