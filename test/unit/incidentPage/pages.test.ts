// Pages that are open while who reads them changes.
import assert from 'node:assert/strict';
import { Uri, window, type Memento } from 'vscode';
import type { IncidentPagesParts } from '../../../src/incidentPage/index';
import { OpenPages } from '../../../src/incidentPage/pages';

suite('An open page of an incident', () => {
  const uri = Uri.parse('incident-page:/gitlab.example/g/p/7/down.md');
  const turns = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  const memento = { get: () => undefined, update: () => Promise.resolve() } as unknown as Memento;
  let pages: OpenPages;

  setup(() => {
    Object.assign(window, { tabGroups: { all: [] } });
    const account = {
      url: 'https://gitlab.example',
      isSetUpFor: () => true,
      gitlab: () => Promise.resolve({ issue: () => Promise.reject(new Error('the cable is cut')) }),
    };
    const parts = { account, seen: memento, log: { error: () => undefined } };
    pages = new OpenPages(parts as unknown as IncidentPagesParts, () => undefined);
  });

  teardown(() => {
    pages.dispose();
    Reflect.deleteProperty(window, 'tabGroups');
  });

  test('says nothing to the next account of what went wrong for the one before', async () => {
    pages.text(uri);
    await turns();
    assert.match(pages.text(uri), /Something went wrong with g\/p#7/u);
    pages.forget();
    assert.equal(pages.text(uri), 'Reading from GitLab…');
  });
});
