// The timeline's panel, whose document goes on, or is closed, while a dialog asks where its picture is to be saved.
import assert from 'node:assert/strict';
import { Uri, window, workspace, type TextDocument } from 'vscode';
import { TimelinePanels, type PanelParts } from '../../../src/panel/host';
import * as engine from '../../../src/review/index';
import { EventEmitter } from '../vscode';

suite('The panel of a timeline', () => {
  const document = { uri: Uri.parse('file:///w/ovens.md') } as unknown as TextDocument;
  const turns = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5));
  const closed = new EventEmitter<TextDocument>();
  const changed = new EventEmitter<TextDocument>();
  const received = new EventEmitter<unknown>();
  const disposed = new EventEmitter<void>();
  const saved: string[] = [];
  const errors: string[] = [];
  let isOpen = true;
  let body: string;
  let pick: (target: Uri) => void;
  let panels: TimelinePanels;

  setup(async () => {
    const webview = {
      asWebviewUri: (uri: Uri) => uri,
      onDidReceiveMessage: received.event,
      html: '',
      postMessage: () => Promise.resolve(true),
    };
    const panel = {
      get webview(): unknown {
        if (!isOpen) throw new Error('Webview is disposed');
        return webview;
      },
      onDidDispose: disposed.event,
      dispose: () => {
        isOpen = false;
        disposed.fire();
      },
    };
    Object.assign(window, {
      createWebviewPanel: () => panel,
      onDidChangeTextEditorSelection: () => ({ dispose: () => undefined }),
      visibleTextEditors: [],
      showSaveDialog: () => new Promise(resolve => (pick = resolve)),
    });
    Object.assign(workspace, {
      onDidCloseTextDocument: closed.event,
      getWorkspaceFolder: () => undefined,
      fs: {
        writeFile: (_: Uri, bytes: Uint8Array) => Promise.resolve(void saved.push(new TextDecoder().decode(bytes))),
      },
    });
    const parts = {
      documents: {
        onDidChange: changed.event,
        analyze: () => {
          const { timelines } = engine.analyzeReview(engine.parseReview(body), undefined);
          return Promise.resolve(timelines.length === 0 ? undefined : { timelines, title: 'Ovens' });
        },
      },
      lazy: { review: () => Promise.resolve(engine) },
      extensionUri: Uri.parse('file:///extension'),
      log: { error: (text: string) => errors.push(text) },
    };
    isOpen = true;
    body = '# Ovens\n\n## Timeline\n\n- 2026-03-01 10:00 UTC impact starts\n- 10:05 alert fired\n';
    panels = new TimelinePanels(parts as unknown as PanelParts);
    await panels.show(document);
    received.fire({ kind: 'ready' });
    received.fire({ kind: 'export', format: 'svg' });
    await turns();
  });

  teardown(() => {
    panels.dispose();
    saved.length = 0;
    errors.length = 0;
    for (const name of ['createWebviewPanel', 'onDidChangeTextEditorSelection', 'visibleTextEditors', 'showSaveDialog'])
      Reflect.deleteProperty(window, name);
    for (const name of ['onDidCloseTextDocument', 'getWorkspaceFolder']) Reflect.deleteProperty(workspace, name);
    Object.assign(workspace, { fs: { readFile: () => Promise.reject(new Error('no such file')) } });
  });

  async function save(): Promise<void> {
    pick(Uri.parse('file:///w/ovens-timeline.svg'));
    await turns();
  }

  test('saves the picture that was asked for, though the document has none any more', async () => {
    body = '# Ovens\n';
    changed.fire(document);
    await turns();
    await save();
    assert.deepEqual([saved.length, errors], [1, []]);
  });

  test('saves it and complains of nothing, though its document was closed', async () => {
    closed.fire(document);
    await save();
    assert.deepEqual([saved.length, errors], [1, []]);
  });
});
