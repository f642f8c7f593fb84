import type { JsonSchema } from '@gejie/core';

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
  | 'MergePreview'
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
