// The verbs by which corrective actions say what is to be done: "Evaluate a cache of images", "Ana to raise the limit".
import { ignoreCase } from './ignoreCase';

const verbs = String.raw`add|adjust|alert|analy[sz]e|apply|ask|audit|automate|build|change|check|clean|close|communicate|configure|confirm|contact|coordinate|create|decide|define|delete|deploy|describe|design|disable|discuss|document|enable|ensure|evaluate|extend|file|find|finish|fix|follow|implement|improve|increase|install|introduce|investigate|limit|look|make|merge|migrate|monitor|move|open|organi[sz]e|patch|pin|plan|prepare|prevent|propose|provide|publish|raise|reduce|refactor|remove|rename|replace|report|request|research|restrict|review|revert|rewrite|roll|rotate|run|schedule|set|setup|share|ship|simplify|speak|split|stop|switch|talk|test|track|train|tune|turn|update|upgrade|validate|verify|work|write`;
/** What a person is to do; at the beginning of a line such a word may as well be a noun. */
const doings = String.raw`agree|aim|arrange|assess|attempt|begin|benchmark|book|bring|bump|buy|call|capture|choose|collect|commit|compile|continue|debug|determine|draft|drive|email|escalate|estimate|explain|explore|finali[sz]e|gather|get|give|handle|harden|help|identify|inform|invite|keep|know|learn|log|lower|mail|manage|measure|meet|need|note|notify|offer|order|own|practi[cs]e|present|profile|promise|put|read|refuse|rehearse|remember|remind|reproduce|return|see|send|simulate|start|strive|submit|sync|take|tell|think|tighten|try|use|wait|watch`;
const orderForm = ignoreCase({ source: String.raw`^(?:${verbs})\s\p{Alpha}`, flags: 'iu' });

/** "Evaluate a cache of images": a sentence that begins with what is to be done; `isInside`: the part behind a colon. */
export function isOrder(sentence: string, isInside = false): boolean {
  return (isInside || /^\p{Upper}/u.test(sentence)) && orderForm.test(sentence);
}

const doing = new RegExp(`^(?:${verbs}|${doings})$`, 'u');

/** A verb, in lower case, that says what somebody is to do. */
export function isDoing(word: string): boolean {
  return doing.test(word);
}
