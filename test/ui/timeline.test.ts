// The picture of a timeline in the packaged extension: looked at, gone through by keyboard, exported, in every kind of theme.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { type Desk, openDesk } from './desk';
import { checkWithAxe, themes } from './accessibility';
import { click, waitUntil } from './patience';
import { prepareSuite } from './prepareSuite';
import { keepPicture, takePictures } from './screens';
import { openFile, runCommand } from './workbench';

const shots = resolve('out/screens');
const minute = 60_000;
const size = { width: 1500, height: 900 };
/** Enough that drawing all of them again would be noticed. */
const many = 400;

const review = `# Mails were late <img src=x onerror=alert(1)>

## Summary

Mails left late for everybody. The queue was full because one worker had stopped.

## Timeline

All times in UTC.

- 2026-03-01 09:50 deploy of the queue
- 10:00 impact starts: mails wait
- 10:12 users complain in the channel
- 10:17 alert fired
- 10:21 engineer on call engaged
- 10:40–10:55 queue drained by hand
- 10:58 fix deployed to all workers
- 11:30 back to normal

## Root Cause

A worker stopped, and nothing watched it.
`;

suite('the picture of a timeline', () => {
  let desk: Desk;
  let page: Page;

  prepareSuite(async () => {
    desk = await openDesk({
      settings: {
        'files.simpleDialog.enable': true,
        // What suggests while a test types would take its Enter.
        'editor.acceptSuggestionOnEnter': 'off',
      },
    });
    await mkdir(desk.find('shop'));
    await writeFile(desk.find('shop', 'mails.md'), review);
    await writeFile(desk.find('shop', 'long.md'), longReview());
    page = await desk.open('shop', { size });
    return { desks: [desk], pages: () => ({ 'timeline-': page }) };
  });

  test('Show Timeline draws it beside the document, to scale', async () => {
    await openFile(page, 'mails.md');
    await page.locator('.monaco-editor .view-line', { hasText: 'T+00:17' }).waitFor();
    const icon = page.locator('.editor-actions .action-label[aria-label^="Show Timeline"]');
    await click(icon, page.locator('.tab', { hasText: 'Timeline: ' }).first());
    const frame = await picture();
    assert.equal(await frame.locator('h1').innerText(), 'Mails were late <img src=x onerror=alert(1)>');
    assert.deepEqual(await frame.locator('li .text').allInnerTexts(), [
      'deploy of the queue',
      'impact starts: mails wait',
      'users complain in the channel',
      'alert fired',
      'engineer on call engaged',
      'queue drained by hand',
      'fix deployed to all workers',
      'back to normal',
    ]);
    // Each computed time names the two entries that it is counted between.
    assert.deepEqual(
      await frame
        .locator('dl > div:not([hidden])')
        .allInnerTexts()
        .then(texts => texts.map(text => text.split(/\s*\n\s*/u).join(' '))),
      [
        'Time to detect 12 min 2026-03-01 10:00 UTC to 2026-03-01 10:12 UTC',
        'Time to acknowledge 9 min 2026-03-01 10:12 UTC to 2026-03-01 10:21 UTC',
        'Time to mitigate 58 min 2026-03-01 10:00 UTC to 2026-03-01 10:58 UTC',
        'Time to resolve 90 min 2026-03-01 10:00 UTC to 2026-03-01 11:30 UTC',
      ],
    );
    const strip = await frame.locator('.strip').boundingBox();
    const ticks = await Promise.all((await frame.locator('.tick').all()).map(tick => tick.boundingBox()));
    assert.ok(strip);
    for (const [index, minutes] of [0, 10, 22, 27, 31, 50, 68, 100].entries()) {
      const left = (ticks[index]?.x ?? 0) - strip.x;
      assert.ok(
        Math.abs(left - (strip.width * minutes) / 100) < 2,
        `entry ${index} stands at ${left} of ${strip.width}`,
      );
    }
  });

  test('it is the second picture of the README, in a wide window and a narrow one', async () => {
    const frame = await picture();
    await takePictures(page, 'readme-timeline');
    assert.equal(await frame.locator('li .text').count(), 8);
  });

  test('a click on an entry goes to its line', async () => {
    const frame = await picture();
    const line = page.locator('.statusbar-item', { hasText: /^Ln 16,/u });
    await click(frame.locator('li button', { hasText: 'queue drained' }), line);
  });

  test('the keyboard goes through the entries, and Enter opens one', async () => {
    const frame = await picture();
    await frame.locator('li button').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    const focused = frame.locator('li button:focus');
    await focused.filter({ hasText: 'engineer on call' }).waitFor();
    assert.equal(await frame.locator('#detail').innerText(), 'T+00:21 since the start');
    assert.equal(await focused.getAttribute('aria-describedby'), 'detail');
    assert.equal(await frame.locator('li button[tabindex="0"]').count(), 1);
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: /^Ln 15,/u }).waitFor();
  });

  test('while it has the focus, the palette has what is about its review', async () => {
    const frame = await picture();
    await frame.locator('li button').first().focus();
    await runCommand(page, 'Incident Reviews: Create Issues of Corrective Actions');
    // No GitLab is named here: that it says so means that it has found the review.
    await page.locator('.notification-toast', { hasText: 'GitLab' }).waitFor();
    await keepPicture(page, 'timeline-palette');
    await page.keyboard.press('Escape');
  });

  test('a screen reader finds a named list, a told picture and what an export said', async () => {
    const frame = await picture();
    assert.equal(await frame.locator('ol').getAttribute('aria-label'), 'Timeline entries');
    const told = (await frame.locator('.strip').getAttribute('aria-label')) ?? '';
    assert.match(told, /Impact: T\+00:00 to T\+00:58; Undetected: T\+00:00 to T\+00:12/u);
    assert.equal(await frame.locator('.strip').getAttribute('role'), 'img');
    assert.equal(await frame.locator('[role="status"]').count(), 1);
  });

  test('the Mermaid diagram goes to the clipboard', async () => {
    const frame = await picture();
    const button = frame.locator('button', { hasText: 'Copy as Mermaid' });
    await click(button, frame.locator('[role="status"]', { hasText: 'clipboard' }));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^```mermaid\ngantt\n {2}title Mails were late ‹img/u);
    assert.ok(copied.includes('queue drained by hand :2026-03-01T10:40, 2026-03-01T10:55'));
  });

  test('the SVG is saved where the person says', async () => {
    const frame = await picture();
    const input = page.locator('.quick-input-widget input.input').first();
    await click(frame.locator('button', { hasText: 'Save as SVG' }), input);
    // The dialog is there once it has offered a name.
    await page.waitForFunction(() => {
      const field = document.querySelector<HTMLInputElement>('.quick-input-widget input.input');
      return field?.value.endsWith('mails-timeline.svg');
    });
    await input.fill(desk.find('shop', 'mails-timeline.svg'));
    const button = page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' });
    await click(button, frame.locator('[role="status"]', { hasText: 'Saved' }));
    const svg = await readFile(desk.find('shop', 'mails-timeline.svg'), 'utf8');
    assert.ok(svg.startsWith('<svg ') && svg.trimEnd().endsWith('</svg>'));
    assert.ok(!svg.includes('<img'));
    const drawing = await page.context().newPage();
    await drawing.setContent(svg);
    await drawing.screenshot({ path: join(shots, 'timeline-export.png') });
    await drawing.close();
  });

  for (const { name, body, ...media } of themes) {
    test(`it follows the theme, and axe finds nothing in it: ${name}`, async () => {
      await page.emulateMedia(media);
      const frame = await picture();
      await frame.locator(`body.${body}`).waitFor();
      const readColours = (): Promise<readonly string[]> =>
        frame.evaluate(() => {
          const style = getComputedStyle(document.body);
          return [style.color, style.backgroundColor];
        });
      const readBehind = (): Promise<string> =>
        page
          .locator('.monaco-editor-background')
          .first()
          .evaluate(node => getComputedStyle(node).backgroundColor);
      // The window and the page take a theme one after the other.
      await waitUntil('one colour behind both', async () => (await readColours())[1] === (await readBehind())).catch(
        async () => assert.equal((await readColours())[1], await readBehind()),
      );
      const [before, behind] = await readColours();
      assert.notEqual(before, behind);
      await checkWithAxe(frame);
    });
  }

  for (const [window, most] of [
    [900, 500],
    [480, 260],
  ] as const) {
    test(`a panel of at most ${most} px clips nothing, and the words of an entry have the whole line`, async () => {
      await page.setViewportSize({ width: window, height: 900 });
      try {
        const frame = await picture();
        const width = (): Promise<number> => frame.evaluate(() => innerWidth);
        await waitUntil(`a panel of ${most} px`, async () => (await width()) <= most);
        const findWidest = (): Promise<number> =>
          frame.evaluate(() =>
            Math.max(
              ...[...document.querySelectorAll('header, dl > div, .entry, .axis')].map(each => each.scrollWidth),
            ),
          );
        await waitUntil('nothing that is clipped', async () => (await findWidest()) <= (await width())).catch(
          async () => assert.fail(`${await findWidest()} px in ${await width()} px`),
        );
        const shares = await frame
          .locator('.entry .text')
          .evaluateAll(all => all.map(each => each.clientWidth / (each.parentElement?.clientWidth ?? 0)));
        assert.ok(shares.length > 0 && shares.every(share => share > 0.9), shares.join(' '));
      } finally {
        await page.setViewportSize({ width: 1500, height: 900 });
      }
    });
  }

  test(`of ${many} entries, one that changes touches at most twenty nodes and sends at most 5 KB`, async () => {
    // A window of its own, with nothing open.
    await page.close();
    page = await desk.open('shop', { size });
    await openFile(page, 'long.md');
    await runCommand(page, 'Incident Reviews: Show Timeline');
    const frame = await picture(many);
    await frame.evaluate(() => {
      const seen = { nodes: new Set<Node>(), bytes: 0, messages: 0 };
      Object.assign(globalThis, { seen });
      new MutationObserver(records => {
        for (const record of records) {
          seen.nodes.add(record.target);
          for (const node of record.addedNodes) seen.nodes.add(node);
        }
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      addEventListener('message', ({ data }) => {
        if (!(data as { kind?: string } | null)?.kind?.match(/^(?:whole|patch)$/u)) return;
        seen.messages += 1;
        seen.bytes += JSON.stringify(data).length;
      });
    });
    for (const [line, text, shown] of [
      [200, ' again', 'step 195 of the work again'],
      [many + 4, ' (resolved)', `step ${many - 1} of the work (resolved)`],
      [5, ', impact starts', 'step 0 of the work, impact starts'],
    ] as const) {
      await goTo(line);
      await frame.locator('li button[aria-current]', { hasText: `step ${line - 5} ` }).waitFor({ state: 'attached' });
      await frame.evaluate(() => {
        const { seen } = globalThis as unknown as { seen: { nodes: Set<Node>; bytes: number } };
        seen.nodes.clear();
        seen.bytes = 0;
      });
      // Twice: the first goes to the end of what is on the screen's line.
      await page.keyboard.press('End');
      await page.keyboard.press('End');
      await page.keyboard.type(text);
      await frame.locator('li .text', { hasText: shown }).waitFor({ state: 'attached' });
      const { nodes, bytes } = await frame.evaluate(() => {
        const { seen } = globalThis as unknown as { seen: { nodes: Set<Node>; bytes: number } };
        return { nodes: seen.nodes.size, bytes: seen.bytes };
      });
      assert.ok(nodes > 0 && nodes <= 20, `${nodes} nodes for ${text}`);
      assert.ok(bytes > 0 && bytes <= 5 * 1024, `${bytes} bytes for ${text}`);
    }
  });

  function longReview(): string {
    const lines = Array.from({ length: many }, (_, index) => {
      const time = new Date(Date.UTC(2026, 2, 1) + index * minute).toISOString().slice(0, 16).replace('T', ' ');
      return `- ${time} UTC: step ${index} of the work`;
    });
    return `# Long\n\n## Timeline\n\n${lines.join('\n')}\n\n## Root cause\n\nA worker stopped.\n`;
  }

  /** To a line, from 1, of the file in the first group. */
  async function goTo(line: number): Promise<void> {
    await page.keyboard.press('Control+Digit1');
    // A key that is pressed in the panel's frame comes to the window late.
    await page.locator('.monaco-editor.focused').first().waitFor();
    await page.keyboard.press('Control+KeyG');
    const input = page.getByPlaceholder('Type the line number');
    await input.fill(`:${line}`);
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: new RegExp(`^Ln ${line},`, 'u') }).waitFor();
  }

  /** The page of the panel on screen, once it shows that many entries. */
  async function picture(entries = 8): Promise<Frame> {
    let found: Frame | undefined;
    await waitUntil(`a picture with ${entries} entries`, async () => {
      for (const frame of page.frames()) {
        const [rows, titles] = await Promise.all(
          ['ol li', 'h1'].map(each =>
            frame
              .locator(each)
              .count()
              .catch(() => 0),
          ),
        );
        if (rows === entries && titles === 1) found = frame;
      }
      return found !== undefined;
    });
    return found ?? assert.fail();
  }
});
