import type { Issue } from './invalid.ts';
import { inLanguage, type Language } from './label.ts';
import { messages } from './messages.ts';

/** The sentence for an issue in the reader's language. */
export function messageOf(issue: Issue, language: Language): string {
  const template: string = inLanguage(messages[issue.code], language);
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const filling = issue.parameters[name] ?? hole;
    return typeof filling === 'object' ? inLanguage(filling, language) : String(filling);
  });
}
