import { looksRight } from './harness/looks.ts';

looksRight('en');
