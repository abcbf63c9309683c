// Waiting, and doing again what had no effect: what is painted anew while one clicks meets nothing, what moves then meets
// another, and a key that comes too early goes nowhere, most of all on a slow machine.
import type { Locator } from 'playwright-core';

/** How long one waits for what a click or a key brings before it is done again: longer each time, as it may only be late. */
export const patienceMs = (tries: number): number => 2000 * tries;

/** Looks again and again, 50 milliseconds apart, for a minute and a half unless told otherwise; then says what did not come. */
export async function waitUntil(
  what: string,
  look: (tries: number) => boolean | Promise<boolean>,
  most = 1800,
): Promise<void> {
  for (let tries = 1; tries <= most; tries += 1) {
    if (await look(tries)) return;
    await new Promise(resolve => void setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** True once something is there, false where it has not come in time. */
export function comes(locator: Locator, timeout: number): Promise<boolean> {
  return isInTime(locator.waitFor({ timeout }));
}

/** True once nothing of it is seen any more, false where it stays too long. */
export function goes(locator: Locator, timeout: number): Promise<boolean> {
  return isInTime(locator.waitFor({ state: 'hidden', timeout }));
}

/** True once it is so, false where it has not become so in time. */
export function becomes(look: () => boolean | Promise<boolean>, timeout: number): Promise<boolean> {
  return isInTime(waitUntil('it', look, timeout / 50));
}

function isInTime(waiting: Promise<unknown>): Promise<boolean> {
  return waiting.then(
    () => true,
    () => false,
  );
}

/** What is seen once something had its effect: what comes, or whether it is so within so many milliseconds. */
export type Effect = Locator | ((timeout: number) => Promise<boolean>);

/** Does something until its effect is there; where it never is, why the last try could not do it is said too. */
export async function repeat(what: string, act: (timeout: number) => Promise<unknown>, effect: Effect): Promise<void> {
  const look = typeof effect === 'function' ? effect : (timeout: number): Promise<boolean> => comes(effect, timeout);
  const done = 'done, without effect';
  let last = done;
  const once = async (tries: number): Promise<boolean> => {
    if (tries > 1 && (await look(100))) return true;
    // What had its effect late has often taken away what it is done with.
    last = await act(patienceMs(tries)).then(() => done, String);
    return look(last === done ? 2 * patienceMs(tries) : 500);
  };
  try {
    await waitUntil(what, once, 6);
  } catch (error) {
    throw new Error(`${String(error)}; the last try: ${last}`, { cause: error });
  }
}

/** Clicks until the effect is there. */
export async function click(target: Locator, effect: Effect): Promise<void> {
  await target.waitFor();
  await repeat(`what a click on ${String(target)} brings`, timeout => clickOnce(target, timeout), effect);
}

/** Clicks, or fails; the words that VS Code shows where the mouse rests may lie above what is clicked, and go with the mouse. */
export async function clickOnce(target: Locator, timeout: number): Promise<void> {
  try {
    await target.click({ timeout });
  } catch (error) {
    await target.page().mouse.move(0, 0);
    throw error;
  }
}

/** Clicks until what is clicked, or something else, is gone. */
export function clickAway(target: Locator, gone: Locator = target): Promise<void> {
  return click(target, timeout => goes(gone, timeout));
}
