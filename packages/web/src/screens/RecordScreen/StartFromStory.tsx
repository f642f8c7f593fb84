import { useModules } from '../../api/index.ts';
import { extensionOf, startedFromStories } from '../../extensions/extensionOf.ts';
import type { StorySource } from '../../extensions/slots.ts';
import { useText } from '../../i18n/index.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';

/** What can be made of an entry: a promise of what was said, for instance. */
export function StartFromStory(source: StorySource) {
  const t = useText();
  const { data: modules = [] } = useModules();
  return startedFromStories().map((path) => {
    const { fromStory } = extensionOf(path);
    const mayCreate = modules.some((module) => module.path === path && module.rights.create);
    const values = mayCreate ? fromStory?.values(source) : null;
    if (!fromStory || !values) return null;
    return (
      <button
        key={path}
        type="button"
        className="story-start"
        onClick={() => void openQuickCreate(path, values)}
      >
        {t(fromStory.label)}
      </button>
    );
  });
}
