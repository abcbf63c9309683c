// The light bulb of an incident that came back asks GitLab for nothing that nobody agreed to.
import assert from 'node:assert/strict';
import { languages, Uri } from 'vscode';
import { registerRecurrenceAction } from '../../../src/editor/assist/recurrenceAction';

suite('The light bulb of an incident that came back', () => {
  for (const readiness of ['signedOut', 'ready'] as const) {
    test(`reads the lists only where they may be read: ${readiness}`, async () => {
      let loads = 0;
      let provide: (...asked: unknown[]) => Promise<unknown> = () => Promise.resolve();
      Object.assign(languages, {
        registerCodeActionsProvider: (_: unknown, provider: { readonly provideCodeActions: typeof provide }) => {
          provide = provider.provideCodeActions;
        },
      });
      const list = { items: [], load: () => Promise.resolve(void (loads += 1)) };
      registerRecurrenceAction({
        account: { referenceIn: () => ({ project: 'g/p', iid: 7 }) },
        documents: { findCurrent: () => ({ review: { marker: { incident: 'g/p#7' } } }) },
        incidents: {
          open: list,
          justClosed: list,
          findKnown: () => undefined,
          readiness: () => Promise.resolve(readiness),
        },
        settings: { policy: () => ({ recurrenceUpgrade: { windowHours: 3, to: 2 } }) },
      } as unknown as Parameters<typeof registerRecurrenceAction>[0]);
      const document = { uri: Uri.parse('file:///w/a.md'), lineAt: () => ({ text: '# Ovens are cold' }) };
      await provide(document, { start: { line: 0 } });
      assert.equal(loads, readiness === 'ready' ? 2 : 0);
      Reflect.deleteProperty(languages, 'registerCodeActionsProvider');
    });
  }
});
