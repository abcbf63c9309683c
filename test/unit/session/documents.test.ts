// A document that is read while somebody types into it.
import assert from 'node:assert/strict';
import delay from 'delay';
import type { TextDocument } from 'vscode';
import type { Analysis } from '../../../src/session/analysis';
import { Documents } from '../../../src/session/documents';
import type { LateAnalyzer } from '../../../src/session/lateAnalyzer';
import type { Log } from '../../../src/session/log';
import type { Settings } from '../../../src/session/settings';
import { EventEmitter, Uri, workspace } from '../vscode';

suite('A document that is read while somebody types', () => {
  const document = {
    uri: Uri.parse('file:///review.md'),
    languageId: 'markdown',
    version: 1,
    isClosed: false,
    isDirty: false,
    getText: () => '<!-- incident-review\nid: 1\n-->\n## Timeline\n## Summary\n',
  };
  /** The versions that were read, and what comes between the look at one and its analysis. */
  let read: number[];
  let meanwhile: (() => void)[];
  let documents: Documents;
  let saved: EventEmitter<typeof document>;
  let run: 'onType' | 'onSave';
  let listRead: EventEmitter<void>;

  setup(() => {
    Object.assign(document, { version: 1, isClosed: false, isDirty: false });
    listRead = new EventEmitter();
    [read, meanwhile] = [[], []];
    run = 'onType';
    const never = new EventEmitter<never>().event;
    saved = new EventEmitter();
    Object.assign(workspace, {
      textDocuments: [document],
      getWorkspaceFolder: () => undefined,
      onDidOpenTextDocument: never,
      onDidChangeTextDocument: never,
      onDidSaveTextDocument: saved.event,
      onDidCloseTextDocument: never,
    });
    const analyze = async ({ version }: TextDocument): Promise<Analysis | undefined> => {
      read.push(version);
      await Promise.resolve();
      meanwhile.shift()?.();
      // As the analyzer does with a text that has changed.
      return document.version === version ? ({ version } as Analysis) : undefined;
    };
    documents = new Documents(
      { onDidChange: listRead.event, load: () => Promise.resolve({ analyze }) } as unknown as LateAnalyzer,
      { onDidChange: never, of: () => ({ files: [], run }) } as unknown as Settings,
      {} as Log,
    );
  });

  teardown(() => documents.dispose());

  const analyze = (): Promise<Analysis | undefined> => documents.analyze(document as unknown as TextDocument);
  const type = (): void => void (document.version += 1);

  test('is a review all the same, as it is then', async () => {
    meanwhile.push(type, type);
    assert.equal((await analyze())?.version, 3);
    assert.deepEqual(read, [1, 2, 3]);
  });

  test('gives at once what is known of it, though it has just been saved', async () => {
    await analyze();
    saved.fire(document);
    const quiet = documents.analyzeWhenQuiet(document as unknown as TextDocument);
    assert.equal((await Promise.race([quiet, delay(500, { value: undefined })]))?.version, 1);
    assert.deepEqual(read, [1]);
  });

  for (const [when, mode, isDirty, versions] of [
    ['as one types', 'onType', true, [1, 2]],
    ['with a save, which comes later', 'onSave', true, [1]],
    ['with a save, which has been', 'onSave', false, [1, 2]],
  ] as const) {
    test(`is read again when a list was read, where problems come ${when}`, async () => {
      await analyze();
      run = mode;
      Object.assign(document, { version: 2, isDirty });
      listRead.fire();
      await delay(200);
      assert.deepEqual(read, versions);
    });
  }

  test('leaves nobody waiting where only the next save reads it', async () => {
    run = 'onSave';
    meanwhile.push(type);
    const quiet = documents.analyzeWhenQuiet(document as unknown as TextDocument);
    assert.equal(await Promise.race([quiet, delay(500, { value: 'nothing' })]), undefined);
    assert.deepEqual(read, [1]);
  });

  test('is none once it is closed', async () => {
    meanwhile.push(() => Object.assign(document, { version: 2, isClosed: true }));
    assert.equal(await analyze(), undefined);
  });
});
