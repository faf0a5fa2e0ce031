const AWAY =
  '\\b(?:is|are) (?:away|down|unavailable|unreachable|offline|not (?:available|reachable))\\b[*_`]*';
const WHILE = '\\b(?:when|while|whenever|if|as long as)\\b';

/** A sentence that says what is so while something is away; what is so is the group. */
const STATEMENTS = [
  // `The ledger is away: orders are queued`, also as the row of a table.
  `${AWAY}\\s*(?::|\\||–|—|→|->|=>|\\s-\\s)\\s*(?<then>.+)`,
  // `When the ledger is down, orders are queued`
  `${WHILE}[^,]*?${AWAY}[^,]*,\\s*(?<then>.+)`,
  // `Orders are queued while the ledger is down`
  `^(?<then>.+?)${WHILE}[^,]*?${AWAY}`,
].map(source => new RegExp(source, 'i'));

/** Words for what still works, what fails and what is made up for. */
const CONSEQUENCE =
  /\b(still|keeps?|continues?|works?|so (is|are|does|do)|no longer|nobody|cannot|can't|fails?|failing|rejects?|rejected|refused?|declined?|errors?|stops?|stopped|waits|queues?|queued|buffer(s|ed)|stored|cached?|stale|later?|delayed|lost|lose|shows?|shown|serves?|served|answers?|answered|returns?|returned|read-only|falls? back|fallback|takes? over|degrade[sd]?|slower|retries|retried|accepted|5\d\d)\b/i;

/** What is to be found out, whom to turn to, and what only shows that something is away. */
const NO_STATEMENT =
  /\?|\b(checks?|whether|verify|make sure|ask|contact|escalate|kubectl|alerts?|alarms?|dashboards?|panels?)\b/i;

/** What somebody is to do is not what happens by itself. */
const TO_DO =
  /^[\s*_`]*(then |please |first )*(call|page|tell|notify|restart|redeploy|roll|run|see|look|open|inspect|describe|show (the |its )?logs?|wait|try|find|log)\b/i;

/** Longer ones are no sentences, and would take long to match. */
const LONGEST_SENTENCE = 500;

/** Whether a text says what still works, or what fails, while something is away. */
export function statesFailure(text: string): boolean {
  return sentencesOf(text).some(
    sentence =>
      !NO_STATEMENT.test(sentence) &&
      STATEMENTS.some(statement => {
        const then = statement.exec(sentence)?.groups?.then;
        return then && CONSEQUENCE.test(then) && !TO_DO.test(then);
      }),
  );
}

/** Sentences of a text, those that go on over lines included. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n\s*\n|\n(?=\s*(?:[-*+|>#=]|\d+\.\s))/)
    .flatMap(block => block.replace(/\s+/g, ' ').split(/(?<=[.!?]) /))
    .filter(({ length }) => length <= LONGEST_SENTENCE);
}
