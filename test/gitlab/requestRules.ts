// Which requests something applies to: the third write, every read below a path, the next two of any kind.

/** Without `nth` and `times` a rule meets every request that matches. */
export interface RequestRule {
  readonly method?: string;
  /** The path below the API's root as the log has it (`/projects/101/issues`), whole or as a pattern. */
  readonly path?: string | RegExp;
  /** The first request it meets, counted among those that match, from 1. */
  readonly nth?: number;
  /** How many requests from there on; 1 where `nth` is given, else all. */
  readonly times?: number;
}

/** Rules that count the requests they see; what a rule applies is of type `T`. */
export class RequestRules<T> {
  private entries: { readonly rule: RequestRule; readonly applied: T; seen: number }[] = [];

  /** Returns what takes the rule away again. */
  add(rule: RequestRule, applied: T): () => void {
    const entry = { rule, applied, seen: 0 };
    this.entries.push(entry);
    return () => {
      this.entries = this.entries.filter(each => each !== entry);
    };
  }

  clear(): void {
    this.entries = [];
  }

  /** Counts the request in every rule that it matches, and returns what applies to it, in the order of adding. */
  meet(method: string, path: string): readonly T[] {
    const met: T[] = [];
    for (const entry of this.entries) {
      if (!matches(entry.rule, method, path)) continue;
      entry.seen += 1;
      const first = entry.rule.nth ?? 1;
      const last = first + (entry.rule.times ?? (entry.rule.nth === undefined ? Infinity : 1)) - 1;
      if (entry.seen >= first && entry.seen <= last) met.push(entry.applied);
    }
    return met;
  }
}

function matches({ method, path }: RequestRule, requestMethod: string, requestPath: string): boolean {
  if (method !== undefined && method !== requestMethod) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? path === requestPath : path.test(requestPath);
}
