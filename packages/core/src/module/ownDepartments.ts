/**
 * A record may be written when all the departments that stand in it are the writer's own, headed by the writer or below
 * one of these; it may not be given to others either.
 */
export interface OwnDepartments {
  /** The field that names departments; one reference may lead to it: `pool.departments`. */
  departments: string;
  /** The function of a role that lifts the bound. */
  unless: string;
}
