// What is loaded with its first use.
import assert from 'node:assert/strict';
import { createRetried } from '../../../src/session/retried';

suite('What is loaded once', () => {
  test('one load serves all, and none before somebody asks', async () => {
    let loads = 0;
    const retried = createRetried(async () => {
      loads += 1;
      return Promise.resolve('engine');
    });
    assert.equal(await retried.find(), undefined);
    assert.equal(loads, 0);
    assert.deepEqual(await Promise.all([retried.load(), retried.load(), retried.find()]), [
      'engine',
      'engine',
      'engine',
    ]);
    assert.equal(loads, 1);
  });

  test('a load that failed is tried again by the next use, and not by who only looks', async () => {
    let loads = 0;
    const retried = createRetried(() => {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error('no such file')) : Promise.resolve('engine');
    });
    await assert.rejects(retried.load(), /no such file/u);
    assert.equal(await retried.find(), undefined);
    assert.equal(loads, 1);
    assert.equal(await retried.load(), 'engine');
  });
});
