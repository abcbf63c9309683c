// Making elements of the page, and changing them only where they say something else afterwards.
/** A new element with a class. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  return made;
}

/** Changes a text only where it is another one, so that a screen reader stays quiet. */
export function setText(node: Element, text: string): void {
  const { firstChild } = node;
  if (!(firstChild instanceof Text)) node.append(text);
  else if (firstChild.data !== text) firstChild.data = text;
}

/** Changes an attribute only where it has another value. */
export function setAttribute(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** Changes a style property only where it has another value. */
export function setStyle(node: HTMLElement, name: string, value: string): void {
  if (node.style.getPropertyValue(name) !== value) node.style.setProperty(name, value);
}

/** The id of the entry that an event's target belongs to. */
export function findEntryId(target: EventTarget | null): number | undefined {
  const id = target instanceof Element ? target.closest<HTMLElement>('[data-id]')?.dataset['id'] : undefined;
  return id === undefined ? undefined : Number(id);
}
