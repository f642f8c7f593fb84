import { looksRight } from './harness/looks.ts';

looksRight('zh-CN');
