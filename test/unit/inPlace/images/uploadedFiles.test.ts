// What was uploaded for a review is asked for once, whoever shows it how often.
import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { Uploads } from '../../../../src/inPlace/images/uploadedFiles';

type Account = ConstructorParameters<typeof Uploads>[0];

/** An address as `vscode.Uri` has it, as far as reading one asks for it. */
function makeUri(path: string): Uri {
  const uri = { scheme: 'incident-review', path, with: (change: { readonly path: string }) => makeUri(change.path) };
  return uri as unknown as Uri;
}

const one = makeUri(`/gitlab.example.com/acme/shop/7/uploads/${'a'.repeat(32)}/graph.png`);

suite('Uploads', () => {
  let answers: (Uint8Array | Error)[] = [];
  let asked = 0;
  let changes = 0;
  const gitlab = {
    url: 'https://gitlab.example.com',
    download: () => {
      asked += 1;
      const answer = answers.shift();
      return answer instanceof Uint8Array ? Promise.resolve({ bytes: answer }) : Promise.reject(answer ?? new Error());
    },
  };
  const account = {
    gitlab: () => Promise.resolve(gitlab),
    get changes(): number {
      return changes;
    },
  };
  const create = (): Uploads => new Uploads(account as unknown as Account);
  setup(() => {
    asked = 0;
    changes = 0;
  });

  test('two who ask at once, and one who asks later, get one answer', async () => {
    answers = [new Uint8Array([1])];
    const uploads = create();
    const both = await Promise.all([uploads.read(one), uploads.read(one)]);
    assert.deepEqual(
      [...both, await uploads.read(one)].map(bytes => [...bytes]),
      [[1], [1], [1]],
    );
    assert.equal(asked, 1);
  });

  test('what failed is asked for again', async () => {
    answers = [new Error('offline'), new Uint8Array([2])];
    const uploads = create();
    await assert.rejects(uploads.read(one), /offline/u);
    assert.deepEqual([...(await uploads.read(one))], [2]);
  });

  test('what one account was shown is not shown to the next, who may not see it', async () => {
    answers = [new Uint8Array([1]), new Error('not found')];
    const uploads = create();
    await uploads.read(one);
    changes += 1;
    await assert.rejects(uploads.read(one), /not found/u);
  });

  test('what is larger than all that is kept is read anew', async () => {
    const large = new Uint8Array(65 * 1024 * 1024);
    answers = [large, large];
    const uploads = create();
    await uploads.read(one);
    await uploads.read(one);
    assert.equal(asked, 2);
  });
});
