// What a new incident is by the words of its title, how a near miss is told apart, and who is to be engaged.
import type { Incident } from './model';
import type { Policy } from './policy';

/** What a title says of its incident. */
export interface TitleKinds {
  readonly nearMiss: boolean;
  readonly security: boolean;
}

const nearMiss = /\bnear[ -](?:miss|hit)(?:es)?\b|\bclose calls?\b/iu;
const security =
  /\b(?:security|vulnerabilit(?:y|ies)|cve-\d+|breach(?:ed|es)?|intrusions?|intruders?|phishing|malware|ransomware|exfiltrat\w+|unauthori[sz]ed access|stolen)\b/iu;
/** Both together: a leak of memory is none of secrets. */
const secret = /\b(?:keys?|tokens?|passwords?|secrets?|credentials?|addresses|personal data|customer data)\b/iu;
const exposed = /\b(?:leak(?:s|ed)?|public|exposed|visible|published)\b/iu;

/** For what is ticked beforehand: a person decides. Example: `Near miss: deploy keys are public` is both. */
export function readKindsOfTitle(title: string): TitleKinds {
  return {
    nearMiss: nearMiss.test(title),
    security: security.test(title) || (secret.test(title) && exposed.test(title)),
  };
}

/**
 * Why an incident manager is engaged. `severity`: it reaches users. `security`: an incident of security.
 * (Handbook, Incident Management: responsibilities of the incident manager, guidelines on security incidents.)
 */
export type ManagerReason = 'severity' | 'security';

/** Empty where the process does not ask for an incident manager: a near miss reached nobody. */
export function findManagerReasons(
  {
    severity,
    security: isSecurity,
    nearMiss: isNearMiss,
    selfManaged,
  }: Pick<Incident, 'severity' | 'security' | 'nearMiss' | 'selfManaged'>,
  { managerForDisruptions }: Pick<Policy, 'managerForDisruptions'>,
): readonly ManagerReason[] {
  if (!managerForDisruptions || isNearMiss) return [];
  const reachesUsers = severity !== undefined && severity <= 2 && !selfManaged;
  return [...(isSecurity ? (['security'] as const) : []), ...(reachesUsers ? (['severity'] as const) : [])];
}
