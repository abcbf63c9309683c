// A box whose answer puts something into the editor. It stays until that is there, and gives what was typed into it meanwhile:
// VS Code's own box closes at once, and a fast typist's next words would land where the cursor was before.
import { window, type InputBoxValidationMessage } from 'vscode';

interface AheadOptions {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder: string;
  /** What is said of an answer; a sentence alone says why it is none. */
  readonly validate: (text: string) => InputBoxValidationMessage | string;
}

export interface AheadAnswer {
  readonly text: string;
  /** What was typed behind the answer so far. */
  readonly readAhead: () => string;
  readonly close: () => void;
}

/** Undefined where the person stopped. */
export function askAhead({ title, prompt, placeHolder, validate }: AheadOptions): Promise<AheadAnswer | undefined> {
  const box = window.createInputBox();
  Object.assign(box, { title, prompt, placeholder: placeHolder });
  return new Promise(resolve => {
    let isAnswered = false;
    box.onDidChangeValue(value => {
      if (!isAnswered) box.validationMessage = validate(value);
    });
    box.onDidAccept(() => {
      const text = box.value;
      if (isAnswered || typeof validate(text) === 'string') return;
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
    box.validationMessage = validate('');
    box.show();
  });
}
