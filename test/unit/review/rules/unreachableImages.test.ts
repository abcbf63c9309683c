// Images that readers of the issue cannot see.
import assert from 'node:assert/strict';
import { found } from '../fixtures';

const unreachable = (text: string, inPlace: boolean): readonly string[] =>
  found(text, { inPlace })
    .filter(([code]) => code === 'image.unreachable')
    .map(([, marked]) => marked);

suite('image.unreachable', () => {
  /** The image, what is marked in a file of the workspace, what in a review in place. */
  const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['![ovens](file:///home/ida/ovens.png)', ['file:///home/ida/ovens.png'], ['file:///home/ida/ovens.png']],
    [
      '![ovens](http://localhost:3000/ovens.png)',
      ['http://localhost:3000/ovens.png'],
      ['http://localhost:3000/ovens.png'],
    ],
    ['![ovens](http://127.0.0.1/ovens.png "heat")', ['http://127.0.0.1/ovens.png'], ['http://127.0.0.1/ovens.png']],
    ['![ovens](<C:\\pictures\\the ovens.png>)', ['C:\\pictures\\the ovens.png'], ['C:\\pictures\\the ovens.png']],
    ['![ovens](pictures/ovens.png)', [], ['pictures/ovens.png']],
    ['![ovens](../ovens.png)', [], ['../ovens.png']],
    ['![ovens](/uploads/0a1b/ovens.png)', [], []],
    ['![ovens](https://pictures.example/ovens.png)', [], []],
    ['![ovens](https://localhost.example/ovens.png)', [], []],
    ['![ovens](data:image/png;base64,AAAA)', [], []],
    ['![ovens](<the ovens.png>)', [], ['the ovens.png']],
    ['![ovens](ovens(1).png)', [], ['ovens(1).png']],
    ["![ovens](ovens.png 'heat')", [], ['ovens.png']],
    ['![ovens [left] and [right]](ovens.png)', [], ['ovens.png']],
    [String.raw`![ovens \] left](ovens.png)`, [], ['ovens.png']],
    ['![ovens] and [their plan](plan.png)', [], []],
    ['![ovens][heat]\n\n[heat]: ovens.png', [], ['ovens.png']],
    ['<img alt="ovens" src="ovens.png">', [], ['ovens.png']],
    ['```\n![ovens](ovens.png)\n```', [], []],
    ['write `![ovens](file:///ovens.png)` for it', [], []],
    ['<!-- ![ovens](file:///ovens.png) -->', [], []],
    ['[ovens](file:///ovens.txt)', [], []],
  ];
  for (const [text, inFile, inPlace] of table) {
    test(text, () => {
      assert.deepEqual(unreachable(`## Metrics\n\n${text}\n`, false), inFile);
      assert.deepEqual(unreachable(`## Metrics\n\n${text}\n`, true), inPlace);
    });
  }
});
