// What every suite has around its tests: what it opens before them is closed after them, and who fails leaves a picture.
import type { Page } from 'playwright-core';
import type { GitLab } from '../gitlab';
import type { Desk } from './desk';
import { describeWindow, keepPicture } from './screens';

interface Opened {
  readonly gitlab?: GitLab;
  readonly desks: readonly Desk[];
  /** The windows as they are now, by what the names of their pictures begin with. */
  readonly pages?: () => Readonly<Record<string, Page>>;
}

/** Called within a suite: `open` runs before its first test. */
export function prepareSuite(open: () => Promise<Opened>): void {
  let opened: Opened | undefined;

  suiteSetup(async () => {
    opened = await open();
  });

  suiteTeardown(async () => {
    await Promise.all((opened?.desks ?? []).map(desk => desk.close()));
    await opened?.gitlab?.stop();
  });

  teardown(async function () {
    for (const [name, page] of Object.entries(opened?.pages?.() ?? {})) {
      await keepPicture(page, name, this.currentTest);
      if (this.currentTest?.state === 'failed')
        console.error(`What ${name}window shows:\n${await describeWindow(page)}`);
    }
  });
}
