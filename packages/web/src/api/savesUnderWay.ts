/** The last save of each record that has not been answered yet, by `path/id`. */
const underWay = new Map<string, Promise<unknown>>();

/** Remembers a save until it is answered. */
export async function saving<Answer>(path: string, id: number, save: Promise<Answer>): Promise<Answer> {
  const key = `${path}/${id}`;
  underWay.set(key, save);
  try {
    return await save;
  } finally {
    if (underWay.get(key) === save) underWay.delete(key);
  }
}

/**
 * Waits for what was changed on the screen just before: a change is shown before it is saved, and whoever then presses
 * “ship” means what the screen shows.
 * @throws whatever the save was refused with: nothing should be done with a record that is not as it is shown
 */
export async function saved(path: string, id: number): Promise<void> {
  await underWay.get(`${path}/${id}`);
}
