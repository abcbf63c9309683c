// The panels: one for each document, brought up to date while its text changes.
import {
  Disposable,
  env,
  l10n,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import type { Picture } from '../review/index';
import type { Documents } from '../session/documents';
import { readFileName } from '../session/files/paths';
import { findShownEditor } from '../session/text/openDocument';
import type { Lazy } from '../session/lazy';
import { escapeLabel } from '../session/words/plainLabels';
import { reviewScheme } from '../session/uris/reviewUri';
import { logFailure, type Log } from '../session/log';
import { runAside } from '../session/words/showFailure';
import { type Drawn, drawPicture, redrawPicture, describeWhole } from './drawn';
import { drawMermaid, type PictureWords, drawSvg } from './exports';
import { createNonce, renderPage } from './html';
import { readToPanel, type ToPage, type ToPanel, type Words } from './messages';

/** What the panels are built from. */
export interface PanelParts {
  readonly documents: Documents;
  readonly lazy: Lazy;
  readonly extensionUri: Uri;
  readonly log: Log;
}

/** The panels that are open. */
export class TimelinePanels implements Disposable {
  readonly #shown = new Map<string, TimelinePanel>();
  readonly #subscription: Disposable;

  constructor(readonly parts: PanelParts) {
    this.#subscription = Disposable.from(
      parts.documents.onDidChange(({ uri }) => {
        const panel = this.#shown.get(uri.toString());
        if (panel) logFailure(parts.log, 'timeline', panel.update());
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) =>
        this.#shown.get(textEditor.document.uri.toString())?.follow(textEditor),
      ),
      workspace.onDidCloseTextDocument(document => this.#shown.get(document.uri.toString())?.dispose()),
    );
  }

  /** Shows the document's timeline beside it; returns how many entries the picture has. */
  async show(document: TextDocument): Promise<number> {
    const key = document.uri.toString();
    let panel = this.#shown.get(key);
    if (panel) panel.reveal();
    else {
      panel = new TimelinePanel(this.parts, document, () => this.#shown.delete(key));
      this.#shown.set(key, panel);
    }
    await panel.update();
    return panel.entryCount;
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const panel of [...this.#shown.values()]) panel.dispose();
  }
}

class TimelinePanel {
  readonly #panel: WebviewPanel;
  #picture: Picture | undefined;
  /** What the page shows; undefined until it says that it is there. */
  #drawn: Drawn | undefined;
  #isReady = false;
  #selected: number | undefined;

  constructor(
    readonly parts: PanelParts,
    readonly document: TextDocument,
    onDispose: () => void,
  ) {
    const dist = Uri.joinPath(parts.extensionUri, 'dist');
    const name = escapeLabel(readFileName(document.uri.path));
    const title = l10n.t('Timeline: {0}', name);
    this.#panel = window.createWebviewPanel(
      'incidentReviews.timeline',
      title,
      { viewColumn: ViewColumn.Beside, preserveFocus: false },
      { enableScripts: true, localResourceRoots: [dist] },
    );
    const { webview } = this.#panel;
    const file = (path: string): string => webview.asWebviewUri(Uri.joinPath(dist, path)).toString();
    this.#panel.onDidDispose(() => {
      this.#isReady = false;
      onDispose();
    });
    webview.onDidReceiveMessage((data: unknown) => {
      const message = readToPanel(data);
      if (message) runAside(this.parts.log, title, () => this.#answer(message));
    });
    webview.html = renderPage({
      script: file('panelPage.js'),
      style: file('panelPage.css'),
      nonce: createNonce(),
      language: env.language,
      title,
    });
  }

  get entryCount(): number {
    return this.#picture?.events.length ?? 0;
  }

  reveal(): void {
    this.#panel.reveal(undefined, false);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** The document's, without its ending. */
  get #name(): string {
    return readFileName(this.document.uri.path).replace(/\.md$/iu, '');
  }

  /** Draws the document as it is now; the page is told only what is new for it. */
  async update(): Promise<void> {
    const analysis = await this.parts.documents.analyze(this.document);
    const { makePicture } = await this.parts.lazy.review();
    const title = analysis?.title ?? this.#name;
    // A review in place is known by its issue's title; the name of its document is made of it.
    if (this.document.uri.scheme === reviewScheme && analysis?.title !== undefined) {
      this.#panel.title = l10n.t('Timeline: {0}', escapeLabel(analysis.title));
    }
    this.#picture = analysis && makePicture(analysis.timelines, title, analysis.severity);
    this.#draw();
  }

  /** Marks the entry in which the person's cursor stands. */
  follow({ selection }: Pick<TextEditor, 'selection'>): void {
    const line = selection.active.line;
    let selected: number | undefined;
    let nearest = -1;
    for (const [id, at] of this.#drawn?.lines ?? []) {
      if (at <= line && at > nearest) {
        nearest = at;
        selected = id;
      }
    }
    if (selected === this.#selected) return;
    this.#selected = selected;
    this.#tell({ kind: 'select', ...(selected === undefined ? {} : { id: selected }) });
  }

  #draw(): void {
    if (!this.#isReady) return;
    const picture = this.#picture;
    if (!picture) {
      this.#drawn = undefined;
      this.#tell({ kind: 'nothing' });
    } else if (this.#drawn) {
      const next = redrawPicture(this.#drawn, picture);
      this.#drawn = next.drawn;
      if (next.patch) this.#tell(next.patch);
    } else {
      this.#drawn = drawPicture(picture);
      this.#tell(describeWhole(this.#drawn));
      // A page that begins anew has marked nothing, and its entries have new names.
      this.#selected = undefined;
      const editor = findShownEditor(this.document);
      if (editor) this.follow(editor);
    }
  }

  /** A page that is closed is told nothing more. */
  #tell(message: ToPage): void {
    if (this.#isReady) logFailure(this.parts.log, 'timeline', this.#panel.webview.postMessage(message));
  }

  async #answer(message: ToPanel): Promise<void> {
    switch (message.kind) {
      case 'ready':
        // The page begins anew whenever it was hidden.
        this.#isReady = true;
        this.#drawn = undefined;
        this.#selected = undefined;
        this.#tell({ kind: 'words', words: makePageWords() });
        this.#draw();
        break;
      case 'reveal': {
        const line = this.#drawn?.lines.get(message.id);
        if (line !== undefined) await this.#open(line);
        break;
      }
      case 'export':
        await this.#export(message.format);
    }
  }

  async #open(line: number): Promise<void> {
    const at = this.document.lineAt(Math.min(line, this.document.lineCount - 1)).range.start;
    await window.showTextDocument(this.document, {
      viewColumn: findShownEditor(this.document)?.viewColumn ?? ViewColumn.One,
      selection: new Range(at, at),
    });
  }

  async #export(format: 'svg' | 'mermaid'): Promise<void> {
    const picture = this.#picture;
    if (!picture) return;
    const words = makePictureWords(picture);
    if (format === 'mermaid') {
      await env.clipboard.writeText(drawMermaid(picture, words));
      this.#tell({ kind: 'said', text: l10n.t('The Mermaid diagram is on the clipboard.') });
      return;
    }
    const folder = (workspace.getWorkspaceFolder(this.document.uri) ?? workspace.workspaceFolders?.[0])?.uri;
    const file = `${this.#name}-timeline.svg`;
    const target = await window.showSaveDialog({
      filters: { SVG: ['svg'] },
      ...(folder ? { defaultUri: Uri.joinPath(folder, file) } : {}),
    });
    if (!target) return;
    await workspace.fs.writeFile(target, new TextEncoder().encode(drawSvg(picture, words)));
    this.#tell({ kind: 'said', text: l10n.t('Saved {0}.', escapeLabel(readFileName(target.path))) });
  }
}

