import { readsForeignFiles } from './foreignFiles';
import type { ForeignLevel, Place } from './foreignPlace';

/** Commands of the forge that print what strangers write. */
const ASKS_FORGE =
  /\bgh\s+(pr|issue)\s+(view|list)\b.{0,300}--json\b|\bgh\s+api\b.{0,300}\b(pulls|issues|comments)\b/;

const TEXTS = /\b(title|headRefName|head\.ref|label)\b/;
const LINES = /\b(body|comments|files|filename|path)\b/;

/** Texts of the event, read from its file. */
const EVENT_FILE =
  /\.(title|body|ref|message|label|head_branch)\b.{0,300}GITHUB_EVENT_PATH/;

/** What a change names its files and says of itself. */
const CHANGE =
  /\bgit\s+(diff|diff-tree|show|log)\b[^|;]{0,200}--name-(only|status)|\bgit\s+log\b[^|;]{0,200}(%[sbB]|--pretty=oneline|--oneline)/;

const READS_FILE = /\bcat\s+[^<\s]|<\s*[\w./"'$-]|\b(jq|sed|awk|grep|cut)\s+\S/;

/** How much of what the commands of a text print strangers choose. */
export function commandLevel(text: string, place: Place): ForeignLevel {
  if (EVENT_FILE.test(text)) return /\.(body|message)\b/.test(text) ? 2 : 1;
  if (ASKS_FORGE.test(text)) {
    if (LINES.test(text)) return 2;
    return TEXTS.test(text) ? 1 : 0;
  }
  const { triggers } = place.workflow;
  const isOfChange = triggers.some(event => event.startsWith('pull_request'));
  if (isOfChange && CHANGE.test(text)) return 2;
  return READS_FILE.test(text) && readsForeignFiles(place) ? 2 : 0;
}
