// Where pictures of a review go: to its own GitLab, and into its text for whoever put them in.
import assert from 'node:assert/strict';
import { Uri as MadeUri, languages, shownMessages } from '../../vscode';
import type { Uri } from 'vscode';
import { ImageUploads } from '../../../../src/inPlace/images/imageUploads';

const uri = MadeUri.parse('incident-review:/gitlab.example.com/acme/shop/7/late.md') as unknown as Uri;
const picture = { kind: 'image', name: 'graph.png', content: new Uint8Array([1]) } as const;
const { signal } = new AbortController();

suite('Pictures of a review', () => {
  let url: string;
  let changes: number;
  let uploaded: string[];
  /** What happens while a picture goes up. */
  let meanwhile: () => void;

  setup(() => {
    [url, changes, uploaded, meanwhile] = ['https://gitlab.example.com', 0, [], () => undefined];
    shownMessages.texts.length = 0;
    Object.assign(languages, { registerDocumentDropEditProvider: () => ({ dispose: () => undefined }) });
  });

  function create(): ImageUploads {
    const gitlab = {
      get url() {
        return url;
      },
      upload: (project: string) => {
        uploaded.push(`${url} ${project}`);
        meanwhile();
        return Promise.resolve({ markdown: `![](/uploads/${uploaded.length})` });
      },
    };
    const account = {
      get changes() {
        return changes;
      },
      requireWriting: () => Promise.resolve(),
      gitlab: () => Promise.resolve(gitlab),
    };
    const copies = { state: () => ({ review: { project: 'acme/shop', iid: 7 }, confidential: false }) };
    const log = { error: () => undefined };
    return new ImageUploads(...([copies, account, log] as unknown as ConstructorParameters<typeof ImageUploads>));
  }

  test('go up to its project, one after the other', async () => {
    assert.equal(await create().uploadAll(uri, [picture, picture], signal), '![](/uploads/1)\n![](/uploads/2)');
    assert.deepEqual(uploaded, Array(2).fill('https://gitlab.example.com acme/shop'));
  });

  test('go to no project of another GitLab that has the same path', async () => {
    url = 'https://other.example.com';
    assert.equal(await create().uploadAll(uri, [picture], signal), undefined);
    assert.deepEqual(uploaded, []);
    await new Promise(resolve => setTimeout(resolve, 10));
    assert.deepEqual(shownMessages.texts, [
      'This is on gitlab.example.com, and you are set up for https://other.example.com.',
    ]);
  });

  test('that are up when somebody else has signed in are put into no text of theirs', async () => {
    meanwhile = () => (changes += 1);
    assert.equal(await create().uploadAll(uri, [picture, picture], signal), undefined);
    assert.equal(uploaded.length, 1);
  });
});
