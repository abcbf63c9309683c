// A box for words. What was typed and came to nothing (Escape, a no, an error of the server) stands in it when the same is asked again.
import { window, type InputBox, type InputBoxValidationMessage } from 'vscode';
import type { CommandParts } from './commandParts';

interface WordsBox {
  /** Foreign words in it and in the prompt are escaped. */
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  /** Stands in the box at first. */
  readonly value?: string;
  /** What the words are about, as far as the title does not say it. */
  readonly about?: string;
  /** What is said of an answer; a sentence alone says why it is none. */
  readonly validate?: (text: string) => InputBoxValidationMessage | string | undefined;
  /** It is said of what stands in the box at first, too, in place of the prompt. */
  readonly now?: true;
}

interface AheadAnswer {
  readonly text: string;
  /** What was typed behind the answer so far. */
  readonly readAhead: () => string;
  readonly close: () => void;
}

/** Gives what is typed; undefined where the person stopped. */
export async function askWords(parts: Pick<CommandParts, 'typed'>, box: WordsBox): Promise<string | undefined> {
  const answer = await askAhead(parts, box);
  answer?.close();
  return answer?.text;
}

/**
 * The same for an answer that puts something into the editor: the box stays until it is closed, and gives what was typed into
 * it meanwhile. Otherwise a fast typist's next words would land where the cursor was before.
 */
export function askAhead(
  { typed }: Pick<CommandParts, 'typed'>,
  { title, prompt, placeHolder, value = '', about = '', validate = () => undefined, now }: WordsBox,
): Promise<AheadAnswer | undefined> {
  const box = window.createInputBox();
  const key = `${title}\n${about}`;
  const before = typed.read(key);
  Object.assign(box, {
    title,
    prompt,
    placeholder: placeHolder,
    value: before ?? value,
    ignoreFocusOut: true,
  } satisfies Partial<InputBox>);
  // What is proposed may be typed over; what somebody has written is gone on with.
  if (before !== undefined) box.valueSelection = [before.length, before.length];
  return new Promise(resolve => {
    let isAnswered = false;
    const say = (): void => {
      box.validationMessage = validate(box.value);
    };
    box.onDidChangeValue(text => {
      if (isAnswered) return;
      typed.keep(key, text);
      say();
    });
    box.onDidAccept(() => {
      const text = box.value;
      say();
      if (isAnswered || typeof box.validationMessage === 'string') return;
      isAnswered = true;
      box.busy = true;
      const readAhead = (): string => (box.value.startsWith(text) ? box.value.slice(text.length) : '');
      resolve({ text, readAhead, close: () => box.dispose() });
    });
    box.onDidHide(() => {
      if (isAnswered) return;
      box.dispose();
      resolve(undefined);
    });
    if (now) say();
    box.show();
  });
}