function nameMilestones(): PictureWords['milestones'] {
  return {
    start: l10n.t('start of impact'),
    detected: l10n.t('detected'),
    acknowledged: l10n.t('acknowledged'),
    escalated: l10n.t('escalated'),
    identified: l10n.t('cause identified'),
    mitigated: l10n.t('mitigated'),
    resolved: l10n.t('resolved'),
    closed: l10n.t('closed'),
  };
}

function namePhases(): PictureWords['phases'] {
  return {
    impact: l10n.t('Impact'),
    'known-impact': l10n.t('Impact, start not marked'),
    undetected: l10n.t('Undetected'),
    detected: l10n.t('Detected'),
    mitigated: l10n.t('Mitigated'),
  };
}

function makePictureWords({ severity }: Picture): PictureWords {
  return {
    phases: namePhases(),
    milestones: nameMilestones(),
    severity: severity === undefined ? '' : l10n.t('Severity {0}', severity),
    sections: { phases: l10n.t('Phases'), milestones: l10n.t('Milestones'), entries: l10n.t('Entries') },
  };
}

/** What the page says, by the names it knows them by. */
function makePageWords(): Words {
  const named = (prefix: string, words: Readonly<Record<string, string>>): Words =>
    Object.fromEntries(Object.entries(words).map(([name, word]) => [`${prefix}.${name}`, word]));
  return {
    ...named('milestone', nameMilestones()),
    ...named('phase', namePhases()),
    'figure.detect': l10n.t('Time to detect'),
    'figure.acknowledge': l10n.t('Time to acknowledge'),
    'figure.mitigate': l10n.t('Time to mitigate'),
    'figure.resolve': l10n.t('Time to resolve'),
    'figure.mitigate-detected': l10n.t('Detection to mitigation'),
    'figure.resolve-detected': l10n.t('Detection to resolution'),
    severity: l10n.t('Severity {0}'),
    minutes: l10n.t('{0} min'),
    between: l10n.t('{0} to {1}'),
    nothing: l10n.t('The timeline has no entry with a time of day yet.'),
    svg: l10n.t('Save as SVG…'),
    mermaid: l10n.t('Copy as Mermaid'),
    entries: l10n.t('Timeline entries'),
    strip: l10n.t('The timeline to scale: {0}'),
    phase: l10n.t('{0}: {1} to {2}'),
    since: l10n.t('{0} since the start'),
    keys: l10n.t('Arrow keys go through the entries, Enter opens one in the document.'),
  };
}
