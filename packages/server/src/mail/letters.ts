import {
  type AnyMailedTrait,
  type FieldIssue,
  inLanguage,
  type Language,
  type LetterChoice,
  type LetterWords,
  type Module,
  parseTemplateText,
  type Registry,
} from '@gejie/core';
import { z } from 'zod';
import type { Session } from '../access/session.ts';
import { plainText, proseText } from '../plainText.ts';
import { invalid, issueAt, notFound } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';
import { storedFieldNameIssues } from '../records/storedFieldNames.ts';

const most = 50;
const longest = 20_000;
/** The letter that every kind of paper has. */
const standard = 'standard';

export const letterDraftSchema = z.strictObject({
  module: z.string().max(63),
  record: z.int().positive().nullable().optional(),
  subject: plainText(200),
  text: proseText(longest),
  language: z.enum(['zh', 'en']),
});

/** The letters for papers of a module in a language, the usual one first; at last the standard one. INV-06 */
export async function lettersOf(
  records: RecordService,
  session: Session,
  module: Module,
  language: Language,
): Promise<LetterChoice[]> {
  const found = await records.find(session, 'letterTemplate', {
    where: { module: module.path, language: language === 'en' ? 'en' : 'zh', active: true },
    sort: 'position,name',
    fields: ['name'],
    limit: most,
  });
  const kept = found.records.map(({ id, name }) => ({ letter: String(id), name: String(name) }));
  return [...kept, { letter: standard, name: null }];
}

/** What a letter says, with its placeholders. @throws ProblemError notFound for one of another module, or none */
export async function wordsOf(
  records: RecordService,
  session: Session,
  module: Module,
  trait: AnyMailedTrait,
  { letter, language }: { letter: string; language: Language },
): Promise<LetterWords> {
  if (letter === standard) return standardWords(trait, language);
  if (!/^[1-9]\d{0,14}$/.test(letter)) throw notFound();
  const kept = await records.get(session, 'letterTemplate', Number(letter));
  if (kept.module !== module.path || kept.deletedAt) throw notFound();
  return { subject: String(kept.subject), text: String(kept.text) };
}

export function standardWords({ subject, text }: AnyMailedTrait, language: Language): LetterWords {
  return { subject: inLanguage(subject, language), text: inLanguage(text, language) };
}

/** @throws ProblemError invalid at what stands for nothing, as when the template is saved */
export function refuseUnknown(registry: Registry, draft: LetterWords & { module: string }): void {
  const malformed = (['subject', 'text'] as const).flatMap((part): FieldIssue[] => {
    try {
      parseTemplateText(draft[part], longest);
      return [];
    } catch (error) {
      return [issueAt(part, error)];
    }
  });
  if (malformed.length > 0) throw invalid(malformed);
  const { module, subject, text } = draft;
  const typed = { module, subject, text };
  const issues = storedFieldNameIssues(registry.module('letterTemplate'), typed, null, registry);
  if (issues.length > 0) throw invalid(issues);
}
