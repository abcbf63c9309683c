// Changes of a document in which somebody types, or which is closed, between the look at its text and the edit.
import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode';
import { changeText, putEdits } from '../../../../src/session/text/changeText';
import { Uri, window, workspace, type WorkspaceEdit } from '../../vscode';

/** A document as VS Code keeps it: an edit that was made of an older version is not taken. */
class Document {
  version = 1;
  isClosed = false;
  isReadOnly = false;
  readonly fileName = '/reviews/checkout.md';
  readonly uri = Uri.parse('file:///reviews/checkout.md');
  /** What others do to it between the look and the edit, once each. */
  readonly meanwhile: (() => void)[] = [];

  constructor(public text: string) {}

  readonly getText = (): string => this.text;
  readonly positionAt = (offset: number): number => offset;

  write(text: string): void {
    this.text = text;
    this.version += 1;
  }

  take(version: number, edits: readonly Replacement[]): boolean {
    this.meanwhile.shift()?.();
    if (this.isReadOnly || version !== this.version) return false;
    const sorted = edits.toSorted((one, other) => other.start - one.start);
    this.write(sorted.reduce((text, { start, end, put }) => text.slice(0, start) + put + text.slice(end), this.text));
    return true;
  }
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

suite('A change of a document', () => {
  let document: Document;
  let editors: { readonly document: Document; edit(work: (builder: unknown) => void): Promise<boolean> }[];

  /** An editor of a document; `isGone`: VS Code has closed it, and has not said so yet. */
  const show = (of: Document, isGone = false): void => {
    editors.push({
      document: of,
      edit: work => {
        if (isGone) return Promise.reject(new Error('TextEditor#edit not possible on closed editors'));
        const { version } = of;
        const edits: Replacement[] = [];
        work({
          replace: ({ start, end }: { start: number; end: number }, put: string) => edits.push({ start, end, put }),
        });
        return Promise.resolve(of.take(version, edits));
      },
    });
  };

  setup(() => {
    document = new Document('# Checkout\n\nIt was slow.\n');
    editors = [];
    Object.assign(window, { visibleTextEditors: editors });
    Object.assign(workspace, {
      applyEdit: ({ edits }: WorkspaceEdit) =>
        Promise.resolve(document.take(document.version, edits as readonly Replacement[])),
      openTextDocument: () => Promise.resolve((document = new Document(document.text))),
    });
  });

  const addLine = (text: string): string => `${text}\nIt is over.\n`;
  const change = (make: (text: string) => string | undefined = addLine, of = document): ReturnType<typeof changeText> =>
    changeText(of as unknown as TextDocument, make);

  for (const isShown of [true, false])
    test(`is made of what was typed meanwhile, too, ${isShown ? 'in an editor' : 'without one'}`, async () => {
      if (isShown) show(document);
      document.meanwhile.push(
        () => document.write(document.text.replace('slow', 'very slow')),
        () => document.write(document.text.replace('Checkout', 'Checkout of a shop')),
      );
      assert.equal(await change(), document);
      assert.equal(document.text, '# Checkout of a shop\n\nIt was very slow.\n\nIt is over.\n');
    });

  test('goes into a document whose editor was closed meanwhile', async () => {
    show(document, true);
    await change();
    assert.equal(document.text, '# Checkout\n\nIt was slow.\n\nIt is over.\n');
  });

  test('goes into a document that was closed while somebody was asked', async () => {
    document.isClosed = true;
    const closed = document;
    assert.equal(await change(), document);
    assert.notEqual(document, closed);
    assert.equal(document.text, '# Checkout\n\nIt was slow.\n\nIt is over.\n');
  });

  test('is not made where what was typed meanwhile speaks against it', async () => {
    document.meanwhile.push(() => document.write('# Checkout\n\nIt is over.\n'));
    assert.equal(await change(text => (text.includes('over') ? undefined : addLine(text))), undefined);
    assert.equal(document.text, '# Checkout\n\nIt is over.\n');
  });

  test('is refused by name in a document that cannot be edited', async () => {
    document.isReadOnly = true;
    await assert.rejects(change(), { message: '/reviews/checkout.md cannot be edited.' });
  });

  test('of which nothing comes edits nothing', async () => {
    document.isReadOnly = true;
    assert.equal(await change(text => text), document);
    assert.equal(document.version, 1);
  });

  test('is made anew where its text changes while it is thought about', async () => {
    const texts: string[] = [];
    await putEdits(document as unknown as TextDocument, async present => {
      const text = present.getText();
      texts.push(text);
      await Promise.resolve();
      if (texts.length === 1) document.write(`${text}\nAnd again.\n`);
      return [{ span: { start: text.length, end: text.length }, text: 'End\n' }];
    });
    assert.deepEqual(texts, ['# Checkout\n\nIt was slow.\n', '# Checkout\n\nIt was slow.\n\nAnd again.\n']);
    assert.equal(document.text, '# Checkout\n\nIt was slow.\n\nAnd again.\nEnd\n');
  });
});
