import { modules, ruleSets } from '@gejie/modules';
import { actions, clockworkSets, effectSets, pricings } from '@gejie/modules/effects';
import type { Product } from './composition.ts';

/** The CRM: its modules, what is always true of them, what happens in them, what can be done with them, what they cost, what falls due. */
export const product: Product = { modules, ruleSets, effectSets, actions, pricings, clockworkSets };
