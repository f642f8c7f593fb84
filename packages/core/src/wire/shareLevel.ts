/** What a share lets whom it is given to do with a record. ACC-05 */
export const shareLevels = ['read', 'write'] as const;
export type ShareLevel = (typeof shareLevels)[number];
