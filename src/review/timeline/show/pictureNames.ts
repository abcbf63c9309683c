// What the picture of a timeline has names for; its page, its messages and its exports go through these lists.

/**
 * A stretch between two milestones; `impact` runs over all the others. `known-impact` is the part of it that is known
 * where no entry is marked as its start: from the detection on.
 */
export const phaseNames = ['impact', 'known-impact', 'undetected', 'detected', 'mitigated'] as const;
export type PhaseName = (typeof phaseNames)[number];

/** `…-detected`: counted from the detection, since nobody marked the start of the impact. */
export const pictureFigureNames = [
  'detect',
  'acknowledge',
  'mitigate',
  'mitigate-detected',
  'resolve',
  'resolve-detected',
] as const;
