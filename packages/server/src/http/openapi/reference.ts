import { goneSchema, type JsonSchema } from '@gejie/core';

/** Schemas shared by many answers; see components.ts. */
export type ComponentName =
  | 'Access'
  | 'AccountSecurity'
  | 'Arrangement'
  | 'Along'
  | 'Belongings'
  | 'Bulk'
  | 'Calendar'
  | 'Comment'
  | 'ConversionPreview'
  | 'CustomField'
  | 'CustomFields'
  | 'Company'
  | 'FieldUses'
  | 'FileText'
  | 'FileVersions'
  | 'FormulaCheck'
  | 'Duplicates'
  | 'GrantableModule'
  | 'History'
  | 'Home'
  | 'ImportOptions'
  | 'Job'
  | 'JobStarted'
  | 'KnownCurrency'
  | 'LeavePreview'
  | 'Mail'
  | 'LetterWords'
  | 'MailProposal'
  | 'MergePreview'
  | 'CustomerPage'
  | 'PrintWay'
  | 'Module'
  | 'NoticeWishes'
  | 'Note'
  | 'Notifications'
  | 'NumberSequence'
  | 'OpenSession'
  | 'Problem'
  | 'Reference'
  | 'SavedView'
  | 'SavedViews'
  | 'Search'
  | 'SecondFactor'
  | 'SecurityPolicy'
  | 'OwnCard'
  | 'Session'
  | 'Share'
  | 'SignInWays'
  | 'StoredFile'
  | 'Tag'
  | 'Tagged'
  | 'Tags'
  | 'Tally'
  | 'Timeline'
  | 'Token'
  | 'Transfer'
  | 'TransferOutcome'
  | 'Transfers'
  | 'Unread'
  | 'UserRights'
  | 'WorkingSpan'
  | 'WorkingTime';

export function ref(name: ComponentName): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

export function listOf(schema: JsonSchema): JsonSchema {
  return { type: 'array', items: schema };
}

/** A reference in an answer. */
export const referenceSchema: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    label: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    module: { type: 'string' },
    gone: goneSchema,
  },
  required: ['id', 'label'],
};
