/** The system account that runs PostgreSQL; null: the one that runs this process. */
export type Account = { uid: number; gid: number } | null;
