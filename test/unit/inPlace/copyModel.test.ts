// Whatever happens to a review in place, in whatever order: what was typed stays, what was asked for is done once.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { World, type Ending } from './world';

/** The simple model: the words that were typed, and how often a save was asked for. */
interface Model {
  typed: number;
  saves: number;
}

type Act = (world: World, model: Model) => void;

class Command implements fc.Command<Model, World> {
  constructor(
    readonly name: string,
    readonly act: Act,
  ) {}

  check(): boolean {
    return true;
  }

  run(model: Model, world: World): void {
    this.act(world, model);
    assert.equal(world.typed.length, model.typed);
    assert.equal(world.saves, model.saves);
    world.check();
  }

  toString(): string {
    return this.name;
  }
}

const command = (name: string, act: Act): fc.Arbitrary<Command> => fc.constant(new Command(name, act));
const line = fc.nat({ max: 8 });
const beginning = ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Seven.', 'Eight.', 'Nine.'].join('\n');
const endings: readonly Ending[] = ['yes', 'yes', 'yes', 'no', 'fails', 'lost'];

const commands = fc.commands(
  [
    fc.tuple(line, fc.boolean()).map(
      ([at, isNew]) =>
        new Command(`type(${isNew ? 'below' : 'on'} line ${at})`, (world, model) => {
          if (world.document) model.typed += 1;
          world.type(at, isNew);
        }),
    ),
    fc
      .tuple(line, fc.boolean())
      .map(
        ([at, isNew]) =>
          new Command(`a colleague writes(${isNew ? 'below' : 'on'} line ${at})`, world => world.colleague(at, isNew)),
      ),
    command('save', (world, model) => {
      if (world.document) model.saves += 1;
      world.save();
    }),
    command('VS Code saves, whoever asked', world => world.saveOtherwise()),
    command('auto save begins', world => world.beginAutoSave()),
    command('VS Code has written', world => world.endWrite()),
    command('VS Code reads the file', world => world.read()),
    fc
      .tuple(fc.nat({ max: 2 }), fc.constantFrom(...endings))
      .map(([at, ending]) => new Command(`answer(${at}, ${ending})`, world => world.answer(at, ending))),
    fc.nat({ max: 90 }).map(seconds => new Command(`wait(${seconds} s)`, world => world.wait(seconds))),
    command('look', world => world.look()),
    command('open', world => world.open()),
    command('close', world => world.close()),
    command('reload', world => world.reload()),
    command('another window writes', world => world.otherWindow()),
    command('sign out', world => world.signOut()),
    command('another person signs in', world => world.leave()),
  ],
  { maxCommands: 40, size: '+1' },
);

suite('A copy of a review, whatever happens', () => {
  test('what is typed stays, what is sent was asked for once, and no save is forgotten', () => {
    let sequences = 0;
    fc.assert(
      fc.property(commands, sequence => {
        sequences += 1;
        const world = new World(beginning);
        fc.modelRun(() => ({ model: { typed: 0, saves: 0 }, real: world }), sequence);
        world.drain();
        world.check();
        const open = [...world.asked.keys()].filter(id => !world.settled.has(id));
        assert.deepEqual(open, [], 'a save was forgotten');
      }),
      { numRuns: 20_000 },
    );
    assert.equal(sequences, 20_000);
  }).timeout(60_000);
});
