import type { GrantableModule, ModuleGrant, Reach } from '@gejie/core';
import { useFormat, useText } from '../../i18n/index.ts';
import { allRights, heldValue, isGrantable, isReachRight, limitedFields } from './grants.ts';
import { rightNames } from './RightsTable.tsx';
import { useFunctionName } from './useFunctionName.ts';

/** The rights in a module in a few words: `查看 全部 · 编辑 本人 · 新建、导出 · 2 个字段受限`. */
export function useBriefRights(): (grant: ModuleGrant, module?: GrantableModule) => string {
  const t = useText();
  const format = useFormat();
  const functionName = useFunctionName();
  return (grant, module) => {
    // What a function stands for, no role gives here; that everybody sees it holds all the same.
    const held = allRights
      .filter((right) => right === 'see' || isGrantable(module, right))
      .map((right) => ({ right, value: heldValue(grant, right, module) }))
      .filter(({ value }) => value !== 'none' && value !== false);
    const far = held
      .filter(({ right }) => isReachRight(right))
      .map(({ right, value }) => `${t(rightNames[right])} ${t(`rights.reach.${value as Reach}`)}`);
    const may = held.filter(({ right }) => !isReachRight(right)).map(({ right }) => t(rightNames[right]));
    const limited = limitedFields(grant, module).length;
    const words = [
      ...far,
      ...(may.length > 0 ? [format.list(may)] : []),
      ...(module?.writtenWith ? [t('rights.byFunction', { name: functionName(module.writtenWith) })] : []),
      ...(limited > 0 ? [t('rights.limited', { count: limited })] : []),
    ];
    return words.length > 0 ? words.join(' · ') : t('rights.nothing');
  };
}
