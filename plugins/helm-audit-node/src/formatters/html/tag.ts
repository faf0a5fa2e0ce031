/** HTML that is safe to put into a page. */
export class Html {
  constructor(readonly text: string) {}
}

/** What a template may hold; lists are joined, and nothing is written for what is absent. */
export type Content =
  | Html
  | string
  | number
  | null
  | undefined
  | false
  | readonly Content[];

/**
 * A template of HTML: what is put into it is escaped unless it is HTML itself, so that no text
 * of a chart can become mark-up.
 */
export function markup(
  strings: TemplateStringsArray,
  ...values: readonly Content[]
): Html {
  return new Html(
    strings.reduce(
      (text, string, index) => text + render(values[index - 1]) + string,
    ),
  );
}

/** Text whose safety the caller answers for, such as the output of a Markdown renderer. */
export function trusted(text: string): Html {
  return new Html(text);
}

function render(value: Content): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return escape(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character]);
}
