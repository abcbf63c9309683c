// In which order GitLab's tags follow each other in one incident. What is tagged in another order is doubted, but it is taken.

/** A tag, and when what it marks happened in epoch milliseconds. */
export interface TaggedMoment {
  readonly tag: string;
  readonly occurredAt: number;
}

/** What each tag comes after. A response and the cause may come at any time behind the beginning. */
const earlierTags: Readonly<Record<string, readonly string[]>> = {
  'Impact detected': ['Start time'],
  'Response initiated': ['Start time'],
  'Cause identified': ['Start time'],
  'Impact mitigated': ['Start time', 'Impact detected'],
  'End time': ['Start time', 'Impact detected', 'Impact mitigated'],
};

/**
 * The moment of a timeline that speaks against a tag: `Impact detected` at 10:42 where the impact began at 13:29. Where a tag
 * stands more than once there, all of them must speak against it.
 */
export function findDoubt(asked: TaggedMoment, known: readonly TaggedMoment[]): TaggedMoment | undefined {
  for (const tag of new Set(known.map(moment => moment.tag))) {
    const moments = known.filter(moment => moment.tag === tag);
    const isBefore = earlierTags[asked.tag]?.includes(tag) === true;
    const isAfter = earlierTags[tag]?.includes(asked.tag) === true;
    const speaksAgainst = ({ occurredAt }: TaggedMoment): boolean =>
      (isBefore && occurredAt > asked.occurredAt) || (isAfter && occurredAt < asked.occurredAt);
    if (moments.every(speaksAgainst)) return moments[0];
  }
  return undefined;
}
