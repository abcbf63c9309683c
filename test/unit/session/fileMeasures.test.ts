// Measuring many files leaves the host its turns, and reads each text once.
import assert from 'node:assert/strict';
import { Uri } from 'vscode';
import { FileMeasures, type MeasurableFile } from '../../../src/session/fileMeasures';

const file = (name: string, text = name): MeasurableFile => ({
  uri: Uri.parse(`file:///${name}`),
  title: name,
  text,
});

suite('Measures of files', () => {
  test('between two files others have a turn', async () => {
    const seen: string[] = [];
    const measures = new FileMeasures(({ title }) => {
      seen.push(title);
      // What has waited since before this file runs before the next one.
      setTimeout(() => seen.push(`behind ${title}`), 0);
      return { complete: 1, total: 2 };
    });
    const all = await measures.list([file('a'), file('b'), file('c')]);
    assert.deepEqual(seen, ['a', 'behind a', 'b', 'behind b', 'c', 'behind c']);
    assert.deepEqual(
      all.map(({ title, complete, total }) => `${title} ${complete}/${total}`),
      ['a 1/2', 'b 1/2', 'c 1/2'],
    );
  });

  test('a text is measured once until it changes', async () => {
    const seen: string[] = [];
    const measures = new FileMeasures(({ text }) => {
      seen.push(text);
      return { complete: 0, total: 1 };
    });
    await measures.list([file('a'), file('b')]);
    await measures.list([file('a'), file('b', 'other')]);
    assert.deepEqual(seen, ['a', 'b', 'other']);
  });

  test('what was measured with other templates or settings counts no more', async () => {
    let complete = 0;
    const measures = new FileMeasures(() => ({ complete, total: 1 }));
    const list = async (): Promise<readonly number[]> => (await measures.list([file('a')])).map(each => each.complete);
    assert.deepEqual(await list(), [0]);
    complete = 1;
    assert.deepEqual(await list(), [0]);
    measures.forget();
    assert.deepEqual(await list(), [1]);
  });

  test('a long text is listed without a measure', async () => {
    const measures = new FileMeasures(() => assert.fail('it is not read'));
    const [only] = await measures.list([file('a', 'x'.repeat(100_001))]);
    assert.deepEqual([only?.title, only?.complete, only?.total], ['a', 0, 0]);
  });
});
