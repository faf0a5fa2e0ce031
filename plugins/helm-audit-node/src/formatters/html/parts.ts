import MarkdownIt from 'markdown-it';
import { Recommendation, Severity } from '@helm-audit/plugin-helm-audit-common';
import { Content, Html, markup, trusted } from './tag';

// Raw HTML in the text stays text, and nothing that could be fetched is put into the page.
const markdown = new MarkdownIt({ html: false }).disable('image');

/** Prose of a rule. */
export function prose(text: string): Html {
  return trusted(markdown.render(text));
}

/** Words on a screen with `code` in them. */
export function words(text: string): Html {
  return markup`${text
    .split(/`([^`\n]+)`/)
    .map((part, index) =>
      index % 2 === 1 ? markup`<code>${part}</code>` : part,
    )}`;
}

/** A section with its heading, left out where there is nothing in it. */
export function section(
  id: string,
  title: string,
  content: Content,
): Html | undefined {
  const isEmpty = !content || (Array.isArray(content) && content.length === 0);
  return isEmpty
    ? undefined
    : markup`<section id="${id}">
        <h2>${title}</h2>
        ${content}
      </section>`;
}

/** A table that scrolls by itself where it is too wide. Headings that end in `#` hold numbers. */
export function table(head: string[], rows: Content[][]): Html {
  const isNumber = head.map(title => title.endsWith('#'));
  return markup`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${head.map(
            (title, index) =>
              markup`<th scope="col" class="${isNumber[index] ? 'number' : ''}">
                ${title.replace(/\s?#$/, '')}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          cells =>
            markup`<tr>
              ${cells.map(
                (cell, index) =>
                  markup`<td class="${isNumber[index] ? 'number' : ''}">
                    ${cell}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A severity in its colour, which never stands without the word. */
export function severityTag(severity: Severity): Html {
  return markup`<span class="tag ${severity}">${severity}</span>`;
}

/** What to do, and below it what is wrong, by its title and the id of its rule. */
export function task({
  action,
  title,
  ruleId,
}: Pick<Recommendation, 'action' | 'title' | 'ruleId'>): Html {
  return markup`${words(action)}
    <div class="soft small">${title} <code>${ruleId}</code></div>`;
}

/** A state in a word. */
export function stateTag(
  word: string,
  tone: 'good' | 'high' | 'medium' | 'open',
): Html {
  return markup`<span class="tag ${tone}">${word}</span>`;
}

/** A list, left out where it is empty. */
export function list(items: readonly Content[]): Html | undefined {
  return items.length === 0
    ? undefined
    : markup`<ul>
        ${items.map(item => markup`<li>${item}</li>`)}
      </ul>`;
}
