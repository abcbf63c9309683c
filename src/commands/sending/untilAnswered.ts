// What is sent is sent again where it did not come through and the person says so: nothing is written twice by it.
import { l10n } from 'vscode';
import { describeFailure } from '../../session/words/failureWords';
import { showError } from '../../session/words/messages';
import type { Failed, OutOfTime } from '../../sync/index';
import { describeOutOfTime } from './outcomes';

/** This machine could not do its part, such as keeping on a full disk how far it came. What was typed is still at hand. */
interface Broken {
  readonly kind: 'broken';
  readonly error: unknown;
}

/** What was thrown as an outcome. */
function makeBroken(error: unknown): Broken {
  return { kind: 'broken', error };
}

/** What GitLab has not answered, or not been asked. */
export type Unfinished = Failed | OutOfTime | Broken;

/** Sends until GitLab has answered; undefined where the person stopped before. `about` names what is written to. */
export async function sendUntilAnswered<R extends { readonly kind: string }>(
  about: string,
  send: () => Thenable<R>,
): Promise<Exclude<R, Unfinished> | undefined> {
  for (;;) {
    const result = await send().then(undefined, makeBroken);
    if (!isUnfinished(result)) return result as Exclude<R, Unfinished>;
    if (!(await mayTryAgain(result, about))) return undefined;
  }
}

function isUnfinished(result: { readonly kind: string }): result is Unfinished {
  return result.kind === 'failed' || result.kind === 'out-of-time' || result.kind === 'broken';
}

/** What was sent and not answered is looked for before it is sent again. */
async function mayTryAgain(result: Unfinished, about: string): Promise<boolean> {
  const message =
    result.kind === 'out-of-time' ? describeOutOfTime(result.afterMs) : describeFailure(result.error, about).message;
  const advice =
    result.kind !== 'broken' && result.phase === 'read'
      ? ''
      : ` ${l10n.t('Trying again goes on from there; nothing is written twice.')}`;
  const again = l10n.t('Try Again');
  return (await showError(message + advice, again)) === again;
}
