// What axe-core finds in a page of ours, in every kind of theme. VS Code's own elements around it are VS Code's.
import assert from 'node:assert/strict';
import { type AxeResults, source } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { waitUntil } from './patience';

/** The four kinds of theme, as the system asks VS Code for them; `body` is the class that VS Code gives a page. */
export const themes = [
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none', body: 'vscode-dark' },
  { name: 'dark high contrast', colorScheme: 'dark', forcedColors: 'active', body: 'vscode-high-contrast' },
  { name: 'light high contrast', colorScheme: 'light', forcedColors: 'active', body: 'vscode-high-contrast-light' },
  { name: 'light', colorScheme: 'light', forcedColors: 'none', body: 'vscode-light' },
] as const;

/** What in VS Code's preview of Markdown is VS Code's: the text has no landmarks, and its style draws links without a line. */
export const ofPreview = ['region', 'link-in-text-block'] as const;

/** Fails with every rule that a frame breaks: its number of elements and the first of them. `without`: rules left out. */
export async function checkWithAxe(frame: Frame, without: readonly string[] = []): Promise<void> {
  // The page lies on VS Code's own colour, which is none of the frame's.
  await frame.evaluate(() => {
    document.documentElement.style.background = 'var(--vscode-editor-background)';
  });
  await frame.evaluate(source);
  const { violations, passes } = await frame.evaluate(
    async rules =>
      (globalThis as unknown as { axe: { run(on: string, how: unknown): Promise<AxeResults> } }).axe.run('body', {
        rules: Object.fromEntries(rules.map(rule => [rule, { enabled: false }])),
      }),
    without,
  );
  assert.deepEqual(
    violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}) ${nodes[0]?.html ?? ''}`),
    [],
  );
  // A page that was not there yet breaks nothing.
  assert.ok(passes.length > 3, `${passes.length} rules looked at something`);
}

/** A page that is being loaded while the theme changes may be told of neither: after so many looks the theme changes again. */
const looksAtOneTheme = 200;

/** Does something in each kind of theme, once a frame has it; the last one is a light theme again. */
export async function inEveryTheme(
  page: Page,
  find: () => Promise<Frame>,
  look: (frame: Frame) => Promise<void>,
): Promise<void> {
  for (const { body, name, ...media } of themes) {
    await page.emulateMedia(media);
    await waitUntil(`a page in the theme ${name}`, async tries => {
      if (tries % looksAtOneTheme === 0) {
        await page.emulateMedia({ colorScheme: media.colorScheme === 'dark' ? 'light' : 'dark' });
        await page.emulateMedia(media);
      }
      const frame = await find();
      try {
        if ((await frame.locator(`body.${body}`).count()) === 0) return false;
        await look(frame);
        return true;
      } catch (error) {
        // VS Code makes the page of a step anew with another theme.
        if (frame.isDetached()) return false;
        throw error;
      }
    });
  }
}
